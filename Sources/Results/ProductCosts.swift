import SteppeBase
import SteppeNetwork

/// What a unit of a product costs that leaves the system: a share of the costs of everything that has a part in it.
public struct ProductCost: Sendable, Equatable {
  /// The component that takes it: a load, a sink, a sale.
  public var user: String
  public var bus: String
  public var carrier: String
  /// The unit of the amount.
  public var unit: String
  public var amount: Double
  /// Money per unit: annuities, fixed and operating costs of all that led to it.
  public var levelisedCost: Double
  /// Money per unit that the user pays; zero for loads.
  public var price: Double
}

extension Network {
  /// The levelised cost of everything that leaves a solved network, with shared assets attributed by use.
  ///
  /// At every bus all that is supplied is mixed and has one unit cost u. A component's own cost and the cost of what it
  /// takes are carried by what it gives; if it gives to several buses, in proportion to the value there:
  ///
  ///     supply_b u_b = Σ_c share_cb (cost_c + Σ_b' withdrawal_cb' u_b')      for every bus b
  ///
  /// A storage thus makes its bus dearer by its cost and its losses. What is sold bears its own cost, and its revenue is
  /// no credit to the rest. The costs of all users together are all costs before revenues. This is average costing over a
  /// network of flows (Leontief's price model).
  ///
  /// - Returns: one entry for every user with an amount above rounding, in the order of the network.
  /// - Complexity: the third power of the number of buses.
  public func productCosts(_ components: [ComponentResult], _ buses: [BusResult]) -> [ProductCost] {
    let active = components.filter(\.isActive)
    let unitCosts = unitCosts(active, buses)
    let supplies = Dictionary(buses.map { ($0.name, $0.supply) }, uniquingKeysWith: { first, _ in first })
    return active.filter(\.isUser).flatMap { user in
      user.exchanges.compactMap { exchange -> ProductCost? in
        guard exchange.withdrawal > negligible * (supplies[exchange.bus] ?? 0) else { return nil }
        return ProductCost(
          user: user.name, bus: exchange.bus, carrier: exchange.busCarrier, unit: energyUnit(ofBus: exchange.bus),
          amount: exchange.withdrawal,
          levelisedCost: (unitCosts[exchange.bus] ?? 0) + (user.capitalCost + user.fixedCost) / exchange.withdrawal,
          price: max(-user.operatingCost, 0) / exchange.withdrawal)
      }
    }
  }

  /// The unit cost of every bus that something supplies.
  private func unitCosts(_ components: [ComponentResult], _ buses: [BusResult]) -> [String: Double] {
    let count = buses.count
    let places = Dictionary(zip(buses.map(\.name), 0..<count), uniquingKeysWith: { first, _ in first })
    var matrix = DenseSystem(count)
    let largest = buses.reduce(0) { max($0, $1.supply) }
    for component in components where !component.isUser {
      let shares = component.outputShares(buses, places)
      for (bus, share) in shares {
        matrix.values[bus] += share * component.totalCost
        for exchange in component.exchanges {
          matrix[bus, places[exchange.bus]!] -= share * exchange.withdrawal
        }
      }
      for exchange in component.exchanges {
        let bus = places[exchange.bus]!
        matrix[bus, bus] += exchange.supply
      }
    }
    // A bus that nothing supplies has no cost to tell.
    for bus in 0..<count where buses[bus].supply <= negligible * largest { matrix.fix(bus) }
    let solution = matrix.solved()
    return Dictionary(zip(buses.map(\.name), solution), uniquingKeysWith: { first, _ in first })
  }
}

/// What a solver leaves of nothing, relative to the amounts beside it.
private let negligible = 1e-7

extension ComponentResult {
  /// Whether what it takes leaves the system.
  fileprivate var isUser: Bool {
    let taken = exchanges.reduce(0) { $0 + $1.withdrawal }
    return taken > 0 && exchanges.reduce(0) { $0 + $1.supply } <= negligible * taken
  }

  /// The share of its costs that the output to each bus bears: by value at the mean prices, evenly where none has any.
  fileprivate func outputShares(_ buses: [BusResult], _ places: [String: Int]) -> [(bus: Int, share: Double)] {
    let outputs = exchanges.filter { $0.supply > 0 }.map { exchange in
      let bus = places[exchange.bus]!
      return (bus: bus, value: exchange.supply * max(buses[bus].weightedMeanPrice, 0))
    }
    let total = outputs.reduce(0) { $0 + $1.value }
    return outputs.map { ($0.bus, total > 0 ? $0.value / total : 1 / Double(outputs.count)) }
  }
}

/// A small dense system of equations.
private struct DenseSystem {
  let count: Int
  private var entries: [Double]
  var values: [Double]

  init(_ count: Int) {
    self.count = count
    entries = Array(repeating: 0, count: count * count)
    values = Array(repeating: 0, count: count)
  }

  subscript(row: Int, column: Int) -> Double {
    get { entries[row * count + column] }
    set { entries[row * count + column] = newValue }
  }

  /// Makes a row say that its unknown is zero.
  mutating func fix(_ row: Int) {
    for column in 0..<count { self[row, column] = column == row ? 1 : 0 }
    values[row] = 0
  }

  /// The unknowns, by elimination with the largest pivot of each column; an unknown without a pivot is zero.
  func solved() -> [Double] {
    var system = self
    var pivots: [Int?] = []
    var row = 0
    for column in 0..<count {
      guard row < count else { break }
      let best = (row..<count).max { abs(system[$0, column]) < abs(system[$1, column]) }!
      guard abs(system[best, column]) > 1e-12 else {
        pivots.append(nil)
        continue
      }
      system.swap(best, row)
      for lower in (row + 1)..<max(row + 1, count) where system[lower, column] != 0 {
        let factor = system[lower, column] / system[row, column]
        for k in column..<count { system[lower, k] -= factor * system[row, k] }
        system.values[lower] -= factor * system.values[row]
      }
      pivots.append(row)
      row += 1
    }
    var unknowns = [Double](repeating: 0, count: count)
    for (column, pivot) in pivots.enumerated().reversed() {
      guard let pivot else { continue }
      let rest = ((column + 1)..<max(column + 1, count)).reduce(0) { $0 + system[pivot, $1] * unknowns[$1] }
      unknowns[column] = (system.values[pivot] - rest) / system[pivot, column]
    }
    return unknowns
  }

  private mutating func swap(_ a: Int, _ b: Int) {
    guard a != b else { return }
    for column in 0..<count { entries.swapAt(a * count + column, b * count + column) }
    values.swapAt(a, b)
  }
}
