import COpenBLAS
import CProcessor
import Foundation
import Synchronization

/// Runs `body(0) … body(count - 1)`, on at most `threads` threads. The work of one index never depends on the others,
/// so the result does not depend on the number of threads.
///
/// An interior-point iteration consists of a dozen such loops of some ten microseconds each: too short to wake a thread
/// for. The threads are kept, and look for the next loop for a while before they go to sleep.
final class ParallelLoop: Sendable {
  let threads: Int
  private let crew: Crew?

  /// OpenBLAS's own threads would compete with ours and change the order of sums.
  private static let quietBLAS: Void = {
    openblas_set_num_threads(1)
    _ = blas_thread_shutdown_()
  }()

  /// No machine has more processors for us; a slip of the keyboard must not exhaust those of the system.
  private static let mostThreads = 256

  init(threads: Int) {
    Self.quietBLAS
    self.threads = min(max(1, threads), Self.mostThreads)
    crew = self.threads > 1 ? Crew(helpers: self.threads - 1) : nil
  }

  deinit { crew?.dismiss() }

  @inline(__always) func callAsFunction(_ count: Int, _ body: (Int) -> Void) {
    guard let crew, count > 1 else {
      for index in 0..<count { body(index) }
      return
    }
    let workers = min(threads, count)
    crew.run(workers) { worker in
      for index in stride(from: worker, to: count, by: workers) { body(index) }
    }
  }

  /// Runs `body(0, worker) … body(count - 1, worker)`, each as soon as one of the workers 0 ..< threads is free: for
  /// pieces of different size that need memory of their own for as long as they run.
  func shared(_ count: Int, _ body: (_ index: Int, _ worker: Int) -> Void) {
    guard let crew, count > 1 else {
      for index in 0..<count { body(index, 0) }
      return
    }
    let next = Atomic(0)
    crew.run(min(threads, count)) { worker in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        if index >= count { return }
        body(index, worker)
      }
    }
  }
}

/// The threads beside the caller's.
private final class Crew: @unchecked Sendable {
  private let helpers: Int
  /// Counts the loops; its change is the signal to start.
  private let round = Atomic(0)
  /// Helpers that have not finished the present loop.
  private let busy = Atomic(0)
  private let sleepers = Atomic(0)
  private let isDismissed = Atomic(false)
  private let alarm = NSCondition()
  // Written before `round` changes, read after.
  private var job: (Int) -> Void = { _ in }
  private var workers = 0
  private var hasStarted = false

  /// Looks at `round` before a helper goes to sleep: about a tenth of a millisecond.
  private static let patience = 4000

  init(helpers: Int) { self.helpers = helpers }

  /// Runs `body(0) … body(workers - 1)`, the first on this thread. The pieces write to places of their own, which the
  /// compiler cannot know.
  func run(_ workers: Int, _ body: (Int) -> Void) {
    if !hasStarted { start() }
    withoutActuallyEscaping(body) { body in
      job = body
      self.workers = workers
      busy.store(helpers, ordering: .relaxed)
      round.add(1, ordering: .sequentiallyConsistent)
      if sleepers.load(ordering: .sequentiallyConsistent) > 0 { wake() }
      body(0)
      var looks = 0
      while busy.load(ordering: .acquiring) > 0 {
        looks += 1
        // A helper may have lost its processor to somebody else.
        if looks > Self.patience { sched_yield() } else { steppe_spin_hint() }
      }
      job = { _ in }
    }
  }

  func dismiss() {
    isDismissed.store(true, ordering: .relaxed)
    round.add(1, ordering: .sequentiallyConsistent)
    wake()
  }

  private func start() {
    hasStarted = true
    for helper in 1...helpers { Thread { self.help(helper) }.start() }
  }

  private func help(_ worker: Int) {
    var seen = 0
    while true {
      seen = nextRound(after: seen)
      if isDismissed.load(ordering: .relaxed) { return }
      if worker < workers { job(worker) }
      busy.subtract(1, ordering: .releasing)
    }
  }

  /// Waits for a round after `seen`.
  private func nextRound(after seen: Int) -> Int {
    for _ in 0..<Self.patience {
      let now = round.load(ordering: .acquiring)
      if now != seen { return now }
      steppe_spin_hint()
    }
    alarm.lock()
    defer { alarm.unlock() }
    sleepers.add(1, ordering: .sequentiallyConsistent)
    defer { sleepers.subtract(1, ordering: .sequentiallyConsistent) }
    while true {
      let now = round.load(ordering: .sequentiallyConsistent)
      if now != seen { return now }
      alarm.wait()
    }
  }

  private func wake() {
    alarm.lock()
    alarm.broadcast()
    alarm.unlock()
  }
}
