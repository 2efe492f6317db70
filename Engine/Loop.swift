import Foundation
import SteppeProgram

/// The interior-point method: primal-dual, infeasible start, Mehrotra predictor-corrector with Gondzio's multiple
/// centrality correctors, on the regularised quasi-definite system of a `KKTSystem`.
///
/// For   min cᵀx + ½xᵀQx,  A x − s = 0,  u = (x, s) within bounds   and a barrier pair (v, z) per finite bound, Newton's
/// equations with the target  v z + z dv + v dz = comp  reduce, after dz = (comp − z dv)/v and dv = σ du, to
///
///     [ −(Q + Θ)  Aᵀ  ] [dx]   [ h_x ]          h   = (gradient of the Lagrangian without bounds) − Σ σ (comp + v z)/v
///     [    A     1/Θs ] [dy] = [ r − h_s/Θs ]   Θ   = Σ z/v,   r = s − A x,   ds = −(h_s + dy)/Θs
///
/// The starting point keeps v = σ(u − bound) exactly and every step does too, so bounds have no residual of their own.
///
/// Sources: Mehrotra, SIAM J. Optim. 2 (1992); Gondzio, Comput. Optim. Appl. 6 (1996); Altman and Gondzio, Optim. Methods
/// Softw. 11 (1999) for the regularisation; Pougkakiotis and Gondzio, Comput. Optim. Appl. 78 (2021) for its adaptation.
final class Loop<System: KKTSystem> {
  let system: System
  let columnCount: Int
  let rowCount: Int
  let layout: Layout
  let bounds: BarrierBounds
  let settings: LoopSettings
  let parallel: ParallelLoop

  // The program: costs, and what the barrier adds to nothing (1e30 where a column is fixed, see `prepareData`).
  let cost: RepeatedVector
  let offset: RepeatedVector
  var largestCost = 1.0
  var largestRightHandSide = 1.0

  let point: Point
  let bestU: Vector
  let bestY: Vector
  var bestMerit = Double.infinity
  /// Iterations since the best point.
  var sinceBest = 0
  /// The smallest Σ v z so far, and whether the present point's is much smaller than that of those before.
  var leastProducts = Double.infinity
  var hasCutProducts = false

  // The direction; gradient h and primal error g; the diagonal (Θ of columns, 1/Θs of rows); right-hand sides of solves,
  // which hold what is left of the residuals.
  let du: Vector
  let dy: Vector
  let dz: Vector
  let h: Vector
  let g: Vector
  let diagonal: Vector
  let residualX: Vector
  let residualY: Vector
  // A correction of it.
  let eu: Vector
  let ey: Vector
  let ez: Vector

  let sums: Accumulators
  /// Per block: the largest ratio of the direction to the distances and to the multipliers.
  let primalRatios: Vector
  let dualRatios: Vector
  /// Per chunk: the dual residual of a block.
  let scratch: [Vector]

  var regularisation: Double
  /// Size of multipliers or values that makes infeasible or unbounded worth a check; grows with every check in vain.
  var suspiciousSize: Double
  var report = LoopReport()
  /// Residual of a solve (absolute, scaled program) that no longer slows the loop's own residuals.
  var neededAccuracy = 0.0
  /// What a solve leaves of its right-hand side, measured on the predictor; what it will leave of the present one.
  var factorQuality = 0.0
  var expectedResidual = 0.0

  init(
    system: System, data: ProgramData, settings: LoopSettings, start: SolverStart?, parallel: ParallelLoop
  ) {
    self.system = system
    columnCount = data.cost.count
    rowCount = data.rowLower.count
    self.settings = settings
    layout = system.layout
    self.parallel = parallel
    regularisation = settings.firstRegularisation
    suspiciousSize = settings.suspiciousSize

    let prepared = LoopData(system: system, data: data)
    bounds = prepared.bounds
    cost = RepeatedVector(prepared.cost, layout)
    offset = RepeatedVector(prepared.offset, layout)
    largestCost = prepared.largestCost
    largestRightHandSide = prepared.largestRightHandSide

    let primal = layout.primalCount, dual = layout.dualCount
    point = Point(primalCount: primal, dualCount: dual, boundCount: bounds.count)
    bestU = Vector(primal)
    bestY = Vector(dual)
    du = Vector(primal)
    dy = Vector(dual)
    dz = Vector(bounds.count)
    h = Vector(primal)
    g = Vector(dual)
    diagonal = Vector(primal)
    residualX = Vector(primal)
    residualY = Vector(dual)
    eu = Vector(primal)
    ey = Vector(dual)
    ez = Vector(bounds.count)
    report.profile.factorOperations = system.factorOperations
    report.profile.factorEntries = system.factorEntries
    sums = Accumulators(chunks: layout.chunks.count)
    primalRatios = Vector(layout.blocks.count)
    dualRatios = Vector(layout.blocks.count)
    let largestBlock = layout.kinds.map { $0.columnCount + $0.rowCount }.max() ?? 0
    scratch = layout.chunks.map { _ in Vector(largestBlock) }
    if let start { placeStart(prepared, at: start) } else { placeStart(prepared) }
  }

