import Foundation
import SteppeBase

/// Foreign money that prices may be written in.
enum ForeignMoney: String, CaseIterable {
  case euro = "EUR", dollar = "USD"

  /// How it may be written.
  var symbols: [String] {
    switch self {
    case .euro: ["EUR", "€", "欧元"]
    case .dollar: ["USD", "US$", "$", "美元"]
    }
  }

  var rate: ParameterName { self == .euro ? .euro : .dollar }
}

/// The money a project counts in: yuan, of one year if it says so.
struct MoneyBasis {
  /// Yuan per unit of foreign money.
  let rates: [ForeignMoney: Double]
  /// The year whose prices are meant; nil to take every number as it stands.
  let priceYear: Int?
  /// Rise of prices per year.
  var inflation: Double

  /// A price with yuan in the place of foreign money, and how many yuan that is.
  func inYuan(_ text: String) -> (text: String, money: ForeignMoney, rate: Double)? {
    for (money, rate) in rates {
      guard let symbol = money.symbols.first(where: text.contains) else { continue }
      return (text.replacing(symbol, with: "CNY"), money, rate)
    }
    return nil
  }

  /// A price of the year it is known for in prices of the basis.
  func converted(_ parameter: Parameter, _ specification: ParameterSpecification) -> Parameter {
    guard let priceYear, let year = parameter.evidence.year, year != priceYear, specification.dimension.money != 0
    else { return parameter }
    let factor = pow(1 + inflation, Double(priceYear - year))
    var converted = Parameter(
      value: parameter.value * factor,
      written: "\(parameter.written) × \(String(format: "%.4f", factor)) (\(year) → \(priceYear))",
      evidence: parameter.evidence)
    converted.hoursOfDay = parameter.hoursOfDay?.map { $0 * factor }
    return converted
  }
}
