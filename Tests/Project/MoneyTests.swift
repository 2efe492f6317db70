import Foundation
import SteppeBase
import SteppeProject
import Testing

private let investment = "technology: onshore-wind, capacity: 110 MW"

/// The sound project with other numbers of its turbine and more sections before its system.
private func project(_ numbers: String, _ sections: String = "") -> String {
  broken(investment, investment + numbers).replacing("system:", with: sections + "system:")
}

private func turbine(_ text: String) throws -> [ParameterName: Parameter] { try read(text).assets[0].parameters }

struct MoneyTests {
  private static let moved = "price_year: 2025\ninflation: 3 %\n"
  /// Numbers, sections, and what a kilowatt then costs in yuan.
  private static let cases: [(String, String, Double)] = [
    (", investment: 600 EUR/kW", "", 4680), (", investment: 600 €/kW", "exchange_rates: {EUR: 8 yuan}\n", 4800),
    (", investment: 700 USD/kW", "", 5040), (", investment: 700 美元/千瓦", "", 5040),
    (", investment: {value: 600 EUR/kW, year: 2020}", "", 4680),
    // 4,680 × 1.03⁵.
    (", investment: {value: 600 EUR/kW, year: 2020}", moved, 5425.402667724),
    // 5,000 / 1.02².
    (", investment: {value: 5000 yuan/kW, year: 2027}", "price_year: 2025\n", 4805.843906190),
    (", investment: 5000 yuan/kW", "price_year: 2030\n", 5000),
    // The library's own 4,500 are of 2025; times 1.02⁵.
    ("", "price_year: 2030\n", 4968.363614400),
  ]

  @Test(arguments: cases)
  func pricesAreConvertedWithTheRatesTheProjectStates(numbers: String, sections: String, perKilowatt: Double) throws {
    let found = try turbine(project(numbers, sections))[.investment]!
    #expect(abs(found.value / (perKilowatt * 1000) - 1) < 1e-10)
  }

  @Test func whatIsNoPriceStaysAsItIs() throws {
    let found = try turbine(project(", lifetime: {value: 20 a, year: 2010}", "price_year: 2030\n"))
    #expect(found[.lifetime]?.value == 20 && found[.fixedCost]?.value == 0.0175)
  }

  @Test func ratesAreAmongTheAssumptionsOnlyWhereTheyAreUsed() throws {
    func subjects(_ text: String) throws -> [String] {
      buildNetwork(try read(text)).assumptions.map(\.subject.english)
    }
    let plain = try subjects(soundProject)
    #expect(!plain.contains("exchange rate of EUR") && !plain.contains("rise of prices per year"))
    #expect(plain.contains("life of the project"))
    let foreign = try subjects(project(", investment: 600 EUR/kW", "price_year: 2025\n"))
    #expect(foreign.contains("exchange rate of EUR") && foreign.contains("rise of prices per year"))
    #expect(!foreign.contains("exchange rate of USD"))
  }

  @Test(
    arguments: [
      ("exchange_rates: {EUR: 7.8}\n", "project.yaml:4:23: the number lacks its unit", "数值缺少单位"),
      ("exchange_rates: {GBP: 9 yuan}\n", "project.yaml:4:18: unknown key “GBP”", "未知的键“GBP”"),
      ("price_year: 25\n", "project.yaml:4:13: 25 is not between 1990 and 2100", "25 应介于 1990 与 2100 之间"),
      ("inflation: 3\n", "project.yaml:4:12: “3” is not between -0.1 and 0.5", "“3” 应介于 -0.1 与 0.5 之间"),
      ("project_life: 25\n", "project.yaml:4:15: the number lacks its unit", "数值缺少单位"),
    ])
  func aMistakeInTheMoneyIsNamed(sections: String, english: String, chinese: String) {
    let found = issues(project("", sections))
    #expect(found.count == 1)
    #expect(found.first?.description(.english).hasPrefix(english) == true, "\(found.map { $0.description(.english) })")
    #expect(found.first?.message.chinese == chinese)
  }
}
