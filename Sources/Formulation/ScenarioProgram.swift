import SteppeBase
import SteppeProgram

/// The program of one scenario as it is by itself, and where its columns and rows are in the program of all scenarios.
public struct ScenarioProgram: Sendable {
  public let name: String
  public let probability: Double
  /// As if there were only this scenario.
  public let formulation: Formulation
  /// The first of its stages in the program of all.
  let firstStage: Int
  /// For each column, row, shared column and total row its index among those of the program of all.
  let columns: [Int]
  let rows: [Int]
  let sharedColumns: [Int]
  let totalRows: [Int]

  /// What a solution of all scenarios says of this one, with the cost it has in this scenario. Multipliers are those of
  /// the program of all, so they count with the probability.
  public func solution(in joint: Solution, of program: StagedProgram) -> Solution {
    let stages = formulation.program.stageCount
    func part(_ flat: [Double], width: Int, _ places: [Int], _ tail: [Int]) -> [Double] {
      var result: [Double] = []
      result.reserveCapacity(stages * places.count + tail.count)
      for stage in firstStage..<firstStage + stages { result += places.map { flat[stage * width + $0] } }
      return result + tail.map { flat[program.stageCount * width + $0] }
    }
    var solution = joint
    solution.x = part(joint.x, width: program.columns.count, columns, sharedColumns)
    solution.y = part(joint.y, width: program.rows.count, rows, totalRows)
    solution.z = part(joint.z, width: program.columns.count, columns, sharedColumns)
    solution.objective = formulation.program.cost(at: solution.x)
    return solution
  }
}

extension ScenarioProgram {
  /// An expression in the columns of this scenario in those of the program of all, with the same sum over all stages.
  func summed(_ expression: StageExpression, in program: StagedProgram) -> StageExpression {
    let stages = formulation.program.stageCount
    func spread(_ values: Values) -> Values {
      var whole = [Double](repeating: 0, count: program.stageCount)
      for stage in 0..<stages { whole[firstStage + stage] = values[stage] }
      return .series(whole)
    }
    func moved(_ terms: [StageExpression.Term], to places: [Int]) -> [StageExpression.Term] {
      terms.map { .init(column: places[$0.column], coefficient: spread($0.coefficient)) }
    }
    return StageExpression(
      current: moved(expression.summedTerms, to: columns), shared: moved(expression.shared, to: sharedColumns),
      constant: spread(expression.constant))
  }
}

extension Formulation {
  /// What a solution says of each scenario; just itself without any.
  public func parts(of solution: Solution) -> [(formulation: Formulation, solution: Solution)] {
    if scenarios.isEmpty { return [(self, solution)] }
    return scenarios.map { ($0.formulation, $0.solution(in: solution, of: program)) }
  }
}

extension StagedProgram {
  /// The objective at a point.
  fileprivate func cost(at x: [Double]) -> Double {
    var cost = objectiveConstant
    for (index, column) in columns.enumerated() {
      for stage in 0..<stageCount {
        let value = x[stage * columns.count + index]
        cost += (column.cost[stage] + column.quadraticCost[stage] / 2 * value) * value
      }
    }
    for (column, value) in zip(sharedColumns, x[(stageCount * columns.count)...]) {
      cost += (column.cost + column.quadraticCost / 2 * value) * value
    }
    return cost
  }
}
