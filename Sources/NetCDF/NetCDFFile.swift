import CNetCDF
import Foundation
import SteppeBase

/// netCDF-C and the HDF5 library below it keep global state without locks of their own, so that only one thread at a
/// time may be inside them, whatever file it works on.
public enum NetCDFLibrary {
  private static let lock = NSLock()

  public static func exclusively<Result>(_ body: () throws -> Result) rethrows -> Result {
    try lock.withLock {
      // Else HDF5 prints a page on every attribute that netCDF looks for in vain, on all threads but the first.
      H5Eset_auto2(0, nil, nil)
      return try body()
    }
  }
}

/// What the library says went wrong.
public struct NetCDFError: Error {
  /// The library's own if below zero, else the system's.
  public let code: Int32

  /// What is wrong with a file that cannot be read.
  public var message: Text {
    if code > 0 { return .reason(ofSystemError: code) }
    return isOtherFormat ? .notNetCDF : .damagedFile(reason)
  }

  private var reason: Text {
    switch code {
    case NC_ETRUNC: .fileCutOff
    case NC_EHDFERR, NC_ECANTREAD, NC_EIO: .unreadableHDF
    case NC_EFILEMETA, NC_EDIMMETA, NC_EATTMETA, NC_EVARMETA, NC_EDIMSCALE: .damagedHeader
    case NC_EFILTER, NC_ENOTBUILT: .unknownCompression
    case NC_ENOMEM: .outOfMemory
    default: .netCDFError(code, String(cString: nc_strerror(code)))
    }
  }

  /// Whether the file is of another kind.
  public var isOtherFormat: Bool { code == NC_ENOTNC }

  public static func check(_ code: Int32) throws(NetCDFError) {
    if code != NC_NOERR { throw NetCDFError(code: code) }
  }
}

/// A netCDF file open for reading. Use it inside `NetCDFLibrary.exclusively` only.
public final class NetCDFFile {
  public struct Variable {
    let id: Int32
    public let name: String
    public let type: nc_type
    /// Of texts in fixed-length characters the dimension along the characters is left out.
    public let dimensions: [String]
    public let shape: [Int]
    /// The length of fixed-length texts, else 1.
    public let textLength: Int
    public let attributes: [String: AttributeValue]

    /// Coordinates label their own dimension.
    public var isCoordinate: Bool { dimensions == [name] }
    public var isText: Bool { type == NC_STRING || type == NC_CHAR }
    /// netCDF has no Booleans: they are bytes that say so.
    public var isBoolean: Bool { attributes["dtype"] == .text("bool") }
    public var count: Int { shape.reduce(1, *) }

    /// How far apart neighbours along a dimension are in the flat array; 0 if the variable does not have it.
    public func stride(_ dimension: String) -> Int {
      guard let position = dimensions.firstIndex(of: dimension) else { return 0 }
      return shape.dropFirst(position + 1).reduce(1, *)
    }
  }

  public let variables: [String: Variable]
  public let attributes: [String: AttributeValue]
  public let dimensions: [String: Int]
  private let id: Int32

  public init(reading path: String) throws(NetCDFError) {
    var id: Int32 = 0
    try NetCDFError.check(nc_open(path, NC_NOWRITE, &id))
    self.id = id
    do {
      let inventory = try NetCDFInventory(id)
      variables = inventory.variables
      attributes = inventory.attributes
      dimensions = Dictionary(uniqueKeysWithValues: inventory.dimensions.map { ($0.name, $0.length) })
    } catch {
      nc_close(id)
      throw error
    }
  }

  deinit { nc_close(id) }

  /// All values in the order of the file (the last dimension runs fastest). Missing values are NaN.
  ///
  /// - Precondition: the variable is numeric.
  public func numbers(_ variable: Variable) throws(NetCDFError) -> [Double] {
    var values = [Double](repeating: 0, count: variable.count)
    try NetCDFError.check(nc_get_var_double(id, variable.id, &values))
    return decoded(values, variable)
  }

  /// The values along one dimension where the others stand at given places. Missing values are NaN.
  ///
  /// - Precondition: the variable is numeric and has exactly these dimensions; the places are within them.
  public func numbers(
    _ variable: Variable, along dimension: String, at places: [String: Int]
  ) throws(NetCDFError) -> [Double] {
    let start = variable.dimensions.map { places[$0] ?? 0 }
    let count = zip(variable.dimensions, variable.shape).map { $0 == dimension ? $1 : 1 }
    var values = [Double](repeating: 0, count: count.reduce(1, *))
    try NetCDFError.check(nc_get_vara_double(id, variable.id, start, count, &values))
    return decoded(values, variable)
  }

  /// The numbers meant by those that are stored.
  private func decoded(_ stored: [Double], _ variable: Variable) -> [Double] {
    var values = stored
    for attribute in ["_FillValue", "missing_value"] {
      if case .number(let missing)? = variable.attributes[attribute], !missing.isNaN {
        values = values.map { $0 == missing ? .nan : $0 }
      }
    }
    if case .number(let scale)? = variable.attributes["scale_factor"] { values = values.map { $0 * scale } }
    if case .number(let offset)? = variable.attributes["add_offset"] { values = values.map { $0 + offset } }
    return values
  }

  /// All texts in the order of the file, from variable-length strings or from fixed-length characters.
  ///
  /// - Precondition: the variable is text.
  public func texts(_ variable: Variable) throws(NetCDFError) -> [String] {
    if variable.type == NC_CHAR { return try fixedLengthTexts(variable) }
    var pointers = [UnsafeMutablePointer<CChar>?](repeating: nil, count: variable.count)
    try NetCDFError.check(nc_get_var_string(id, variable.id, &pointers))
    defer { nc_free_string(pointers.count, &pointers) }
    return pointers.map { $0.map { String(cString: $0) } ?? "" }
  }

  private func fixedLengthTexts(_ variable: Variable) throws(NetCDFError) -> [String] {
    let length = variable.textLength
    if length == 0 { return Array(repeating: "", count: variable.count) }
    var characters = [CChar](repeating: 0, count: variable.count * length)
    try NetCDFError.check(nc_get_var_text(id, variable.id, &characters))
    return stride(from: 0, to: characters.count, by: length).map { start in
      let bytes = characters[start..<start + length].map { UInt8(bitPattern: $0) }
      return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
