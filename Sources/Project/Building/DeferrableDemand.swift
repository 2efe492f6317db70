import SteppeBase
import SteppeNetwork

extension Demand {
  /// The hours of the part that must be met when it arises.
  var fixedHours: [Double] { hours.map { $0 * (1 - deferrableShare) } }
}

extension NetworkBuilder {
  /// Demand that may be met at other hours of its day, linear and local in time: it arises on a bus of its own, a link
  /// carries there what is really taken, and a store without cost holds what is ahead (+) or behind (-) and is empty at
  /// the end of every day:
  ///
  ///     ahead_t = ahead_{t-1} + taken_t - deferrable_t,   taken_t ≥ 0,   ahead = 0 in the last hour of a day
  mutating func addDeferrable(_ demand: Demand) {
    let deferrable = demand.hours.map { $0 * demand.deferrableShare }
    let carrier = AttributeValue.text(demand.carrier.id), inside = AttributeValue.text(demand.name + " in its day")
    network.add(
      .bus, demand.name + " in its day", ["carrier": carrier, "unit": .text(demand.carrier.unit.symbol)])
    network.add(
      .link, demand.name,
      [
        "bus0": bus(demand.carrier, at: demand.place), "bus1": inside, "carrier": carrier, "p_nom": .number(.infinity),
      ])
    let days = stride(from: 0, to: deferrable.count, by: 24).map { deferrable[$0..<($0 + 24)].reduce(0, +) }
    let isOpen = Values.series((0..<deferrable.count).map { $0 % 24 == 23 ? 0 : 1 })
    network.add(
      .store, demand.name + " ahead",
      ["bus": inside, "carrier": carrier, "e_nom": .number(days.max() ?? 0)],
      series: ["e_max_pu": isOpen, "e_min_pu": isOpen.map { 0 - $0 }])
    // Where all of the demand is so, there is no other load of its name.
    let load = demand.deferrableShare < 1 ? demand.name + " deferrable" : demand.name
    network.add(.load, load, ["bus": inside], series: ["p_set": Values.series(deferrable).simplified()])
  }
}
