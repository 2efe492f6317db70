/// Money that prices are written in and plans count in; the raw value is the ISO code.
public enum Currency: String, Sendable, CaseIterable {
  case yuan = "CNY"
  case euro = "EUR"
  case dollar = "USD"
  case pound = "GBP"
  case yen = "JPY"
  case won = "KRW"
  case hongKongDollar = "HKD"
  case australianDollar = "AUD"
  case franc = "CHF"
  case rouble = "RUB"
  case tugrik = "MNT"

  /// How it may be written.
  public var symbols: [String] {
    switch self {
    case .yuan: ["CNY", "RMB", "yuan", "元"]
    case .euro: ["EUR", "€", "欧元"]
    case .dollar: ["USD", "US$", "$", "美元"]
    case .pound: ["GBP", "£", "英镑"]
    case .yen: ["JPY", "日元"]
    case .won: ["KRW", "₩", "韩元"]
    case .hongKongDollar: ["HKD", "HK$", "港元"]
    case .australianDollar: ["AUD", "A$", "澳元"]
    case .franc: ["CHF", "瑞士法郎"]
    case .rouble: ["RUB", "₽", "卢布"]
    case .tugrik: ["MNT", "₮", "图格里克"]
    }
  }

  public var chineseName: String { symbols.last! }

  public static let foreign = allCases.filter { $0 != .yuan }

  /// The money a price is written in, with the symbol that says so: the longest, as in `A$` and `欧元`.
  public static func written(in text: String) -> (currency: Currency, symbol: String)? {
    let all = allCases.flatMap { currency in currency.symbols.map { (currency: currency, symbol: $0) } }
    return all.filter { text.contains($0.symbol) }.max { $0.symbol.count < $1.symbol.count }
  }
}
