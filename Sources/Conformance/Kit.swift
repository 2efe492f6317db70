import Foundation
import Steppe

/// What `expected.json` asks for a network: the file, PyPSA's method and its arguments.
struct KitCase: Decodable {
  var file: String
  var method: String
  /// Those that say what is planned, those that say how, which have a type of their own.
  var kwargs: [String: KitValue]
  var procedureArguments: ProcedureArguments
  /// What `n.set_risk_preference` is given before.
  var risk: Risk?

  struct Risk: Decodable {
    var alpha: Double
    var omega: Double
  }

  private enum CodingKeys: String, CodingKey {
    case file, method, kwargs
    case risk = "risk_preference"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    file = try container.decode(String.self, forKey: .file)
    method = try container.decode(String.self, forKey: .method)
    risk = try container.decodeIfPresent(Risk.self, forKey: .risk)
    procedureArguments = try container.decode(ProcedureArguments.self, forKey: .kwargs)
    kwargs = try container.decode([String: KitValue].self, forKey: .kwargs)
      .filter { !ProcedureArguments.names.contains($0.key) }
  }
}

struct Kit: Decodable {
  var networks: [String: KitCase]

  init(_ folder: URL) throws {
    self = try JSONDecoder().decode(Kit.self, from: Data(contentsOf: folder.appendingPathComponent("expected.json")))
  }
}

/// An argument of any type.
enum KitValue: Decodable {
  case boolean(Bool)
  case number(Double)
  case text(String)
  case list([KitValue])
  case object([String: KitValue])
  case none

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .none
    } else if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if let value = try? container.decode([KitValue].self) {
      self = .list(value)
    } else {
      self = .object(try container.decode([String: KitValue].self))
    }
  }
}
