/// Sentences about procedures of several solves.
extension Text {
  public static let overlapBelowHorizon = Text(
    "the overlap must be at least 0 and smaller than the horizon", "重叠时段数须不小于 0 且小于窗口时段数")

  public static func unknownOutage(_ componentClass: String, _ name: String) -> Text {
    Text(
      "\(componentClass) “\(name)” cannot fail: there is none of that name in use",
      "无法设定 \(componentClass)“\(name)”停运：没有在用的同名元件")
  }

  public static func outagesThatSplitTheGrid(_ branches: [String]) -> Text {
    let shown = 5, names = branches.prefix(shown).joined(separator: ", ")
    let more = branches.count - min(branches.count, shown)
    return Text(
      "outages passed over, because the grid falls apart without them: " + names
        + (more > 0 ? " and \(more) more" : ""),
      "以下元件停运会使电网解列，未予校核：" + names + (more > 0 ? " 等 \(branches.count) 个" : ""))
  }

  public static let indefiniteFlows = Text(
    "impedances around loops cancel, so that flows after an outage are not determined", "回路阻抗相互抵消，停运后的潮流无法确定")

  public static let budgetBelowLeastCost = Text(
    "no plan can keep to this slack: a share of a negative cost, or of costs without the fixed ones (as in PyPSA 1.4), leaves less than the least cost; give a budget instead",
    "该裕度无方案可满足：费用为负、或按 PyPSA 1.4 不计固定运维时，所得预算低于最小费用；请改用预算")

  public static func budgetOfAllScenarios(excess: Double) -> Text {
    let percent = (excess * 1000).rounded() / 10
    return Text(
      "the budget adds the costs of all scenarios without their probabilities, as in PyPSA 1.4: the plan may cost \(percent) % more than the least expected cost; give a budget instead of a slack to have your own",
      "预算将各情景费用直接相加而不计概率（与 PyPSA 1.4 相同）：方案费用可比最小期望费用高 \(percent)%；如需自定，请以预算代替裕度")
  }

  public static let quadraticBudget = Text(
    "near-optimal plans need linear costs: with quadratic ones the budget would be a quadratic limit, which PyPSA does not allow either; give piecewise linear costs (a curve) instead",
    "近优方案要求费用为线性：若含二次费用，预算将成为二次约束（PyPSA 同样不支持）；请改用分段线性费用（曲线）")

  public static let noSuchVariable = Text(
    "the alternative objective counts what the program does not have", "替代目标引用了模型中不存在的变量")

  public static func unknownObjectiveSense(_ sense: String) -> Text {
    Text("“\(sense)” is no sense of an objective: min or max", "“\(sense)”不是目标方向，应为 min 或 max")
  }

  public static let expansionOutOfRange = Text(
    "at least one iteration has to be allowed, units have to be larger than zero, and thresholds not below it",
    "最多迭代次数至少为 1，单元容量须大于零，阈值不能为负")

  public static let slackAndBudget = Text("--slack and --budget exclude each other.", "--slack 与 --budget 不能同时使用。")

  public static let slackBelowZero = Text(
    "slack, budget and weights must be finite, and the slack not below zero", "费用裕度、预算与权重须为有限数值，且裕度不能为负")

  public static func wrongWeightCount(_ count: Int) -> Text {
    Text("a series of \(counted(count, "weight")) does not fit the snapshots", "\(count) 个权重与时段数不符")
  }
}

/// Help texts of the procedures.
extension Text {
  public static let helpProcedures = Text("Procedures of several solves", "多次求解的流程")
  public static let helpRollingHorizon = Text(
    "Plan window by window, each of this many snapshots.", "滚动优化，每个窗口含此数目的时段。")
  public static let helpOverlap = Text(
    "Snapshots of a window that the next one plans again (default 0).", "相邻窗口重叠的时段数（默认 0）。")
  public static let helpSecurity = Text(
    "Keep flows within limits after the outage of any one line or transformer (N-1).", "任一线路或变压器停运后潮流仍不越限（N-1）。")
  public static let helpOutage = Text(
    "A line that may fail, in place of all lines and transformers; may be given again.", "可能停运的线路（替代全部线路与变压器）；可多次给出。")
  public static let helpMGA = Text(
    "Find a plan of little more than the least cost, with as little (min) or as much (max) of something.",
    "在费用略高于最优的方案中，使某些量最小（min）或最大（max）。")
  public static let helpSlack = Text("How much more it may cost (default 0.05).", "允许的费用增加比例（默认 0.05）。")
  public static let helpBudget = Text(
    "The largest objective, in place of a slack.", "目标函数的上限，代替费用裕度。")
  public static let helpWeight = Text(
    "What to count, as Generator.p_nom=1 or Generator.p_nom.wind=1 (default: all generator capacity); may be given again.",
    "计入的量，如 Generator.p_nom=1、Generator.p_nom.wind=1（默认全部电源容量）；可多次给出。")
  public static let helpExpansion = Text(
    "Adapt impedances of lines to their sizes, solve again until these settle, then fix them.",
    "按线路容量更新阻抗并重复求解，直至容量稳定，然后固定。")
  public static let helpThreshold = Text(
    "Change of line sizes that counts as settled (default 0.05).", "视为稳定的线路容量变化（默认 0.05）。")
  public static let helpFewestIterations = Text("Fewest solves before that (default 1).", "最少求解次数（默认 1）。")
  public static let helpMostIterations = Text("Most solves before that (default 100).", "最多求解次数（默认 100）。")
  public static let helpLineUnit = Text("Build lines in units of this size.", "线路按此单元容量建设。")
  public static let helpLinkUnit = Text(
    "Build links of a carrier in units, as DC=600; may be given again.", "按载体给出联络元件单元容量，如 DC=600；可多次给出。")
  public static let helpLineShare = Text(
    "Share of a unit that must be used for one more (default 0.3).", "多建一个单元所需的利用比例（默认 0.3）。")
  public static let helpLinkShare = Text("The same for links of a carrier, as DC=0.4.", "同上，按联络元件载体给出，如 DC=0.4。")
  public static let helpLastUnit = Text(
    "Allow a part of the last unit below the largest size.", "允许容量上限处的最后一个单元不完整。")
  public static let oneProcedure = Text(
    "--rolling-horizon, --security-constrained, --mga and --transmission-expansion exclude each other.",
    "--rolling-horizon、--security-constrained、--mga 与 --transmission-expansion 不能同时使用。")
  public static let proceduresAreForNetworks = Text(
    "procedures are for networks, not MPS files.", "多次求解的流程仅用于网络，不用于 MPS 模型。")

  public static func optionNeeds(_ option: String, _ other: String) -> Text {
    Text("\(option) needs \(other).", "\(option) 需与 \(other) 同用。")
  }
}
