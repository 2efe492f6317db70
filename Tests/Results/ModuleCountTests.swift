import SteppeResults
import Testing

private func modules(_ size: Double, of module: Double, in range: ClosedRange<Double>) -> ModuleCount {
  ModuleCount(
    asset: "wind", size: size, module: module, unit: "MW", range: range, yearlyCost: 1000, setting: "wind.capacity")
}

struct ModuleCountTests {
  @Test(
    arguments: [
      (20.0, 0.0, Double.infinity, 4.0), (18.75, 0, .infinity, 3), (18.7500001, 0, .infinity, 3), (0, 0, .infinity, 0),
      (20, 0, 24, 3), (20, 0, 25, 4), (1, 13, .infinity, nil), (21, 20, 24, nil), (20, 20, 20, nil), (25, 25, 25, 4),
    ] as [(Double, Double, Double, Double?)])
  func sizesAreRoundedUpWithinTheirRange(size: Double, lower: Double, upper: Double, whole: Double?) {
    #expect(modules(size, of: 6.25, in: lower...upper).wholeCount == whole)
  }

  @Test func roundingCostsTheCapitalOfTheRestOfAModule() {
    let wind = modules(20, of: 6.25, in: 0...100)
    #expect(wind.count == 3.2 && wind.wholeSize == 25 && wind.roundingCost == 5000 && wind.isChosen)
    #expect(!modules(20, of: 6.25, in: 20...20).isChosen)
  }
}
