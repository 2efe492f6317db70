import SteppeBase
import Testing

@testable import SteppeReport

@Test func aNumberLongerThanItIsKnownIsWrittenAsAPower() {
  #expect(Figures.grouped(-1.5e300) == "−1.5000e+300" && Figures.grouped(999_999_999_999_999) == "999,999,999,999,999")
}

@Test func numbersHaveAboutFourDigitsAndGroupsOfThree() {
  #expect(Figures.short(8_078_135_675.45) == "8,078,135,675")
  #expect(Figures.short(1234.56) == "1,235")
  #expect(Figures.short(123.456) == "123.5")
  #expect(Figures.short(-12.3456) == "−12.35")
  #expect(Figures.short(0.123456) == "0.1235")
  #expect(Figures.short(0.0000123) == "1.23e-05")
  #expect(Figures.short(0) == "0")
  #expect(Figures.short(.infinity) == "∞")
}

@Test func longQuantitiesGetALargerUnit() {
  #expect(Figures.quantity(423_500, "MWh") == "423.5 GWh")
  #expect(Figures.quantity(72_000_000, "MWh") == "72.00 TWh")
  #expect(Figures.quantity(9_999, "MW") == "9,999 MW")
  #expect(Figures.quantity(12_000, "MW") == "12.00 GW")
  #expect(Figures.quantity(138_800, "t") == "138.8 kt")
  #expect(Figures.quantity(70_590_000, "Nm3") == "70,590,000 Nm3")
}

@Test func unitsWrittenInChineseAreSpelledOutInEnglish() {
  #expect(Figures.quantity(7059, written: "万 Nm3", .chinese) == "7,059 万 Nm3")
  #expect(Figures.quantity(7059, written: "万 Nm3", .english) == "70,590,000 Nm3")
  #expect(Figures.quantity(13.88, written: "万吨", .english) == "138.8 kt")
  #expect(Figures.quantity(3840, written: "万吨标煤", .english) == "38.40 Mtce")
  #expect(Figures.quantity(3840, written: "万吨标煤", .chinese) == "3,840 万吨标煤")
  #expect(Figures.quantity(6345, written: "t", .english) == "6,345 t")
}

@Test func moneyIsSpokenInTheWordsOfTheLanguage() {
  #expect(Figures.money(123_400_000, "CNY", .chinese) == "1.23 亿元")
  #expect(Figures.money(56_000, "CNY", .chinese) == "5.60 万元")
  #expect(Figures.money(123_400_000, "CNY", .english) == "CNY 123.4 M")
  #expect(Figures.money(1500, "", .english) == "1,500")
}

@Test func ticksHaveNoMoreDecimalsThanTellThemApart() {
  #expect(Figures.tick(100, step: 20) == "100")
  #expect(Figures.tick(0.5, step: 0.5) == "0.5")
  #expect(Figures.tick(-0.25, step: 0.05) == "−0.25")
}

@Test func chineseCharactersTakeTwoColumns() {
  #expect(displayWidth("wind") == 4)
  #expect(displayWidth("风电 MW") == 7)
  let table = TextTable(alignments: [.left, .right], header: ["名称", "MW"], rows: [["风电", "110"], ["a", "5"]])
  #expect(table.lines == ["  名称   MW", "  ────  ───", "  风电  110", "  a       5"])
}

@Test func anAxisHasRoundTicksAroundTheDataAndHoldsZero() {
  #expect(Axis(covering: [0, 97]).ticks == [0, 20, 40, 60, 80, 100])
  #expect(Axis(covering: [3, 4]).ticks == [0, 1, 2, 3, 4])
  #expect(Axis(covering: [-12, 30]).ticks == [-20, -10, 0, 10, 20, 30])
}
