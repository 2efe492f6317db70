import SteppeBase
import SteppeNetwork
import Testing

@testable import SteppeResults

private func bus(_ name: String, _ supply: Double, price: Double = 1) -> BusResult {
  BusResult(
    name: name, carrier: name, unit: "MWh", meanPrice: price, weightedMeanPrice: price, lowestPrice: price,
    highestPrice: price,
    shares: [.init(componentClass: .generator, name: "", carrier: "", supply: supply, withdrawal: 0)])
}

private func component(
  _ name: String, cost: Double, _ exchanges: [(bus: String, supply: Double, withdrawal: Double)]
) -> ComponentResult {
  ComponentResult(
    componentClass: .link, name: name, carrier: "", isActive: true, capacity: nil,
    exchanges: exchanges.map {
      .init(bus: $0.bus, busCarrier: $0.bus, supply: $0.supply, withdrawal: $0.withdrawal, revenue: 0)
    }, capitalCost: 0, fixedCost: 0, operatingCost: cost, statedOperatingCost: cost, throughput: 0, curtailment: nil,
    hasVaryingAvailability: false, meanLevel: nil, capacityCoefficient: 1)
}

struct ProductCostsTests {
  private func network(_ buses: [BusResult]) -> Network {
    var network = Network(name: "", snapshots: Snapshots(.texts(["now"])))
    for bus in buses { network.add(.bus, bus.name) }
    return network
  }

  /// Wind 100 MWh for 3,000; a battery takes 20, gives 16 and costs 180; the electrolyser turns 60 MWh into 40 of
  /// hydrogen for 760; 36 MWh are sold for 500. Electricity: (3,000 + 180) / (100 + 16 - 20) = 33.125 per MWh; hydrogen
  /// (60 × 33.125 + 760) / 40 = 68.6875.
  @Test func storageAndConversionAreCarriedByWhatComesOut() throws {
    let buses = [bus("electricity", 116), bus("hydrogen", 40)]
    let products = network(buses).productCosts(
      [
        component("wind", cost: 3000, [("electricity", 100, 0)]),
        component("battery", cost: 180, [("electricity", 16, 20)]),
        component("electrolyser", cost: 760, [("electricity", 0, 60), ("hydrogen", 40, 0)]),
        component("sale", cost: -500, [("electricity", 0, 36)]),
        component("chemicals", cost: -4000, [("hydrogen", 0, 40)]),
      ], buses)
    #expect(products.map(\.user) == ["sale", "chemicals"])
    #expect(abs(products[0].levelisedCost - 33.125) < 1e-9 && abs(products[1].levelisedCost - 68.6875) < 1e-9)
    #expect(abs(products[0].price - 500.0 / 36) < 1e-9 && products[1].price == 100)
    // All costs before revenues are borne by the users.
    #expect(abs(products.reduce(0) { $0 + $1.levelisedCost * $1.amount } - 3940) < 1e-9)
  }

  /// A unit of 1,000 gives 10 MWh of power worth 60 each and 20 of heat worth 20 each: 600 to 400.
  @Test func jointProductsShareTheirCostByValue() {
    let buses = [bus("power", 10, price: 60), bus("heat", 20, price: 20)]
    let products = network(buses).productCosts(
      [
        component("chp", cost: 1000, [("power", 10, 0), ("heat", 20, 0)]),
        component("town", cost: 0, [("heat", 0, 20)]), component("works", cost: 0, [("power", 0, 10)]),
      ], buses)
    #expect(products.map(\.levelisedCost) == [20, 60])
  }

  /// Of a carrier there are 10 MWh at 20 and 30 MWh at 60 with 5 paid for them: 40 at 50, and 3.75 paid.
  @Test func usersOfOneCarrierMayBeTakenTogether() {
    func product(_ user: String, _ carrier: String, _ amount: Double, _ cost: Double, price: Double = 0) -> ProductCost
    {
      ProductCost(
        user: user, bus: user, carrier: carrier, unit: "MWh", amount: amount, levelisedCost: cost, price: price)
    }
    let together = [product("a", "AC", 10, 20), product("b", "heat", 1, 2), product("c", "AC", 30, 60, price: 5)]
      .byCarrier()
    var electricity = product("", "AC", 40, 50, price: 3.75)
    electricity.userCount = 2
    #expect(together == [electricity, product("b", "heat", 1, 2)])
  }

