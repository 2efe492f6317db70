import CNetCDF
import Foundation
import SteppeBase
import SteppeNetwork

/// Reads a PyPSA network: a netCDF file, or a folder of CSV files. Files of PyPSA 0.2x to 1.4 mean what PyPSA 1.4 takes
/// them to mean; attributes it does not know are kept.
///
/// - Throws: `InputError` with everything that is wrong with the file.
public func readNetwork(at path: String) throws -> Network {
  var isFolder: ObjCBool = false
  guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
    throw InputError(.noSuchFile, at: Issue.Place(file: path))
  }
  return isFolder.boolValue ? try readCSVFolder(at: path) : try readNetCDF(at: path)
}

/// Reads a PyPSA network from a netCDF file.
///
/// - Throws: `InputError` with everything that is wrong with the file.
public func readNetCDF(at path: String) throws -> Network {
  do {
    return try NetCDFLibrary.exclusively {
      var reader = NetCDFReader(try NetCDFFile(reading: path))
      return try reader.network()
    }
  } catch let error as NetCDFError {
    let place = Issue.Place(file: path)
    if error.code == NC_ENOTNC { throw InputError(.notNetCDF, at: place, hint: .readableFiles) }
    throw InputError(.damagedFile(error.reason), at: place, hint: .copyAgain)
  } catch var error as InputError {
    for index in error.issues.indices where error.issues[index].place.file == nil {
      error.issues[index].place.file = path
    }
    throw error
  }
}
