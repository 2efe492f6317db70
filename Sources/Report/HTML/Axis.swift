import Foundation
import SteppeBase

/// A linear axis with round ticks that cover the data.
struct Axis {
  var lowest: Double
  var highest: Double
  var ticks: [Double]
  var step: Double

  /// About `count` ticks at multiples of 1, 2 or 5 times a power of ten; zero is always on the axis.
  init(covering values: some Sequence<Double>, ticks count: Int = 5) {
    var low = 0.0, high = 0.0
    for value in values where value.isFinite { (low, high) = (min(low, value), max(high, value)) }
    if low == high { high = low + 1 }
    let raw = (high - low) / Double(count), power = pow(10, log10(raw).rounded(.down))
    step = ([1, 2, 5].first { $0 * power >= raw } ?? 10) * power
    let first = (low / step + 1e-9).rounded(.down), last = (high / step - 1e-9).rounded(.up)
    lowest = first * step
    highest = last * step
    ticks = stride(from: first, through: last, by: 1).map { [step] in $0 * step }
  }

  /// The place of a value between 0 (lowest) and 1 (highest).
  func position(_ value: Double) -> Double { (value - lowest) / (highest - lowest) }
}

/// The plot area of a drawing: where data coordinates lie on the page.
struct ChartFrame {
  var width = 1040.0
  var height = 260.0
  var left = 64.0
  var right = 12.0
  var top = 20.0
  var bottom = 26.0

  var plotWidth: Double { width - left - right }
  var plotHeight: Double { height - top - bottom }

  /// x in 0 … 1 from left to right.
  func x(_ share: Double) -> Double { left + share * plotWidth }
  func y(_ value: Double, _ axis: Axis) -> Double { top + (1 - axis.position(value)) * plotHeight }

  /// Horizontal grid lines with their numbers, the unit above them: a larger one where the numbers are long.
  func grid(_ axis: Axis, unit: String) -> String {
    let (factor, unit) = UnitWords.scale(for: axis.ticks.map(abs).max() ?? 0, unit)
    let lines = axis.ticks.map { tick in
      let y = coordinate(y(tick, axis))
      return element(
        "line",
        [
          ("x1", coordinate(left)), ("x2", coordinate(width - right)), ("y1", y), ("y2", y),
          ("class", tick == 0 ? "zero" : "grid"),
        ])
        + label(
          Figures.tick(tick / factor, step: axis.step / factor), x: left - 6, y: self.y(tick, axis) + 4, anchor: "end")
    }
    return lines.joined() + label(unit, x: left - 6, y: top - 9, anchor: "end")
  }

  /// Labels below the plot at places 0 … 1.
  func bottomLabels(_ labels: [(place: Double, text: String)]) -> String {
    labels.map { place, text in
      element(
        "line",
        [
          ("x1", coordinate(x(place))), ("x2", coordinate(x(place))), ("y1", coordinate(height - bottom)),
          ("y2", coordinate(height - bottom + 4)), ("class", "zero"),
        ]) + label(text, x: x(place) + 3, y: height - bottom + 16, anchor: "start")
    }
    .joined()
  }

  func label(_ text: String, x: Double, y: Double, anchor: String) -> String {
    element("text", [("x", coordinate(x)), ("y", coordinate(y)), ("text-anchor", anchor)], escaped(text))
  }

  func drawing(_ content: String, description: String) -> String {
    element(
      "svg",
      [
        ("viewBox", "0 0 \(coordinate(width)) \(coordinate(height))"), ("role", "img"), ("aria-label", description),
      ], content)
  }
}
