import Foundation
import SteppeBase
import SteppeFormulation
import SteppeNetwork
import SteppeProject
import SteppeResults

/// What is to be planned.
public enum PlanSource: Sendable {
  /// A folder with a `project.yaml`, or that file.
  case project(URL, settings: [String] = [])
  /// A PyPSA network: a netCDF file or a folder of CSV files.
  case network(URL)
  /// A network that is in memory already.
  case loaded(Network)

  /// A project if there is a `project.yaml`, else a network.
  public init(guessing place: URL) {
    let isProject =
      place.pathExtension == "yaml"
      || FileManager.default.fileExists(atPath: place.appendingPathComponent("project.yaml").path)
    self = isProject ? .project(place) : .network(place)
  }
}

/// What was read: the network to plan and what the project knows beyond it.
struct PlanInput {
  var network: Network
  var context: PlanContext
  /// Where the network comes from, if it is a project.
  var project: BuiltProject?

  /// Of a project whose sizes are all given and whose operation is free, any plan that works is wanted.
  func formulationOptions(_ options: FormulationOptions = FormulationOptions()) -> FormulationOptions {
    var options = options
    options.needsNoCost = project != nil
    return options
  }
}
