import SteppeBase

extension ConsistencyCheck {
  /// Every component needs a name of its own. A carrier "" is what networks call having none.
  mutating func names() {
    for table in tables {
      if table.componentClass != .carrier, let index = table.index(of: "") {
        error(.emptyName, at: table.place(of: index))
      }
      var seen: Set<String> = [], reported: Set<String> = []
      for (index, name) in table.names.enumerated() where !seen.insert(name).inserted {
        if reported.insert(name).inserted { error(.repeatedName, at: table.place(of: index)) }
      }
    }
  }

  /// Every bus a component names must exist, and every bus should have something connected to it.
  mutating func buses() {
    let buses = network[.bus]
    var connected: Set<String> = []
    for table in tables {
      for attribute in busAttributes(of: table) {
        for index in table.names.indices {
          let bus = table.text(attribute.name, index)
          connected.insert(bus)
          if buses.index(of: bus) != nil { continue }
          let place = table.place(of: index, attribute.name)
          if bus.isEmpty {
            if attribute.defaultValue == nil { error(.missingBus, at: place) }
          } else {
            error(.unknownBus(bus), at: place, hint: closestMatch(to: bus, among: buses.names).map(Text.didYouMean))
          }
        }
      }
    }
    let isolated = buses.names.filter { !connected.contains($0) }
    if !isolated.isEmpty { warn(.isolatedBuses(isolated), at: Issue.Place(component: "Bus")) }
  }

  /// `bus`, `bus0`, `bus1` where the class has them, and the further ports that were given.
  private func busAttributes(of table: ComponentTable) -> [AttributeTable.Attribute] {
    let entries = AttributeTable.of(table.componentClass)
    let required = entries.attributes.filter { $0.name.hasPrefix("bus") && $0.defaultValue == nil }.map(\.name)
    let given = table.columns.keys.filter { $0.hasPrefix("bus") }
    return Set(required + given).sorted().compactMap { entries.attribute($0) }
  }

  /// One warning for each carrier that a class uses and that does not exist.
  mutating func carriers() {
    let carriers = network[.carrier]
    for table in tables where table.columns["carrier"] != nil && table.componentClass != .subNetwork {
      let users = Dictionary(grouping: table.names.indices) { table.text("carrier", $0) }
      for (carrier, indices) in users.sorted(by: { $0.key < $1.key }) {
        if carrier.isEmpty || carriers.index(of: carrier) != nil { continue }
        warn(
          .unknownCarrier(carrier, usedBy: indices.map { table.names[$0] }),
          at: Issue.Place(component: table.componentClass.rawValue, attribute: "carrier"),
          hint: closestMatch(to: carrier, among: carriers.names).map(Text.didYouMean))
      }
    }
  }

  /// Standard types that lines and transformers name must exist.
  mutating func types() {
    for (componentClass, typeClass) in [
      (ComponentClass.line, ComponentClass.lineType), (.transformer, .transformerType),
    ] {
      let table = network[componentClass]
      for index in table.names.indices {
        let type = table.text("type", index)
        if type.isEmpty { continue }
        do { _ = try network.requireType(typeClass, type, of: table, index) } catch { issues += error.issues }
      }
    }
  }

  /// An attribute that PyPSA does not know may be the user's own. One that differs by little from a known one is a slip.
  mutating func attributeNames() {
    /// Shorter names are too alike to tell a slip from a name of its own (`v_nom` and `s_nom`).
    let leastLength = 6
    for table in tables {
      let entries = AttributeTable.of(table.componentClass)
      for attribute in table.givenAttributes where entries.attribute(attribute) == nil {
        if attribute.count < leastLength { continue }
        let known = entries.attributes.map(\.name)
        guard let match = closestMatch(to: attribute, among: known), abs(match.count - attribute.count) <= 1,
          match.filter(\.isNumber) == attribute.filter(\.isNumber)
        else { continue }
        let place = Issue.Place(component: table.componentClass.rawValue, attribute: attribute)
        warn(.unknownAttribute, at: place, hint: .didYouMean(match))
      }
    }
  }
}
