import SteppeBase
import Testing

@Test func aConstantAndASeriesCombineSnapshotBySnapshot() {
  #expect(Values.constant(2) * .series([1, 2, 3]) == .series([2, 4, 6]))
}
