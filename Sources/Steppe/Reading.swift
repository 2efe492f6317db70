import Foundation
import SteppeBase
import SteppeNetwork
import SteppeProject
import SteppePyPSAFiles
import SteppeResults

/// Reads what is to be planned.
func read(_ source: PlanSource) throws -> PlanInput {
  switch source {
  case .project(let place, let settings):
    try InputKind(of: place).require(.project, at: place)
    let built = buildNetwork(try Project.read(place.relativePath, settings: settings))
    return PlanInput(network: built.network, context: PlanContext(built), project: built)
  case .loaded(let network):
    return PlanInput(network: network, context: PlanContext(name: Text(verbatim: network.name)))
  case .network(let place):
    let network = try network(at: place)
    // PyPSA's name for networks that have none says less than the file's.
    let isNamed = !network.name.isEmpty && network.name != "Unnamed Network"
    return PlanInput(
      network: network, context: PlanContext(name: Text(verbatim: isNamed ? network.name : place.lastPathComponent)))
  }
}

/// Reads a PyPSA network. A folder that a plan was written into stands for the network in it.
func network(at place: URL) throws -> Network {
  let kind = InputKind(of: place), inside = place.appending(path: "network.nc")
  try kind.require(.network, at: place)
  let isPlan = kind == .unknown && FileManager.default.fileExists(atPath: inside.path)
  return try readNetwork(at: (isPlan ? inside : place).relativePath)
}

/// Looks for what is inconsistent in a network before anything is made of it, and for what may surprise its author.
///
/// - Returns: what is worth a word but stops nothing.
/// - Throws: `InputError` with every error.
func inspect(_ network: Network) throws(InputError) -> [Issue] {
  let issues = network.consistencyIssues()
  let errors = issues.filter { $0.severity == .error }
  guard errors.isEmpty else { throw InputError(errors) }
  return issues + network.quirks()
}
