import SteppeBase
import SteppeProgram
import SteppeResults

/// What solving an MPS file came to, as a page of text.
public struct ProgramReport {
  let result: ProgramResult
  let language: Language

  public init(_ result: ProgramResult, _ language: Language) {
    self.result = result
    self.language = language
  }

  /// The whole report, ending in a line break.
  public var text: String {
    let head = [result.file.name, "  " + Text.size(of: result.file.program)(language)]
    return (head + verdict + ["  " + Text.line(of: result.run)(language)] + proof).joined(separator: "\n") + "\n"
  }

  private var verdict: [String] {
    switch result.evidence {
    case .point(let certificate):
      let status = result.status == .optimal ? Text.certified : .stopped(result.status.reasonText)
      return [
        "  \(status(language)) · \(Text.objective(language)) \(result.objective)",
        "  \(Text.certificate(language)): \(Text.line(of: certificate)(language))",
      ]
    case .none(let proof):
      let verdict: Text = result.status == .infeasible ? .infeasibleProgram : .unboundedProgram
      return [
        "  " + verdict(language), "  " + (proof.holds ? Text.proofHolds : .proofDoesNotHold)(language),
      ]
    }
  }

  private var proof: [String] {
    let parts = result.parts
    guard !parts.isEmpty else { return [] }
    let title: Text =
      result.hasCrossedLimits ? .contradictingSides : result.status == .infeasible ? .contradictingRows : .growing
    var table = TextTable(alignments: [.left, .right], header: [title, .share].map { $0(language) })
    table.rows = parts.map { [$0.name, Figures.percent($0.share)] }
    return [""] + table.lines
  }
}

extension Text {
  /// How many columns, rows and coefficients a program has.
  public static func size(of program: LinearProgram) -> Text {
    programSize(columns: program.columnCount, rows: program.rowCount, entries: program.values.count)
  }
}
