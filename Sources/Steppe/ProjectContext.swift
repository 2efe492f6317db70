import SteppeBase
import SteppeNetwork
import SteppeProject
import SteppeResults

extension PlanContext {
  /// What a project knows beyond its network, before there is a plan to compare with.
  init(_ built: BuiltProject) {
    self.init(
      name: built.project.name, currency: built.project.currency,
      assumptions: built.assumptions.map(PlanContext.Assumption.init))
  }

  /// The same with the published figures beside those of a solved network.
  func comparing(_ built: BuiltProject, with network: Network) -> PlanContext {
    var context = self
    context.comparisons = built.comparisons.map { figure in
      PlanContext.Comparison(
        subject: figure.title, published: figure.comparison.published, planned: figure.value(in: network),
        unit: figure.comparison.unit.symbol, source: figure.comparison.source, tolerance: figure.comparison.tolerance)
    }
    return context
  }
}

extension PlanContext.Assumption {
  fileprivate init(_ assumption: SteppeProject.Assumption) {
    let citations = assumption.evidence.sources.map(\.citation).joined(separator: "; ")
    let standing: PlanContext.Standing =
      switch assumption.evidence.standing {
      case .found: .published
      case .derived: .derived
      case .unverified: .unverified
      case .given: .given
      }
    self.init(
      subject: assumption.subject, value: assumption.value.english, source: Text(verbatim: citations),
      standing: standing)
  }
}
