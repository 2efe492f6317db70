import Foundation
import SteppeBase
import Yams

extension DocumentReader {
  /// Yuan per unit of other money, by its code.
  func exchangeRates(
    _ node: Node, _ read: (Node, ParameterSpecification) -> Parameter?
  ) -> [Currency: Parameter] {
    let fields = fields(of: node, known: Currency.foreign.map(\.rawValue))
    let specification = ParameterSpecification(.price, .money, in: 1e-4...1000)
    return fields.reduce(into: [:]) { $0[Currency(rawValue: $1.key)!] = read($1.value, specification) }
  }
}

/// The money a project counts in, of one year if it says so.
struct MoneyBasis {
  let currency: Currency
  /// Yuan per unit of what has a rate.
  let rates: [Currency: Double]
  /// The year whose prices are meant; nil to take every number as it stands.
  let priceYear: Int?
  /// Rise of prices per year.
  var inflation: Double

  /// How many units of the project's money one of another is; nil where a rate is lacking.
  func factor(of other: Currency) -> Double? {
    if other == currency { return 1 }
    guard let rate = yuan(of: other), let own = yuan(of: currency) else { return nil }
    return rate / own
  }

  private func yuan(of currency: Currency) -> Double? { currency == .yuan ? 1 : rates[currency] }

  /// A number of the library, which is in yuan, in the money of the project.
  func fromYuan(_ parameter: Parameter, _ specification: ParameterSpecification) -> Parameter {
    guard currency != .yuan, specification.dimension.money != 0, let factor = factor(of: .yuan) else {
      return parameter
    }
    return parameter.times(factor, because: "CNY → \(currency.rawValue)")
  }

  /// A price of the year it is known for in prices of the basis.
  func inPriceYear(_ parameter: Parameter, _ specification: ParameterSpecification) -> Parameter {
    guard let priceYear, let year = parameter.evidence.year, year != priceYear, specification.dimension.money != 0
    else { return parameter }
    return parameter.times(pow(1 + inflation, Double(priceYear - year)), because: "\(year) → \(priceYear)")
  }
}

extension Parameter {
  fileprivate func times(_ factor: Double, because reason: String) -> Parameter {
    var product = Parameter(
      value: value * factor, written: "\(written) × \(String(format: "%.4f", factor)) (\(reason))", evidence: evidence)
    product.hoursOfDay = hoursOfDay?.map { $0 * factor }
    return product
  }
}
