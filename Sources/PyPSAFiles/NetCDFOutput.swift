import CNetCDF
import Foundation
import SteppeBase
import SteppeNetCDF
import SteppeNetwork

/// The content of a netCDF file to be written: gathered first and written at once, because the library would otherwise
/// rearrange the file with every new variable.
struct NetCDFOutput {
  enum Data {
    case numbers([Double])
    case integers([Int])
    case booleans([Bool])
    case texts([String])
  }

  struct Variable {
    var name: String
    var dimensions: [String]
    var data: Data
    var attributes: [String: String] = [:]
    /// Whether it is large enough for compression to pay.
    var isCompressed = false
  }

  private(set) var dimensions: [(name: String, length: Int)] = []
  private(set) var variables: [Variable] = []
  var attributes: [(name: String, value: AttributeValue)] = []

  /// Adds a dimension with its labels.
  mutating func addCoordinate(_ name: String, _ data: Data) {
    dimensions.append((name, data.count))
    variables.append(Variable(name: name, dimensions: [name], data: data))
  }

  mutating func add(_ variable: Variable) { variables.append(variable) }

  /// The file is made in memory first: where the disk is full, the library would end the whole process. Use it inside
  /// `NetCDFLibrary.exclusively` only.
  ///
  /// - Throws: `OutputError`; `NetCDFError` if the library cannot make it.
  func write(to path: String) throws {
    var file: Int32 = 0, image = NC_memio()
    try NetCDFError.check(nc_create_mem("network", NC_CLOBBER | NC_NETCDF4, 0, &file))
    do {
      let identifiers = try define(file)
      try NetCDFError.check(nc_enddef(file))
      for (variable, identifier) in zip(variables, identifiers) { try put(variable.data, file, identifier) }
    } catch {
      nc_close(file)
      throw error
    }
    try NetCDFError.check(nc_close_memio(file, &image))
    defer { free(image.memory) }
    let bytes = UnsafeRawBufferPointer(start: image.memory, count: image.size)
    try writeFile(UnsafeRawBufferPointer(rebasing: bytes.prefix(Self.end(of: bytes))), to: path)
  }

  /// Where a file ends whose image the library has rounded up: the end-of-file address of its superblock (HDF5 File Format
  /// Specification 3.0, II.A).
  private static func end(of image: UnsafeRawBufferPointer) -> Int {
    let version = image[8], addressPlace = version < 2 ? 40 : 28
    let address = UInt64(littleEndian: image.loadUnaligned(fromByteOffset: addressPlace, as: UInt64.self))
    return Int(min(address, UInt64(image.count)))
  }

  /// Defines everything; gives the identifiers of the variables.
  private func define(_ file: Int32) throws(NetCDFError) -> [Int32] {
    for (name, value) in attributes { try put(value, file, NC_GLOBAL, name) }
    var dimensionIdentifiers: [String: Int32] = [:]
    for (name, length) in dimensions {
      var identifier: Int32 = 0
      try NetCDFError.check(nc_def_dim(file, name, length, &identifier))
      dimensionIdentifiers[name] = identifier
    }
    var identifiers: [Int32] = []
    for variable in variables {
      let axes = variable.dimensions.map { dimensionIdentifiers[$0]! }
      var identifier: Int32 = 0
      try NetCDFError.check(
        nc_def_var(file, variable.name, variable.data.type, Int32(axes.count), axes, &identifier))
      if variable.isCompressed {
        // PyPSA's own choice.
        let shuffle: Int32 = 1, deflate: Int32 = 1, level: Int32 = 4
        try NetCDFError.check(nc_def_var_deflate(file, identifier, shuffle, deflate, level))
      }
      var attributes = variable.attributes
      if case .booleans = variable.data { attributes["dtype"] = "bool" }
      for (name, text) in attributes.sorted(by: { $0.key < $1.key }) {
        try put(.text(text), file, identifier, name)
      }
      identifiers.append(identifier)
    }
    return identifiers
  }

  private func put(
    _ value: AttributeValue, _ file: Int32, _ variable: Int32, _ name: String
  ) throws(NetCDFError) {
    switch value {
    case .text(let text):
      try NetCDFError.check(nc_put_att_text(file, variable, name, text.utf8.count, text))
    case .boolean(let boolean):
      try put(.number(boolean ? 1 : 0), file, variable, name)
    case .number(let number):
      // Python reads the type of the attribute: `srid` must stay an integer.
      if let integer = Int64(exactly: number) {
        try NetCDFError.check(nc_put_att_longlong(file, variable, name, NC_INT64, 1, [integer]))
      } else {
        try NetCDFError.check(nc_put_att_double(file, variable, name, NC_DOUBLE, 1, [number]))
      }
    }
  }

  private func put(_ data: Data, _ file: Int32, _ variable: Int32) throws(NetCDFError) {
    // The library reads the address of the first element even of an empty array.
    if data.count == 0 { return }
    switch data {
    case .numbers(let values): try NetCDFError.check(nc_put_var_double(file, variable, values))
    case .integers(let values): try NetCDFError.check(nc_put_var_longlong(file, variable, values.map(Int64.init)))
    case .booleans(let values):
      try NetCDFError.check(nc_put_var_schar(file, variable, values.map { $0 ? 1 : 0 }))
    case .texts(let values): try putTexts(values, file, variable)
    }
  }

  private func putTexts(_ texts: [String], _ file: Int32, _ variable: Int32) throws(NetCDFError) {
    // All texts one after the other, each ended by zero; pointers into it once it no longer moves.
    var bytes: [CChar] = [], starts: [Int] = []
    for text in texts {
      starts.append(bytes.count)
      bytes += text.utf8CString
    }
    let code = bytes.withUnsafeBufferPointer { buffer in
      var pointers: [UnsafePointer<CChar>?] = starts.map { buffer.baseAddress! + $0 }
      return nc_put_var_string(file, variable, &pointers)
    }
    try NetCDFError.check(code)
  }
}

extension NetCDFOutput.Data {
  var count: Int {
    switch self {
    case .numbers(let values): values.count
    case .integers(let values): values.count
    case .booleans(let values): values.count
    case .texts(let values): values.count
    }
  }

  fileprivate var type: nc_type {
    switch self {
    case .numbers: NC_DOUBLE
    case .integers: NC_INT64
    case .booleans: NC_BYTE
    case .texts: NC_STRING
    }
  }
}
