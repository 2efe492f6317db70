import SteppeBase
import SteppeProgram
import Testing

#if ENGINEAVX512
  @testable import EngineAVX512
#elseif ENGINEAVX2
  @testable import EngineAVX2
#else
  @testable import EngineBaseline
#endif

@Suite(.enabled(if: machineHasInstructions, "this machine lacks the engine's instructions"))
struct StagedSystemTests {
  static let shapes: [StagedProgramShape] = [
    .init(stages: 1), .init(stages: 2), .init(stages: 5), .init(stages: 8), .init(stages: 9), .init(stages: 16),
    .init(stages: 1, isCyclic: false), .init(stages: 7, isCyclic: false), .init(stages: 23, isCyclic: false),
    .init(stages: 64), .init(stages: 65), .init(stages: 71, isCyclic: false), .init(stages: 80),
    .init(stages: 67, states: 0), .init(stages: 67, shared: 0), .init(stages: 67, totals: 0),
    .init(stages: 3, states: 0, shared: 0, totals: 0), .init(stages: 70, states: 0, shared: 0, totals: 0),
    .init(stages: 66, columns: 1, rows: 1, states: 1), .init(stages: 66, columns: 3, rows: 0, states: 0),
    .init(stages: 12, columns: 2, rows: 5, states: 2), .init(stages: 10, shared: 11, totals: 9),
    // Enough coupling for a dense end.
    .init(stages: 9, columns: 12, rows: 12, states: 6, shared: 10, totals: 2, density: 0.5),
    .init(stages: 5, columns: 24, rows: 20, states: 10, shared: 19, totals: 3, density: 0.4),
  ]

  /// Random numbers for a program: the diagonal, a right-hand side and a point.
  struct Numbers {
    var columnDiagonal: [Double]
    var rowDiagonal: [Double]
    var x: [Double]
    var y: [Double]

    init(_ program: StagedProgram, seed: Int) {
      var random = SplitMix(seed: seed)
      func sizes(_ count: Int) -> [Double] {
        (0..<count).map { _ in Double.random(in: 0.1...10, using: &random) * (Bool.random(using: &random) ? 100 : 1) }
      }
      func numbers(_ count: Int) -> [Double] { (0..<count).map { _ in Double.random(in: -1...1, using: &random) } }
      columnDiagonal = sizes(program.columnCount)
      rowDiagonal = sizes(program.rowCount)
      x = numbers(program.columnCount)
      y = numbers(program.rowCount)
    }
  }

  /// Puts flat numbers where the system wants them.
  private func primal(_ system: StagedSystem, _ columns: [Double], _ rows: [Double] = []) -> Vector {
    let vector = Vector(system.layout.primalCount)
    for (j, value) in columns.enumerated() { vector.scalars[system.place(column: j)] = value }
    for (i, value) in rows.enumerated() { vector.scalars[system.place(row: i).activity] = value }
    return vector
  }

  private func dual(_ system: StagedSystem, _ rows: [Double]) -> Vector {
    let vector = Vector(system.layout.dualCount)
    for (i, value) in rows.enumerated() { vector.scalars[system.place(row: i).dual] = value }
    return vector
  }

  /// The diagonal, with what the loop has in padding.
  private func diagonal(_ system: StagedSystem, _ numbers: Numbers) -> Vector {
    let vector = Vector(system.layout.primalCount)
    for block in system.layout.blocks {
      let kind = system.layout.kinds[block.kind]
      for slot in 0..<(kind.columnCount + kind.rowCount) * 8 {
        vector.scalars[block.primalStart * 8 + slot] = slot < kind.columnCount * 8 ? 1e30 : 1
      }
    }
    for (j, value) in numbers.columnDiagonal.enumerated() { vector.scalars[system.place(column: j)] = value }
    for (i, value) in numbers.rowDiagonal.enumerated() { vector.scalars[system.place(row: i).activity] = value }
    return vector
  }

