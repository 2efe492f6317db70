/// Words of results and reports.
extension Text {
  public static let plan = Text("Plan", "规划方案")
  public static let component = Text("Component", "组件")
  public static let components = Text("Components", "组件")
  public static let carrier = Text("Carrier", "载体")
  public static let bus = Text("Bus", "母线")
  public static let size = Text("Size", "容量")
  public static let given = Text("given", "给定")
  public static let chosen = Text("chosen", "优化")
  public static let freeSize = Text("free", "由规划确定")
  public static let unlimited = Text("unlimited", "不限")
  public static let others = Text("others", "其他")
  public static let demands = Text("demands", "需求")
  public static let supplied = Text("Supplies", "输出")
  public static let taken = Text("Takes", "输入")
  public static let fullLoadHours = Text("Full-load h", "利用小时")
  public static let curtailed = Text("Unused", "弃用")
  public static let costPerHorizon = Text("Cost", "费用")
  public static let capacitiesAndEnergy = Text("Capacities and energy", "容量与能量")
  public static let costs = Text("Costs over the horizon", "规划期费用")
  public static let capitalCost = Text("Capital (annuity)", "投资年金")
  public static let fixedCost = Text("Fixed operation", "固定运维")
  public static let operatingCost = Text("Operation", "运行费用")
  public static let sales = Text("Sales", "销售收入")
  public static let totalCost = Text("Total cost", "总费用")
  public static let objective = Text("objective", "目标函数")
  public static let ofWhichObjective = Text(
    "Objective (chosen capacity and operation)", "目标函数（优化容量与运行）")
  public static let lifeCycle = Text("Over the life of the project", "全生命周期")
  public static let initialInvestment = Text("Investment", "初始投资")
  public static let costOfAYear = Text("Cost of a year, less sales", "年净成本")
  public static let priceYear = Text("Price year", "价格年份")

  public static func netPresentCost(years: String, rate: String) -> Text {
    Text("Net present cost, \(years) years at \(rate)", "净现值成本（\(years) 年，折现率 \(rate)）")
  }

  public static let productCosts = Text(
    "What products cost (all costs, shared assets by use)", "产品平准化成本（含全部成本，共用资产按用量分摊）")
  public static let user = Text("For", "去向")
  public static let allPeriods = Text("All periods", "全部投资期")
  public static let product = Text("Product", "产品")
  public static let levelisedCost = Text("Levelised cost", "平准化成本")
  public static let priceReceived = Text("Price paid for it", "售价")
  public static let surroundings = Text("From and to the surroundings (on no bus)", "取自与排入环境（不计入母线）")
  public static let substance = Text("Substance", "物质")
  public static let takenFrom = Text("Taken", "取自环境")
  public static let givenTo = Text("Given off", "排入环境")
  public static let modules = Text(
    "In modules (the plan chooses sizes freely; what is bought is whole)", "折合台数（规划按连续容量优化，购置须为整台）")
  public static let module = Text("Module", "单台")
  public static let moduleCount = Text("Number", "台数")
  public static let wholeModules = Text("Whole", "整台")
  public static let wholeSize = Text("Size then", "整台容量")
  public static let roundingCost = Text("Costs at most, a year", "年增成本上限")

  public static func planInModules(setting: String) -> Text {
    Text(
      "--round-modules plans with whole modules; --set \(setting) with a number of your own",
      "--round-modules 按整台重新规划；--set \(setting) 可自定台数")
  }

  public static func roundedPlan(more: String, share: String) -> Text {
    Text(
      "sizes are whole modules: \(more) a year (\(share)) above the plan with free sizes, below which no plan is",
      "容量已取整台：年成本比连续容量方案高 \(more)（\(share)），后者为任何方案的下界")
  }

  /// - Parameter gap: by how much less another plan in whole modules could cost; nil where none can.
  public static func searchedPlans(_ plans: Int, gap: String?) -> Text {
    guard let gap else {
      return Text("the best in whole modules, after \(plans) plans", "整台方案中最优（共比较 \(plans) 个方案）")
    }
    return Text(
      "no other plan in whole modules is more than \(gap) a year better (\(plans) plans)",
      "其他整台方案最多再省 \(gap)/年（已比较 \(plans) 个方案）")
  }

  public static func noWholeModules(_ asset: String) -> Text {
    Text(
      "no whole number of modules lies in the range of “\(asset)”; its size stays free",
      "“\(asset)”的可选范围内没有整台数，其容量仍为连续")
  }

  public static let impossibleInModules = Text(
    "there is a plan with free sizes, but none in whole modules within the ranges of the project",
    "连续容量有可行方案，但在项目给定范围内没有整台方案")

  public static func noPlanInModules(_ plans: Int) -> Text {
    Text(
      "no plan in whole modules was found among \(plans); sizes stay free. Set numbers of your own with --set",
      "比较 \(plans) 个方案未得到整台方案，容量仍为连续；可用 --set 自定台数")
  }

