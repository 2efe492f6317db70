import CNetCDF
import SteppeBase

/// What a netCDF file holds: dimensions, variables, attributes.
struct NetCDFInventory {
  let dimensions: [(name: String, length: Int)]
  let variables: [String: NetCDFFile.Variable]
  let attributes: [String: AttributeValue]

  init(_ file: Int32) throws(NetCDFError) {
    var dimensionCount: Int32 = 0, variableCount: Int32 = 0, attributeCount: Int32 = 0, unlimited: Int32 = 0
    try NetCDFError.check(nc_inq(file, &dimensionCount, &variableCount, &attributeCount, &unlimited))
    attributes = try Self.attributes(file, NC_GLOBAL, count: attributeCount)

    var dimensions: [(name: String, length: Int)] = []
    for dimension in 0..<dimensionCount {
      var length = 0
      let name = try Self.name { nc_inq_dim(file, dimension, $0, &length) }
      dimensions.append((name, length))
    }
    self.dimensions = dimensions

    var variables: [String: NetCDFFile.Variable] = [:]
    for variable in 0..<variableCount {
      let read = try Self.variable(file, variable, dimensions)
      variables[read.name] = read
    }
    self.variables = variables
  }

  private static func variable(
    _ file: Int32, _ variable: Int32, _ dimensions: [(name: String, length: Int)]
  ) throws(NetCDFError) -> NetCDFFile.Variable {
    var rank: Int32 = 0
    try NetCDFError.check(nc_inq_varndims(file, variable, &rank))
    var axes = [Int32](repeating: 0, count: Int(rank))
    var type: nc_type = 0, attributeCount: Int32 = 0
    let name = try name { nc_inq_var(file, variable, $0, &type, nil, &axes, &attributeCount) }
    var textLength = 1
    if type == NC_CHAR, let last = axes.popLast() { textLength = dimensions[Int(last)].length }
    return NetCDFFile.Variable(
      id: variable, name: name, type: type, dimensions: axes.map { dimensions[Int($0)].name },
      shape: axes.map { dimensions[Int($0)].length }, textLength: textLength,
      attributes: try attributes(file, variable, count: attributeCount))
  }

  private static func attributes(
    _ file: Int32, _ variable: Int32, count: Int32
  ) throws(NetCDFError) -> [String: AttributeValue] {
    var attributes: [String: AttributeValue] = [:]
    for index in 0..<count {
      let name = try name { nc_inq_attname(file, variable, index, $0) }
      attributes[name] = try attribute(file, variable, name)
    }
    return attributes
  }

  private static func attribute(
    _ file: Int32, _ variable: Int32, _ name: String
  ) throws(NetCDFError) -> AttributeValue? {
    var type: nc_type = 0, length = 0
    try NetCDFError.check(nc_inq_att(file, variable, name, &type, &length))
    guard length > 0 else { return type == NC_CHAR ? .text("") : nil }
    switch type {
    case NC_CHAR:
      var characters = [CChar](repeating: 0, count: length)
      try NetCDFError.check(nc_get_att_text(file, variable, name, &characters))
      // Some writers count the zero that ends a text, and some write an empty text as a zero.
      return .text(String(decoding: characters.map { UInt8(bitPattern: $0) }.prefix { $0 != 0 }, as: UTF8.self))
    case NC_STRING:
      var pointers = [UnsafeMutablePointer<CChar>?](repeating: nil, count: length)
      try NetCDFError.check(nc_get_att_string(file, variable, name, &pointers))
      defer { nc_free_string(length, &pointers) }
      return pointers[0].map { .text(String(cString: $0)) }
    default:
      var numbers = [Double](repeating: 0, count: length)
      try NetCDFError.check(nc_get_att_double(file, variable, name, &numbers))
      return .number(numbers[0])
    }
  }

  /// Calls a function of the library that writes a name, and gives the name.
  private static func name(_ inquire: (UnsafeMutablePointer<CChar>) -> Int32) throws(NetCDFError) -> String {
    var characters = [CChar](repeating: 0, count: Int(NC_MAX_NAME) + 1)
    let code = characters.withUnsafeMutableBufferPointer { inquire($0.baseAddress!) }
    try NetCDFError.check(code)
    return String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
