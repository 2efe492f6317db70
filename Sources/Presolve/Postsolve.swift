import SteppeBase
import SteppeProgram

extension Presolved {
  /// The claim about the given program that a claim about the reduced one amounts to: values and row multipliers, both in
  /// flat order. Reduced costs follow from them, z = c + Q x − Aᵀy.
  public func restored(_ claim: SolverClaim) -> SolverClaim {
    let point =
      switch claim.kind {
      case .optimal: restored(.optimum, x: claim.x, y: claim.y)
      // Of a ray of one kind the other kind's numbers mean nothing.
      case .infeasible: restored(.infeasibility, x: Array(repeating: 0, count: program.columnCount), y: claim.y)
      case .unbounded: restored(.descent, x: claim.x, y: Array(repeating: 0, count: program.rowCount))
      }
    return SolverClaim(kind: claim.kind, x: point.x, y: point.y)
  }

  /// The answer to a reduced program without columns: nothing to decide, or a row that zero violates. Nil if there are
  /// columns.
  public var claimWithoutColumns: SolverClaim? {
    guard program.columnCount == 0 else { return nil }
    let data = program.data()
    let y = (0..<program.rowCount).map { i -> Double in
      if data.rowLower[i] > slack(at: data.rowLower[i]) { return 1 }
      return data.rowUpper[i] < -slack(at: data.rowUpper[i]) ? -1 : 0
    }
    // One violated row is proof enough; several could cancel in the restored rows.
    guard let violated = y.firstIndex(where: { $0 != 0 }) else {
      return SolverClaim(kind: .optimal, x: [], y: y)
    }
    return SolverClaim(kind: .infeasible, x: [], y: y.indices.map { $0 == violated ? y[$0] : 0 })
  }

  /// The entries of a point of the given program that the reduced one keeps: a start for its solver.
  public func reduced(_ x: [Double]) -> [Double] {
    let order = FlatOrder(lines: shape.columns, templateCount: shape.templateColumnCount, stages: shape.stageCount)
    return order.gathered(x, kept: keptColumns)
  }

  private func restored(_ kind: Point.Kind, x: [Double], y: [Double]) -> (x: [Double], y: [Double]) {
    precondition(x.count == program.columnCount, "x belongs to the reduced program")
    precondition(y.count == program.rowCount, "y belongs to the reduced program")
    let z = program.reducedCosts(kind, x: x, y: y)
    let columns = FlatOrder(lines: shape.columns, templateCount: shape.templateColumnCount, stages: shape.stageCount)
    let rows = FlatOrder(lines: shape.rows, templateCount: shape.templateRowCount, stages: shape.stageCount)
    var point = Point(
      kind: kind, shape: shape, x: columns.spread(x, over: keptColumns), y: rows.spread(y, over: keptRows),
      z: columns.spread(z, over: keptColumns))
    for record in records.reversed() { record.undo(on: &point) }
    return (columns.flat(point.x), rows.flat(point.y))
  }
}

extension ConvexProgram {
  /// c + Q x − Aᵀy, without the costs for a ray of multipliers.
  fileprivate func reducedCosts(_ kind: Point.Kind, x: [Double], y: [Double]) -> [Double] {
    var z = kind == .infeasibility ? Array(repeating: 0, count: columnCount) : cost
    forEachCoefficient { row, column, coefficient in z[column] -= coefficient * y[row] }
    forEachQuadraticCoefficient { row, column, coefficient in z[row] += coefficient * x[column] }
    return z
  }
}

/// The way between flat order (stage by stage, then what exists once) and lines with all their stages together.
private struct FlatOrder {
  let lines: [Range<Int>]
  let templateCount: Int
  let stages: Int

  /// Values in the flat order of the kept lines, as lines; zero where nothing was kept.
  func spread(_ values: [Double], over kept: [Int]) -> [Double] {
    var result = [Double](repeating: 0, count: lines.last?.upperBound ?? 0)
    let inTemplate = kept.prefix { $0 < templateCount }.count
    for (k, line) in kept.enumerated() {
      let start = lines[line].lowerBound
      if k < inTemplate {
        for t in 0..<stages { result[start + t] = values[t * inTemplate + k] }
      } else {
        result[start] = values[(stages - 1) * inTemplate + k]
      }
    }
    return result
  }

  /// Values in flat order, restricted to the kept lines; the opposite of `spread` and `flat`.
  func gathered(_ values: [Double], kept: [Int]) -> [Double] {
    let inTemplate = kept.prefix { $0 < templateCount }
    let staged = (0..<stages).flatMap { t in inTemplate.map { values[t * templateCount + $0] } }
    return staged + kept.dropFirst(inTemplate.count).map { values[(stages - 1) * templateCount + $0] }
  }

  /// Lines in flat order.
  func flat(_ values: [Double]) -> [Double] {
    var result = values
    for line in 0..<templateCount {
      for t in 0..<stages { result[t * templateCount + line] = values[lines[line].lowerBound + t] }
    }
    return result
  }
}
