import Dispatch
import Synchronization

/// Runs `body(0) … body(count - 1)`, on at most `threads` threads. The work of one index never depends on the others,
/// so the result does not depend on the number of threads.
struct ParallelLoop: Sendable {
  let threads: Int

  @inline(__always) func callAsFunction(_ count: Int, _ body: (Int) -> Void) {
    if threads == 1 || count == 1 {
      for index in 0..<count { body(index) }
      return
    }
    // The pieces write to places of their own; the compiler cannot know.
    nonisolated(unsafe) let work = body
    let workers = min(threads, count)
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      for index in stride(from: worker, to: count, by: workers) { work(index) }
    }
  }

  /// Runs `body(0, worker) … body(count - 1, worker)`, each as soon as one of the workers 0 ..< threads is free: for
  /// pieces of different size that need memory of their own for as long as they run.
  func shared(_ count: Int, _ body: (_ index: Int, _ worker: Int) -> Void) {
    if threads == 1 || count <= 1 {
      for index in 0..<count { body(index, 0) }
      return
    }
    nonisolated(unsafe) let work = body
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(threads, count)) { worker in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        if index >= count { return }
        work(index, worker)
      }
    }
  }
}
import CAMD
import COpenBLAS
import SteppeProgram
