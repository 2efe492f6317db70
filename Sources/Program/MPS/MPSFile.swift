import SteppeBase

/// A linear or convex quadratic program read from an MPS file.
public struct MPSFile: Sendable {
  public enum Sense: String, Sendable { case minimize, maximize }

  /// What follows NAME; empty if there is none.
  public var name: String
  /// What the file asks for. A maximisation is kept as the minimisation of the negated objective.
  public var sense: Sense
  /// The program to minimise.
  public var program: LinearProgram
  /// What was odd but could be read.
  public var warnings: [Issue]

  public init(name: String = "", sense: Sense = .minimize, program: LinearProgram, warnings: [Issue] = []) {
    self.name = name
    self.sense = sense
    self.program = program
    self.warnings = warnings
  }

  /// The objective in the file's sense from that of `program`. Row multipliers and reduced costs change sign likewise.
  public func objective(_ minimized: Double) -> Double { sense == .maximize ? -minimized : minimized }
}

/// Reads an MPS file, plain or compressed with gzip, in free or fixed format.
///
/// The format: fields are separated by blanks; where the lines have a wrong number of fields or unknown names that way,
/// the file is read in fixed format (names with blanks, fields at columns 2, 5, 15, 25, 40 and 50). A word is a section
/// only when it begins in column 1. The first N row is the objective, further ones are dropped.
///
/// - `RHS` of the objective: the objective's constant with the sign changed.
/// - `RANGES` R on a row with right-hand side b: L [b − |R|, b]; G [b, b + |R|]; E [b, b + R] or, if R < 0, [b + R, b].
/// - `BOUNDS`: LO UP FX FR MI PL. An upper bound below zero without a lower bound makes the lower one minus infinity.
///   MI leaves the upper bound as it is. Of a bound or side given twice the first counts.
/// - `QUADOBJ` holds one triangle of Q, `QMATRIX` all of it; the objective has ½ xᵀQx.
/// - Values of 1e20 and more are infinite; exponents may be written with D.
///
/// - Throws: `InputError` with all issues and their lines; `UnsupportedError` for integer and semicontinuous columns,
///   sections that are not linear or quadratic, and objectives that are not convex.
public func readMPS(at path: String) throws -> MPSFile {
  let bytes = try contents(ofFile: path)
  if bytes.contains(0) { throw InputError(.notUTF8, at: Issue.Place(file: path), hint: .saveProjectAsUTF8) }
  let text = MPSText(bytes, path: path)
  var reader = MPSReader(text, format: .free)
  reader.read()
  if !reader.errors.isEmpty {
    var fixed = MPSReader(text, format: .fixed)
    fixed.read()
    if fixed.errors.isEmpty { reader = fixed }
  }
  if !reader.errors.isEmpty { throw InputError(reader.errors) }
  if !reader.unsupported.isEmpty { throw UnsupportedError(reader.unsupported) }
  let file = reader.file()
  try file.program.requireConvexity(in: path)
  return file
}
