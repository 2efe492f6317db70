import Foundation
import SteppeBase
import SteppeNetwork
import SteppeProject
import SteppePyPSAFiles
import SteppeResults

/// Reads what is to be planned.
func read(_ source: PlanSource) throws -> PlanInput {
  switch source {
  case .project(let place):
    let built = buildNetwork(try Project.read(place.path))
    return PlanInput(network: built.network, context: PlanContext(built), project: built)
  case .network(let place):
    let network = try readNetwork(at: place.path)
    return PlanInput(network: network, context: PlanContext(name: Text(verbatim: network.name)))
  }
}
