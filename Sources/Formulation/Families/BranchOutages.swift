import SteppeBase
import SteppeNetwork

/// The lines and transformers that may fail, one at a time.
public enum BranchOutages: Sendable, Equatable {
  public struct Branch: Sendable, Hashable {
    public var componentClass: ComponentClass
    public var name: String

    public init(_ componentClass: ComponentClass, _ name: String) {
      self.componentClass = componentClass
      self.name = name
    }
  }

  case all
  case these([Branch])
}

extension Model {
  /// The grid survives the outage of any one branch l (N−1): what l carried goes on over the others, without a new
  /// dispatch, and on none of them exceeds the limit,
  ///
  ///     −maximum S + loss ≤ s_k + f_kl s_l ≤ maximum S − loss      for every k ≠ l
  ///
  /// with the outage factors f of what is in use. A branch without which the grid falls apart has none, and is passed over
  /// with a word.
  mutating func surviveOutages() {
    guard let outages = options.outages else { return }
    let outage = failing(outages)
    if outage.isEmpty { return }
    let factors = topologies.compactMap { OutageFactors($0.loops, branchCount: branches.count) }
    if factors.count < topologies.count {
      issues.append(Issue(.indefiniteFlows))
      return
    }
    var bridges: [String] = []
    for failed in outage {
      var redistribution: [Int: Values] = [:]
      for (topology, factors) in zip(topologies, factors) where topology.branches.contains(failed) {
        guard let column = factors.factors(ofOutage: failed) else { continue }
        for branch in topology.branches where branch != failed && abs(column[branch]) > Self.smallestFactor {
          redistribution[branch, default: .zero] =
            redistribution[branch, default: .zero] + topology.during * .constant(column[branch])
        }
      }
      if redistribution.isEmpty { bridges.append(branches[failed].branch.title) }
      for (branch, share) in redistribution.sorted(by: { $0.key < $1.key }) {
        limit(branch, afterOutageOf: failed, share)
      }
    }
    if !bridges.isEmpty { notes.append(Issue(.outagesThatSplitTheGrid(bridges), severity: .warning)) }
  }

  /// Below this a factor is rounding: the flow stays what it is, which has its limit already.
  private static let smallestFactor = 1e-9

  private mutating func limit(_ branch: Int, afterOutageOf failed: Int, _ share: Values) {
    let item = branches[branch], lost = branches[failed].branch
    let most = item.capacity.times(item.branch.maximumPerUnit.limit(while: item.activity))
    let flow = item.flow + branches[failed].flow * share
    let label = Label(
      "\(item.branch.componentClass.rawValue)-s_after_outage", "\(item.branch.name) / \(lost.title)")
    if item.loss.isConstant {
      builder.limit(flow, from: most * .constant(-1), to: most, label)
    } else {
      builder.limit(flow - item.loss, from: most * .constant(-1), label.appending("lower"))
      builder.limit(flow + item.loss, to: most, label.appending("upper"))
    }
  }

  /// The positions of branches that may fail; an issue for each that is named but not there or never in use.
  private mutating func failing(_ outages: BranchOutages) -> [Int] {
    let used = Set(topologies.flatMap(\.branches)).sorted()
    guard case .these(let named) = outages else { return used }
    let position = Dictionary(
      used.map { (BranchOutages.Branch(branches[$0].branch.componentClass, branches[$0].branch.name), $0) },
      uniquingKeysWith: { first, _ in first })
    return named.compactMap { branch in
      if let found = position[branch] { return found }
      let known = used.map { branches[$0].branch }.filter { $0.componentClass == branch.componentClass }.map(\.name)
      issues.append(
        Issue(
          .unknownOutage(branch.componentClass.rawValue, branch.name),
          hint: closestMatch(to: branch.name, among: known).map(Text.didYouMean)))
      return nil
    }
  }
}
