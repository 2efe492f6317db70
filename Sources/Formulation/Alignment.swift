import SteppeBase
import SteppeProgram

/// The columns, or rows, of several programs side by side: those of the same label share a place. Of several with one
/// label in a program the first go together, the second, and so on.
struct Alignment {
  private(set) var labels: [Label] = []
  /// For each program the place of each of its columns.
  private(set) var places: [[Int]] = []
  /// For each place the column of each program that is there, nil where a program has none.
  private(set) var sources: [[Int?]] = []

  init(_ programs: [[Label]]) {
    struct Occurrence: Hashable {
      var label: Label
      var number: Int
    }
    var known: [Occurrence: Int] = [:]
    for (program, own) in programs.enumerated() {
      var counts: [Label: Int] = [:]
      places.append([])
      for (index, label) in own.enumerated() {
        let occurrence = Occurrence(label: label, number: counts[label, default: 0])
        counts[label, default: 0] += 1
        if known[occurrence] == nil {
          known[occurrence] = labels.count
          labels.append(label)
          sources.append(Array(repeating: nil, count: programs.count))
        }
        let place = known[occurrence]!
        places[program].append(place)
        sources[place][program] = index
      }
    }
  }
}

/// Template coefficients of several programs by row and column, in the order in which they first appear.
struct AlignedEntries {
  private var indices: [SIMD2<Int>: Int] = [:]
  /// `coefficients` has one entry per program, nil where it has none.
  private(set) var entries: [(row: Int, column: Int, coefficients: [Values?])] = []
  let programCount: Int

  init(programCount: Int) { self.programCount = programCount }

  mutating func add(_ row: Int, _ column: Int, _ program: Int, _ coefficient: Values) {
    let place = SIMD2(row, column)
    if indices[place] == nil {
      indices[place] = entries.count
      entries.append((row, column, Array(repeating: nil, count: programCount)))
    }
    let index = indices[place]!
    entries[index].coefficients[program] = entries[index].coefficients[program].map { $0 + coefficient } ?? coefficient
  }
}
