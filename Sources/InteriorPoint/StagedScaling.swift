import SteppeBase
import SteppeProgram

extension StagedProgram {
  /// The program in scaled units, and the factors of its flat rows and columns.
  func scaled(_ unit: Scaling.CostUnit) -> (program: StagedProgram, scaling: Scaling) {
    let n = columns.count, m = rows.count
    var template = equilibration()
    var result = multiplied(by: template)
    template.setUnits(costs: result.costSizes(), bounds: result.boundSizes(), unit)
    result = result.divided(cost: template.costUnit, rightHandSide: template.rightHandSideUnit)

    var flat = template
    flat.columns = (0..<stageCount).flatMap { _ in template.columns[..<n] } + template.columns[n...]
    flat.rows = (0..<stageCount).flatMap { _ in template.rows[..<m] } + template.rows[m...]
    return (result, flat)
  }

  /// Factors of the template: its rows and then the total rows, its columns and then the shared columns.
  private func equilibration() -> Scaling {
    let n = columns.count, m = rows.count
    var entries: [(row: Int, column: Int, size: Double)] = []
    entries += (current + previous).map { ($0.row, $0.column, $0.coefficient.size) }
    entries += shared.map { ($0.row, n + $0.column, $0.coefficient.size) }
    entries += totals.map { (m + $0.row, $0.column, $0.coefficient.size) }
    entries += totalsShared.map { (m + $0.row, n + $0.column, abs($0.coefficient)) }
    return Scaling(rowCount: m + totalRows.count, columnCount: n + sharedColumns.count, entries: entries)
  }

  private func multiplied(by template: Scaling) -> StagedProgram {
    let n = columns.count, m = rows.count
    var result = self
    for j in 0..<n {
      let factor = template.columns[j]
      result.columns[j].lower = columns[j].lower.map { $0 / factor }
      result.columns[j].upper = columns[j].upper.map { $0 / factor }
      result.columns[j].cost = columns[j].cost.map { $0 * factor }
      result.columns[j].quadraticCost = columns[j].quadraticCost.map { $0 * factor * factor }
    }
    for j in sharedColumns.indices {
      let factor = template.columns[n + j]
      result.sharedColumns[j].lower /= factor
      result.sharedColumns[j].upper /= factor
      result.sharedColumns[j].cost *= factor
      result.sharedColumns[j].quadraticCost *= factor * factor
    }
    for i in 0..<m {
      let factor = template.rows[i]
      result.rows[i].lower = rows[i].lower.map { $0 * factor }
      result.rows[i].upper = rows[i].upper.map { $0 * factor }
    }
    for i in totalRows.indices {
      result.totalRows[i].lower *= template.rows[m + i]
      result.totalRows[i].upper *= template.rows[m + i]
    }
    func scale(_ entries: inout [Entry], rowOffset: Int, columnOffset: Int) {
      for k in entries.indices {
        let factor = template.rows[rowOffset + entries[k].row] * template.columns[columnOffset + entries[k].column]
        entries[k].coefficient = entries[k].coefficient.map { $0 * factor }
      }
    }
    scale(&result.current, rowOffset: 0, columnOffset: 0)
    scale(&result.previous, rowOffset: 0, columnOffset: 0)
    scale(&result.shared, rowOffset: 0, columnOffset: n)
    scale(&result.totals, rowOffset: m, columnOffset: 0)
    for k in totalsShared.indices {
      result.totalsShared[k].coefficient *=
        template.rows[m + totalsShared[k].row] * template.columns[n + totalsShared[k].column]
    }
    return result
  }

  private func divided(cost: Double, rightHandSide size: Double) -> StagedProgram {
    var result = self
    for j in columns.indices {
      result.columns[j].lower = columns[j].lower.map { $0 / size }
      result.columns[j].upper = columns[j].upper.map { $0 / size }
      result.columns[j].cost = columns[j].cost.map { $0 / cost }
      result.columns[j].quadraticCost = columns[j].quadraticCost.map { $0 * size / cost }
    }
    for j in sharedColumns.indices {
      result.sharedColumns[j].lower /= size
      result.sharedColumns[j].upper /= size
      result.sharedColumns[j].cost /= cost
      result.sharedColumns[j].quadraticCost *= size / cost
    }
    for i in rows.indices {
      result.rows[i].lower = rows[i].lower.map { $0 / size }
      result.rows[i].upper = rows[i].upper.map { $0 / size }
    }
    for i in totalRows.indices {
      result.totalRows[i].lower /= size
      result.totalRows[i].upper /= size
    }
    return result
  }

  private func costSizes() -> SizeMean {
    var result = SizeMean()
    for column in columns { result.add(column.cost.size) }
    for column in sharedColumns { result.add(column.cost) }
    return result
  }

  /// Every bound of every stage; a constant counts once per stage, as it does in the flat program.
  private func boundSizes() -> SizeMean {
    var result = SizeMean()
    func add(_ values: Values) {
      switch values {
      case .constant(let number): result.add(number, times: Double(stageCount))
      case .series(let numbers): result.add(numbers)
      }
    }
    for column in columns {
      add(column.lower)
      add(column.upper)
    }
    for row in rows {
      add(row.lower)
      add(row.upper)
    }
    for column in sharedColumns { result.add([column.lower, column.upper]) }
    for row in totalRows { result.add([row.lower, row.upper]) }
    return result
  }
}

extension Values {
  /// The largest magnitude.
  fileprivate var size: Double { Swift.max(abs(minimum), abs(maximum)) }
}
