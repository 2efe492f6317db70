/// Sentences about networks with scenarios.
extension Text {
  /// Where an issue is that only one scenario has.
  public static func scenario(_ name: String) -> Text { Text("scenario '\(name)'", "情景“\(name)”") }

  public static func scenarioWeight(_ weight: String) -> Text {
    Text("a probability must be a number of at least 0, not \(weight)", "概率必须是不小于 0 的数，而非 \(weight)")
  }

  public static func scenarioWeightsSum(_ sum: String) -> Text {
    Text("the probabilities of the scenarios sum to \(sum) instead of 1", "各情景概率之和为 \(sum)，而不是 1")
  }

  public static let scaleWeights = Text("divide every probability by their sum", "请将各概率除以其总和")

  public static func missingInScenario(_ names: [String]) -> Text {
    let list = list(names)
    return Text(
      "every scenario must have the same components; missing or out of place here: \(list.english)",
      "所有情景的元件必须相同；此处缺少或次序不同：\(list.chinese)")
  }

  public static func differsFromScenario(_ first: String, _ here: String, _ there: String) -> Text {
    Text(
      "the value is “\(here)”, but “\(there)” in scenario '\(first)': what a network is made of must be the same in all scenarios",
      "此处取值“\(here)”，而情景“\(first)”中为“\(there)”：网络结构在各情景中必须一致")
  }

  public static let riskWithoutScenarios = Text(
    "a risk preference needs scenarios, but the network has none", "风险偏好要求网络带有情景，但该网络没有情景")

  public static func riskOutOfRange(confidence: String, weight: String) -> Text {
    Text(
      "a risk preference needs 0 < alpha < 1 and 0 ≤ omega ≤ 1, not alpha = \(confidence) and omega = \(weight)",
      "风险偏好要求 0 < alpha < 1 且 0 ≤ omega ≤ 1，而给定值为 alpha = \(confidence)、omega = \(weight)")
  }

  public static let riskWithSquaredCost = Text(
    "a quadratic cost cannot go with a risk preference, which would make limits quadratic: give a piecewise linear cost instead",
    "二次成本不能与风险偏好并用，否则约束变为二次：请改用分段线性成本")

  public static let seriesMissingInScenario = Text(
    "there is no series in this scenario, but in another: its fixed value counts", "该情景没有时间序列而其他情景有：此处采用其固定值")

  // MARK: Reports

  public static let scenarios = Text("Scenarios", "情景")
  public static let probability = Text("Probability", "概率")

  /// Under charts over time.
  public static func chartsShowScenario(_ name: String) -> Text {
    Text(
      "Sizes, energies and costs are expected values; curves over time are those of scenario '\(name)'. Prices of a scenario count with its probability.",
      "容量、电量和费用为期望值；时间曲线取自情景“\(name)”。各情景的价格已计入其概率。")
  }
}
