import SteppeBase
import SteppeFormulation
import SteppeNetwork

/// What was found to be in order.
public struct CheckSummary: Sendable, Equatable {
  public var components: Int
  public var snapshots: Int
  public var columns: Int
  public var rows: Int
  /// What is worth a word but stops nothing.
  public var warnings: [Issue]

  /// One sentence for the user.
  public func text(_ language: Language) -> String {
    Text.checkedNetwork(components: components, snapshots: snapshots, columns: columns, rows: rows)(language)
  }
}

/// Reads the input and forms its program without solving it.
///
/// - Throws: `InputError` or `UnsupportedError` with everything that is wrong with the input.
public func check(_ source: PlanSource) throws -> CheckSummary {
  let input = try read(source)
  let warnings = try input.inspected()
  let program = try formulate(input.network, options: input.formulationOptions()).program
  return CheckSummary(
    components: input.network.componentCount, snapshots: input.network.snapshots.count, columns: program.columnCount,
    rows: program.rowCount, warnings: warnings)
}
