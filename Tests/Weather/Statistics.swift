/// Sample statistics, for comparison with published ones.
func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

func deviation(_ values: [Double]) -> Double {
  let centre = mean(values)
  return mean(values.map { ($0 - centre) * ($0 - centre) }).squareRoot()
}

func correlation(_ a: [Double], _ b: [Double]) -> Double {
  let (centreA, centreB) = (mean(a), mean(b))
  return mean(zip(a, b).map { ($0 - centreA) * ($1 - centreB) }) / (deviation(a) * deviation(b))
}

func autocorrelation(_ values: [Double], lag: Int) -> Double {
  correlation(Array(values.dropFirst(lag)), Array(values.dropLast(lag)))
}

func quantile(_ values: [Double], _ probability: Double) -> Double {
  let sorted = values.sorted(), position = probability * Double(values.count - 1), lower = Int(position)
  let upper = min(lower + 1, values.count - 1)
  return sorted[lower] + (sorted[upper] - sorted[lower]) * (position - Double(lower))
}

/// Means of consecutive groups.
func means(_ values: [Double], of size: Int) -> [Double] {
  stride(from: 0, to: values.count, by: size).map { mean(Array(values[$0..<$0 + size])) }
}
