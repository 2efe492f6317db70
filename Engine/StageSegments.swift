/// How the stages are cut into segments, one for each lane of each group.
///
/// Segment s = 8·group + lane owns a contiguous run of stages; all lanes of a group step through their segments together.
/// The first `longCount` segments have `stepCount` stages, the others one stage less: their last step is *padding*. The
/// cut depends on the program alone, never on the number of threads, so that the answer's bits do not either.
struct StageSegments: Sendable {
  let stageCount: Int
  let groupCount: Int
  /// Steps of every group: the length of the longest segment.
  let stepCount: Int
  /// Segments without padding.
  let longCount: Int

  init(stageCount: Int, groupCount: Int) {
    self.stageCount = stageCount
    self.groupCount = groupCount
    let segments = groupCount * laneCount
    stepCount = (stageCount + segments - 1) / segments
    longCount = stageCount - segments * (stepCount - 1)
  }

  /// Segments with at least one stage; they come first.
  var usedCount: Int { min(stageCount, groupCount * laneCount) }

  /// First stage of a segment.
  func start(_ segment: Int) -> Int { segment * stepCount - max(0, segment - longCount) }

  func length(_ segment: Int) -> Int { segment < longCount ? stepCount : stepCount - 1 }

  /// Block (step `block % stepCount` of group `block / stepCount`) and lane of a stage.
  func place(stage: Int) -> (block: Int, lane: Int) {
    let inLong = longCount * stepCount
    let (segment, step) =
      stage < inLong
      ? (stage / stepCount, stage % stepCount)
      : (longCount + (stage - inLong) / (stepCount - 1), (stage - inLong) % (stepCount - 1))
    return (segment / laneCount * stepCount + step, segment % laneCount)
  }

  /// Ones for the lanes of a group whose last step is a stage, zeros where it is padding.
  func lastStepMask(group: Int) -> Lanes {
    var mask = Lanes.zero
    for lane in 0..<laneCount where group * laneCount + lane < longCount { mask[lane] = 1 }
    return mask
  }

  func hasPadding(group: Int) -> Bool { (group + 1) * laneCount > longCount }
}
