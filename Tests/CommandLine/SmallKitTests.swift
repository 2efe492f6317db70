import Foundation
import TestSupport
import Testing

/// What PyPSA answers for the networks of the small kit, which is part of the repository (see `SmallKit/make.py`).
private struct SmallKit: Decodable {
  struct Case: Decodable {
    var objective: Double
    var quantities: Tree
  }

  var networks: [String: Case]

  static let folder = Judge.packageRoot.appending(path: "Tests/CommandLine/SmallKit")

  init() throws {
    self = try JSONDecoder().decode(
      SmallKit.self, from: Data(contentsOf: Self.folder.appending(path: "expected.json")))
  }
}

/// Numbers under names.
private indirect enum Tree: Decodable {
  case number(Double)
  case branches([String: Tree])

  init(from decoder: any Decoder) throws {
    if let number = try? decoder.singleValueContainer().decode(Double.self) {
      self = .number(number)
    } else {
      self = .branches(try decoder.singleValueContainer().decode([String: Tree].self))
    }
  }

  /// Every number with the names on the way to it.
  var leaves: [(path: [String], value: Double)] {
    switch self {
    case .number(let value): [([], value)]
    case .branches(let branches):
      branches.sorted { $0.key < $1.key }.flatMap { name, tree in tree.leaves.map { ([name] + $0.path, $0.value) } }
    }
  }
}

private func number(_ path: [String], in result: Any?) -> Double? {
  path.reduce(result) { ($0 as? [String: Any])?[$1] } as? Double
}

@Test func everyNetworkOfTheSmallKitAgreesWithPyPSA() throws {
  let out = try temporaryFolder(), kit = try SmallKit()
  let run = try Executable.conformance.run([SmallKit.folder.path(), out.path()])
  #expect(run.code == 0, "\(run.errors)")
  #expect(kit.networks.count == 10)
  var compared = 0
  for (name, expected) in kit.networks {
    let file = out.appending(path: name + ".json")
    let result = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
    #expect(result?["condition"] as? String == "optimal", "\(name): \(result?["message"] ?? "")")
    let objective = try #require(result?["objective"] as? Double, "\(name)")
    #expect(abs(objective - expected.objective) <= 1e-6 * abs(expected.objective), "\(name): \(objective)")
    for (path, value) in expected.quantities.leaves {
      let found = number(path, in: result)
      #expect(
        found.map { abs($0 - value) <= 1e-4 * max(1, abs(value)) } == true,
        "\(name) \(path): \(found ?? .nan), not \(value)")
      compared += 1
    }
  }
  #expect(compared >= 40)
}
