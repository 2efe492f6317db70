import Foundation
import SteppeBase
import SteppeFormulation
import SteppeInteriorPoint
import SteppeNetwork
import SteppePyPSAFiles
import TestSupport
import Testing

/// The networks of the conformance kit, with what PyPSA answers (`shared/conformance/FORMAT.md`).
private struct Kit: Decodable {
  struct Case: Decodable {
    var file: String
    var method: String
    var kwargs: Arguments
    var `class`: String
    var tier: String
    var status: String
    var condition: String
    var objective: Double?
    var objective_constant: Double?
  }

  /// The arguments of PyPSA's `optimize` that a formulation takes; others make a case unsuitable here.
  struct Arguments: Decodable {
    var snapshots: [Int]?
    var include_objective_constant: Bool?
    let names: [String]

    struct Key: CodingKey {
      var stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      names = values.allKeys.map(\.stringValue)
      snapshots = try values.decodeIfPresent([Int].self, forKey: Key(stringValue: "snapshots"))
      include_objective_constant = try values.decodeIfPresent(
        Bool.self, forKey: Key(stringValue: "include_objective_constant"))
    }
  }

  var networks: [String: Case]

  static let folder = Judge.shared?.appending(path: "conformance")
  static let shared: Kit? = folder.flatMap { folder in
    guard let data = try? Data(contentsOf: folder.appending(path: "expected.json")) else { return nil }
    return try? JSONDecoder().decode(Kit.self, from: data)
  }

  /// Continuous problems that one call of `optimize` solves, with arguments that are about the formulation.
  static let names = (shared?.networks ?? [:]).filter { _, item in
    ["LP", "QP"].contains(item.class) && item.method == "optimize" && item.tier != "stochastic"
      && Set(item.kwargs.names).isSubset(of: ["snapshots", "include_objective_constant"])
  }.keys.sorted()
}

/// Needs the conformance kit, which is not part of the repository.
@Test(.enabled(if: Kit.shared != nil, "the conformance kit is not there"), arguments: Kit.names)
func theProgramHasTheOptimumThatPyPSAFinds(_ name: String) throws {
  let expected = Kit.shared!.networks[name]!
  let network = try readNetwork(at: Kit.folder!.appending(path: expected.file).path())
  let formulation: Formulation
  do {
    formulation = try formulate(
      network,
      options: FormulationOptions(
        snapshots: expected.kwargs.snapshots,
        includesObjectiveConstant: expected.kwargs.include_objective_constant ?? true))
  } catch is InputError where expected.status == "error" {
    return
  }
  let solution = solve(formulation.program)
  switch expected.condition {
  case "infeasible": #expect(solution.status == .infeasible)
  case "unbounded": #expect(solution.status == .unbounded)
  default:
    #expect(solution.status == .optimal)
    let objective = try #require(expected.objective), constant = try #require(expected.objective_constant)
    let scale = max(abs(objective), abs(objective + constant), 1)
    #expect(abs(solution.objective - objective) <= 1e-6 * scale, "\(solution.objective), not \(objective)")
    #expect(abs(formulation.objectiveConstant - constant) <= 1e-6 * scale)
  }
}
