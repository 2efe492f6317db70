import Foundation
import Steppe
import SteppeBase
import SteppeFormulation
import SteppeNetwork
import SteppeProgram
import SteppePyPSAFiles
import SteppeResults

// A PyPSA network handed over piece by piece, planned, and read off again. A handle is used by one thread at a time.

/// What a handle points to.
final class NetworkHandle {
  var network = Network(snapshots: Snapshots(.texts(["now"])))
  /// What the caller says of each class, before its kinds and names are checked: of each scenario, or once.
  var classes: [[ComponentClass: ComponentData]] = [[:]]
  /// The scenario that is spoken of, 0 without any.
  var scenario = 0
  var plan: Plan?

  subscript(componentClass: ComponentClass) -> ComponentData {
    get { classes[scenario][componentClass] ?? ComponentData() }
    set { classes[scenario][componentClass] = newValue }
  }

  /// The network as given, checked.
  func checkedNetwork() throws -> Network {
    var result = network, builder = TableBuilder()
    for (scenario, classes) in classes.enumerated() {
      for (componentClass, data) in classes where !data.names.isEmpty {
        let table = builder.table(componentClass, data)
        if scenario == 0 { result[componentClass] = table }
        if !result.scenarios.isEmpty { result.scenarios[scenario].tables[componentClass] = table }
      }
    }
    result.notes = builder.notes
    let errors = builder.errors + result.consistencyIssues().filter { $0.severity == .error }
    if !errors.isEmpty { throw InputError(errors) }
    return result
  }

  /// What the solved network says of itself in numbers: objectives.
  var resultAttributes: JSON {
    .sorted(
      (plan?.results?.network.attributes ?? [:]).compactMapValues {
        if case .number(let value) = $0 { .number(value) } else { nil }
      })
  }

  /// The solved network, in the scenario that is spoken of.
  var results: Network? {
    plan?.results.map { $0.scenarios.isEmpty ? $0.network : $0.scenarios[scenario].outcome.network }
  }
}

public typealias Handle = UnsafeMutableRawPointer

private func at(_ handle: Handle) -> NetworkHandle { Unmanaged<NetworkHandle>.fromOpaque(handle).takeUnretainedValue() }

private func componentClass(_ name: CText) throws -> ComponentClass {
  let name = String(cString: name)
  guard let componentClass = ComponentClass(rawValue: name) else { throw InputError(.unknownComponentClass(name)) }
  return componentClass
}

private func array<Number>(_ pointer: UnsafePointer<Number>, _ count: Int) -> [Number] {
  Array(UnsafeBufferPointer(start: pointer, count: count))
}

@_cdecl("steppe_network_new") public func networkNew(_ name: CText) -> Handle {
  let handle = NetworkHandle()
  handle.network.name = String(cString: name)
  return Unmanaged.passRetained(handle).toOpaque()
}

@_cdecl("steppe_network_free") public func networkFree(_ handle: Handle) {
  Unmanaged<NetworkHandle>.fromOpaque(handle).release()
}

// MARK: What is given

/// The snapshots: seconds since 1970 of the network's own clock, or numbers (`isTime` 0), or else texts; and the three
/// weightings of each, one after the other.
@_cdecl("steppe_network_snapshots") public func networkSnapshots(
  _ handle: Handle, _ count: Int, _ numbers: UnsafePointer<Double>?, _ isTime: Int32, _ labels: CText?,
  _ weightings: UnsafePointer<Double>, _ periods: UnsafePointer<Int64>?
) {
  var snapshots =
    if let numbers {
      Snapshots(isTime != 0 ? .times(array(numbers, count)) : .numbers(array(numbers, count)))
    } else {
      Snapshots(.texts(labels.map { texts($0, count: count) } ?? []))
    }
  snapshots.objectiveWeightings = array(weightings, count)
  snapshots.storeWeightings = array(weightings + count, count)
  snapshots.generatorWeightings = array(weightings + 2 * count, count)
  snapshots.periods = periods.map { array($0, count).map(Int.init) } ?? []
  at(handle).network.snapshots = snapshots
}

/// Investment periods with their weightings.
@_cdecl("steppe_network_periods") public func networkPeriods(
  _ handle: Handle, _ count: Int, _ labels: UnsafePointer<Int64>, _ objective: UnsafePointer<Double>,
  _ years: UnsafePointer<Double>
) {
  at(handle).network.investmentPeriods = (0..<count).map {
    Network.InvestmentPeriod(label: Int(labels[$0]), objectiveWeighting: objective[$0], yearsWeighting: years[$0])
  }
}

/// Scenarios with their probabilities. Then what is said of components, and what is asked of results, concerns one of
/// them at a time, see `steppe_network_scenario`.
@_cdecl("steppe_network_scenarios") public func networkScenarios(
  _ handle: Handle, _ count: Int, _ names: CText, _ weights: UnsafePointer<Double>
) {
  at(handle).network.scenarios = zip(texts(names, count: count), array(weights, count)).map {
    Network.Scenario(name: $0, weight: $1)
  }
  at(handle).classes = Array(repeating: [:], count: count)
}

/// From now on the scenario of that number, counted from 0, is spoken of.
@_cdecl("steppe_network_scenario") public func networkScenario(_ handle: Handle, _ index: Int) {
  at(handle).scenario = index
}

@_cdecl("steppe_network_components") public func networkComponents(
  _ handle: Handle, _ className: CText, _ count: Int, _ names: CText
) -> OwnedText? {
  reportingErrors {
    at(handle)[try componentClass(className)].names = texts(names, count: count)
  }
}

