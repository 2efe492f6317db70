import SteppeNetwork
import SteppeResults
import Testing

@testable import SteppeReport

@Test func meansOfBucketsCountSnapshotsByTheirWeight() {
  var snapshots = Snapshots(.numbers((0..<400).map(Double.init)))
  snapshots.generatorWeightings = (0..<400).map { $0 % 2 == 0 ? 1 : 3 }
  let buckets = TimeBuckets(snapshots)
  #expect(buckets.ranges.allSatisfy { $0.count == 2 })
  #expect(buckets.means { $0 % 2 == 0 ? 0 : 4 } == Array(repeating: 3, count: 200))
}

@Test func pricesFallAlongTheirDurationCurve() throws {
  var data = ChartData(HandmadeYear.results.network, .english) { $0 }
  let curves = data.priceDurations(HandmadeYear.results.buses).flatMap(\.series)
  let electricity = try #require(curves.first { $0.name == "electricity" })
  let prices = try #require(HandmadeYear.results.network[.bus].series["marginal_price"]?[0])
  #expect(electricity.values == electricity.values.sorted(by: >))
  #expect(electricity.values.first == prices.max() && electricity.values.last == prices.min())
}

@Test func barsAreAsLongAsTheirValues() {
  let drawing = bars(
    [(name: "a", value: 3000, text: "3 GW", colour: "#000"), (name: "b", value: 1500, text: "1.5 GW", colour: "#000")],
    description: "")
  let widths = drawing.matches(of: /<rect[^>]* width="([0-9.]+)"/).compactMap { Double($0.output.1) }
  #expect(widths.count == 2 && abs(widths[0] - 2 * widths[1]) < 0.2 && (100...510).contains(widths[0]))
}