  /// A chain of buses with a circle at every second one: the cost of a bus is that of the one before and one more.
  @Test func longChainsAreSolved() throws {
    let count = 400
    var parts = [component("plant", cost: 1, [("0", 1, 0)])]
    for bus in 1..<count {
      parts.append(component("line \(bus)", cost: 1, [("\(bus - 1)", 0, 1), ("\(bus)", 1, 0)]))
      if bus % 2 == 0 { parts.append(component("store \(bus)", cost: 0, [("\(bus)", 3, 3)])) }
    }
    parts.append(component("town", cost: 0, [("\(count - 1)", 0, 1)]))
    let buses = (0..<count).map { bus("\($0)", $0 > 0 && $0 % 2 == 0 ? 4 : 1) }
    let product = try #require(network(buses).productCosts(parts, buses).first)
    #expect(abs(product.levelisedCost - Double(count)) < 1e-9)
  }

  /// Electricity makes heat and a little of the heat's waste makes electricity again: e = (100 + 2 h) / 11 with
  /// h = (10 e) / 10, so e = 100 / 9.
  @Test func circlesAreSolved() throws {
    let buses = [bus("e", 11), bus("h", 10), bus("nothing", 0)]
    let products = network(buses).productCosts(
      [
        component("plant", cost: 100, [("e", 10, 0)]), component("heater", cost: 0, [("e", 0, 10), ("h", 10, 0)]),
        component("engine", cost: 0, [("h", 0, 2), ("e", 1, 0)]), component("town", cost: 0, [("h", 0, 8)]),
        component("light", cost: 0, [("e", 0, 1)]), component("idle", cost: 0, [("nothing", 0, 0)]),
      ], buses)
    #expect(products.count == 2)
    for product in products { #expect(abs(product.levelisedCost - 100.0 / 9) < 1e-9) }
  }

  /// A meter of 36 a year makes each of 36 MWh sold dearer by one.
  @Test func theUserBearsItsOwnFixedCost() {
    let buses = [bus("electricity", 36)]
    var sale = component("sale", cost: 0, [("electricity", 0, 36)])
    sale.fixedCost = 36
    let wind = component("wind", cost: 360, [("electricity", 36, 0)])
    #expect(network(buses).productCosts([wind, sale], buses).map(\.levelisedCost) == [11])
  }

  @Test func whatShrinksIsNotExpanded() {
    let sizes = [(given: 10.0, optimal: 6.0), (10, 14)].map { given, optimal in
      var plant = component("plant", cost: 0, [])
      plant.carrier = "\(optimal)"
      plant.capacity = .init(attribute: "p_nom", given: given, optimal: optimal, isExtendable: true)
      return plant
    }
    let statistics = Statistics(sizes, in: Snapshots(.texts(["now"])))
    #expect(statistics.values[.expandedCapacity] == ["Link|14.0": 4])
  }

  /// 121 in each of two years at 10 %: 110 and 100 today.
  @Test func theYearsOfAProjectAreDiscounted() {
    func cost(rate: Double) -> Double {
      PlanContext.LifeCycle(discountRate: rate, years: 2, priceYear: nil, investment: 0, yearlyCost: 121).netPresentCost
    }
    #expect(abs(cost(rate: 0.1) - 210) < 1e-9 && cost(rate: 0) == 242)
  }

  @Test func startsCountOnceHoweverLongASnapshotLasts() {
    var network = Network(snapshots: Snapshots(.numbers([0, 1]), weighting: 3))
    network.add(.bus, "bus")
    network.add(
      .generator, "unit", ["bus": .text("bus"), "start_up_cost": .number(100), "stand_by_cost": .number(7)],
      series: ["status": .series([1, 1]), "start_up": .series([1, 0])])
    #expect(network.componentResults()[0].operatingCost == 100 + 2 * 3 * 7)
  }
}
