/// Sentences about networks that no program can be formed from.
extension Text {
  public static func unknownBus(_ bus: String) -> Text {
    Text("there is no bus “\(bus)”", "不存在母线“\(bus)”")
  }

  public static func unknownBranchType(_ type: String) -> Text {
    Text("there is no type “\(type)”", "不存在型号“\(type)”")
  }

  public static func unknownSense(_ sense: String) -> Text {
    Text("“\(sense)” is not a direction: use <=, == or >=", "“\(sense)”不是约束方向，应为 <=、== 或 >=")
  }

  public static let noInvestmentPeriods = Text(
    "an investment period is named, but the network has none", "指定了投资期，但网络没有投资期")

  public static let noPeriodsToInvestIn = Text(
    "planning by investment periods is asked for, but the network has none", "要求按投资期规划，但网络没有投资期")

  public static let unequalPeriods = Text(
    "an overnight cost cannot be spread over investment periods of different length: give a capital cost",
    "各投资期时长不同，无法分摊一次性投资，请改用 capital_cost")

  public static let curveAndOvernightCost = Text(
    "a curve of the capital cost and an overnight cost exclude each other", "capital_cost 曲线与一次性投资不能同时给出")

  public static let curveWithoutCapacity = Text(
    "a curve over the dispatch needs a fixed, finite capacity above zero", "按出力给出的曲线要求容量固定、有限且大于零")

  public static let levelAcrossUnequalPeriods = Text(
    "a limit cannot count what a storage carries over investment periods of several years each: let it start anew in every period or end as it starts",
    "投资期代表多年时，限额无法计入跨期储能：请令其每期重新起始或首尾相等")

  public static let lossWithoutLargestCapacity = Text(
    "transmission losses need a finite largest capacity", "计算输电损耗要求容量上限有限")

  public static func tooManyLossSegments(_ most: Int) -> Text {
    Text(
      "the losses would need more than \(most) segments: allow a larger error", "线损线性化所需分段超过 \(most) 段：请放宽误差")
  }

  public static let noSnapshots = Text("there are no snapshots to plan", "没有可供优化的时段")

  public static func noSuchSnapshot(_ position: Int, count: Int) -> Text {
    Text(
      "there is no snapshot at position \(position): the network has \(count), counted from 0",
      "不存在第 \(position) 号时段：网络共有 \(count) 个时段，从 0 开始编号")
  }

  public static let repeatedSnapshot = Text("a snapshot is selected twice", "同一时段被重复选取")

  public static let incompleteAnnuity = Text(
    "an overnight cost needs a discount rate and a lifetime above zero", "给出一次性投资时，必须同时给出折现率和大于零的寿命")

  public static let infiniteCapacityCosts = Text(
    "an infinite capacity is there already and costs something: the objective, which is less that cost, has no value",
    "已有容量为无穷大且有费用：目标函数须减去该费用，因而没有数值")

  public static let prescribedWithoutExtension = Text(
    "a capacity is prescribed, but the component is not extendable", "指定了容量，但该元件不可扩建")

  public static let zeroEfficiency = Text(
    "an efficiency of zero makes the primary energy infinite", "效率为零会使一次能源消耗无穷大")

  public static func openCapacity(perUnit: String) -> Text {
    Text(
      "an infinite capacity times \(perUnit) gives a bound that no dispatch can meet",
      "无穷大容量与 \(perUnit) 相乘得到的界限无法满足")
  }

  public static let indefiniteImpedance = Text(
    "the impedance is not a number: it divides zero by zero", "阻抗无定义：出现零除以零")

  public static func loadWithoutSupply(_ bus: String) -> Text {
    Text("bus “\(bus)” has a load, but nothing that could supply it", "母线“\(bus)”有负荷，但没有任何可供电的元件")
  }

  public static let emptyObjective = Text(
    "no component has a cost, so there is nothing to minimise", "所有元件的费用均为零，没有可供最小化的目标")

  public static let emptyObjectiveHint = Text(
    "give a marginal cost, or a capital cost to something extendable", "请给出边际成本，或为可扩建元件给出投资成本")

  public static func unknownCarrierAttribute(_ attribute: String) -> Text {
    Text("carriers have no numeric attribute “\(attribute)”", "能源载体没有数值属性“\(attribute)”")
  }

  public static func nothingExtendable(carrier: String, bus: String) -> Text {
    Text(
      "nothing extendable of carrier “\(carrier)” is at bus “\(bus)”", "母线“\(bus)”上没有载体为“\(carrier)”的可扩建元件")
  }
}