  public static let prices = Text("Prices", "边际价格")
  public static let priceMean = Text("Mean", "平均")
  public static func users(_ count: Int) -> Text { Text(counted(count, "user"), "\(count) 个用户") }
  public static let priceByLoad = Text("By load", "按用量加权")
  public static let priceWeighted = Text("Weighted", "加权平均")
  public static let priceLowest = Text("Lowest", "最低")
  public static let priceHighest = Text("Highest", "最高")
  public static let unit = Text("Unit", "单位")
  public static let carbonOfOperation = Text("CO2 of operation", "运行碳排放")
  public static let total = Text("total", "合计")
  public static let emissions = Text("Emissions (unit of the network)", "排放（按网络单位）")
  public static let amount = Text("Amount", "数量")
  public static let rules = Text("Rules", "规则核查")
  public static let before = Text("Before", "原方案")
  public static let after = Text("After", "新方案")
  public static let yearlyCost = Text("cost of a year", "年成本")
  public static let whatChanges = Text("What changes", "方案对比")
  public static let bindingHours = Text("Binding h", "紧约束时数")
  public static let pricePerPoint = Text("Cost per point", "每点成本")
  public static let watched = Text("watched", "仅监测")
  public static let rule = Text("Rule", "规则")
  public static let limits = Text("Limits on the whole system", "系统约束")
  public static let limit = Text("Limit", "限值")
  public static let value = Text("Value", "取值")
  public static let margin = Text("Margin", "裕度")
  public static let multiplier = Text("Multiplier", "影子价格")
  public static let comparison = Text("Against published figures", "与公布数据对照")
  public static let published = Text("Published", "公布值")
  public static let planned = Text("Plan", "方案值")
  public static let difference = Text("Difference", "偏差")
  public static let source = Text("Source", "来源")
  public static let assumptions = Text("Assumptions", "假设与来源")
  public static let subject = Text("Subject", "项目")
  public static let standing = Text("Standing", "可信度")
  public static let standingPublished = Text("published", "已公布")
  public static let standingDerived = Text("derived", "推算")
  public static let standingUnverified = Text("unverified", "未核实")
  public static let standingGiven = Text("given by the project", "项目给定")
  public static let certificate = Text("Certificate", "最优性证书")
  public static let certified = Text("optimal, certified", "最优，已验证")
  public static let notCertified = Text("best point found, not proven optimal", "当前最好解，未证明最优")
  public static let infeasible = Text("There is no plan: the limits contradict each other.", "无可行方案：约束相互矛盾。")
  public static let unbounded = Text("There is no best plan: the cost falls without end.", "没有最优方案：费用可无限下降。")
  public static let infeasibleProgram = Text("infeasible: the rows and bounds contradict each other", "不可行：约束相互矛盾")
  public static let unboundedProgram = Text("unbounded: the objective improves without end", "无界：目标函数可无限改善")
  public static let contradictingRows = Text("Rows that contradict each other", "相互矛盾的约束")
  public static let contradictingSides = Text("What has a lower limit above its upper one", "下限高于上限者")
  public static let proofHolds = Text("The proof was checked and holds.", "证明已复核，成立。")
  public static let proofDoesNotHold = Text(
    "The proof was checked and does not hold within its tolerance.", "证明经复核未达到允许误差。")
  public static let demanded = Text("What is asked for", "需求方")
  public static let limiting = Text("What stands in the way", "受限方")
  public static let growing = Text("What would grow without end", "可无限增长的量")
  public static let share = Text("Share", "占比")
  public static let worstSnapshots = Text("Worst snapshots", "最严重时刻")
  public static let dispatch = Text("Operation through the horizon", "全期运行")
  public static let storageLevels = Text("Storage levels", "储能状态")
  public static let priceDuration = Text("Price duration", "价格持续曲线")
  public static let capacityChart = Text("Capacity", "装机容量")

  /// One line that says what the certificate found.
  public static func certificateLine(gap: String, feasibility: String, dual: String, complementarity: String) -> Text {
    Text(
      "relative gap \(gap) · feasibility \(feasibility) · dual feasibility \(dual) · complementarity \(complementarity)",
      "相对对偶间隙 \(gap) · 原始可行性 \(feasibility) · 对偶可行性 \(dual) · 互补松弛 \(complementarity)")
  }

  public static func solverLine(iterations: Int, seconds: String, method: String) -> Text {
    Text("\(counted(iterations, "iteration")) · \(seconds) · \(method)", "迭代 \(iterations) 次 · \(seconds) · \(method)")
  }

  public static func stopped(_ reason: Text) -> Text {
    Text(
      "Stopped without a proof (\(reason.english)): the best point found follows.",
      "未得到最优性证明（\(reason.chinese)），以下为当前最好解。")
  }

  public static let reachedIterationLimit = Text("iteration limit", "达到迭代上限")
  public static let reachedTimeLimit = Text("time limit", "达到时间上限")
  public static let wasCancelled = Text("cancelled", "用户中止")
  public static let stalled = Text("no further progress", "停滞")
  public static let numericalTrouble = Text("numerical trouble", "数值困难")

