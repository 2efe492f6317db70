import SteppeBase
import Testing

/// The value of a quantity in base units (MWh, h, t, Nm³, km, a, CNY).
private func value(_ text: String, _ dimension: QuantityDimension, of substance: Substance? = nil) throws -> Double {
  try Quantity(parsing: text).value(in: dimension, of: substance)
}

private let hydrogen = Substance(density: 0.08988e-3, heatingValue: 33.33)

private func failure(_ text: String, _ dimension: QuantityDimension = .power) -> QuantityError? {
  do {
    _ = try value(text, dimension)
    return nil
  } catch {
    return error as? QuantityError
  }
}

private func near(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-12 * max(abs(a), abs(b)) }

@Test(arguments: [
  ("110 MW", 110), ("4万千瓦", 40), ("1500 kW", 1.5), ("15万千瓦", 150), ("3.1亿千瓦", 310_000), ("0.5GW", 500),
  ("1,200 MW", 1200), ("8百万千瓦", 8000), ("20 兆瓦", 20), ("2.5e3 kW", 2.5),
]) func powerIsReadInMegawatts(text: String, megawatts: Double) throws {
  #expect(near(try value(text, .power), megawatts))
}

@Test(arguments: [
  ("12亿度", 1.2e6), ("353 GWh", 353_000), ("720亿千瓦时", 72e6), ("3.6 GJ", 1), ("1 tce", 8.141), ("100 万度", 1000),
  ("5千瓦·时", 0.005), ("2 MW*h", 2),
]) func energyIsReadInMegawattHours(text: String, megawattHours: Double) throws {
  #expect(abs(try value(text, .energy) / megawattHours - 1) < 1e-6)
}

@Test func pricesInvestmentsAndSharesAreReadInBaseUnits() throws {
  #expect(near(try value("2700 yuan/kW", .powerInvestment), 2.7e6))
  #expect(near(try value("4500元/千瓦", .powerInvestment), 4.5e6))
  #expect(near(try value("0.385 yuan/Wh", .energyPrice), 385_000))
  #expect(near(try value("0.2829 元/度", .energyPrice), 282.9))
  #expect(near(try value("13亿元", .money), 1.3e9))
  #expect(near(try value("6 %", .one), 0.06))
  #expect(near(try value("2 %/a", .perYear), 0.02))
  #expect(near(try value("0.06", .one), 0.06))
  #expect(near(try value("60,000 h", .hour), 60_000))
  #expect(near(try value("25 a", .year), 25))
  #expect(near(try value("13.88万吨", .mass), 138_800))
  #expect(near(try value("0", .power), 0))
}

@Test func hydrogenConvertsBetweenVolumeMassAndEnergy() throws {
  // 70.59 million Nm³ × 0.08988 kg/Nm³ = 6,344.6 t; × 33.33 kWh/kg = 211.47 GWh.
  #expect(abs(try value("7059万 Nm3", .mass, of: hydrogen) - 6344.63) < 0.01)
  #expect(abs(try value("7059万 Nm3", .energy, of: hydrogen) - 211_466.5) < 0.5)
  // 5 kWh/Nm³ ÷ 2.9957 kWh/Nm³
  #expect(abs(try value("5 kWh/Nm3", .one, of: hydrogen) - 1.66905) < 1e-4)
  #expect(abs(try value("55 kWh/kg", .one, of: hydrogen) - 55 / 33.33) < 1e-9)
  #expect(abs(try value("11 yuan/kg", .energyPrice, of: hydrogen) - 330.033) < 1e-3)
  #expect(abs(try value("1000 Nm3/h", .power, of: hydrogen) - 2.9957) < 1e-4)
}

@Test func withoutASubstanceVolumeIsNoEnergy() {
  #expect(failure("7059万 Nm3", .energy)?.message.english == "“万 Nm3” is not a unit of energy")
}

@Test func aRangeSharesTheUnitOfItsUpperEnd() throws {
  let range = try #require(try QuantityRange(parsing: "0..100 MW"))
  #expect(range.lower.baseValue == 0 && range.upper.baseValue == 100)
  let mixed = try #require(try QuantityRange(parsing: "20 MW..0.1 GW"))
  #expect(mixed.lower.baseValue == 20 && near(mixed.upper.baseValue, 100))
  let shares = try #require(try QuantityRange(parsing: "20..40 %"))
  #expect(near(shares.lower.baseValue, 0.2) && near(shares.upper.baseValue, 0.4))
  #expect(try QuantityRange(parsing: "100 MW") == nil)
  #expect(throws: QuantityError.self) { try QuantityRange(parsing: "100..20 MW") }
  #expect(throws: QuantityError.self) { try QuantityRange(parsing: "1 h..20 MW") }
}

@Test func aMisspeltUnitIsNamedWithThePlaceAndTheUnitMeant() {
  let error = failure("110 Mw")
  #expect(error?.message == Text("unknown unit “Mw”", "未知单位“Mw”"))
  #expect(error?.hint == Text("did you mean “MW”?", "是否想写“MW”？"))
  #expect(error?.offset == 4)
  #expect(failure("5 kWh/Nm", .one)?.offset == 6)
}

@Test func mistakesInQuantitiesSayWhatIsExpected() {
  #expect(failure("110 MWh")?.message == Text("“MWh” is not a unit of power", "“MWh”不是功率单位"))
  #expect(failure("110")?.message.english == "the number lacks its unit")
  #expect(failure("110")?.hint?.english == "write it in MW, GW, 万千瓦")
  #expect(failure("1e300 MW")?.message.english == "no such number can be meant: it must be below 1e15")
  #expect(failure("1e999 MW")?.message.chinese == "数值过大，不合情理：须小于 1e15")
  #expect(failure("many MW")?.message.english == "“many MW” is not a number with a unit")
  #expect(failure("7000 m3/h")?.hint?.english == "write Nm3")
  #expect(failure("600 EUR/kW")?.hint?.chinese == "请改用 CNY")
}

/// Charges per power are asked by the month; a year of accounting has twelve.
@Test(arguments: ["28 元/kW/月", "28 yuan/kW/month", "336 yuan/kW/a"])
func aMonthIsATwelfthOfAYear(text: String) throws {
  #expect(near(try value(text, .money / .power / .year), 336_000))
}

@Test func aWordIsNotMeantByOneThatHasNothingInCommonWithIt() {
  #expect(closestMatch(to: "周", among: ["%", "a", "kW"]) == nil)
  #expect(closestMatch(to: "kw", among: ["%", "a", "kW"]) == "kW")
  // One slip in four letters, two in six.
  #expect(closestMatch(to: "wnda", among: ["wind"]) == nil)
  #expect(closestMatch(to: "wnda", among: ["wnd"]) == "wnd")
  #expect(closestMatch(to: "slorar", among: ["solar"]) == "solar")
}
