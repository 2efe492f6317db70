import Foundation
import SteppeBase
import SteppeNetwork
import SteppeProgram
import SteppeReport
import SteppeResults

/// What planning came to: results, or the reason why there are none.
public struct Plan: Sendable {
  public enum Outcome: Sendable {
    /// A point: optimal if its certificate holds, else the best one found.
    case results(Results)
    /// There is no plan, or no best one; with the proof.
    case none(Diagnosis)
  }

  public var outcome: Outcome
  /// The network that was planned, without results.
  public var network: Network
  public var context: PlanContext
  /// What is worth a word but stops nothing.
  public var warnings: [Issue]

  init(_ outcome: Outcome, for input: PlanInput, _ warnings: [Issue]) {
    self.outcome = outcome
    self.warnings = warnings
    network = input.network
    context = input.context
    if case .results(let results) = outcome {
      context = input.project.map { context.comparing($0, with: results) } ?? context.costing(results)
    }
  }

  /// What there is to build and to run; nil if there is no plan.
  public var results: Results? { if case .results(let results) = outcome { results } else { nil } }

  public var status: SolutionStatus {
    switch outcome {
    case .results(let results): return results.status
    case .none(let diagnosis):
      if case .infeasible = diagnosis.proof { return .infeasible }
      return .unbounded
    }
  }

  /// The plan as a page of text.
  public func text(_ language: Language) -> String {
    switch outcome {
    case .results(let results): TerminalReport(results, context, language).text
    case .none(let diagnosis): DiagnosisReport(diagnosis, network, context, language).text
    }
  }

  /// The content of `plan.json`.
  public var document: JSON {
    switch outcome {
    case .results(let results): PlanDocument.of(results, context)
    case .none(let diagnosis): PlanDocument.of(diagnosis, network, context)
    }
  }

  /// The result in the exchange format of the PyPSA conformance kit.
  public var conformanceDocument: JSON {
    switch outcome {
    case .results(let results): ConformanceDocument.of(results)
    case .none(let diagnosis): ConformanceDocument.of(diagnosis)
    }
  }
}
