/// Sentences about what is inconsistent in a network and what Steppe cannot do with it yet.
extension Text {
  /// Names in a row, the first few only: "a, b, c and 4 more".
  public static func list(_ names: [String]) -> Text {
    let shown = 3
    let first = names.prefix(shown)
    if names.count <= shown { return Text(first.joined(separator: ", "), first.joined(separator: "、")) }
    let more = names.count - shown
    return Text(
      "\(first.joined(separator: ", ")) and \(more) more", "\(first.joined(separator: "、"))等 \(names.count) 个")
  }

  // MARK: Names

  public static let repeatedName = Text("the name is given to more than one", "名称重复")

  public static let emptyName = Text("the name is empty", "名称为空")

  public static let missingBus = Text("no bus is given", "未给出母线")

  public static func unknownCarrier(_ carrier: String, usedBy names: [String]) -> Text {
    let list = list(names)
    return Text(
      "there is no carrier “\(carrier)”; used by \(list.english)", "不存在能源载体“\(carrier)”，使用它的元件：\(list.chinese)")
  }

  public static func isolatedBuses(_ names: [String]) -> Text {
    let list = list(names)
    return Text("nothing is connected to the bus: \(list.english)", "母线上没有任何元件：\(list.chinese)")
  }

  public static let unknownAttribute = Text(
    "this attribute is not known and has no effect", "未知属性，不起作用")

  // MARK: Numbers

  public static let negativeQuadraticCost = Text(
    "a quadratic cost below zero leaves no convex program: the best plan cannot be certified",
    "二次费用为负，问题非凸，无法证明最优")

  public static let missingValue = Text("the value is missing (NaN)", "缺少数值（NaN）")

  public static let infiniteValue = Text("the value must be finite", "数值必须有限")

  public static let vastValue = Text(
    "no such number can be meant: it must be below 1e15", "数值过大，不合情理：须小于 1e15")

  public static let zeroValue = Text("the value must not be zero: it is divided by", "该值作为除数，不能为零")

  public static let lossAboveOne = Text("more than all cannot be lost: at most 1", "损失不能超过全部：最大为 1")

  /// A fault of a series.
  public static func fault(_ fault: Text, atSnapshots count: Int) -> Text {
    Text(
      "\(fault.english); wrong at \(counted(count, "snapshot")), here first",
      "\(fault.chinese)；有 \(count) 个时段有误，首个如上")
  }

  public static let infiniteShare = Text(
    "infinity says that there is no limit only on its own side, and only of a capacity that is given",
    "仅当容量为给定值、且位于限值相应一侧时，无穷大才表示不设限")

  public static func repeatedLabels(_ count: Int) -> Text {
    Text(
      "\(counted(count, "snapshot")) named as an earlier one, here first",
      "有 \(count) 个时段与之前的时段重名，首个如上")
  }

  public static func crossedBounds(_ lower: String, _ upper: String) -> Text {
    Text("\(lower) is above \(upper), which no plan can meet", "\(lower) 大于 \(upper)，任何方案都无法满足")
  }

  public static func crossedBounds(_ lower: String, _ upper: String, snapshots: Int) -> Text {
    Text(
      "\(lower) is above \(upper) at \(counted(snapshots, "snapshot")), here first",
      "有 \(snapshots) 个时段 \(lower) 大于 \(upper)，首个如上")
  }

  public static func wrongWeightings(_ name: String, _ count: Int) -> Text {
    Text(
      "the weighting “\(name)” is negative, missing or too large at \(counted(count, "snapshot")), here first",
      "有 \(count) 个时段的权重“\(name)”为负、缺失或过大，首个如上")
  }

  public static let periodsNotIncreasing = Text(
    "investment periods have to be different and in ascending order", "投资期须互不相同并按升序排列")

  public static let periodsOfSnapshotsMixed = Text(
    "the snapshots of each investment period have to stand together, in the order of the periods",
    "同一投资期的时段须连续排列，且按投资期先后排序")

  public static let periodWithoutSnapshots = Text("the investment period has no snapshots", "该投资期没有时段")