private func setColumn(
  _ handle: Handle, _ className: CText, _ attribute: CText, _ column: (_ count: Int) -> ComponentTable.Column
) -> OwnedText? {
  reportingErrors {
    let key = try componentClass(className)
    let count = at(handle)[key].names.count
    at(handle)[key].columns[String(cString: attribute)] = column(count)
  }
}

@_cdecl("steppe_network_numbers") public func networkNumbers(
  _ handle: Handle, _ className: CText, _ attribute: CText, _ values: UnsafePointer<Double>
) -> OwnedText? {
  setColumn(handle, className, attribute) { .numbers(array(values, $0)) }
}

@_cdecl("steppe_network_booleans") public func networkBooleans(
  _ handle: Handle, _ className: CText, _ attribute: CText, _ values: UnsafePointer<UInt8>
) -> OwnedText? {
  setColumn(handle, className, attribute) { .booleans(array(values, $0).map { $0 != 0 }) }
}

@_cdecl("steppe_network_texts") public func networkTexts(
  _ handle: Handle, _ className: CText, _ attribute: CText, _ values: CText
) -> OwnedText? {
  setColumn(handle, className, attribute) { .texts(texts(values, count: $0)) }
}

/// Series of `count` components, one after the other.
@_cdecl("steppe_network_series") public func networkSeries(
  _ handle: Handle, _ className: CText, _ attribute: CText, _ count: Int, _ names: CText,
  _ values: UnsafePointer<Double>
) -> OwnedText? {
  reportingErrors {
    let snapshots = at(handle).network.snapshots.count
    at(handle)[try componentClass(className)].series[String(cString: attribute)] =
      texts(names, count: count).enumerated().map { ($1, array(values + $0 * snapshots, snapshots)) }
  }
}

/// The curve of one component: `count` points, x and y in turns.
@_cdecl("steppe_network_curve") public func networkCurve(
  _ handle: Handle, _ className: CText, _ attribute: CText, _ name: CText, _ count: Int,
  _ points: UnsafePointer<Double>
) -> OwnedText? {
  reportingErrors {
    let curve = (0..<count).map { ComponentTable.Breakpoint(x: points[2 * $0], y: points[2 * $0 + 1]) }
    at(handle)[try componentClass(className)]
      .curves[String(cString: attribute), default: []].append((String(cString: name), curve))
  }
}

// MARK: Planning

/// The procedure of a JSON text: its `method`, as the conformance kit calls it, with its arguments beside it.
private func decoded(_ procedure: CText?) throws -> Procedure {
  struct Method: Decodable { var method: String }
  guard let procedure else { return .single }
  let data = Data(String(cString: procedure).utf8), decoder = JSONDecoder()
  let method = try decoder.decode(Method.self, from: data).method
  guard let result = try Procedure(method: method, decoder.decode(ProcedureArguments.self, from: data)) else {
    throw UnsupportedError([Issue(.unsupportedMethod(method))])
  }
  return result
}

/// Plans the network. `snapshots` are the positions of those to plan (none for all); `answer` becomes the result in the
/// format of the conformance kit, with the report and warnings in both languages beside it. `procedure` is
/// one of several solves as JSON (see `ProcedureArguments`), null for one solve; `choices` are JSON too (see `Choices`).
@_cdecl("steppe_network_optimize") public func networkOptimize(
  _ handle: Handle, _ snapshotCount: Int, _ snapshots: UnsafePointer<Int64>?, _ choices: CText, _ procedure: CText?,
  _ options: UnsafePointer<Double>, _ progress: ProgressCallback?,
  _ answer: UnsafeMutablePointer<OwnedText?>
) -> OwnedText? {
  reportingErrors {
    let formulation = try JSONDecoder().decode(Choices.self, from: Data(String(cString: choices).utf8))
      .options(snapshots: snapshots.map { array($0, snapshotCount).map(Int.init) })
    let solver = solverOptions(options)
    let plan = try Steppe.plan(
      .loaded(at(handle).checkedNetwork()), options: formulation, procedure: decoded(procedure), solver: solver
    ) { goesOn($0, progress) }
    at(handle).plan = plan
    let warnings = plan.warnings.map { issue -> JSON in
      ["en": .text(issue.description(.english)), "zh": .text(issue.description(.chinese))]
    }
    let document: JSON = [
      "result": plan.conformanceDocument, "warnings": .array(warnings), "attributes": at(handle).resultAttributes,
      "report": ["en": .text(plan.text(.english)), "zh": .text(plan.text(.chinese))],
    ]
    answer.pointee = owned(document.description)
  }
}

// MARK: What came of it

/// A static attribute of the solved network: one number per component. Returns 0 if there is none.
@_cdecl("steppe_result_numbers") public func resultNumbers(
  _ handle: Handle, _ className: CText, _ attribute: CText, _ values: UnsafeMutablePointer<Double>
) -> Int32 {
  guard let key = try? componentClass(className), let table = at(handle).results?[key],
    case .numbers(let numbers)? = table.columns[String(cString: attribute)]
  else { return 0 }
  values.update(from: numbers, count: numbers.count)
  return 1
}

/// A series attribute of the solved network: for every component its values, NaN where it has none. Returns 0 if no
/// component has any.
@_cdecl("steppe_result_series") public func resultSeries(
  _ handle: Handle, _ className: CText, _ attribute: CText, _ values: UnsafeMutablePointer<Double>
) -> Int32 {
  guard let key = try? componentClass(className), let network = at(handle).results,
    let series = network[key].series[String(cString: attribute)], !series.isEmpty
  else { return 0 }
  let snapshots = network.snapshots.count
  for index in 0..<network[key].count {
    let place = values + index * snapshots
    if let own = series[index] {
      place.update(from: own, count: snapshots)
    } else {
      place.update(repeating: .nan, count: snapshots)
    }
  }
  return 1
}
