import SteppeBase
import SteppeNetwork
import SteppeResults

/// Why there is no plan, as a page of text: the verdict, whether its proof holds, and who is involved when.
public struct DiagnosisReport {
  let diagnosis: Diagnosis
  let network: Network
  let context: PlanContext
  let language: Language

  public init(_ diagnosis: Diagnosis, _ network: Network, _ context: PlanContext, _ language: Language) {
    self.diagnosis = diagnosis
    self.network = network
    self.context = context
    self.language = language
  }

  /// The whole report, ending in a line break.
  public var text: String {
    let verdict: Text, limitsTitle: Text
    switch diagnosis.proof {
    case .infeasible: (verdict, limitsTitle) = (.infeasible, .limiting)
    case .unbounded: (verdict, limitsTitle) = (.unbounded, .growing)
    }
    let head = [
      verdict(language), "  " + (diagnosis.proof.holds ? Text.proofHolds : .proofDoesNotHold)(language),
      "  " + Text.line(of: diagnosis.run)(language),
    ]
    let sections = [head, table(.demanded, diagnosis.demanded), table(limitsTitle, diagnosis.limits)]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func table(_ title: Text, _ parts: [Diagnosis.Part]) -> [String] {
    guard !parts.isEmpty else { return [] }
    var table = TextTable(
      alignments: [.left, .right, .left],
      header: [title, .share, .worstSnapshots].map { $0(language) })
    for part in parts {
      var snapshots = part.snapshots.map { network.snapshots.label($0) }.joined(separator: ", ")
      let more = part.snapshotCount - part.snapshots.count
      if more > 0 { snapshots += " " + Text.andMoreSnapshots(more)(language) }
      let what = Text.programPart(family: part.label.family, component: part.label.component)
      table.rows.append([what(language), Figures.percent(part.share), snapshots])
    }
    return table.lines
  }
}
