import Synchronization
import Testing

#if ENGINEAVX512
  @testable import EngineAVX512
#elseif ENGINEAVX2
  @testable import EngineAVX2
#else
  @testable import EngineBaseline
#endif

@Suite(.enabled(if: machineHasInstructions, "this machine lacks the engine's instructions"))
struct ParallelLoopTests {
  @Test(arguments: [1, 2, 3]) func everyPieceOfALoopRunsOnce(threads: Int) {
    let loop = ParallelLoop(threads: threads), runs = (0..<40).map { _ in Counter() }
    loop(runs.count) { runs[$0].add() }
    loop.shared(runs.count) { index, _ in runs[index].add() }
    #expect(runs.allSatisfy { $0.count == 2 })
  }

  @Test func aSlipOfTheKeyboardDoesNotExhaustTheSystem() {
    #expect(ParallelLoop(threads: 100_000).threads <= 256)
    #expect(ParallelLoop(threads: 0).threads == 1)
  }
}

private final class Counter: Sendable {
  private let runs = Atomic(0)
  var count: Int { runs.load(ordering: .relaxed) }
  func add() { runs.add(1, ordering: .relaxed) }
}
