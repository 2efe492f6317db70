import SteppeBase
import SteppeProgram

/// The program of a network, and what its columns and rows stand for.
///
/// Variables are named as in PyPSA's model, by family and component: `Generator-p`, `Link-p`, `Process-p`, `Store-e`,
/// `Store-p`, `StorageUnit-p_dispatch`, `StorageUnit-p_store`, `StorageUnit-state_of_charge`, `StorageUnit-spill`,
/// `Line-s`, `Transformer-s`, with losses `Line-loss` and so on, `Transformer-phase_shift` where the shift is chosen, and
/// of units that are switched on and off `Generator-status`, `-start_up` and `-shut_down`; capacities `Generator-p_nom`, `Store-e_nom`, `Line-s_nom` and so on. Components that are
/// not active have none. Rows that results need are `Bus-nodal_balance` of each bus that something is connected to, and
/// the total rows `GlobalConstraint` of each global constraint that limits anything.
///
/// With scenarios the stages of the first are followed by those of the second, and so on. `variables` is then empty, the
/// capacities are those that are chosen, and `scenarios` tells what everything is in each scenario.
public struct Formulation: Sendable {
  public internal(set) var program: StagedProgram
  /// Positions in the network of the snapshots that the stages stand for.
  public var snapshots: [Int]
  /// What each variable is in the columns of the program.
  public let variables: [StagedProgram.Label: StageExpression]
  /// The capacity of every active component that has one.
  public let capacities: [StagedProgram.Label: Capacity]
  /// Where every limit on single snapshots went, if `FormulationOptions.keepsLimits`. The sides of a limit that needed
  /// two rows have `-lower` and `-upper` behind the label's family.
  public var limits: [StagedProgram.Label: [PlacedLimit]] = [:]
  /// What a unit of operating cost counts in the objective, by stage: prices are multipliers over it.
  public let costWeights: Values
  /// Capital cost of what extendable components already have: the objective of the program is the total cost less this.
  public let objectiveConstant: Double
  /// What is worth a word but stops nothing.
  public internal(set) var notes: [Issue] = []
  /// Whether anything was given a cost.
  var hasCost = true
  /// How many stages back the program looks by handing values from stage to stage.
  public internal(set) var memory = 1
  /// Shared columns that stand for a variable at one stage. All others are decisions made before any stage.
  var stageCopies: Set<Int> = []
  /// Whether investment is by period: capacities cost in every period they are in use in.
  public internal(set) var investsByPeriod = false
  /// Empty without scenarios.
  public internal(set) var scenarios: [ScenarioProgram] = []

  /// The values of a variable, one per stage, at a point in the program's flat order; nil if there is no such variable.
  public func values(of variable: StagedProgram.Label, at point: [Double]) -> [Double]? {
    variables[variable]?.values(at: point, of: program)
  }

  /// A capacity at a point in the program's flat order; nil if the component has none or is not active.
  public func capacity(_ label: StagedProgram.Label, at point: [Double]) -> Double? {
    capacities[label]?.value(at: point, of: program)
  }

  /// What a stage stands for: the position of a snapshot in the network, and the scenario if there are any.
  public func place(ofStage stage: Int) -> (snapshot: Int, scenario: String?) {
    let each = snapshots.count
    return (snapshots[stage % each], scenarios.isEmpty ? nil : scenarios[stage / each].name)
  }
}

/// A limit of the model as it stands in the program, with its sides by stage.
public struct PlacedLimit: Sendable {
  public enum Place: Sendable {
    /// A row of the template.
    case row(Int)
    /// The bounds of a column of the template, or what they were before other limits narrowed them.
    case column(Int)
  }

  public let place: Place
  public internal(set) var lower: Values
  public internal(set) var upper: Values
}
