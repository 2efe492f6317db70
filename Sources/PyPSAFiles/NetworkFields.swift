import SteppeBase
import SteppeNetwork

/// The columns of PyPSA's snapshot weightings.
enum SnapshotWeighting: String, CaseIterable { case objective, stores, generators }

extension Snapshots {
  subscript(weighting: SnapshotWeighting) -> [Double] {
    get {
      switch weighting {
      case .objective: objectiveWeightings
      case .stores: storeWeightings
      case .generators: generatorWeightings
      }
    }
    set {
      switch weighting {
      case .objective: objectiveWeightings = newValue
      case .stores: storeWeightings = newValue
      case .generators: generatorWeightings = newValue
      }
    }
  }

  /// Labels from texts: times if all of them can be read as such.
  static func labels(_ texts: [String]) -> Labels {
    let times = texts.compactMap { CalendarTime($0)?.secondsSince1970 }
    return times.count == texts.count && !times.isEmpty ? .times(times) : .texts(texts)
  }

  /// Labels from numbers that count time from a date, as in `hours since 2015-01-01 00:00:00`; nil for other units.
  static func labels(_ numbers: [Double], units: String) -> Labels? {
    let secondsPerUnit = [
      "days": 86_400.0, "hours": 3600, "minutes": 60, "seconds": 1, "milliseconds": 1e-3, "microseconds": 1e-6,
      "nanoseconds": 1e-9,
    ]
    let parts = units.split(separator: " ", maxSplits: 2)
    guard parts.count == 3, parts[1] == "since", let unit = secondsPerUnit[String(parts[0])],
      let origin = CalendarTime(String(parts[2]))
    else { return nil }
    let times = numbers.map { origin.secondsSince1970 + $0 * unit }
    /// Thirty million years: what is farther away is a mark for "no time", as is NaN.
    let farthest = 1e15
    return times.allSatisfy { abs($0) < farthest } ? .times(times) : nil
  }
}

extension [Double] {
  /// The numbers as years or other labels that must be whole.
  ///
  /// - Throws: `InputError` naming the first that is not.
  func wholeNumbers(_ attribute: String) throws(InputError) -> [Int] {
    var result: [Int] = []
    for number in self {
      guard let whole = Int(exactly: number) else {
        throw InputError(.fractionalLabel(AttributeValue.number(number).description), at: .init(attribute: attribute))
      }
      result.append(whole)
    }
    return result
  }
}

/// PyPSA keeps the result in private fields, which its files name with an underscore.
private let fileNames = ["objective": "_objective", "objective_constant": "_objective_constant"]
private let versionAttribute = "pypsa_version"

extension Network {
  /// The version of PyPSA whose conventions files are written in.
  static let writtenVersion = "1.4.0"

  /// Takes over what a file says about the whole network.
  mutating func setFileAttribute(_ fileName: String, _ value: AttributeValue) {
    if fileName == "name" {
      name = value.description
    } else {
      attributes[fileNames.first { $0.value == fileName }?.key ?? fileName] = value
    }
  }

  /// What a file is to say about the whole network, by the file's names and in a fixed order.
  var fileAttributes: [(name: String, value: AttributeValue)] {
    var written = attributes.filter { $0.key != "meta" && $0.key != "crs" }
    written[versionAttribute] = .text(Self.writtenVersion)
    return [("name", .text(name))] + written.map { (fileNames[$0.key] ?? $0.key, $0.value) }.sorted { $0.0 < $1.0 }
  }

  /// PyPSA 1.0 gave constants of `p_set` a meaning they did not have in the files of its forerunners.
  func setPointNotes() -> [Issue] {
    guard case .text(let version)? = attributes[versionAttribute], version.hasPrefix("0.") else { return [] }
    return [ComponentClass.generator, .link, .store, .storageUnit].compactMap { componentClass in
      guard self[componentClass].columns["p_set"] != nil else { return nil }
      let place = Issue.Place(component: componentClass.rawValue, attribute: "p_set")
      return Issue(.setPointsOfOldFile(version: version), at: place, hint: .removeSetPoints, severity: .warning)
    }
  }
}
