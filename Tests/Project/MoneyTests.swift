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

  /// Sections, numbers of the turbine, and what a kilowatt of it then costs in the money of the project.
  private static let other: [(String, String, Double)] = [
    ("currency: EUR\n", "", 4500 / 7.8), ("currency: USD\nexchange_rates: {USD: 7 yuan}\n", "", 4500 / 7.0),
    ("currency: EUR\n", ", investment: 5000 yuan/kW", 5000 / 7.8), ("currency: EUR\n", ", investment: 600 欧元/千瓦", 600),
    ("currency: EUR\n", ", investment: 700 USD/kW", 700 * 7.2 / 7.8),
    ("currency: GBP\nexchange_rates: {GBP: 9 yuan}\n", ", investment: 600 EUR/kW", 600 * 7.8 / 9),
    ("exchange_rates: {AUD: 4.7 yuan}\n", ", investment: 1000 A$/kW", 4700),
    // 4,500 yuan of 2025 in euros of 2030.
    ("currency: EUR\nprice_year: 2030\n", "", 4968.363614400 / 7.8),
  ]

  @Test(arguments: other)
  func aProjectCountsInItsOwnMoney(sections: String, numbers: String, perKilowatt: Double) throws {
    let found = try turbine(project(numbers, sections))[.investment]!
    #expect(abs(found.value / (perKilowatt * 1000) - 1) < 1e-10)
  }

  @Test func numbersOfTheLibraryAndOfPacksSayHowTheyWereConverted() throws {
    let text = project("", "currency: EUR\nco2_price: {pack: fuel-emissions, factor: china-ets}\n")
    let read = try read(text)
    #expect(abs(read.number(.co2Price) - 97.49 / 7.8) < 1e-10)
    let built = buildNetwork(read)
    let values = Dictionary(built.assumptions.map { ($0.subject.english, $0.value.english) }) { first, _ in first }
    #expect(
      built.assumptions.first { $0.subject.english == "wind: investment" }?.value.chinese.hasPrefix("4500 元/kW") == true
    )
    #expect(values["wind: investment"] == "4500 yuan/kW × 0.1282 (CNY → EUR)")
    #expect(values["wind: lifetime"] == "25 a" && values["exchange rate of EUR"] == "7.8 yuan")
    #expect(values["price of CO2"] == "97.49 yuan/t × 0.1282 (CNY → EUR)")
    #expect(values["grid: sale price"] == "0.28 yuan/kWh" && values["exchange rate of USD"] == nil)
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
      ("exchange_rates: {GPB: 9 yuan}\n", "project.yaml:4:18: unknown key “GPB”", "未知的键“GPB”"),
      ("currency: EURO\n", "project.yaml:4:11: unknown currency “EURO”", "未知货币“EURO”"),
      ("currency: GBP\n", "project.yaml:4:11: there is no exchange rate for GBP", "没有 GBP 的汇率"),
      ("co2_price: 30 GBP/t\n", "project.yaml:4:12: there is no exchange rate for GBP", "没有 GBP 的汇率"),
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