  /// Iterates until `judge` accepts a claim: that the point is optimal, some iterations after the tolerance is reached
  /// (the last gain a digit or two each, and make plain which capacities are zero; after a no the tolerance is
  /// tightened), or that the program has none when the point runs away; or until nothing more can be done.
  func run(progress: (SolverProgress) -> Bool, judge: (SolverClaim) -> Bool) -> LoopEnd {
    let start = ContinuousClock.now
    var tolerance = settings.firstOffer
    var measures = advance(Steps())
    // The tolerance is reached: the loop goes on as long as that gains, and only then asks the judge.
    var isFinishing = false
    while true {
      let isProgress = measures.merit < settings.finishingProgress * bestMerit
      keepBest(measures)
      let seconds = start.secondsSince
      if !progress(progressOf(measures, seconds: seconds)) { return .stopped(.cancelled, claim(.optimal)) }
      let reason = reasonToStop(measures, seconds: seconds)
      if isFinishing, reason != nil || !isProgress || bestMerit < settings.finishedMerit * settings.tolerance {
        let claim = claim(.optimal)
        if judge(claim) { return .accepted(claim) }
        tolerance = settings.tightening * min(tolerance, bestMerit)
        if tolerance < settings.smallestTolerance { return .stopped(.stalled, claim) }
      }
      isFinishing = bestMerit <= tolerance
      if isSuspicious(measures) || reason != nil {
        if let claim = runaways().first(where: judge) { return .accepted(claim) }
      }
      if let reason { return .stopped(reason, claim(.optimal)) }

      neededAccuracy =
        settings.solveAccuracy
        * max(measures.primalResidual, measures.dualResidual, 0.1 * min(tolerance, settings.tolerance))
      guard let affine = factorAndPredict(measures) else {
        let claim = claim(.optimal)
        return isFinishing && judge(claim) ? .accepted(claim) : .stopped(.numericalTrouble, claim)
      }
      measures = advance(findDirection(affine, measures))
      report.iterations += 1
    }
  }

  private func keepBest(_ measures: Measures) {
    sinceBest += 1
    hasCutProducts = measures.complementarity < settings.reachProgress * leastProducts
    leastProducts = min(leastProducts, measures.complementarity)
    guard measures.merit < bestMerit else { return }
    bestMerit = measures.merit
    sinceBest = 0
    // Early points are of no use to anybody; copying them would cost a pass over memory each time.
    guard bestMerit < settings.worthKeeping else { return }
    bestU.copy(from: point.u)
    bestY.copy(from: point.y)
    report.measures = measures
  }

  private func reasonToStop(_ measures: Measures, seconds: Double) -> StopReason? {
    if !measures.merit.isFinite || measures.merit > settings.divergence { return .numericalTrouble }
    if sinceBest > (settings.isCautious ? settings.patience : settings.patienceOfReaching) { return .stalled }
    if report.iterations >= settings.iterationLimit { return .iterationLimit }
    return seconds > settings.timeLimit ? .timeLimit : nil
  }

  /// Factors with the current diagonal and solves for the affine direction; a poor solve raises the regularisation and
  /// factors again, a good one lowers it for the next time. Nil if the factor is of no use.
  private func factorAndPredict(_ measures: Measures) -> DirectionMeasures? {
    var affine: DirectionMeasures?
    for attempt in 0...settings.regularisationRaises {
      if attempt > 0 { restoreRightHandSide() }
      let start = ContinuousClock.now
      let replaced = system.factor(diagonal, regularisation: regularisation, solving: h, residualY, into: du, dy)
      report.replacedPivots += replaced
      report.profile.factorSeconds += start.secondsSince
      report.profile.factorisations += 1
      report.profile.solves += 1
      let direction = completePrediction(measures)
      factorQuality = direction.residual / max(measures.rightHandSide, .leastNormalMagnitude)
      if direction.residual.isFinite { affine = direction }
      if factorQuality < settings.poorSolve {
        if factorQuality < settings.goodSolve, replaced == 0 {
          regularisation = max(settings.smallestRegularisation, regularisation * settings.regularisationFall)
        }
        return affine
      }
      if regularisation >= settings.largestRegularisation { return affine }
      let rise = factorQuality < 1 ? settings.regularisationRise : settings.regularisationLeap
      regularisation = min(settings.largestRegularisation, regularisation * rise)
    }
    return affine
  }

  /// The predictor is measured, the corrector solved, centrality correctors added; returns the steps to take.
  private func findDirection(_ affine: DirectionMeasures, _ measures: Measures) -> Steps {
    let count = Double(max(bounds.present, 1))
    let mu = measures.complementarity / count
    let affineMu = affine.complementarity(after: affine.primalStep, affine.dualStep) / count
    let sigma = min(max(pow(affineMu / mu, settings.centringPower), 1e-6), 1)
    var direction = addCentring(
      target: max(sigma * mu, smallestTarget(measures, count)), clip: settings.mostSecondOrder * mu, measures)
    direction = addCorrectors(direction, measures, target: max(sigma, 0.01) * mu)
    direction = refine(direction, measures)
    return stepLengths(direction, count: count)
  }

  /// Products v z much smaller than the tolerance asks for gain nothing and ruin the factor.
  private func smallestTarget(_ measures: Measures, _ count: Double) -> Double {
    settings.smallestProduct * settings.tolerance * measures.objectiveSize / count
  }

  private func progressOf(_ measures: Measures, seconds: Double) -> SolverProgress {
    SolverProgress(
      iteration: report.iterations, primalObjective: measures.primalObjective,
      dualObjective: measures.dualObjective, primalResidual: measures.primalResidual,
      dualResidual: measures.dualResidual, gap: measures.relativeGap, seconds: seconds)
  }
}

extension ContinuousClock.Instant {
  var secondsSince: Double { (ContinuousClock.now - self).seconds }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
