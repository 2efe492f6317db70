import SteppeBase
import Testing

@Test(arguments: [
  ("4万千瓦", "40 MW", "4万千瓦"), ("7059万 Nm3", "70,590,000 Nm3", "7059万 Nm3"), ("40.7亿度", "4,070 GWh", "40.7亿度"),
  ("15万吨", "150 kt", "15万吨"), ("0..100万千瓦", "0..1,000 MW", "0..100万千瓦"), ("2..4 万千瓦", "20..40 MW", "2..4 万千瓦"),
  ("28 元/kW/月", "28 CNY/kW/month", "28 元/kW/月"), ("0.3 元/万千瓦时", "0.00003 CNY/kWh", "0.3 元/万千瓦时"),
  ("110 MW", "110 MW", "110 MW"), ("2700 yuan/kW", "2700 yuan/kW", "2700 元/kW"), ("20 a", "20 a", "20 年"),
  ("80 EUR/t", "80 EUR/t", "80 欧元/t"),
  (
    "8-22 h: 0.3 元/度, 22-8 h: 0.5 yuan/kWh", "8-22 h: 0.3 CNY/kWh, 22-8 h: 0.5 yuan/kWh",
    "8-22 h: 0.3 元/度, 22-8 h: 0.5 元/kWh"
  ),
  ("2025-06-30: 100万千瓦", "2025-06-30: 1,000 MW", "2025-06-30: 100万千瓦"),
])
func quantitiesAreSpelledInTheUnitsOfEachLanguage(_ written: String, _ english: String, _ chinese: String) {
  #expect(Text(written: written) == Text(english, chinese))
}

@Test(arguments: ["free", "", "2025年.csv: 出力", "需求2025年", "曲线2月-b.csv", "3 个塔筒", "20 % + 5 %", "1e300 MW"])
func whatIsNoQuantityStaysAsItIs(_ text: String) {
  #expect(Text(written: text) == Text(verbatim: text))
}
