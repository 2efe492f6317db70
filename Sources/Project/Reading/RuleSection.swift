import SteppeBase
import Yams

/// `rules:` the conditions by name, each of a kind with its limit, or packs of them.
extension ProjectReading {
  private static let commonKeys = ["rule", "source", "status", "note", "watch"]

  func rules(_ node: Node, _ assets: [Asset]) -> [Rule] {
    document.entries(of: node).flatMap { entry -> [Rule] in
      if entry.value.mapping?["pack"] != nil { return pack(entry.key, keyNode: entry.keyNode, entry.value, assets) }
      return rule(entry.key, keyNode: entry.keyNode, entry.value, assets).map { [$0] } ?? []
    }
  }

  /// - Parameter evidence: of a rule of a pack, what the pack says; nil for what the project says.
  func rule(_ name: String, keyNode: Node, _ node: Node, _ assets: [Asset], evidence: Evidence? = nil) -> Rule? {
    guard let kindNode = document.entries(of: node).first(where: { $0.key == "rule" })?.value else {
      if node.mapping != nil { document.report(.missingKey("rule"), at: node) }
      return nil
    }
    guard let kind: Rule.Kind = document.choice(kindNode, Text.unknownRule) else { return nil }
    let fields = document.fields(of: node, known: ProjectReading.commonKeys + kind.keys)
    let needed = kind.requiredKeys.filter { fields[$0] == nil }
    for key in needed { document.report(.missingKey(key), at: node) }
    let carrier = kind.hasCarrier ? fields["carrier"].flatMap { document.carrier($0, among: library.carriers) } : nil
    guard needed.isEmpty, kind.hasCarrier == (carrier != nil), let numbers = numbers(of: kind, fields, carrier),
      let period = period(fields["period"], of: kind),
      let basis: Rule.Basis = fields["basis"].map({ document.choice($0, Text.unknownBasis) }) ?? .generated,
      let losses: Rule.StorageLosses = fields["storage_losses"].map({ document.choice($0, Text.unknownLosses) })
        ?? .counted,
      let listed = subjects(of: kind, fields, assets)
    else { return nil }
    for (isMissing, what) in kind.needs(assets) where isMissing { document.report(.ruleNeeds(name, what), at: keyNode) }
    if let carrier, !assets.contains(where: { $0.makes(carrier) || $0.supplies.contains(carrier.bus(at: $0.place)) }) {
      document.report(.ruleNeeds(name, carrier.name), at: fields["carrier"] ?? keyNode)
    }
    if kind == .powerUsage && listed.assets.isEmpty { document.report(.ruleNeeds(name, .aDataCentre), at: keyNode) }
    if kind == .storageRatio, let node = fields["hours"] { checkHours(numbers[.hours] ?? 0, assets, at: node) }
    let keys = ["of", "among", "asset", "carrier"] + kind.numbers(per: carrier).map(\.name.rawValue) + ["period"]
    return Rule(
      name: name, kind: kind, numbers: numbers, period: period, basis: basis, storageLosses: losses,
      assets: listed.assets,
      among: listed.among, carrier: carrier, isEnforced: !isYes(fields["watch"]),
      written: keys.compactMap { fields[$0]?.written }.joined(separator: ", "),
      unit: unit(of: kind.numbers(per: carrier)[0], fields),
      evidence: evidence ?? Evidence(ofProject: fields, document))
  }

  private func numbers(
    of kind: Rule.Kind, _ fields: [String: Node], _ carrier: Carrier?
  ) -> [Rule.Number: Double]? {
    var numbers: [Rule.Number: Double] = [:]
    let specifications = kind.numbers(per: carrier)
    for number in specifications {
      numbers[number.name] =
        fields[number.name.rawValue].map {
          document.quantity($0, number.dimension, of: number.substance, in: number.range)
        } ?? number.usual
    }
    return numbers.count == specifications.count ? numbers : nil
  }

  /// The unit a limit is written in, if it is no share; t of CO2 per t of a product have one too.
  private func unit(of limit: RuleNumber, _ fields: [String: Node]) -> QuantityUnit {
    guard let text = fields[limit.name.rawValue]?.string, let unit = try? Quantity(parsing: text).unit else {
      return .one
    }
    return limit.dimension == .one && !unit.symbol.contains("/") ? .one : unit
  }

  private func period(_ node: Node?, of kind: Rule.Kind) -> Rule.Period? {
    guard let node else { return kind.periods[0] }
    guard let text = document.text(node) else { return nil }
    if let period = Rule.Period(rawValue: text), kind.periods.contains(period) { return period }
    document.reportUnknown(text, .unknownPeriod(text), among: kind.periods.map(\.rawValue), at: node)
    return nil
  }

