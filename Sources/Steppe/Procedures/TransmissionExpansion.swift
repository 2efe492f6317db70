import SteppeBase
import SteppeFormulation
import SteppeNetwork
import SteppeProgram
import SteppeResults

/// Extending lines whose impedance follows their size, as PyPSA's `optimize_transmission_expansion_iteratively`: solve,
/// adapt the impedances to the sizes found, and again, until the sizes settle; then fix lines and direct-current links,
/// in whole units where units are given, and solve once more.
public struct TransmissionExpansion: Sendable, Equatable {
  /// Ends when the root mean square change of line sizes over their mean is below this.
  public var threshold = 0.05
  public var fewestIterations = 1
  public var mostIterations = 100
  /// Whether the network keeps the sizes and the objective of every iteration (`s_nom_opt_1` …).
  public var isTracked = false
  /// Size of a unit of lines, and of links by carrier; without one sizes stay as they are.
  public var lineUnit: Double?
  public var linkUnits: [String: Double] = [:]
  /// How much of a unit has to be used for one more to be built.
  public var lineShare = 0.3
  public var linkShares: [String: Double] = [:]
  /// Whether the last unit below the largest size may be a part of one.
  public var allowsPartOfLastUnit = false

  public init() {}
}

extension Planner {
  /// - Throws: `InputError` if nothing may be iterated or a unit is not above zero; what forming a program throws.
  func expandTransmission(of network: Network, _ expansion: TransmissionExpansion) throws -> Plan.Outcome {
    let units = expansion.linkUnits.values + [expansion.lineUnit].compactMap(\.self)
    let shares = expansion.linkShares.values + [expansion.lineShare, expansion.threshold]
    guard expansion.mostIterations >= 1, units.allSatisfy({ $0 > 0 && $0.isFinite }), shares.allSatisfy({ $0 >= 0 })
    else { throw InputError(.expansionOutOfRange) }
    let most = (lines: network.smallest("s_nom_max", of: .line), links: network.smallest("p_nom_max", of: .link))
    var grids = network.byScenario.map { TransmissionGrid($0, expansion, most) }, objectives: [Double] = []
    var change = expansion.threshold
    while change >= expansion.threshold || objectives.count < expansion.fewestIterations - 1,
      objectives.count < expansion.mostIterations
    {
      let found = try outcome(of: network.together(grids.map(\.network)))
      guard case .results(let results) = found, results.status == .optimal else { return found }
      objectives.append(results.objective)
      change = zip(grids.indices, results.network.byScenario).map { grids[$0].adapt(to: $1, objectives.count) }.max()!
    }
    let last = try outcome(of: network.together(grids.map { $0.fixed() }))
    guard case .results(var results) = last else { return last }
    let built = zip(grids, results.network.byScenario).map { $0.costOfFixed(in: $1) }
    let expected =
      network.scenarios.isEmpty ? built[0] : zip(built, network.scenarios).reduce(0) { $0 + $1.0 * $1.1.weight }
    results.objective += expected
    results.objectiveConstant -= expected
    results.restate { grids[$1].restate(&$0) }
    if expansion.isTracked {
      for (index, objective) in objectives.enumerated() {
        results.network.attributes["objective_\(index + 1)"] = .number(objective)
      }
    }
    return .results(results)
  }
}

extension Network {
  /// Of every component of a class the smallest number that any scenario has for an attribute.
  fileprivate func smallest(_ attribute: String, of componentClass: ComponentClass) -> [Double] {
    let tables = byScenario.map { $0[componentClass] }
    return tables[0].names.indices.map { index in tables.map { $0.number(attribute, index) }.min()! }
  }
}

/// A network, or one scenario of it, whose lines are being sized.
private struct TransmissionGrid {
  private(set) var network: Network
  private let expansion: TransmissionExpansion
  /// The largest sizes that every scenario allows, of lines and of links.
  private let most: (lines: [Double], links: [Double])
  /// Positions of the lines whose size is chosen, and of those among them whose impedance comes from a type.
  private let extendable: [Int]
  private let typed: Set<Int>
  /// The size of one circuit by line; nil without a type.
  private let circuit: [Double?]
  /// Sizes the impedances belong to.
  private var sizes: [Double]
  private var records: [(column: String, table: ComponentClass, values: [Double])] = []

  init(_ network: Network, _ expansion: TransmissionExpansion, _ most: (lines: [Double], links: [Double])) {
    self.network = network
    self.expansion = expansion
    self.most = most
    let lines = network[.line]
    extendable = lines.names.indices.filter { lines.boolean("s_nom_extendable", $0) && lines.boolean("active", $0) }
    circuit = lines.names.indices.map { network.circuitSize(ofLine: $0) }
    typed = Set(extendable.filter { !lines.text("type", $0).isEmpty })
    sizes = lines.names.indices.map { lines.number("s_nom", $0) }
    if lines.count > 0 {
      // As PyPSA does: a line has the carrier of its first bus, whatever it says.
      self.network[.line].columns["carrier"] = .texts(
        lines.names.indices.map { network.carrier(ofBus: lines.text("bus0", $0)) })
    }
    setCircuits(to: sizes)
    if expansion.isTracked { record(0, "") }
  }

