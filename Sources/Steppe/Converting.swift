import Foundation
import SteppeBase
import SteppeFormulation
import SteppeNetwork
import SteppeProgram
import SteppePyPSAFiles
import SteppeReport

/// What a network or project can be written as.
public enum ConvertedForm: Sendable {
  /// The program that would be solved, as MPS.
  case program
  case netCDF
  case tables

  /// The form that the name of a file or folder asks for: `.mps` or `.mps.gz`, `.nc`, or no ending; nil for any other.
  public init?(ofName name: String) {
    let place = URL(fileURLWithPath: name)
    if isProgram(place) {
      self = .program
    } else if place.pathExtension.lowercased() == "nc" {
      self = .netCDF
    } else if place.pathExtension.isEmpty || name.hasSuffix("/") {
      self = .tables
    } else {
      return nil
    }
  }
}

/// What was written.
public struct Conversion: Sendable {
  public var size: Text
  /// What is worth a word but stopped nothing.
  public var warnings: [Issue]
}

/// Reads a project or network and writes it in another form: as the network that PyPSA opens, or as the program that other
/// solvers read. The objective of the program is that of `plan`, its constant with it.
///
/// - Throws: `InputError` or `UnsupportedError` with everything that is wrong with the input; `OutputError` if the file
///   cannot be written.
public func convert(
  _ source: PlanSource, to path: String, _ form: ConvertedForm, options: FormulationOptions = FormulationOptions()
) throws -> Conversion {
  let input = try read(source)
  var warnings = try input.inspected()
  if form == .program {
    let formulation = try formulate(input.network, options: input.formulationOptions(options))
    try writeMPS(formulation.program, to: path)
    let size = Text.size(of: LinearProgram(formulation.program))
    return Conversion(size: size, warnings: warnings + formulation.notes)
  }
  if !input.network.rules.isEmpty {
    warnings.append(Issue(.rulesLeftOut(input.network.rules.map(\.name)), severity: .warning))
  }
  if form == .netCDF {
    try writeNetCDF(input.network, to: path)
  } else {
    try writeCSVFolder(input.network, to: path)
  }
  let size = Text.networkSize(components: input.network.componentCount, snapshots: input.network.snapshots.count)
  return Conversion(size: size, warnings: warnings)
}
