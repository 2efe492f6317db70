import Foundation

/// What `expected.json` asks for a network: the file, PyPSA's method and its arguments.
struct KitCase: Decodable {
  var file: String
  var method: String
  var kwargs: [String: KitValue]
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
