import SteppeBase
import SteppeNetwork
import SteppeProgram
import SteppeResults

/// The plan as a page of text.
public struct TerminalReport {
  let results: Results
  let context: PlanContext
  let language: Language

  public init(_ results: Results, _ context: PlanContext, _ language: Language) {
    self.results = results
    self.context = context
    self.language = language
  }

  /// The whole report, ending in a line break.
  public var text: String {
    let tables = ReportTables(results: results, context: context, language: language)
    let sections = [
      tables.comparisons, tables.components, tables.modules, tables.costs, tables.scenarios, tables.lifeCycle,
      tables.products, tables.surroundings, tables.rules, tables.limits, tables.prices, tables.emissions,
      tables.assumptions,
    ].map { $0.lines(language) }
    return ([heading] + sections).filter { !$0.isEmpty }
      .map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var heading: [String] {
    let status = results.status == .optimal ? Text.certified : .stopped(results.status.reasonText)
    let name = context.name(language)
    return [
      name.isEmpty ? Text.plan(language) : name,
      String(repeating: "═", count: max(displayWidth(name), 4)),
      "  " + Text.horizon(of: results.network.snapshots)(language),
      "  \(status(language)) · \(Text.objective(language)) "
        + Figures.grouped(results.objective, decimals: 2) + (context.currency.isEmpty ? "" : " " + context.currency),
      "  \(Text.certificate(language)): \(Text.line(of: results.certificate)(language))",
      "  " + Text.line(of: results.run)(language),
    ]
  }
}

extension Text {
  static func line(of certificate: Certificate) -> Text {
    certificateLine(
      gap: Figures.small(certificate.relativeGap),
      feasibility: Figures.small(max(certificate.rowResidual.relative, certificate.boundResidual.relative)),
      dual: Figures.small(certificate.dualResidual.relative),
      complementarity: Figures.small(certificate.relativeComplementarity))
  }

  static func horizon(of snapshots: Snapshots) -> Text {
    let hours = snapshots.generatorWeightings.reduce(0, +)
    return horizon(snapshots: Figures.whole(Double(snapshots.count)), hours: Figures.whole(hours))
  }

  static func line(of run: Results.Run) -> Text {
    solverLine(iterations: run.iterations, seconds: Figures.seconds(run.seconds), method: run.method)
  }
}

extension SolutionStatus {
  var reasonText: Text {
    switch stopReason {
    case .iterationLimit: .reachedIterationLimit
    case .timeLimit: .reachedTimeLimit
    case .cancelled: .wasCancelled
    case .stalled: .stalled
    case .numericalTrouble, nil: .numericalTrouble
    }
  }
}

extension PlanContext.Standing {
  var text: Text {
    switch self {
    case .published: .standingPublished
    case .derived: .standingDerived
    case .unverified: .standingUnverified
    case .given: .standingGiven
    }
  }
}
