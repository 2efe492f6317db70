import Foundation
import SteppeBase

/// A network of a few lines as a folder of CSV files: a wind park, a gas turbine, a battery and a city.
struct TinyNetwork {
  var gasPower = 100.0
  var gasCost = 50.0
  var cityBus = "city"
  var snapshotCount = 24
  /// More columns and values for the generators, appended to the header and to both rows.
  var generatorColumns = ("", "")

  /// Writes the folder and gives its place.
  func write() throws -> String {
    let folder = try temporaryFolder()
    let hours = 0..<snapshotCount
    let files = [
      "network.csv": "name,pypsa_version\ntiny,1.4.0\n",
      "snapshots.csv": "snapshot,objective,stores,generators\n"
        + hours.map { "\(Self.time($0)),1,1,1\n" }.joined(),
      "buses.csv": "name,carrier\ncity,AC\n",
      "carriers.csv": "name,co2_emissions\nAC,0\nwind,0\ngas,0.2\n",
      "generators.csv": """
      name,bus,carrier,p_nom,p_nom_extendable,capital_cost,marginal_cost\(generatorColumns.0)
      wind,city,wind,0,True,\(snapshotCount * 10),0\(generatorColumns.1)
      gas,city,gas,\(gasPower),False,0,\(gasCost)\(generatorColumns.1)

      """,
      "generators-p_max_pu.csv": "snapshot,wind\n"
        + hours.map { "\(Self.time($0)),\(Double($0 * 7 % 24) / 24)\n" }.joined(),
      "storage_units.csv": """
      name,bus,p_nom,max_hours,efficiency_store,cyclic_state_of_charge
      battery,city,20,4,0.9,True

      """,
      "loads.csv": "name,bus\ncity load,\(cityBus)\n",
      "loads-p_set.csv": "snapshot,city load\n"
        + hours.map { "\(Self.time($0)),\(60 + 10 * Double($0 % 5))\n" }.joined(),
    ]
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    return folder.path()
  }

  private static func time(_ hour: Int) -> String {
    CalendarTime(secondsSince1970: CalendarTime(year: 2025, month: 1, day: 1).secondsSince1970 + 3600 * Double(hour))
      .description
  }
}
