/// A supernode: which pivots and rows its front has, and where its numbers are.
struct Supernode: Sendable {
  /// How its front is eliminated.
  enum Kind: UInt8 {
    /// One pivot without children, as most columns of a linear program: its column of L is its entries of the matrix
    /// over the pivot, and its parent forms the update itself.
    case column
    /// A front of up to 16 rows: all of it at once, in registers and first-level cache.
    case small
    /// One panel, in memory of the thread; L is then stored without padding.
    case compact
    /// In the panels where L stays.
    case panels
  }

  let kind: Kind
  let firstPivot: Int32
  let pivots: Int32
  /// Rows below the pivots.
  let rows: Int32
  /// −1 for a root.
  let parent: Int32
  var firstChild: Int32
  var nextSibling: Int32 = -1
  /// How many of the rows are pivots of the parent.
  var rowsInPivots: Int32 = 0
  /// From this row on, the places in the parent's front follow each other.
  var consecutiveFrom: Int32 = 0
  /// Where its rows begin among all rows (and their targets), its entries of the matrix begin and end.
  var rowStart = 0
  var entryStart = 0
  var entryEnd = 0
  /// Where its columns of L begin.
  var factorStart = 0
  /// Where its update is kept until the parent has taken it.
  var updateStart = 0

  private static let smallSize = 2 * laneCount
  /// Panels of up to this many numbers stay in a thread's second-level cache.
  private static let compactStorage = 8192

  init(firstPivot: Int32, pivots: Int32, rows: Int32, parent: Int32, firstChild: Int32) {
    self.firstPivot = firstPivot
    self.pivots = pivots
    self.rows = rows
    self.parent = parent
    self.firstChild = firstChild
    kind = pivots == 1 && firstChild == -1 ? .column : Self.kind(pivots: Int(pivots), rows: Int(rows))
  }

  /// How a front of this size is eliminated, unless it is a column without children.
  static func kind(pivots: Int, rows: Int) -> Kind {
    if pivots + rows <= smallSize { return .small }
    let shape = FrontShape(pivots: pivots, rows: rows)
    return shape.panelCount == 1 && shape.panelStorage <= compactStorage ? .compact : .panels
  }

  var shape: FrontShape { FrontShape(pivots: Int(pivots), rows: Int(rows)) }

  /// Numbers that its columns of L take: all below the diagonal one after the other, or panels.
  var factorStorage: Int {
    kind == .panels ? shape.panelStorage : Int(pivots) * Int(rows) + Int(pivots) * Int(pivots - 1) / 2
  }

  var updateStorage: Int { kind == .column ? 0 : shape.updateStorage }

  /// Rows from one column to the next of a small front.
  var smallLeading: Int { FrontShape.padded(Int(pivots + rows)) }

  /// Floating-point operations of its elimination.
  var operations: Double {
    let size = Double(pivots + rows), rows = Double(rows)
    return (size * size * size - rows * rows * rows) / 3
  }
}

/// The index structure of a supernodal factorisation.
///
/// For three supernodes A = {0, 1}, B = {2}, C = {3, 4, 5} where A has rows 3, 5 and B rows 3, 4 below its pivots, both
/// children of the root C:
///
///     rows      A: 3 5     B: 3 4     C: none
///     targets   A: 0 2     B: 0 1                 the same rows counted within the parent's front
///
/// A row of the matrix visits the supernodes on the ways from its earlier neighbours up to itself and becomes a row of each
/// (Liu's row subtrees), so that all lists grow in order and nothing is sorted.
struct SupernodeStructure: Sendable {
  var supernodes: [Supernode]
  /// Rows below the pivots, as positions in the order of elimination, ascending; all supernodes one after the other.
  private(set) var rows: [Int32]
  /// For every row: which row of the parent's front (its pivots, then its rows) it is.
  private(set) var targets: [Int32]
  /// Entries of the matrix by supernode: which entry of the pattern, and where it goes in the front's panels.
  private(set) var entries: [Int32]
  private(set) var entryPlaces: [Int32]

