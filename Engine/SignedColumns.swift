import COpenBLAS

/// The first columns of a dense symmetric matrix, as a trapezoid: `width` columns of `height` ≥ `width` rows, of which
/// only the part below the diagonal counts. Column by column. Eliminated by L D Lᵀ with known signs of D.
final class SignedColumns: @unchecked Sendable {
  let height: Int
  let width: Int
  let matrix: UnsafeMutablePointer<Double>
  /// Pivots that were replaced in the last factorisation.
  private(set) var replaced = 0
  private let pivots: UnsafeMutablePointer<Double>
  /// D Lᵀ of one block of columns, transposed: what a block takes from the columns after it.
  private let scaled: UnsafeMutablePointer<Double>

  private static let blockWidth = 32

  init(height: Int, width: Int) {
    self.height = height
    self.width = width
    matrix = .allocate(capacity: max(height * width, 1))
    pivots = .allocate(capacity: max(width, 1))
    scaled = .allocate(capacity: max(height, 1) * Self.blockWidth)
    clear()
    pivots.initialize(repeating: 1, count: width)
    scaled.initialize(repeating: 0, count: height * Self.blockWidth)
  }

  deinit {
    matrix.deallocate()
    pivots.deallocate()
    scaled.deallocate()
  }

  func clear() { matrix.update(repeating: 0, count: height * width) }

  /// L (unit lower trapezoid) takes the matrix's place.
  func factor(sign: (Int) -> Double) {
    replaced = 0
    for start in stride(from: 0, to: width, by: Self.blockWidth) {
      let end = min(start + Self.blockWidth, width)
      for j in start..<end {
        let column = matrix + j * height
        for k in start..<j {
          let other = matrix + k * height
          let factor = other[j] * pivots[k]
          for i in j..<height { column[i] -= factor * other[i] }
        }
        if !(column[j] * sign(j) >= PivotGuard.smallest) {
          column[j] = sign(j) * PivotGuard.replacement
          replaced += 1
        }
        pivots[j] = column[j]
        let inverse = 1 / column[j]
        for i in j + 1..<max(height, j + 1) { column[i] *= inverse }
        column[j] = 1
      }
      if end < width { reduce(columns: start..<end, from: end) }
    }
  }

  private func reduce(columns: Range<Int>, from first: Int) {
    let depth = columns.count
    for (k, column) in columns.enumerated() {
      for j in first..<width { scaled[k * height + j] = matrix[column * height + j] * pivots[column] }
    }
    cblas_dgemm(
      CblasColMajor, CblasNoTrans, CblasTrans, Int32(height - first), Int32(width - first), Int32(depth), -1,
      matrix + columns.lowerBound * height + first, Int32(height), scaled + first, Int32(height), 1,
      matrix + first * height + first, Int32(height))
  }

  /// target −= L_rows D L_columnsᵀ for two runs of rows below the columns; `target` column by column.
  func reduce(
    _ target: UnsafeMutablePointer<Double>, stride: Int, rows: Range<Int>, columns: Range<Int>
  ) {
    if rows.isEmpty || columns.isEmpty || width == 0 { return }
    let work = UnsafeMutablePointer<Double>.allocate(capacity: columns.count * width)
    defer { work.deallocate() }
    for k in 0..<width {
      for (j, column) in columns.enumerated() { work[k * columns.count + j] = matrix[k * height + column] * pivots[k] }
    }
    cblas_dgemm(
      CblasColMajor, CblasNoTrans, CblasTrans, Int32(rows.count), Int32(columns.count), Int32(width), -1,
      matrix + rows.lowerBound, Int32(height), work, Int32(columns.count), 1, target, Int32(stride))
  }

  /// x = L⁻¹ x for the columns' own rows.
  func solveLower(_ x: UnsafeMutablePointer<Double>) {
    if width == 0 { return }
    cblas_dtrsv(CblasColMajor, CblasLower, CblasNoTrans, CblasUnit, Int32(width), matrix, Int32(height), x, 1)
  }

  /// x = L⁻ᵀ x for the columns' own rows.
  func solveUpper(_ x: UnsafeMutablePointer<Double>) {
    if width == 0 { return }
    cblas_dtrsv(CblasColMajor, CblasLower, CblasTrans, CblasUnit, Int32(width), matrix, Int32(height), x, 1)
  }

  func divideByPivots(_ x: UnsafeMutablePointer<Double>) { for k in 0..<width { x[k] /= pivots[k] } }

  /// y −= L_rows x
  func subtract(_ x: UnsafePointer<Double>, rows: Range<Int>, from y: UnsafeMutablePointer<Double>) {
    if rows.isEmpty || width == 0 { return }
    cblas_dgemv(
      CblasColMajor, CblasNoTrans, Int32(rows.count), Int32(width), -1, matrix + rows.lowerBound, Int32(height), x, 1,
      1,
      y, 1)
  }

  /// x −= L_rowsᵀ y
  func subtractTransposed(_ y: UnsafePointer<Double>, rows: Range<Int>, from x: UnsafeMutablePointer<Double>) {
    if rows.isEmpty || width == 0 { return }
    cblas_dgemv(
      CblasColMajor, CblasTrans, Int32(rows.count), Int32(width), -1, matrix + rows.lowerBound, Int32(height), y, 1, 1,
      x, 1)
  }
}