  /// A flag that is false if left out.
  func isYes(_ node: Node?) -> Bool {
    guard let node else { return false }
    guard let flag = node.bool else {
      document.report(.notYesOrNo(node.string ?? ""), at: node)
      return false
    }
    return flag
  }

  private func subjects(
    of kind: Rule.Kind, _ fields: [String: Node], _ assets: [Asset]
  ) -> (assets: [String], among: [String])? {
    if kind == .monthlyDelivery { return fields["asset"].flatMap { sink($0, assets) }.map { ([$0], []) } }
    var lists: [String: [String]] = [:]
    for key in kind.lists + kind.optionalLists.filter({ fields[$0] != nil }) {
      guard let list = fields[key].flatMap({ suppliers($0, assets) }) else { return nil }
      lists[key] = list
    }
    if kind == .powerUsage && lists["of"] == nil { return (assets.filter(\.isDataCentre).map(\.name), []) }
    return (lists["of"] ?? [], lists["among"] ?? [])
  }

  private func sink(_ node: Node, _ assets: [Asset]) -> String? {
    guard let asset = document.text(node) else { return nil }
    let sinks = assets.filter { if case .sink = $0.technology.kind { true } else { false } }.map(\.name)
    if sinks.contains(asset) { return asset }
    document.reportUnknown(asset, .notASink(asset), among: sinks, at: node)
    return nil
  }

  private func checkHours(_ hours: Double, _ assets: [Asset], at node: Node) {
    for asset in assets where asset.technology.kind.isStorage && asset.number(.hours) < hours {
      document.report(.storageTooShort(asset.name, asset.parameters[.hours]?.written ?? ""), at: node)
    }
  }
}

extension ProjectReading {
  /// Assets that supply a carrier, by name or by the entry they come from.
  func suppliers(_ node: Node, _ assets: [Asset]) -> [String]? {
    let suppliers = assets.filter { !$0.supplies.isEmpty }
    let known = suppliers.map(\.entry) + suppliers.map(\.name)
    let names = document.sequence(node).compactMap { entry -> String? in
      guard let name = document.text(entry) else { return nil }
      if known.contains(name) { return name }
      document.reportUnknown(name, .notASupplier(name), among: known, at: entry)
      return nil
    }
    return names.isEmpty ? nil : names
  }
}

extension Rule.Kind {
  /// The keys there is no rule without.
  var requiredKeys: [String] {
    (self == .monthlyDelivery ? ["asset"] : lists) + (hasCarrier ? ["carrier"] : [])
      + numbers(per: nil).filter { $0.usual == nil }.map(\.name.rawValue)
  }

  /// The keys that say what is meant and how much.
  var keys: [String] {
    requiredKeys + numbers(per: nil).filter { $0.usual != nil }.map(\.name.rawValue)
      + optionalLists + (periods.count > 1 ? ["period"] : []) + (hasBasis ? ["basis"] : [])
      + (hasStorageLosses ? ["storage_losses"] : [])
  }

  /// What a rule of this kind is about, and whether the system lacks it.
  func needs(_ assets: [Asset]) -> [(isMissing: Bool, what: Text)] {
    func lacks(_ matches: (TechnologyKind) -> Bool) -> Bool { !assets.contains { matches($0.technology.kind) } }
    let renewable = (lacks { if case .renewable = $0 { true } else { false } }, Text.windOrSun)
    let grid = (lacks { if case .grid = $0 { true } else { false } }, Text.aGridConnection)
    let storage = (lacks(\.isStorage), Text.aStorage)
    let electrolyser = (lacks(\.makesHydrogen), Text.anElectrolyser)
    switch self {
    case .exportShare, .exportCap: return [renewable, grid]
    case .purchaseShare, .purchaseCap: return [grid]
    case .selfUseOfGeneration, .selfUseOfConsumption, .curtailment, .utilisation: return [renewable]
    case .renewableToHydrogen, .hydrogenMatching: return [renewable, electrolyser]
    case .storageRatio: return [renewable, storage]
    case .corridorShare: return [(lacks { $0.isTransmission && $0.carriers[0].id == "electricity" }, Text.aCorridor)]
    case .greenShare, .supplyShare, .monthlyDelivery, .mustRun, .reserveUp, .reserveDown, .emissionCap,
      .emissionIntensity, .emissionsPerEnergy, .energyIntensity, .powerUsage:
      return []
    }
  }
}

extension Asset {
  /// Whether it gives the electricity of computers.
  var isDataCentre: Bool { technology.kind.supplies.contains { $0.id == "computing-power" } }
}

extension TechnologyKind {
  var isStorage: Bool { if case .storage = self { true } else { false } }

  /// Whether it makes hydrogen of electricity.
  var makesHydrogen: Bool {
    if case .converter(let input, let output, _) = self {
      input.id == "electricity" && output.id == "hydrogen"
    } else {
      false
    }
  }
}
