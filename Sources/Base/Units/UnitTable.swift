/// The units Steppe reads, each with what it measures and how many base units it is.
///
/// Base units: MWh, h (so MW), t, Nm³, km, a (years of accounting) and CNY.
enum UnitTable {
  struct Entry {
    let dimension: QuantityDimension
    let factor: Double
  }

  /// Every symbol that can stand alone in a unit, English and Chinese.
  static let entries: [String: Entry] = {
    var table: [String: Entry] = [:]
    func add(_ symbols: [String], _ dimension: QuantityDimension, _ factor: Double) {
      for symbol in symbols { table[symbol] = Entry(dimension: dimension, factor: factor) }
    }
    for (prefix, chinese, factor) in [
      ("", "", 1e-6), ("k", "千", 1e-3), ("M", "兆", 1), ("G", "吉", 1e3), ("T", "太", 1e6),
    ] {
      add([prefix + "W", chinese + "瓦"], .power, factor)
      add([prefix + "Wh", chinese + "瓦时", chinese + "瓦小时"], .energy, factor)
    }
    add(["度"], .energy, 1e-3)
    for (prefix, factor) in [("k", 1e3), ("M", 1e6), ("G", 1e9), ("T", 1e12), ("P", 1e15)] {
      add([prefix + "J"], .energy, factor / joulesPerMegawattHour)
    }
    for (prefix, factor) in [("g", 1e-6), ("kg", 1e-3), ("t", 1), ("kt", 1e3), ("Mt", 1e6)] {
      add([prefix], .mass, factor)
      add([prefix + "ce"], .energy, factor * megawattHoursPerTonneOfCoalEquivalent)
    }
    add(["克"], .mass, 1e-6)
    add(["千克", "公斤"], .mass, 1e-3)
    add(["吨"], .mass, 1)
    add(["吨标煤", "吨标准煤"], .energy, megawattHoursPerTonneOfCoalEquivalent)
    add(["Nm3", "Nm³", "标方", "标准立方米", "标立方米"], .normalVolume, 1)
    add(["kNm3"], .normalVolume, 1e3)
    add(["MNm3"], .normalVolume, 1e6)
    add(["m", "米"], .length, 1e-3)
    add(["km", "公里", "千米"], .length, 1)
    add(["min", "分钟"], .hour, 1 / 60)
    add(["h", "hours", "小时", "时"], .hour, 1)
    add(["d", "days", "天", "日"], .hour, 24)
    add(["a", "year", "years", "年"], .year, 1)
    add(["month", "months", "月"], .year, 1.0 / 12)
    add(Currency.yuan.symbols, .money, 1)
    add(["%", "％"], .one, 1e-2)
    add(["‰"], .one, 1e-3)
    return table
  }()

  /// What may stand between a number and its unit, longest first.
  static let multipliers: [(symbol: String, factor: Double)] = [
    ("million", 1e6), ("billion", 1e9), ("千万", 1e7), ("百万", 1e6), ("十万", 1e5), ("万亿", 1e12), ("万", 1e4),
    ("亿", 1e8), ("千", 1e3), ("百", 1e2),
  ]

  static let joulesPerMegawattHour = 3.6e9
  /// 29.3076 GJ of lower heating value (7,000 kcal/kg), the Chinese standard coal.
  static let megawattHoursPerTonneOfCoalEquivalent = 29.3076 / 3.6

  /// Units that are written often but cannot be taken as they stand, with what to write instead.
  static let refused: [String: (why: Text, instead: String)] = {
    var refused = [
      "m3": (why: Text.volumeWithoutConditions, instead: "Nm3"), "m³": (.volumeWithoutConditions, "Nm3"),
      "立方米": (.volumeWithoutConditions, "标方"),
    ]
    for currency in Currency.foreign {
      for symbol in currency.symbols {
        refused[symbol] = (.foreignCurrency, symbol == currency.chineseName ? "元" : "CNY")
      }
    }
    return refused
  }()
}
