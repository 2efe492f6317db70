/// Sentences about quantities and their units.
extension Text {
  static func notAQuantity(_ text: String) -> Text {
    Text("“\(text)” is not a number with a unit", "“\(text)”不是带单位的数值")
  }

  static let quantityExamples = Text(
    "write it like 110 MW, 4万千瓦, 7059万 Nm3, 2700 yuan/kW or 6 %", "写法如 110 MW、4万千瓦、7059万 Nm3、2700 元/千瓦、6 %")

  static func unknownUnit(_ symbol: String) -> Text {
    Text("unknown unit “\(symbol)”", "未知单位“\(symbol)”")
  }

  static let unitExamples = Text(
    "units are written like MW, 万千瓦, GWh, 亿度, t, Nm3, kWh/Nm3, yuan/kW, %", "单位写法如 MW、万千瓦、GWh、亿度、吨、Nm3、kWh/Nm3、元/千瓦、%")

  static let volumeWithoutConditions = Text(
    "a volume of gas needs its conditions", "气体体积须注明状态")

  static let foreignCurrency = Text(
    "foreign currencies are not converted: an exchange rate is an assumption of its own", "不自动换算外币：汇率本身就是一项假设")

  public static func writeInstead(_ symbol: String) -> Text {
    Text("write \(symbol)", "请改用 \(symbol)")
  }

  /// "Did you mean …?"
  public static func didYouMean(_ candidate: String) -> Text {
    Text("did you mean “\(candidate)”?", "是否想写“\(candidate)”？")
  }

  static func wrongDimension(_ symbol: String, expected: QuantityDimension) -> Text {
    let kind = kind(of: expected)
    return Text("“\(symbol)” is not a unit of \(kind.english)", "“\(symbol)”不是\(kind.chinese)单位")
  }

  static let missingUnit = Text("the number lacks its unit", "数值缺少单位")

  static func unitsOf(_ dimension: QuantityDimension) -> Text {
    let symbols = examples[dimension]?.symbols ?? dimension.baseUnit
    return Text("write it in \(symbols)", "单位请用 \(symbols)")
  }

  static let rangeOfTwoKinds = Text("the two ends of the range measure different things", "范围两端的量纲不同")
  static let rangeUpsideDown = Text("the range ends below its beginning", "范围的上限小于下限")
  static let rangeExample = Text("write it like 0..100 MW", "写法如 0..100 MW")

  private static func kind(of dimension: QuantityDimension) -> Text {
    examples[dimension]?.name ?? Text(verbatim: dimension.baseUnit)
  }

  /// What the common dimensions are called and written in.
  private static let examples: [QuantityDimension: (name: Text, symbols: String)] = [
    .one: (Text("a share or a pure number", "比例或纯数"), "%"),
    .energy: (Text("energy", "能量"), "MWh, GWh, 亿度"),
    .power: (Text("power", "功率"), "MW, GW, 万千瓦"),
    .hour: (Text("duration in hours", "时长"), "h, d"),
    .year: (Text("years", "年限"), "a"),
    .perYear: (Text("a share per year", "年比例"), "%/a"),
    .mass: (Text("mass", "质量"), "kg, t, 万吨"),
    .massFlow: (Text("mass flow", "质量流量"), "t/h, kg/h"),
    .normalVolume: (Text("gas volume", "气体体积"), "Nm3, 万 Nm3"),
    .length: (Text("length", "长度"), "km"),
    .money: (Text("money", "金额"), "CNY, 万元, 亿元"),
    .energyPrice: (Text("a price per energy", "电量价格"), "yuan/kWh, CNY/MWh"),
    .massPrice: (Text("a price per mass", "单位质量价格"), "yuan/kg, 元/吨"),
    .powerInvestment: (Text("investment per power", "单位功率造价"), "yuan/kW, 元/千瓦"),
  ]
}
