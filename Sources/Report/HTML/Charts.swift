import SteppeBase

/// A named series of a chart.
struct ChartSeries {
  var name: String
  var colour: String
  var values: [Double]
}

/// Areas stacked upwards from zero for what is given and downwards for what is taken.
func stackedAreas(
  above: [ChartSeries], below: [ChartSeries], labels: [(place: Double, text: String)], unit: String,
  description: String
) -> String {
  let frame = ChartFrame()
  let count = (above + below).first?.values.count ?? 0
  func sums(_ series: [ChartSeries]) -> [Double] {
    (0..<count).map { bucket in series.reduce(0) { $0 + $1.values[bucket] } }
  }
  let axis = Axis(covering: sums(above) + sums(below))
  func areas(_ series: [ChartSeries]) -> String {
    var base = [Double](repeating: 0, count: count)
    return series.map { series in
      let top = zip(base, series.values).map(+)
      defer { base = top }
      return element(
        "path", [("d", area(from: base, to: top, frame, axis)), ("fill", series.colour)],
        element("title", [], escaped(series.name)))
    }
    .joined()
  }
  let content = areas(above) + areas(below) + frame.grid(axis, unit: unit) + frame.bottomLabels(labels)
  return frame.drawing(content, description: description) + legend(above + below)
}

/// The outline of steps between two series: along the upper one and back along the lower one.
private func area(from base: [Double], to top: [Double], _ frame: ChartFrame, _ axis: Axis) -> String {
  func steps(_ values: [Double], _ order: some Sequence<Int>, isForward: Bool) -> [String] {
    order.flatMap { bucket in
      let left = coordinate(frame.x(Double(bucket) / Double(values.count)))
      let right = coordinate(frame.x(Double(bucket + 1) / Double(values.count)))
      let y = coordinate(frame.y(values[bucket], axis))
      return isForward ? ["\(left) \(y)", "\(right) \(y)"] : ["\(right) \(y)", "\(left) \(y)"]
    }
  }
  let forward = steps(top, top.indices, isForward: true), back = steps(base, base.indices.reversed(), isForward: false)
  return "M" + (forward + back).joined(separator: "L") + "Z"
}

/// Lines over places 0 … 1; the points of a series are evenly spread.
func lines(
  _ series: [ChartSeries], labels: [(place: Double, text: String)], unit: String, height: Double = 220,
  description: String
) -> String {
  let frame = ChartFrame(height: height)
  let axis = Axis(covering: series.flatMap(\.values))
  let paths = series.map { series in
    let points = series.values.indices.map { index in
      let place = series.values.count == 1 ? 0 : Double(index) / Double(series.values.count - 1)
      return coordinate(frame.x(place)) + " " + coordinate(frame.y(series.values[index], axis))
    }
    return element(
      "path",
      [("d", "M" + points.joined(separator: "L")), ("stroke", series.colour), ("class", "line")],
      element("title", [], escaped(series.name)))
  }
  let content = frame.grid(axis, unit: unit) + frame.bottomLabels(labels) + paths.joined()
  return frame.drawing(content, description: description) + legend(series)
}

/// One horizontal bar per entry, with its text beside it.
func bars(_ entries: [(name: String, value: Double, text: String, colour: String)], description: String) -> String {
  let rowHeight = 24.0, textWidth = 96.0, columnWidth = 6.4
  let longest = entries.map { displayWidth($0.name) }.max() ?? 0
  let nameWidth = min(max(Double(longest) * columnWidth, 90), 240)
  let frame = ChartFrame(width: 510, height: rowHeight * Double(entries.count) + 4)
  let largest = entries.reduce(0) { max($0, $1.value) }
  let content = entries.enumerated().map { row, entry in
    let y = Double(row) * rowHeight + 4
    let width = largest == 0 ? 0 : entry.value / largest * (frame.width - nameWidth - textWidth - 14)
    return frame.label(entry.name, x: nameWidth, y: y + 14, anchor: "end")
      + element(
        "rect",
        [
          ("x", coordinate(nameWidth + 8)), ("y", coordinate(y)), ("width", coordinate(max(width, 1))),
          ("height", coordinate(rowHeight - 6)), ("rx", "2"), ("fill", entry.colour),
        ], element("title", [], escaped("\(entry.name): \(entry.text)")))
      + frame.label(entry.text, x: nameWidth + 14 + width, y: y + 14, anchor: "start")
  }
  return frame.drawing(content.joined(), description: description)
}

private func legend(_ series: [ChartSeries]) -> String {
  var seen: Set<String> = []
  let entries = series.filter { seen.insert($0.name).inserted }.map { series in
    element("span", [], element("i", [("style", "background:\(series.colour)")]) + escaped(series.name))
  }
  return element("div", [("class", "legend")], entries.joined())
}
