import SteppeBase

extension ConsistencyCheck {
  mutating func weightings() {
    let snapshots = network.snapshots
    let weightings = [
      ("objective", snapshots.objectiveWeightings), ("stores", snapshots.storeWeightings),
      ("generators", snapshots.generatorWeightings),
    ]
    for (name, values) in weightings {
      let wrong = values.indices.filter { !(values[$0] >= 0 && !values[$0].isVast) }
      guard let first = wrong.first else { continue }
      error(.wrongWeightings(name, wrong.count), at: Issue.Place(snapshot: snapshots.label(first)))
    }
  }

  /// As PyPSA refuses it: two snapshots of one name.
  mutating func repeatedSnapshots() {
    struct Key: Hashable { let period: Int?, label: Snapshots.Label }
    let snapshots = network.snapshots
    var seen: Set<Key> = []
    let repeated = (0..<snapshots.count).filter { index in
      let period = snapshots.periods.isEmpty ? nil : snapshots.periods[index]
      return !seen.insert(Key(period: period, label: snapshots.labels[index])).inserted
    }
    guard let first = repeated.first else { return }
    error(.repeatedLabels(repeated.count), at: Issue.Place(snapshot: snapshots.label(first)))
  }

  /// What PyPSA refuses to make investment periods of, and weightings that are none. Snapshots of periods that alternate
  /// it takes one after the other as they stand, so that storages go to and fro between the years.
  mutating func investmentPeriods() {
    let periods = network.investmentPeriods, order = network.snapshots.periods, planned = Set(order)
    if let position = order.indices.dropFirst().first(where: { order[$0] < order[$0 - 1] }) {
      error(.periodsOfSnapshotsMixed, at: Issue.Place(snapshot: network.snapshots.label(position)))
    }
    if zip(periods, periods.dropFirst()).contains(where: { $0.label >= $1.label }) {
      error(.periodsNotIncreasing, at: Issue.Place())
    }
    for period in periods {
      let place = Issue.Place(snapshot: String(period.label))
      if !planned.isEmpty && !planned.contains(period.label) { error(.periodWithoutSnapshots, at: place) }
      for (name, weight) in [("objective", period.objectiveWeighting), ("years", period.yearsWeighting)] {
        if !(weight >= 0 && !weight.isVast) { error(.wrongPeriodWeighting(name), at: place) }
      }
    }
  }
}
