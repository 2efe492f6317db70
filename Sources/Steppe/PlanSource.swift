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
  public init(guessing place: URL) { self = InputKind(of: place) == .project ? .project(place) : .network(place) }
}

/// What a file or folder holds, by its name and by what lies in it.
enum InputKind {
  case project, network, program
  /// A folder with none of them, or a file of another name.
  case unknown

  init(of place: URL) {
    func holds(_ name: String) -> Bool {
      FileManager.default.fileExists(atPath: place.appending(path: name).path)
    }
    let ending = place.pathExtension.lowercased()
    if isProgram(place) {
      self = .program
    } else if ["yaml", "yml"].contains(ending) || holds("project.yaml") {
      self = .project
    } else {
      self = ending == "nc" || holds("buses.csv") ? .network : .unknown
    }
  }

  /// Refuses what another command is for.
  func require(_ wanted: InputKind, at place: URL) throws(InputError) {
    if self == wanted || self == .unknown { return }
    let path = place.relativePath
    let (message, command): (Text, String) =
      switch self {
      case .project: (.isProject, "plan")
      case .program: (.isProgram, "solve")
      case .network, .unknown: (.isNetwork, "solve")
      }
    throw InputError(message, at: Issue.Place(file: path), hint: .useCommand(command, path))
  }
}

/// What was read: the network to plan and what the project knows beyond it.
struct PlanInput {
  var network: Network
  var context: PlanContext
  /// Where the network comes from, if it is a project.
  var project: BuiltProject?

  /// Looks at the network as `inspect` does, and adds what was noticed when the project was read.
  ///
  /// - Throws: `InputError` with every error.
  func inspected() throws(InputError) -> [Issue] { try (project?.project.warnings ?? []) + inspect(network) }

  /// Of a project whose sizes are all given and whose operation is free, any plan that works is wanted.
  func formulationOptions(_ options: FormulationOptions = FormulationOptions()) -> FormulationOptions {
    var options = options
    options.needsNoCost = project != nil
    return options
  }
}
