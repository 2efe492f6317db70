/// Shape of a front: the dense lower trapezoid on which a supernode is eliminated. Its first `pivots` rows and columns are
/// the supernode's, the `rows` below them carry its update to the ancestors.
///
/// The pivot columns are cut into *panels*, the first narrow so that all others are 128 wide; a panel stores its own part
/// of the trapezoid by columns. For 130 pivots and 3 rows below:
///
///     panel 0: columns 0, 1      rows 0 … 132      6 zeros above row 0, 5 below row 132: leading dimension 144
///     panel 1: columns 2 … 129   rows 2 … 132      5 zeros below: leading dimension 136
///
/// The zeros make the rows below a panel's triangle begin on whole vectors of eight and end on one, and they stay zeros.
/// The update is stored the same way, in columns of 128 from its own diagonal down.
struct FrontShape {
  static let panelWidth = 128

  let pivots: Int
  let rows: Int
  let firstWidth: Int
  private let firstLeading: Int
  /// Rows below the pivots, filled up to whole vectors.
  private let paddedRows: Int

  init(pivots: Int, rows: Int) {
    self.pivots = pivots
    self.rows = rows
    firstWidth = (pivots - 1) % Self.panelWidth + 1
    paddedRows = Self.padded(rows)
    firstLeading = Self.padded(firstWidth) + pivots - firstWidth + paddedRows
  }

  @inline(__always) static func padded(_ count: Int) -> Int { (count + laneCount - 1) & ~(laneCount - 1) }

  var panelCount: Int { (pivots - firstWidth) / Self.panelWidth + 1 }

  /// Numbers that the pivot columns take.
  var panelStorage: Int { panelOffset(panelCount) }

  /// Numbers that the update takes.
  var updateStorage: Int {
    let whole = paddedRows / Self.panelWidth, rest = paddedRows % Self.panelWidth
    return updateOffset(block: whole) + rest * rest
  }

  private func panelOffset(_ panel: Int) -> Int {
    if panel == 0 { return 0 }
    let before = panel - 1, width = Self.panelWidth
    return firstLeading * firstWidth
      + width * (before * (pivots - firstWidth + paddedRows) - width * before * (before - 1) / 2)
  }

  struct Panel {
    /// First pivot and number of pivots.
    let start: Int
    let width: Int
    /// Where the number of row `start`, column `start` is stored, and from there to the next column.
    let offset: Int
    let leading: Int
  }

  func panel(_ index: Int) -> Panel {
    if index == 0 {
      let padding = Self.padded(firstWidth) - firstWidth
      return Panel(start: 0, width: firstWidth, offset: padding, leading: firstLeading)
    }
    let start = firstWidth + (index - 1) * Self.panelWidth
    return Panel(
      start: start, width: Self.panelWidth, offset: panelOffset(index), leading: pivots - start + paddedRows)
  }

  /// Where row 0 of a pivot column would be stored, if the panel reached so far up.
  @inline(__always) func pivotColumn(_ column: Int) -> Int {
    if column < firstWidth { return Self.padded(firstWidth) - firstWidth + column * firstLeading }
    let index = (column - firstWidth) / Self.panelWidth + 1
    let start = firstWidth + (index - 1) * Self.panelWidth
    return panelOffset(index) + (column - start) * (pivots - start + paddedRows) - start
  }

  /// Where row 0 of a column of the update would be stored.
  @inline(__always) func updateColumn(_ column: Int) -> Int {
    let block = column / Self.panelWidth, start = block * Self.panelWidth
    return updateOffset(block: block) + (column - start) * (paddedRows - start) - start
  }

  func updateOffset(block: Int) -> Int {
    let width = Self.panelWidth
    return width * (block * paddedRows - width * block * (block - 1) / 2)
  }

  func updateLeading(block: Int) -> Int { paddedRows - block * Self.panelWidth }
}
