import SteppeBase
import SteppeWeather
import Yams

/// `demand:` what must be delivered, by carrier or name: an amount for the year, spread evenly or like a column of a CSV
/// file; or the hours themselves from such a column.
extension ProjectReading {
  func demands(_ node: Node, _ calendar: CalendarYear?, _ places: [Place], _ assets: [Asset]) -> [Demand] {
    document.entries(of: node).flatMap { entry in
      calendar.map { demands(entry.key, keyNode: entry.keyNode, entry.value, $0, places, assets) } ?? []
    }
  }

  /// The demands of one entry: one, or one for every place of `at: {ordos: 80亿度, baotou: 90亿度}`.
  private func demands(
    _ entry: String, keyNode: Node, _ node: Node, _ calendar: CalendarYear, _ places: [Place], _ assets: [Asset]
  ) -> [Demand] {
    let fields = document.fields(
      of: node, known: ["carrier", "at", "annual", "profile", "column", "label", "delivery", "deferrable"])
    guard let carrier = document.carrier(fields["carrier"] ?? keyNode, among: library.carriers),
      let delivery: Demand.Delivery = fields["delivery"].map({ document.choice($0, Text.unknownDelivery) }) ?? .hourly,
      let (shape, profile) = shape(fields, calendar)
    else { return [] }
    let share = fields["deferrable"].flatMap { deferrableShare($0, of: carrier, delivery, assets) }
    if fields["deferrable"] != nil && share == nil { return [] }
    func demand(_ name: String, at place: String?, _ hours: [Double], _ amount: Node, _ evidence: Evidence) -> Demand {
      func setting(_ subject: Text, _ number: Parameter?) -> [Assumption] {
        number.map { [Assumption(.of(.demand(name), subject), $0)] } ?? []
      }
      return Demand(
        name: name, carrier: carrier, place: place, hours: hours, delivery: delivery,
        deferrableShare: share?.value ?? (delivery == .daily ? 1 : 0), written: amount.string ?? "", evidence: evidence,
        settings: setting(.profile, profile) + setting(.deferrableShare, share))
    }
    func annual(_ name: String, at place: String?, _ node: Node) -> Demand? {
      guard let (amount, evidence) = evidenced(node) else { return nil }
      return hours(amount, shape, of: carrier).map { demand(name, at: place, $0, amount, evidence) }
    }
    if let amounts = fields["at"], amounts.mapping != nil {
      if let annual = fields["annual"] { document.report(.besidePlaces("annual"), at: annual) }
      return document.entries(of: amounts).compactMap { amount in
        annual("\(amount.key) \(entry)", at: self.place(amount.keyNode, among: places), amount.value)
      }
    }
    let place = fields["at"].flatMap { self.place($0, among: places) }
    if let amount = fields["annual"] { return annual(entry, at: place, amount).map { [$0] } ?? [] }
    guard let amounts = fields["profile"], amounts.string != "flat", let profile else {
      document.report(.demandWithoutAmount, at: node, hint: .demandExample)
      return []
    }
    return [demand(entry, at: place, shape, Node(profile.written), profile.evidence)]
  }

  /// What may be met at other hours of its day, `usual` for what those have who supply it. Only a demand by hours can have
  /// a share of it.
  private func deferrableShare(
    _ node: Node, of carrier: Carrier, _ delivery: Demand.Delivery, _ assets: [Asset]
  ) -> Parameter? {
    guard delivery == .hourly else {
      document.report(.deferrableIsHourly(delivery.rawValue), at: node)
      return nil
    }
    guard node.string == ProjectReading.usual else {
      return override(node, ParameterSpecification(.deferrable, .one, in: 0...1))
    }
    let suppliers = assets.filter { $0.technology.kind.supplies.contains(carrier) }
    let usual = suppliers.compactMap { $0.parameters[.deferrable] }.first
    if usual == nil { document.report(.nothingUsual(ParameterName.deferrable.rawValue), at: node) }
    return usual
  }

  /// The amount of a year spread over the hours like a shape.
  private func hours(_ annual: Node, _ shape: [Double], of carrier: Carrier) -> [Double]? {
    let amounts = 0...Double.greatestFiniteMagnitude
    return document.quantity(annual, carrier.unit.dimension, of: carrier.substance, in: amounts).map { annual in
      let scale = annual / shape.reduce(0, +)
      return shape.map { $0 * scale }
    }
  }

  /// One number for every hour: equal, by the hours of the day, or from a column of a file, alone or as `{hours: {…}}` and
  /// `{file: load.csv}` with their evidence.
  private func shape(
    _ fields: [String: Node], _ calendar: CalendarYear
  ) -> (hours: [Double], profile: Parameter?)? {
    guard let profile = fields["profile"], profile.string != "flat" else {
      return (Array(repeating: 1, count: calendar.hourCount), nil)
    }
    let isFile = profile.mapping?["file"] != nil
    guard profile.mapping == nil || isFile else {
      return schedule(profile, usual: nil, upTo: 1000).map { (calendar.hourly($0.hoursOfDay!), $0) }
    }
    let own = isFile ? document.fields(of: profile, known: ["file"] + Evidence.projectKeys) : [:]
    let file = own["file"] ?? profile
    let evidence = isFile ? Evidence(ofProject: own, document) : .project
    return self.profile(file, column: fields["column"], label: fields["label"], calendar).map { hours in
      let written = [file.string, fields["column"]?.string].compactMap(\.self).joined(separator: ": ")
      return (hours, Parameter(value: hours.reduce(0, +), written: written, evidence: evidence))
    }
  }

  /// A column of numbers, one for every hour of the year: in the year's order, or where the lines tell their time, as they
  /// tell it.
  func profile(
    _ node: Node, column columnNode: Node?, label labelNode: Node?, _ calendar: CalendarYear,
    in range: ClosedRange<Double> = 0...Double.greatestFiniteMagnitude
  ) -> [Double]? {
    guard let name = document.text(node), let text = fileText(name, at: node) else { return nil }
    do {
      var table = try HourlyTable(text, file: name)
      let header = table.header.fields
      let wanted = columnNode.flatMap(document.text) ?? name
      guard let column = columnNode == nil && header.count == 1 ? 0 : header.firstIndex(of: wanted) else {
        document.reportUnknown(wanted, .missingColumn(wanted), among: header, at: columnNode ?? node)
        return nil
      }
      let values = table.numbers(column: column, header[column], in: range)
      if !table.hasTimes {
        document.report(table.issues)
        if let labelNode { document.report(.labelWithoutTimes(name), at: labelNode, hint: .timeColumnExample) }
        if table.hourCount != calendar.hourCount {
          document.report(
            .notAYear(hours: table.hourCount, year: calendar.year, expected: calendar.hourCount), at: node,
            hint: .giveTimes)
        }
        return table.issues.isEmpty && values.count == calendar.hourCount ? values : nil
      }
      guard let label = label(labelNode, at: node) else { return nil }
      let hours = table.hours(label: label)
      document.report(table.issues)
      guard let hours, table.issues.isEmpty else { return nil }
      let (own, places) = try hours.year(calendar.zone)
      return own.moved(places.map { values[$0] }, to: calendar)
    } catch {
      document.report(error, of: node)
      return nil
    }
  }
}