  /// The condition of a rule that is nearest to its limit.
  public static func tightest(_ name: String, of conditions: Int) -> Text {
    if conditions == 1 { return Text(verbatim: name) }
    return Text("\(name) (tightest of \(conditions))", "\(name)（\(conditions) 项中最紧）")
  }

  public static func programSize(columns: Int, rows: Int, entries: Int) -> Text {
    Text(
      "\(counted(columns, "column")), \(counted(rows, "row")), \(counted(entries, "coefficient"))",
      "\(grouped(columns)) 列，\(grouped(rows)) 行，\(grouped(entries)) 个系数")
  }

  public static func horizon(snapshots: String, hours: String) -> Text {
    func counted(_ count: String, _ noun: String) -> String { "\(count) \(noun)\(count == "1" ? "" : "s")" }
    return Text(
      "\(counted(snapshots, "snapshot")), \(counted(hours, "hour"))", "\(snapshots) 个时段，\(hours) 小时")
  }

  public static func shareOfTime(percent: Int) -> Text {
    percent == 0 ? Text("0 % of the time", "时间占比 0 %") : Text(verbatim: "\(percent) %")
  }

  public static func andMoreSnapshots(_ count: Int) -> Text { Text("and \(count) more", "等另外 \(count) 个") }

  /// What a family of rows or columns of the program is, in the user's words. Families are named as PyPSA names its
  /// variables and constraints.
  public static func programPart(family: String, component: String) -> Text {
    let words = family.split(separator: "-", maxSplits: 1).map(String.init)
    let kind = classNames[words[0]] ?? Text(verbatim: words[0])
    guard words.count == 2 else { return Text("\(kind.english) \(component)", "\(kind.chinese) \(component)") }
    let what = partNames[words[1]] ?? Text(verbatim: words[1])
    return Text("\(kind.english) \(component): \(what.english)", "\(kind.chinese) \(component)：\(what.chinese)")
  }

  /// PyPSA's class names in plain words.
  public static let classNames: [String: Text] = [
    "Bus": Text("bus", "母线"), "Generator": Text("generator", "电源"), "Load": Text("load", "负荷"),
    "Link": Text("link", "转换/输送"), "Process": Text("process", "工艺"), "Store": Text("store", "储存"),
    "StorageUnit": Text("storage unit", "储能单元"), "Line": Text("line", "线路"),
    "Transformer": Text("transformer", "变压器"), "GlobalConstraint": Text("limit", "系统约束"), "Rule": Text("rule", "规则"),
  ]

  private static let partNames: [String: Text] = [
    "nodal_balance": Text("the balance of supply and demand", "供需平衡"),
    "p": Text("power", "功率"), "s": Text("flow", "潮流"), "e": Text("level", "存量"),
    "p_nom": Text("capacity", "装机容量"), "e_nom": Text("capacity", "储存容量"), "s_nom": Text("capacity", "输电容量"),
    "p_dispatch": Text("discharging", "放电"), "p_store": Text("charging", "充电"),
    "state_of_charge": Text("state of charge", "荷电状态"), "spill": Text("spill", "弃水"),
    "energy_balance": Text("balance of the stored energy", "储能平衡"),
    "p-upper": Text("upper limit of power", "功率上限"), "p-lower": Text("lower limit of power", "功率下限"),
    "s-upper": Text("upper limit of flow", "潮流上限"), "s-lower": Text("lower limit of flow", "潮流下限"),
    "e-upper": Text("upper limit of the level", "存量上限"), "e-lower": Text("lower limit of the level", "存量下限"),
  ]
}

/// Words of comparisons of two networks.
extension Text {
  public static let comparisonOfNetworks = Text("Two solved networks", "两个求解后网络的对比")
  public static let largestDifference = Text("Largest in a snapshot", "单时段最大差")
  public static let networkWithoutResults = Text("the network has no results", "该网络没有求解结果")
  public static let solveItFirst = Text(
    "solve it first: steppe solve NETWORK --out FOLDER writes FOLDER/network.nc",
    "请先求解：steppe solve NETWORK --out FOLDER 会写出 FOLDER/network.nc")

  public static func differing(_ count: Int, of all: Int, by share: String) -> Text {
    Text("\(count) of \(all) differ by more than \(share)", "\(all) 项中 \(count) 项相差超过 \(share)")
  }

  public static func moreRows(_ count: Int) -> Text {
    Text(
      "\(count) more in --html and --json, which differ less", "另有差别较小的 \(count) 行，见 --html 与 --json")
  }

  public static func costName(_ name: String) -> Text {
    switch name {
    case "objective": .objective
    case "capital": .capitalCost
    case "fixed": .fixedCost
    case "operation": .operatingCost
    default: .totalCost
    }
  }
}

/// Words of the report page.
extension Text {
  public static let relativeGap = Text("Relative gap", "相对对偶间隙")
  public static let solvedIn = Text("Solved in", "求解用时")

  public static func suppliedCarrier(_ carrier: String) -> Text { Text("\(carrier) supplied", "\(carrier)供应量") }
}