  private func solved(_ system: StagedSystem, _ numbers: Numbers) -> (dx: Vector, dy: Vector, replaced: Int) {
    let dx = Vector(system.layout.primalCount), dy = Vector(system.layout.dualCount)
    let replaced = system.factor(
      diagonal(system, numbers), regularisation: 0.25, solving: primal(system, numbers.x), dual(system, numbers.y),
      into: dx, dy)
    return (dx, dy, replaced)
  }

  private func scalars(_ vector: Vector) -> [Double] { (0..<vector.count * 8).map { vector.scalars[$0] } }

  /// D and E are at least one third, so what solves the equations to ten digits is the solution to nearly ten digits.
  @Test(arguments: shapes, 1...8)
  func solutionsSolveTheWholeMatrix(shape: StagedProgramShape, seed: Int) {
    let program = shape.program(seed: seed), numbers = Numbers(program, seed: seed + 100)
    let system = StagedSystem(program, parallel: ParallelLoop(threads: 1))
    let (dx, dy, replaced) = solved(system, numbers)
    let matrix = WholeMatrix(
      program: program, columnDiagonal: numbers.columnDiagonal.map { $0 + 0.25 },
      rowDiagonal: numbers.rowDiagonal.map { $0 + 0.25 })
    let product = matrix.multiply(
      (0..<program.columnCount).map { dx.scalars[system.place(column: $0)] },
      (0..<program.rowCount).map { dy.scalars[system.place(row: $0).dual] })
    #expect(replaced == 0)
    #expect(largestDifference(product.columns, numbers.x) < 1e-10)
    #expect(largestDifference(product.rows, numbers.y) < 1e-10)
  }

