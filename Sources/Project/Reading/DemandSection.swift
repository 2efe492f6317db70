import SteppeBase
import SteppeWeather
import Yams

/// `demand:` what must be delivered, by carrier or name: an amount for the year, spread evenly or like a column of a CSV
/// file; or the hours themselves from such a column.
extension ProjectReading {
  func demands(_ node: Node, _ calendar: CalendarYear?, _ places: [Place]) -> [Demand] {
    document.entries(of: node).compactMap { entry in
      calendar.flatMap { demand(entry.key, keyNode: entry.keyNode, entry.value, $0, places) }
    }
  }

  private func demand(
    _ name: String, keyNode: Node, _ node: Node, _ calendar: CalendarYear, _ places: [Place]
  ) -> Demand? {
    let fields = document.fields(
      of: node, known: ["carrier", "at", "annual", "profile", "column", "label", "delivery", "deferrable"])
    guard let carrier = document.carrier(fields["carrier"] ?? keyNode, among: library.carriers) else { return nil }
    let delivery: Demand.Delivery? =
      fields["delivery"].map { document.choice($0, Text.unknownDelivery) } ?? .hourly
    var shape: [Double]?
    if let profile = fields["profile"], profile.string != "flat" {
      let read =
        profile.mapping == nil
        ? self.profile(profile, column: fields["column"], label: fields["label"], calendar)
        : document.hoursOfDay(profile, .one, in: 0...1).map { day in (0..<calendar.hourCount).map { day[$0 % 24] } }
      guard let read else { return nil }
      shape = read
    }
    guard let delivery, let deferrable = deferrableShare(fields["deferrable"], delivery) else { return nil }
    if let annualNode = fields["annual"] {
      guard
        let annual = document.quantity(
          annualNode, carrier.unit.dimension, of: carrier.substance, in: 0...Double.greatestFiniteMagnitude)
      else { return nil }
      let weights = shape ?? Array(repeating: 1, count: calendar.hourCount)
      let scale = annual / weights.reduce(0, +)
      return Demand(
        name: name, carrier: carrier, place: fields["at"].flatMap { place($0, among: places) },
        hours: weights.map { $0 * scale }, delivery: delivery, deferrableShare: deferrable,
        written: annualNode.string ?? "")
    }
    guard let shape else {
      document.report(.demandWithoutAmount, at: node, hint: .demandExample)
      return nil
    }
    return Demand(
      name: name, carrier: carrier, place: fields["at"].flatMap { place($0, among: places) }, hours: shape,
      delivery: delivery, deferrableShare: deferrable, written: fields["profile"]?.string ?? "")
  }

  /// What may be met at other hours of its day. Only a demand by hours can have a share of it.
  private func deferrableShare(_ node: Node?, _ delivery: Demand.Delivery) -> Double? {
    guard let node else { return delivery == .daily ? 1 : 0 }
    guard delivery == .hourly else {
      document.report(.deferrableIsHourly(delivery.rawValue), at: node)
      return nil
    }
    return document.quantity(node, .one, in: 0...1)
  }

  /// A column of numbers, one for every hour of the year: in the year's order, or where the lines tell their time, as they
  /// tell it.
  private func profile(
    _ node: Node, column columnNode: Node?, label labelNode: Node?, _ calendar: CalendarYear
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
      let values = table.numbers(column: column, header[column], in: 0...Double.greatestFiniteMagnitude)
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
