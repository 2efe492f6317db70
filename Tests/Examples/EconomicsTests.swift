import Foundation
import Steppe
import SteppeBase
import SteppeResults
import Testing

/// 10 MW of wind that always gives half, 2 MW of it for a town and 3 MW for hydrogen; all sizes given.
private let park = """
  name: Park
  time: {year: 2025}
  weather: {file: weather.csv}
  discount_rate: 10 %
  overhead: 20 %
  project_life: 30 a
  price_year: 2025
  system:
    wind: {technology: onshore-wind, capacity: 10 MW, availability: 100 %, investment: 4000 yuan/kW, fixed_cost: 2 %/a, variable_cost: 10 yuan/MWh, lifetime: 20 a}
    electrolyser:
      technology: alkaline-electrolyser
      capacity: 3 MW
      consumption: 50 kWh/kg
      investment: {value: 200 EUR/kW, year: 2023}
      fixed_cost: 3 %/a
      lifetime: 15 a
      replacement_share: 0 %
      minimum_load: 0 %
  exchange_rates: {EUR: 8 yuan}
  inflation: 5 %
  demand:
    electricity: {annual: 17520 MWh}
    hydrogen: {annual: 525.6 t}

  """

/// An annuity of 1 over years at 10 %.
private func annuity(_ years: Double) -> Double { 0.1 / (1 - pow(1.1, -years)) }

struct EconomicsTests {
  @Test func levelisedAndNetPresentCostsAreThoseOnPaper() throws {
    let plan = try planOf(park, files: evenWind(0.5))
    #expect(plan.status == .optimal)
    // Wind: 40 million yuan of turbines, and 10 yuan for each of 43,800 MWh. Electrolysers: 3 MW at 1,600 yuan/kW of 2023.
    let electrolysers: Double = 4_800_000 * pow(1.05, 2)
    let wind: Double = 40e6 * (1.2 * annuity(20) + 0.02) + 438_000
    let hydrogen: Double = electrolysers * (1.2 * annuity(15) + 0.03)
    // All 43,800 MWh are used; 26,280 of them make 525.6 t.
    let electricity = wind / 43_800
    let products = plan.context.products
    #expect(products.map(\.cost.user) == ["electricity", "hydrogen"])
    #expect(abs(products[0].cost.levelisedCost / electricity - 1) < 1e-6)
    let perKilogram = (hydrogen + 26_280 * electricity) / 525_600
    let everyday = try #require(products[1].everydayUnit)
    #expect(everyday.symbol == "kg")
    #expect(abs(products[1].cost.levelisedCost * everyday.amount / perKilogram - 1) < 1e-6)

    // Nothing is borne twice or by nobody.
    let borne = products.reduce(0) { $0 + $1.cost.levelisedCost * $1.cost.amount }
    #expect(abs(borne / (wind + hydrogen) - 1) < 1e-6)

    let life = try #require(plan.context.lifeCycle)
    #expect(abs(life.investment / (1.2 * (40e6 + electrolysers)) - 1) < 1e-9)
    #expect(abs(life.yearlyCost / (wind + hydrogen) - 1) < 1e-6)
    #expect(abs(life.netPresentCost / ((wind + hydrogen) / annuity(30)) - 1) < 1e-6)
    #expect(life.priceYear == 2025 && life.years == 30 && life.discountRate == 0.1)
  }

  @Test func reportsShowThemInBothLanguages() throws {
    let plan = try planOf(park, files: evenWind(0.5))
    let english = plan.text(.english), chinese = plan.text(.chinese)
    for piece in [
      "Net present cost, 30 years at 10.0 %", "Levelised cost", "CNY/kg", "Price year", "exchange rate of EUR",
    ] {
      #expect(english.contains(piece), "\(piece)")
    }
    for piece in ["净现值成本（30 年，折现率 10.0 %）", "平准化成本", "价格年份", "EUR 汇率", "200 欧元/kW × 1.1025 (2023 → 2025)"] {
      #expect(chinese.contains(piece), "\(piece)")
    }
    let document = plan.document.description
    for member in ["\"net_present_cost\"", "\"levelised_cost\"", "\"price_year\": 2025"] {
      #expect(document.contains(member), "\(member)")
    }
  }

  @Test func theWaterThatIsSplitAndTheOxygenGivenOffAreSummedUp() throws {
    let flows = try planOf(park, files: evenWind(0.5)).context.surroundings
    #expect(flows.map(\.substance.english) == ["water", "oxygen"])
    // 525.6 t of hydrogen, 8.936 t of water for each and 7.936 t of oxygen from it.
    #expect(abs(flows[0].taken / 4696.7616 - 1) < 1e-6 && flows[0].given == 0)
    #expect(abs(flows[1].given / 4171.1616 - 1) < 1e-6 && flows[1].taken == 0)
  }

  /// At 8 yuan to the euro everything is an eighth, and the sizes are the same.
  @Test func aPlanInEurosIsThePlanInYuanInOtherMoney() throws {
    let yuan = try #require(try planOf(park, files: evenWind(0.5)).results)
    let plan = try planOf(park.replacing("\nweather:", with: "\ncurrency: EUR\nweather:"), files: evenWind(0.5))
    #expect(plan.status == .optimal)
    let euros = try #require(plan.results)
    #expect(abs(euros.totals.total * 8 / yuan.totals.total - 1) < 1e-9)
    #expect(abs(euros.totals.operating * 8 / yuan.totals.operating - 1) < 1e-9)
    #expect(plan.text(.chinese).contains("万欧元") && plan.text(.chinese).contains("EUR/MWh"))
    #expect(plan.text(.english).contains("EUR") && !plan.text(.english).contains("CNY/MWh"))
    #expect(plan.document.description.contains("\"money\": \"EUR\""))
  }

  @Test func sizesAndAmountsSayWhereTheyComeFrom() throws {
    let text = park.replacing("capacity: 10 MW", with: "capacity: {value: 10 MW, status: unverified, note: a guess}")
      .replacing("annual: 525.6 t", with: "annual: {value: 525.6 t, status: found, source: the buyer}")
    let assumptions = try planOf(text, files: evenWind(0.5)).context.assumptions
    let size = try #require(assumptions.first { $0.subject.english == "wind: capacity" })
    #expect(size.standing == .unverified && size.sources.map(\.english) == ["a guess"] && size.value.english == "10 MW")
    let amount = try #require(assumptions.first { $0.subject.english == "demand of hydrogen" })
    #expect(amount.standing == .published && amount.sources.map(\.english) == ["the buyer"])
  }

  /// A second turbine park that nobody needs costs its annuity and its upkeep: 40 million yuan.
  @Test func theDifferenceOfTwoPlansCountsWhatGivenSizesCost() throws {
    let base = try planOf(park, files: evenWind(0.5))
    let more = try planOf(park, files: evenWind(0.5), settings: ["wind.capacity=20MW"])
    let wind: Double = 40e6 * (1.2 * annuity(20) + 0.02)
    #expect(
      abs((more.context.lifeCycle!.yearlyCost - base.context.lifeCycle!.yearlyCost) / wind - 1) < 1e-6)
    let line = try #require(
      PlanDifference.text(from: base, to: more, .english).split(separator: "\n").first {
        $0.contains("cost of a year, CNY")
      })
    let numbers = line.split(separator: " ").suffix(3).compactMap { Double($0.replacing(",", with: "")) }
    #expect(numbers.count == 3 && abs(numbers[2] / wind - 1) < 1e-3)
  }
}