  private func largestDifference(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1)) }
  }

  @Test(arguments: shapes, 1...2)
  func productsAreThoseOfTheWholeMatrix(shape: StagedProgramShape, seed: Int) {
    let program = shape.program(seed: seed), numbers = Numbers(program, seed: seed + 100)
    let system = StagedSystem(program, parallel: ParallelLoop(threads: 1)), layout = system.layout
    let matrix = WholeMatrix(
      program: program, columnDiagonal: numbers.x.map { _ in 0 }, rowDiagonal: numbers.y.map { _ in 0 })
    let expected = matrix.multiply(numbers.x, numbers.y)
    // x and y come block by block, each no later than the first product that needs it.
    let allX = primal(system, numbers.x), allY = dual(system, numbers.y)
    let x = Vector(layout.primalCount), y = Vector(layout.dualCount)
    let ax = Vector(layout.dualCount), aty = Vector(layout.primalCount)
    var prepared = [Int](repeating: 0, count: layout.blocks.count), finished = prepared
    system.products(
      x, y,
      prepare: { number in
        prepared[number] += 1
        let block = layout.blocks[number], kind = layout.kinds[block.kind]
        for slot in block.primalStart * 8..<(block.primalStart + kind.columnCount) * 8 {
          x.scalars[slot] = allX.scalars[slot]
        }
        for slot in block.dualStart * 8..<(block.dualStart + kind.rowCount) * 8 {
          y.scalars[slot] = allY.scalars[slot]
        }
      },
      body: { chunk, number, blockAx, blockAty in
        #expect(layout.chunks[chunk].contains(number) && prepared[number] == 1)
        finished[number] += 1
        let block = layout.blocks[number], kind = layout.kinds[block.kind]
        let activities = UnsafeRawPointer(blockAx).assumingMemoryBound(to: Double.self)
        let gradients = UnsafeRawPointer(blockAty).assumingMemoryBound(to: Double.self)
        for slot in 0..<kind.rowCount * 8 { ax.scalars[block.dualStart * 8 + slot] = activities[slot] }
        for slot in 0..<kind.columnCount * 8 { aty.scalars[block.primalStart * 8 + slot] = gradients[slot] }
      })
    #expect(finished.allSatisfy { $0 == 1 })
    var padding = (ax: scalars(ax), aty: scalars(aty))
    var result = (columns: [Double](), rows: [Double]())
    for j in 0..<program.columnCount {
      result.columns.append(aty.scalars[system.place(column: j)])
      padding.aty[system.place(column: j)] = 0
    }
    for i in 0..<program.rowCount {
      result.rows.append(ax.scalars[system.place(row: i).dual])
      padding.ax[system.place(row: i).dual] = 0
    }
    #expect(largestDifference(result.columns, expected.columns) < 1e-12 * Double(10 + program.rowCount))
    #expect(largestDifference(result.rows, expected.rows) < 1e-12 * Double(10 + program.columnCount))
    #expect(padding.ax.allSatisfy { $0 == 0 } && padding.aty.allSatisfy { $0 == 0 })
  }

  @Test(arguments: shapes)
  func paddingStaysZeroInSolutions(shape: StagedProgramShape) {
    let program = shape.program(seed: 7), system = StagedSystem(program, parallel: ParallelLoop(threads: 1))
    let (dx, dy, _) = solved(system, Numbers(program, seed: 8))
    var padding = (dx: scalars(dx), dy: scalars(dy))
    for j in 0..<program.columnCount { padding.dx[system.place(column: j)] = 0 }
    for i in 0..<program.rowCount { padding.dy[system.place(row: i).dual] = 0 }
    #expect(padding.dx.allSatisfy { $0 == 0 } && padding.dy.allSatisfy { $0 == 0 })
  }

  @Test(arguments: shapes)
  func aLaterSolveGivesTheBitsOfTheFirstAndReadsWhatIsPrepared(shape: StagedProgramShape) {
    let program = shape.program(seed: 5), numbers = Numbers(program, seed: 6)
    let system = StagedSystem(program, parallel: ParallelLoop(threads: 2)), layout = system.layout
    let first = solved(system, numbers)
    let f = primal(system, numbers.x), g = Vector(layout.dualCount), wanted = dual(system, numbers.y)
    let dx = Vector(layout.primalCount), dy = Vector(layout.dualCount)
    system.solve(f, g, into: dx, dy) { _, number in
      let block = layout.blocks[number]
      for row in block.dualStart..<block.dualStart + layout.kinds[block.kind].rowCount {
        g.lanes[row] += wanted.lanes[row]
      }
    }
    #expect(scalars(dx) == scalars(first.dx) && scalars(dy) == scalars(first.dy))
  }

  @Test func theNumberOfThreadsChangesNoBit() {
    let program = StagedProgramShape(
      stages: 203, columns: 12, rows: 12, states: 6, shared: 10, totals: 2, density: 0.5
    ).program(seed: 3)
    let numbers = Numbers(program, seed: 4)
    let one = solved(StagedSystem(program, parallel: ParallelLoop(threads: 1)), numbers)
    let three = solved(StagedSystem(program, parallel: ParallelLoop(threads: 3)), numbers)
    #expect(scalars(one.dx) == scalars(three.dx) && scalars(one.dy) == scalars(three.dy))
  }

  @Test func aPivotWithoutSizeIsReplacedAndCounted() {
    var program = StagedProgram(stageCount: 20)
    let x = program.add(StagedProgram.Column(.init("x", ""), lower: .zero, upper: .constant(1)))
    let row = program.add(StagedProgram.Row(.init("r", ""), lower: .zero, upper: .zero))
    program.current.append(.init(row: row, column: x, .constant(0)))
    let system = StagedSystem(program, parallel: ParallelLoop(threads: 1)), diagonal = Vector(system.layout.primalCount)
    for t in 0..<20 { diagonal.scalars[system.place(column: t)] = 1 }
    let dx = Vector(diagonal.count), dy = Vector(system.layout.dualCount)
    let replaced = system.factor(
      diagonal, regularisation: 0, solving: Vector(dx.count), Vector(dy.count), into: dx, dy)
    #expect(replaced == 20)
  }
}
