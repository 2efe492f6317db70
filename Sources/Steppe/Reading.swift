import Foundation
import SteppeBase
import SteppeNetwork
import SteppePyPSAFiles
import SteppeResults

/// Reads what is to be planned.
func read(_ source: PlanSource) throws -> PlanInput {
  switch source {
  case .project: throw UnsupportedError([Issue(.projectsComeLater)])
  case .network(let place):
    let network = try readNetwork(at: place.path)
    return PlanInput(network: network, context: PlanContext(name: Text(verbatim: network.name)))
  }
}