  public static func wrongPeriodWeighting(_ name: String) -> Text {
    Text("the weighting “\(name)” is negative, missing or too large", "权重“\(name)”为负、缺失或过大")
  }

  // MARK: Physics, limits, costs

  public static let zeroImpedance = Text(
    "the impedance is zero in a loop of branches: the flow there is not determined", "回路中支路阻抗为零，潮流无法确定")

  public static let zeroTransformerCapacity = Text(
    "s_nom is zero, but the impedance is in per unit of it", "s_nom 为零，而阻抗以其为基准")

  public static let crossedPhaseShifts = Text(
    "phase_shift_min is above phase_shift_max", "phase_shift_min 大于 phase_shift_max")

  public static let openPhaseShifts = Text(
    "a phase shift that is to be chosen needs finite bounds", "待优化的移相角必须有有限的上下限")

  public static func unknownConstraintType(_ type: String) -> Text {
    Text(
      "there is no kind of global constraint “\(type)”; it has no effect", "不存在全局约束类型“\(type)”，该约束不起作用")
  }

  public static let overnightCostWins = Text(
    "capital_cost is ignored because overnight_cost is given", "已给出 overnight_cost，capital_cost 被忽略")

  // MARK: Not yet

  /// - Parameter meaning: of the attribute.
  public static func notSupported(_ meaning: Text, usedBy names: [String]) -> Text {
    let list = list(names)
    return Text(
      "not supported yet: \(meaning.english); used by \(list.english)", "暂不支持：\(meaning.chinese)；使用它的元件：\(list.chinese)"
    )
  }

  public static let mixedGrowthLimits = Text(
    "as in PyPSA 1.4, every carrier with a growth limit has to meet the growth limits of all such carriers",
    "与 PyPSA 1.4 一致：凡设有增长上限的能源载体，须同时满足所有此类载体的增长上限")

  // MARK: As in PyPSA

  public static let rampsPerSnapshot = Text(
    "as in PyPSA, ramp limits hold from one snapshot to the next, however long a snapshot lasts",
    "与 PyPSA 一致：爬坡限制按相邻时段计算，与时段长短无关")
  public static let timesPerSnapshot = Text(
    "as in PyPSA, minimum up and down times count snapshots, not hours", "与 PyPSA 一致：最小启停时间按时段数计，不按小时计")
  public static let startCostsWithoutWeight = Text(
    "as in PyPSA, costs of starts and stops are not weighted, as other operating costs are",
    "与 PyPSA 一致：启停费用不乘时段权重，而其他运行费用要乘")
  public static let initialLevelWithoutLoss = Text(
    "as in PyPSA, the initial level has no standing loss in the first snapshot", "与 PyPSA 一致：首个时段不计初始存量的自耗损失")
  public static let storageCostByObjective = Text(
    "as in PyPSA, the cost of storing counts with the objective weighting, not with the hours of the store",
    "与 PyPSA 一致：存储费用按目标函数权重计，而不按储能时长计")
  public static let overlookedEmissions = Text(
    "as in PyPSA, limits on primary energy count generators and storages only; this component goes free",
    "与 PyPSA 一致：一次能源约束只计电源与储能，该元件不计入")
  public static let gainInReverse = Text(
    "as in PyPSA, a link that runs in reverse gains what it loses forwards; two links one way each lose both ways",
    "与 PyPSA 一致：反向运行时，正向的损失会变成增益；如需双向皆有损失，请改用两条单向链路")
  public static let delayedSeries = Text(
    "as in PyPSA, what arrives late is balanced with the coefficient of its arrival and reported with that of its departure",
    "与 PyPSA 一致：延时到达量按到达时的系数参与平衡，结果按出发时的系数给出")
  public static let inactiveLoads = Text(
    "as in PyPSA, a load that is not active reports its demand as served all the same",
    "与 PyPSA 一致：未启用的负荷仍在结果中显示其需求")

  public static let curve = Text("a curve of breakpoints", "分段曲线")
}
