import SteppeBase
import SteppeNetwork

/// The components that take part.
struct ActiveComponents {
  let generators: [Generator]
  let links: [Link]
  let processes: [SteppeNetwork.Process]
  let storageUnits: [StorageUnit]
  let stores: [Store]
  let loads: [Load]
  let branches: [any PassiveBranch]

  init(of network: Network) throws(InputError) {
    generators = network.generators.filter(\.isActive)
    links = network.links.filter(\.isActive)
    processes = network.processes.filter(\.isActive)
    storageUnits = network.storageUnits.filter(\.isActive)
    stores = network.stores.filter(\.isActive)
    loads = network.loads.filter(\.isActive)
    branches = try network.lines().filter(\.isActive) + network.transformers().filter(\.isActive)
  }

  var dispatchables: [any Dispatchable] { generators + links + processes }

  /// One issue for every connection to a bus that does not exist.
  func issuesWithBuses(_ buses: [String: Int]) -> [Issue] {
    var issues: [Issue] = []
    func check(_ bus: String, _ attribute: String, _ component: String) {
      if buses[bus] != nil { return }
      issues.append(
        Issue(
          .unknownBus(bus), at: Issue.Place(component: component, attribute: attribute),
          hint: closestMatch(to: bus, among: buses.keys).map(Text.didYouMean)))
    }
    for component in dispatchables {
      for port in component.ports {
        check(port.bus, component is Generator ? "bus" : "bus\(port.number)", component.title)
      }
    }
    for unit in storageUnits { check(unit.bus, "bus", unit.title) }
    for store in stores { check(store.bus, "bus", store.title) }
    for load in loads { check(load.bus, "bus", "Load '\(load.name)'") }
    for branch in branches {
      check(branch.bus0, "bus0", branch.title)
      check(branch.bus1, "bus1", branch.title)
    }
    return issues
  }
}
