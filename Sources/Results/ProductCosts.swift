import SteppeBase
import SteppeNetwork

/// What a unit of a product costs that leaves the system: a share of the costs of everything that has a part in it.
public struct ProductCost: Sendable, Equatable {
  /// The component that takes it, a load, a sink or a sale, and its bus; empty for several together.
  public var user: String
  public var bus: String
  /// How many take it.
  public var userCount = 1
  public var carrier: String
  /// The unit of the amount.
  public var unit: String
  public var amount: Double
  /// Money per unit: annuities, fixed and operating costs of all that led to it.
  public var levelisedCost: Double
  /// Money per unit that the user pays; zero for loads.
  public var price: Double
  public var span = Span.plan

  /// What of a plan is meant.
  public enum Span: Sendable, Equatable {
    /// All of one without investment periods.
    case plan
    case period(Int)
    /// All investment periods. Amounts count with the objective weighting of their period, as costs do.
    case allPeriods
  }
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
  /// - Complexity: see `FlowSystem`.
  public func productCosts(_ components: [ComponentResult], _ buses: [BusResult]) -> [ProductCost] {
    let active = components.filter { $0.isActive && $0.isInService }
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
    var system = FlowSystem(count)
    let largest = buses.reduce(0) { max($0, $1.supply) }
    for component in components where !component.isUser {
      let shares = component.outputShares(buses, places)
      for (bus, share) in shares {
        system.add(share * component.totalCost, to: bus)
        for exchange in component.exchanges where exchange.withdrawal != 0 {
          system.add(-share * exchange.withdrawal, bus, places[exchange.bus]!)
        }
      }
      for exchange in component.exchanges {
        let bus = places[exchange.bus]!
        system.add(exchange.supply, bus, bus)
      }
    }
    // A bus that nothing supplies has no cost to tell.
    let idle = (0..<count).filter { buses[$0].supply <= negligible * largest }
    let solution = system.solved(without: Set(idle))
    return Dictionary(zip(buses.map(\.name), solution), uniquingKeysWith: { first, _ in first })
  }
}

extension [ProductCost] {
  /// One product for each carrier of a bus and unit, in the order they first appear: amounts add up, costs and prices are
  /// means.
  public func byCarrier() -> [ProductCost] {
    gathered { $0.carrier == $1.carrier && $0.unit == $1.unit }
  }

  /// One product for each of those that are alike; of several users none is named.
  func gathered(_ areAlike: (ProductCost, ProductCost) -> Bool) -> [ProductCost] {
    var result: [ProductCost] = []
    for own in self {
      guard let index = result.firstIndex(where: { areAlike($0, own) }) else {
        result.append(own)
        continue
      }
      var sum = result[index]
      let amount = sum.amount + own.amount
      if amount > 0 {
        sum.levelisedCost = (sum.levelisedCost * sum.amount + own.levelisedCost * own.amount) / amount
        sum.price = (sum.price * sum.amount + own.price * own.amount) / amount
      }
      sum.amount = amount
      if (sum.user, sum.bus) != (own.user, own.bus) {
        sum.userCount += 1
        (sum.user, sum.bus) = ("", "")
      }
      result[index] = sum
    }
    return result
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
