import SteppeBase
import SteppeProgram

/// The template's coefficients, constants once and series once per stage.
///
/// Many coefficients are constant but for the first stage (a non-cyclic start, a ramp limit): they are kept as a
/// constant and a correction that only the first block's first lane sees.
final class StagedCoefficients {
  /// A place in one of the template's matrices.
  struct Entry {
    var row: Int
    var column: Int
    var value: Value
  }

  enum Value {
    /// A constant; `first` is added at stage 0.
    case constant(Double, first: Double)
    /// Slot in the series of every block.
    case series(Int)
  }

  /// A: stage row × column; B: stage row × column of the stage before; G: stage row × shared column; H: total row × stage
  /// column; all sorted by column. −Q: column × itself.
  private(set) var current: [Entry] = []
  private(set) var previous: [Entry] = []
  private(set) var shared: [Entry] = []
  private(set) var totals: [Entry] = []
  private(set) var quadratic: [Entry] = []

  /// The series' values, `seriesCount` slots for every block; zero in padding.
  private let series: Vector
  let seriesCount: Int

  init(_ program: StagedProgram, _ segments: StageSegments) {
    var slots: [Values] = []
    func value(_ values: Values) -> Value {
      switch values {
      case .constant(let constant): return .constant(constant, first: 0)
      case .series(let numbers):
        let later = numbers.count > 1 ? numbers[1] : numbers[0]
        if numbers.dropFirst().allSatisfy({ $0 == later }) { return .constant(later, first: numbers[0] - later) }
        slots.append(values)
        return .series(slots.count - 1)
      }
    }
    func entries(_ template: [StagedProgram.Entry]) -> [Entry] {
      template.sorted { ($0.column, $0.row) < ($1.column, $1.row) }
        .map { Entry(row: $0.row, column: $0.column, value: value($0.coefficient)) }
    }
    current = entries(program.current)
    previous = entries(program.previous)
    shared = entries(program.shared)
    totals = entries(program.totals)
    for (column, data) in program.columns.enumerated() where !data.quadraticCost.isZero {
      quadratic.append(Entry(row: column, column: column, value: value(-data.quadraticCost)))
    }

    seriesCount = slots.count
    series = Vector(slots.count * segments.groupCount * segments.stepCount)
    for stage in 0..<segments.stageCount {
      let (block, lane) = segments.place(stage: stage)
      let numbers = series.scalars + block * slots.count * laneCount + lane
      for (slot, values) in slots.enumerated() { numbers[slot * laneCount] = values[stage] }
    }
  }

  /// The series' values in a block.
  @inline(__always) func series(block: Int) -> UnsafePointer<Lanes> {
    UnsafePointer(series.lanes + block * seriesCount)
  }
}
