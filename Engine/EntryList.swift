/// A template matrix ready for products: its entries by column, constants, series and first-stage corrections apart.
///
/// With x over its columns and y over its rows it adds  M x  to one vector and  Mᵀ y  to another in one run.
struct EntryList {
  private let constants: Runs
  private let factors: Table<Double>
  private let series: Runs
  private let slots: Table<Int32>
  private let firsts: Runs
  private let corrections: Table<Double>

  /// Entries sorted by column: runs of row indices.
  private struct Runs {
    let columns: Table<Int32>
    let starts: Table<Int32>
    let rows: Table<Int32>

    init(_ entries: [StagedCoefficients.Entry]) {
      var columns: [Int32] = [], starts: [Int32] = []
      for (index, entry) in entries.enumerated() where Int32(entry.column) != columns.last {
        columns.append(Int32(entry.column))
        starts.append(Int32(index))
      }
      self.columns = Table(columns)
      self.starts = Table(starts + [Int32(entries.count)])
      rows = Table(entries.map { Int32($0.row) })
    }

    @inline(__always) func apply(
      _ x: UnsafePointer<Lanes>, _ y: UnsafePointer<Lanes>, _ ax: UnsafeMutablePointer<Lanes>,
      _ aty: UnsafeMutablePointer<Lanes>, _ value: (Int) -> Lanes
    ) {
      let starts = starts.pointer, rows = rows.pointer, columns = columns.pointer
      for run in 0..<self.columns.count {
        let column = Int(columns[run]), here = x[column]
        var sum = aty[column]
        for index in Int(starts[run])..<Int(starts[run + 1]) {
          let row = Int(rows[index]), factor = value(index)
          ax[row] = multiplyAdd(factor, here, ax[row])
          sum = multiplyAdd(factor, y[row], sum)
        }
        aty[column] = sum
      }
    }
  }

  init(_ entries: [StagedCoefficients.Entry]) {
    var constant: [StagedCoefficients.Entry] = [], varying = constant, first = constant
    var factors: [Double] = [], corrections: [Double] = [], slots: [Int32] = []
    for entry in entries {
      switch entry.value {
      case .constant(let factor, let correction):
        constant.append(entry)
        factors.append(factor)
        if correction == 0 { continue }
        first.append(entry)
        corrections.append(correction)
      case .series(let slot):
        varying.append(entry)
        slots.append(Int32(slot))
      }
    }
    constants = Runs(constant)
    self.factors = Table(factors)
    series = Runs(varying)
    self.slots = Table(slots)
    firsts = Runs(first)
    self.corrections = Table(corrections)
  }

  /// ax += M x, aty += Mᵀ y in a block whose series have these values.
  @inline(__always) func apply(
    _ x: UnsafePointer<Lanes>, _ y: UnsafePointer<Lanes>, _ ax: UnsafeMutablePointer<Lanes>,
    _ aty: UnsafeMutablePointer<Lanes>, series values: UnsafePointer<Lanes>, isFirst: Bool
  ) {
    let factors = factors.pointer, slots = slots.pointer
    constants.apply(x, y, ax, aty) { Lanes(repeating: factors[$0]) }
    series.apply(x, y, ax, aty) { values[Int(slots[$0])] }
    if isFirst {
      let corrections = corrections.pointer
      firsts.apply(x, y, ax, aty) { Lanes(corrections[$0], 0, 0, 0, 0, 0, 0, 0) }
    }
  }
}
