import Foundation
import SteppeNetwork
import SteppePyPSAFiles

/// Runs with a folder of its own that is removed afterwards.
func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.path())
}

/// The CSV files of a sound network: two buses, a wind farm, a load and a link between them, over three hours.
let soundFolder = [
  "buses.csv": "name\nnorth\nsouth\n",
  "carriers.csv": "name\nAC\nwind\n",
  "generators.csv": "name,bus,carrier,p_nom\nwind,north,wind,100\n",
  "generators-p_max_pu.csv": ",wind\n0,0.5\n1,0.2\n2,0.8\n",
  "links.csv": "name,bus0,bus1,p_nom,p_nom_extendable\ncable,north,south,50,False\n",
  "loads.csv": "name,bus,p_set\ntown,south,30\n",
  "snapshots.csv":
    ",snapshot,objective,stores,generators\n0,2030-01-01 00:00:00,1,1,1\n1,2030-01-01 01:00:00,1,1,1\n2,2030-01-01 02:00:00,1,1,1\n",
  "network.csv": "name,pypsa_version,srid\nsmall,1.4.0,4326\n",
]

/// Reads a CSV folder with these files.
func readFolder(_ files: [String: String]) throws -> Network {
  try withTemporaryFolder { folder in
    for (name, text) in files { try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8) }
    return try readNetwork(at: folder)
  }
}

/// Reads the sound folder with some of its files replaced, or removed by an empty text.
func readFolder(replacing files: [String: String]) throws -> Network {
  try readFolder(soundFolder.merging(files) { $1 }.filter { !$0.value.isEmpty })
}
