/// How the supernodes are worked through: subtrees that do not depend on each other, gathered into tasks for the threads,
/// and then the top of the tree. It depends on the matrix alone, never on the number of threads.
struct SupernodeSchedule: Sendable {
  /// Ranges of supernodes (of one or more whole subtrees) that a task works through in order.
  private(set) var tasks: [[Range<Int>]] = []
  /// The supernodes above them, in order.
  private(set) var top: [Int] = []
  /// The rows above each task that it changes in a solution, and where they begin.
  private(set) var carriedRows: [Int32] = []
  private(set) var carriedStarts = [0]
  /// Numbers that all updates take, and all columns of L.
  private(set) var updateStorage = 0
  private(set) var factorStorage = 0

  /// A subtree of more than this share of all work is divided; tasks are filled up to a quarter of that.
  private static let largestShare = 1.0 / 16
  /// Nanoseconds of work below which threads are not worth starting.
  private static let smallestWork = 300_000.0

  /// Also decides where every supernode keeps its columns and its update.
  init(_ structure: inout SupernodeStructure) {
    let supernodes = structure.supernodes
    let work = supernodes.map {
      FrontPrice.of(pivots: Double($0.pivots), rows: Double($0.rows), isLeaf: $0.firstChild == -1)
    }
    var subtree = work, first = Array(supernodes.indices)
    for s in supernodes.indices where supernodes[s].parent != -1 {
      let parent = Int(supernodes[s].parent)
      subtree[parent] += subtree[s]
      first[parent] = min(first[parent], first[s])
    }
    let total = work.reduce(0, +)
    let largest = total < Self.smallestWork ? total : total * Self.largestShare
    var task: [Range<Int>] = [], roots: [Int] = [], taskRoots: [[Int]] = [], taskWork = 0.0
    for s in supernodes.indices {
      if subtree[s] > largest {
        top.append(s)
        continue
      }
      let parent = Int(supernodes[s].parent)
      if parent != -1, subtree[parent] <= largest { continue }
      if let last = task.last, last.upperBound == first[s] {
        task[task.count - 1] = last.lowerBound..<(s + 1)
      } else {
        task.append(first[s]..<(s + 1))
      }
      roots.append(s)
      taskWork += subtree[s]
      if taskWork > largest / 4 {
        tasks.append(task)
        taskRoots.append(roots)
        (task, roots, taskWork) = ([], [], 0)
      }
    }
    if !task.isEmpty {
      tasks.append(task)
      taskRoots.append(roots)
    }
    var isTop = [Bool](repeating: false, count: supernodes.count)
    for s in top { isTop[s] = true }
    var depths = [Int](repeating: 0, count: supernodes.count)
    for s in supernodes.indices.reversed() where supernodes[s].parent != -1 {
      depths[s] = depths[Int(supernodes[s].parent)] + 1
    }
    for (task, roots) in zip(tasks, taskRoots) {
      carriedRows += structure.rows(of: roots)
      carriedStarts.append(carriedRows.count)
      placeColumns(task.joined(), &structure.supernodes)
      placeUpdates(task.joined(), isTop, depths, &structure.supernodes)
    }
    placeColumns(top, &structure.supernodes)
    placeUpdates(top, isTop, depths, &structure.supernodes)
  }

  /// In the order of work, with room at the end of a task: whole vectors may reach beyond a column.
  private mutating func placeColumns(_ sequence: some Sequence<Int>, _ supernodes: inout [Supernode]) {
    for s in sequence {
      if supernodes[s].kind == .panels { factorStorage = FrontShape.padded(factorStorage) }
      supernodes[s].factorStart = factorStorage
      factorStorage += supernodes[s].factorStorage
    }
    factorStorage += Tile.rows
  }

  /// Two stacks, for supernodes at even and at odd depth: the updates of a supernode's children then lie on top of one
  /// while its own is put on the other, and nothing is ever moved.
  private mutating func placeUpdates(
    _ sequence: some Sequence<Int>, _ isTop: [Bool], _ depths: [Int], _ supernodes: inout [Supernode]
  ) {
    var heights = [0, 0], peaks = [0, 0]
    for s in sequence {
      let stack = depths[s] % 2
      supernodes[s].updateStart = heights[stack]
      heights[stack] += supernodes[s].updateStorage
      peaks[stack] = max(peaks[stack], heights[stack])
      var child = Int(supernodes[s].firstChild)
      while child != -1 {
        if isTop[child] == isTop[s] { heights[1 - stack] -= supernodes[child].updateStorage }
        child = Int(supernodes[child].nextSibling)
      }
    }
    for s in sequence { supernodes[s].updateStart += updateStorage + (depths[s] % 2 == 0 ? 0 : peaks[0]) }
    updateStorage += peaks[0] + peaks[1]
  }
}
