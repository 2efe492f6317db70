import SteppeWeather

extension Project {
  /// What an asset of wind or sun could give in every hour per unit of its capacity, used or not.
  ///
  /// - Precondition: the asset has a profile, or stands where there is weather of that variable.
  func available(_ asset: Asset, _ variable: WeatherVariable?) -> [Double] {
    let availability = asset.number(.availability)
    let available = (asset.profile ?? made(asset, variable!)).map { $0 * availability }
    guard let commissioning = asset.commissioning else { return available }
    return zip(available, commissioning.shares(calendar)).map { $0 * $1 }
  }

  /// What it makes of the weather.
  private func made(_ asset: Asset, _ variable: WeatherVariable) -> [Double] {
    let weather = weather(at: asset.place)
    let column = weather.observed == nil ? asset.technology.column(variable) : variable
    return asset.plant.flatMap { weather.observed?.capacityFactors(of: $0) } ?? weather.year.series[column]!
  }
}
