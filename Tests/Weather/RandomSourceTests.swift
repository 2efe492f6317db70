import Testing

@testable import SteppeWeather

/// First outputs of xoshiro256** for the state 1, 2, 3, 4, as its authors' C program gives them.
@Test func theGeneratorIsXoshiro256StarStar() {
  var source = RandomSource(state: (1, 2, 3, 4))
  #expect(
    (0..<5).map { _ in source.next() } == [
      11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
    ])
}

@Test func normalNumbersHaveTheMomentsOfTheNormalDistribution() {
  var source = RandomSource(seed: 1, stream: "test")
  let count = 100_000
  let values = (0..<count).map { _ in source.normal() }
  func moment(_ power: Int) -> Double {
    values.reduce(0) { sum, value in sum + (0..<power).reduce(1) { product, _ in product * value } } / Double(count)
  }
  // Four standard errors of each sample moment.
  #expect(abs(moment(1)) < 0.013)
  #expect(abs(moment(2) - 1) < 0.018)
  #expect(abs(moment(3)) < 0.05)
  #expect(abs(moment(4) - 3) < 0.13)
}

@Test func streamsOfOneSeedDiffer() {
  var wind = RandomSource(seed: 7, stream: "wind"), sun = RandomSource(seed: 7, stream: "sun")
  #expect(wind.next() != sun.next())
}
