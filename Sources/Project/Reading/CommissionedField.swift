import SteppeBase
import Yams

/// `commissioned:` what of a capacity is in operation by which date: `{by: {2025-01-01: 80 %, 2026-01-01: 100 %}}`, with
/// `status`, `source` and `note` as numbers have them.
extension ProjectReading {
  func commissioning(_ node: Node) -> Commissioning? {
    let fields = document.fields(of: node, known: ["by"] + Evidence.projectKeys)
    guard let by = fields["by"] else {
      if node.mapping != nil { document.report(.missingKey("by"), at: node, hint: .commissionedExample) }
      return nil
    }
    let entries = document.entries(of: by)
    let milestones = entries.compactMap(milestone)
    guard !entries.isEmpty, milestones.count == entries.count else {
      if entries.isEmpty { document.report(.missingKey("by"), at: by, hint: .commissionedExample) }
      return nil
    }
    for (index, (before, after)) in zip(milestones, milestones.dropFirst()).enumerated()
    where before.time >= after.time {
      document.report(.datesMustRise(entries[index + 1].key), at: entries[index + 1].keyNode)
    }
    return Commissioning(
      milestones: milestones,
      written: entries.map { "\($0.key): \($0.value.string ?? "")" }.joined(separator: ", "),
      evidence: Evidence(ofProject: fields, document))
  }

  private func milestone(_ key: String, _ keyNode: Node, _ value: Node) -> Commissioning.Milestone? {
    guard let share = document.quantity(value, .one, in: 0...1) else { return nil }
    guard let time = CalendarTime(key) else {
      document.report(.notATime(key), at: keyNode, hint: .commissionedExample)
      return nil
    }
    return Commissioning.Milestone(time: time.secondsSince1970, share: share)
  }
}
