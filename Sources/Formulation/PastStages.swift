import SteppeBase
import SteppeNetwork
import SteppeProgram

/// Looking back further than one stage. A staged program links a stage to the one before it; what reaches further is
/// handed from stage to stage by columns of its own, and single stages are tied together by shared columns.
extension Model {
  /// A variable `lag` stages earlier; before the first stage come the last ones.
  ///
  /// The columns of the chain are kept, so that every look back at the same variable shares them.
  mutating func past(_ variable: Label, _ lag: Int) -> StageExpression {
    let origin = builder.variables[variable]!
    if lag == 0 { return origin }
    var chain = chains[variable] ?? []
    while chain.count < lag - 1 {
      let before = (chain.last ?? origin).shifted
      let label = Label("\(variable.family)-past\(chain.count + 1)", variable.component)
      let next = builder.addVariable(label, lower: .constant(-.infinity), upper: .constant(.infinity))
      builder.addRow(before - next, from: .zero, to: .zero, label)
      chain.append(next)
    }
    chains[variable] = chain
    return (lag == 1 ? origin : chain[lag - 2]).shifted
  }

  /// A shared column that equals a variable at one stage.
  mutating func copy(of variable: Label, at stage: Int) -> StageExpression {
    let label = Label("\(variable.family)-at\(stage)", variable.component)
    if let column = copies[label] { return .shared(column) }
    let column = builder.addSharedVariable(label, lower: -.infinity, upper: .infinity)
    builder.limitTotal(
      builder.variables[variable]! * horizon.only(at: stage), plus: [.init(column: column, coefficient: -1)],
      from: 0, to: 0, label)
    copies[label] = column
    return .shared(column)
  }

  /// The sum of a variable over the stage and the `length` − 1 before it that are in the horizon.
  mutating func recentSum(of variable: Label, _ length: Int) -> StageExpression {
    var sum = builder.variables[variable]!
    let reach = min(length, horizon.stageCount)
    for lag in 1..<max(reach, 1) { sum += past(variable, lag) * horizon.within(lag..<horizon.stageCount) }
    return sum
  }

  /// A variable as it arrives after a delay, zero where nothing does.
  ///
  /// Lags that many stages have in common go through the chain; the few across the end of a period by shared columns.
  mutating func arrival(of variable: Label, after delay: Delay) -> StageExpression {
    let sources = network.snapshots.sources(of: delay), count = horizon.stageCount
    var stagesByLag: [Int: [Int]] = [:]
    for (stage, source) in sources.enumerated() {
      if let source { stagesByLag[(stage - source + count) % count, default: []].append(stage) }
    }
    var sum = StageExpression.zero
    for (lag, stages) in stagesByLag.sorted(by: { $0.key < $1.key }) {
      let isCommon = lag <= 1 || stages.count >= lag
      if isCommon {
        var share = [Double](repeating: 0, count: count)
        for stage in stages { share[stage] = 1 }
        sum += past(variable, lag) * Values.series(share).simplified()
      } else {
        for stage in stages { sum += copy(of: variable, at: sources[stage]!) * horizon.only(at: stage) }
      }
    }
    return sum
  }
}
