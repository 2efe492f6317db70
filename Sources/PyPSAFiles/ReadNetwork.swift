import Foundation
import SteppeBase
import SteppeNetCDF
import SteppeNetwork

/// Reads a PyPSA network and checks it: a netCDF file, or a folder of CSV files. Files of PyPSA 0.2x to 1.4 mean what
/// PyPSA 1.4 takes them to mean; attributes it does not know are kept. Warnings are left to
/// `Network.consistencyIssues()`.
///
/// - Throws: `InputError` with everything that is wrong with the file or the network in it.
public func readNetwork(at path: String) throws -> Network {
  if let reason = whyUnreadable(path, allowsFolder: true) { throw InputError(reason, at: Issue.Place(file: path)) }
  var isFolder: ObjCBool = false
  _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
  let network = isFolder.boolValue ? try readCSVFolder(at: path) : try readNetCDF(at: path)
  let errors = network.consistencyErrors
  if !errors.isEmpty { throw InputError(errors).located(in: path) }
  return network
}

/// Reads a PyPSA network from a netCDF file without judging the network.
///
/// - Throws: `InputError` if anything is wrong with the file, then also with what is wrong with the network.
public func readNetCDF(at path: String) throws -> Network {
  do {
    return try NetCDFLibrary.exclusively {
      var reader = NetCDFReader(try NetCDFFile(reading: path))
      return try reader.network()
    }
  } catch let error as NetCDFError {
    let place = Issue.Place(file: path)
    let hint: Text = error.isOtherFormat ? path.hasSuffix(".csv") ? .giveFolder : .readableFiles : .copyAgain
    throw InputError(error.message, at: place, hint: hint)
  } catch let error as InputError {
    throw error.located(in: path)
  }
}

extension Network {
  var consistencyErrors: [Issue] { consistencyIssues().filter { $0.severity == .error } }

  /// The network, unless reading met errors.
  ///
  /// - Throws: `InputError` with these and with what is wrong with the network, so that a user sees all of it at once.
  func unless(_ errors: [Issue]) throws(InputError) -> Network {
    if errors.isEmpty { return self }
    throw InputError(errors + consistencyErrors)
  }
}

extension InputError {
  /// The same issues, all naming the file.
  fileprivate func located(in path: String) -> InputError {
    var error = self
    for index in issues.indices where issues[index].place.file == nil { error.issues[index].place.file = path }
    return error
  }
}