  /// Adapts impedances to the sizes of a plan.
  ///
  /// - Returns: root mean square change of all sizes over their mean; 0 without lines.
  mutating func adapt(to solved: Network, _ iteration: Int) -> Double {
    let found = solved[.line]
    let new = found.names.indices.map { found.number("s_nom_opt", $0) }
    for (table, size) in [(ComponentClass.line, "s_nom"), (.transformer, "s_nom"), (.link, "p_nom")]
    where network[table].count > 0 {
      network[table].columns[size + "_opt"] = solved[table].columns[size + "_opt"]
    }
    for line in extendable where !typed.contains(line) && sizes[line] != new[line] {
      let attribute = network[.line].text("carrier", line) == "DC" ? "r" : "x"
      if attribute == "x" && network[.line].text("carrier", line) != "AC" { continue }
      let impedance = network[.line].number(attribute, line)
      network[.line].set(attribute, of: line, to: .number(impedance * sizes[line] / new[line]))
    }
    setCircuits(to: new)
    let square = zip(sizes, new).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    let count = Double(max(new.count, 1)), mean = new.reduce(0, +) / count
    sizes = new
    if expansion.isTracked { record(iteration, "_opt") }
    return square == 0 ? 0 : (square / count).squareRoot() / mean
  }

  /// The parallel circuits of typed lines, from which their impedance follows.
  private mutating func setCircuits(to sizes: [Double]) {
    for line in typed {
      if let circuit = circuit[line] {
        network[.line].set("num_parallel", of: line, to: .number(sizes[line] / circuit))
      }
    }
  }

  private mutating func record(_ iteration: Int, _ suffix: String) {
    for (table, size) in [(ComponentClass.line, "s_nom"), (.transformer, "s_nom"), (.link, "p_nom")] {
      let source = network[table]
      records.append(
        ("\(size)_opt_\(iteration)", table, source.names.indices.map { source.number(size + suffix, $0) }))
    }
  }

  /// Links whose size is fixed for the last solve: those of direct current, and of carriers with units.
  private var fixedLinks: [Int] {
    let links = network[.link], carriers = Set(expansion.linkUnits.keys).union(["DC"])
    return links.names.indices.filter {
      links.boolean("p_nom_extendable", $0) && carriers.contains(links.text("carrier", $0))
    }
  }

  /// The network with the sizes found, in whole units.
  func fixed() -> Network {
    var result = network
    for line in extendable {
      result[.line].set("s_nom", of: line, to: .number(sizes[line]))
      result[.line].set("s_nom_extendable", of: line, to: .boolean(false))
    }
    for link in fixedLinks {
      result[.link].set("p_nom", of: link, to: .number(network[.link].number("p_nom_opt", link)))
      result[.link].set("p_nom_extendable", of: link, to: .boolean(false))
    }
    if let unit = expansion.lineUnit {
      for line in sizes.indices {
        let size = expansion.units(sizes[line], unit, share: expansion.lineShare, most: most.lines[line])
        result[.line].set("s_nom", of: line, to: .number(size))
      }
    }
    let links = network[.link]
    for link in links.names.indices {
      let carrier = links.text("carrier", link)
      guard let unit = expansion.linkUnits[carrier] else { continue }
      let size = expansion.units(
        links.number("p_nom_opt", link), unit, share: expansion.linkShares[carrier] ?? 0.3,
        most: most.links[link])
      result[.link].set("p_nom", of: link, to: .number(size))
    }
    return result
  }

  /// What PyPSA adds to the objective and takes from its constant: the cost of what was fixed for the last plan, above
  /// its least size.
  func costOfFixed(in solved: Network) -> Double {
    let years = solved.snapshots.years
    func cost(_ table: ComponentTable, _ index: Int, _ size: String) -> Double {
      let built = table.number(size + "_opt", index) - table.number(size + "_min", index)
      return built == 0 ? 0 : (InvestmentCost(table, index).total(years: years) ?? 0) * built
    }
    let lines = solved[.line], links = solved[.link]
    return lines.names.indices.reduce(0) { $0 + cost(lines, $1, "s_nom") }
      + fixedLinks.reduce(0) { $0 + cost(links, $1, "p_nom") }
  }

  /// Says of the last plan what PyPSA says: what was fixed for it is chosen after all.
  func restate(_ solved: inout Network) {
    for line in extendable {
      solved[.line].set("s_nom", of: line, to: .number(network[.line].number("s_nom", line)))
      solved[.line].set("s_nom_extendable", of: line, to: .boolean(true))
    }
    for link in fixedLinks {
      solved[.link].set("p_nom", of: link, to: .number(network[.link].number("p_nom", link)))
      solved[.link].set("p_nom_extendable", of: link, to: .boolean(true))
    }
    for record in records where solved[record.table].count > 0 {
      solved[record.table].columns[record.column] = .numbers(record.values)
    }
  }
}

extension TransmissionExpansion {
  /// A size in whole units: one more than fits if enough of it is used. Near the largest size, which units may not reach,
  /// it is the last whole unit, or the largest size itself where that is below one unit or part of a unit is allowed.
  fileprivate func units(_ size: Double, _ unit: Double, share: Double, most: Double) -> Double {
    let whole = (size / unit).rounded(.down), rest = size - whole * unit
    let rounded = (whole + (rest >= share * unit ? 1 : 0)) * unit
    let restOfMost = most.isFinite ? most - (most / unit).rounded(.down) * unit : 0
    if restOfMost == 0 || most - size >= unit { return rounded }
    if most < unit || (allowsPartOfLastUnit && rest / restOfMost >= share) { return most }
    return whole * unit
  }
}

extension Network {
  fileprivate func carrier(ofBus name: String) -> String {
    self[.bus].index(of: name).map { self[.bus].text("carrier", $0) } ?? ""
  }

  /// √3 × current of the type × voltage of the first bus (MVA); nil without a type.
  fileprivate func circuitSize(ofLine index: Int) -> Double? {
    let typeName = self[.line].text("type", index)
    guard !typeName.isEmpty, let type = type(.lineType, named: typeName),
      let bus = self[.bus].index(of: self[.line].text("bus0", index))
    else { return nil }
    return 3.0.squareRoot() * type.table.number("i_nom", type.index) * self[.bus].number("v_nom", bus)
  }
}