  init(_ partition: SupernodePartition, _ pattern: SparsePattern) {
    let size = pattern.size, count = partition.count
    var positions = [Int32](repeating: 0, count: size)
    for k in 0..<size { positions[Int(partition.order[k])] = Int32(k) }
    let earlier = Neighbours(pattern, positions: positions, of: .later)
    var owners = [Int32](repeating: 0, count: size)
    for s in 0..<count {
      for k in partition.firstPivots[s]..<partition.firstPivots[s + 1] { owners[Int(k)] = Int32(s) }
    }

    var firstChild = [Int32](repeating: -1, count: count), nextSibling = firstChild
    for s in stride(from: count - 1, through: 0, by: -1) where partition.parents[s] != -1 {
      nextSibling[s] = firstChild[Int(partition.parents[s])]
      firstChild[Int(partition.parents[s])] = Int32(s)
    }
    var supernodes: [Supernode] = [], rowStart = 0
    supernodes.reserveCapacity(count + 1)
    for s in 0..<count {
      let first = partition.firstPivots[s]
      var supernode = Supernode(
        firstPivot: first, pivots: partition.firstPivots[s + 1] - first, rows: partition.rowCounts[s],
        parent: partition.parents[s], firstChild: firstChild[s])
      supernode.nextSibling = nextSibling[s]
      supernode.rowStart = rowStart
      rowStart += Int(partition.rowCounts[s])
      supernodes.append(supernode)
    }
    for k in earlier.nodes { supernodes[Int(owners[Int(k)])].entryStart += 1 }
    var entryStart = 0
    for s in 0..<count {
      (supernodes[s].entryStart, entryStart) = (entryStart, entryStart + supernodes[s].entryStart)
    }
    self.supernodes = supernodes
    // One more, so that there is an address even where there is no row or entry.
    rows = [Int32](repeating: 0, count: rowStart + 1)
    targets = rows
    entries = [Int32](repeating: 0, count: entryStart + 1)
    entryPlaces = entries
    fill(earlier, owners: owners)
  }

  private mutating func fill(_ earlier: Neighbours, owners: [Int32]) {
    let shapes = supernodes.map { $0.shape }
    var marks = [Int32](repeating: -1, count: supernodes.count), found = [Int32](repeating: 0, count: supernodes.count)
    var nextEntry = supernodes.map { $0.entryStart }
    for i in 0..<Int32(owners.count) {
      let owner = owners[Int(i)]
      marks[Int(owner)] = i
      for p in earlier.starts[Int(i)]..<earlier.starts[Int(i) + 1] {
        let k = earlier.nodes[Int(p)], start = owners[Int(k)]
        var s = Int(start)
        while marks[s] != i {
          let place = supernodes[s].rowStart + Int(found[s]), parent = Int(supernodes[s].parent)
          rows[place] = i
          found[s] += 1
          marks[s] = i
          if parent == Int(owner) {
            targets[place] = i - supernodes[parent].firstPivot
            supernodes[s].rowsInPivots += 1
          } else {
            targets[place] = supernodes[parent].pivots + found[parent] - (marks[parent] == i ? 1 : 0)
          }
          s = parent
        }
        s = Int(start)
        let column = Int(k - supernodes[s].firstPivot)
        let row = start == owner ? i - supernodes[s].firstPivot : supernodes[s].pivots + found[s] - 1
        entries[nextEntry[s]] = earlier.entries[Int(p)]
        let columnStart =
          supernodes[s].kind == .small ? column * supernodes[s].smallLeading : shapes[s].pivotColumn(column)
        entryPlaces[nextEntry[s]] = Int32(columnStart + Int(row))
        nextEntry[s] += 1
      }
    }
    for s in supernodes.indices {
      supernodes[s].entryEnd = nextEntry[s]
      var from = Int(supernodes[s].rows)
      let start = supernodes[s].rowStart
      while from > 0, from == Int(supernodes[s].rows) || targets[start + from - 1] + 1 == targets[start + from] {
        from -= 1
      }
      supernodes[s].consecutiveFrom = Int32(from)
    }
  }

  /// The rows of some supernodes, each once.
  func rows(of members: [Int]) -> [Int32] {
    Set(members.lazy.map { rows[supernodes[$0].rowStart...].prefix(Int(supernodes[$0].rows)) }.joined()).sorted()
  }

  /// The arrays as kernels address them.
  func withPointers<Result>(
    _ body: (
      _ supernodes: UnsafePointer<Supernode>, _ rows: UnsafePointer<Int32>, _ targets: UnsafePointer<Int32>,
      _ places: UnsafePointer<Int32>
    ) -> Result
  ) -> Result {
    supernodes.withUnsafeBufferPointer { supernodes in
      rows.withUnsafeBufferPointer { rows in
        targets.withUnsafeBufferPointer { targets in
          entryPlaces.withUnsafeBufferPointer { places in
            body(supernodes.baseAddress!, rows.baseAddress!, targets.baseAddress!, places.baseAddress!)
          }
        }
      }
    }
  }
}
