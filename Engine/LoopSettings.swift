import SteppeProgram

/// The numbers that steer the loop, each with the reason for its size.
struct LoopSettings: Sendable {
  /// Relative gap and residuals at which the point is offered as optimal.
  var tolerance: Double
  /// The same at which it is offered for the first time.
  var firstOffer: Double
  var iterationLimit: Int
  var timeLimit: Double
  /// Gondzio correctors at most, from the price of a factorisation relative to that of a solve.
  var correctors = 0

  /// One unit of the user's objective, in the scaled program's.
  var smallestObjective: Double

  /// After a refused point: the next tolerance, and the last.
  var tightening = 0.1
  var smallestTolerance = 1e-13
  /// Iterations without a better point after which the loop gives up; earlier where steps may reach, for there is another
  /// attempt: while such steps stalled on the region of the examples, both took 95 iterations, with 30 for either 132. With
  /// 7 other programs give up that need not.
  var patience = 30
  var patienceOfReaching = 15
  var divergence = 1e30
  /// Points from this merit on are kept in case the loop gets no further.
  var worthKeeping = 1e-3
  /// After acceptance the loop goes on while an iteration gains this factor, down to this part of the tolerance.
  var finishingProgress = 0.1
  var finishedMerit = 1e-2
  /// Products v z are not driven below this part of what the tolerance asks for.
  var smallestProduct = 1e-4
  /// Size of multipliers or values (of the scaled program) that makes infeasible or unbounded worth a check.
  var suspiciousSize = 1e3

  /// Products v z of a warm start (scaled program): between 1e-2 and 1e-4 it makes little difference.
  var warmProduct = 1e-3

  /// The centring target is the average product times this power of the part that the predictor leaves of it: Mehrotra's
  /// choice. A warm start begins balanced and bears less centring: over ten moves of two costs it takes 23.7 iterations
  /// on the site with the third power, 22.4 with the fourth, 16.1 and 14.8 on model-energy; a cold one 31 and 29.
  var centringPower = 3.0
  static let warmCentringPower = 4.0

  /// ρ = δ. No constant serves every program: some stall above 1e-11, others break down below 1e-9. So it starts in
  /// between, falls while the factor solves well, and rises (with a new factorisation) when it does not.
  var firstRegularisation = 1e-10
  var smallestRegularisation = 1e-12
  var largestRegularisation = 1e-6
  var regularisationFall = 0.3
  var regularisationRise = 10.0
  var regularisationRaises = 4
  /// The rise after a factor that solves nothing.
  var regularisationLeap = 1000.0
  /// Relative residual of the predictor above which the factor is poor, and below which it is good.
  var poorSolve = 3e-3
  var goodSolve = 1e-4

  /// Residual that a direction may leave, as a part of what the point has left.
  var solveAccuracy = 0.1
  /// The second-order term moves the target of a product v z by at most this many times the average. Where the predictor
  /// is short, a term without limit asks for products that block the steps to come (on short steps of Mehrotra's method:
  /// Salahi, Peng and Terlaky, SIAM J. Optim. 18, 2007). From 3 to 6 it makes no difference: the site takes 51
  /// iterations, without limit 62.
  var mostSecondOrder = 5.0
  /// How many times as far as the first blocking pair steps go, and the part of its distance or multiplier that a pair
  /// keeps at least on such a step (see `stepLengths`). On the site steps 3, 5 and 10 times as far take 31, 30 and 30
  /// iterations, ordinary ones 51; with a twentieth kept it takes 40, with three tenths 33. Multipliers bear less: with 10
  /// for them too the region of the examples stalls and takes 95 iterations, with 5 and 6 it takes 44 and 47.
  var primalReach = 10.0
  var dualReach = 6.0
  var leastKept = 0.2
  /// What such a step may cut from a pair (about the residual that this leaves), relative to the best point's merit. Without
  /// a limit the last steps may undo all before them: two years of the site took 50 iterations for 38, ken-11 53 for 18.
  var mostCut = 10.0
  /// Steps reach no further than usual unless the last one has lowered the products v z at least this much, and the best
  /// point is at most this many iterations old: where there is no optimum, they would lead nowhere.
  var reachProgress = 0.9
  var reachPatience = 3
  /// Whether they never do.
  var isCautious = false
  /// Solves of refinement at most, besides those that correct the direction anyway.
  var refinements = 8

  init(options: SolverOptions, objectiveUnit: Double) {
    smallestObjective = 1 / objectiveUnit
    tolerance = options.relativeGap
    firstOffer = options.relativeGap
    iterationLimit = options.iterationLimit
    timeLimit = options.timeLimit ?? .infinity
  }
}

/// What the loop did.
struct LoopReport: Sendable {
  var iterations = 0
  var profile = SolverProfile()
  var replacedPivots = 0
  var measures = Measures()
}

/// How the loop ended: with a claim that the judge accepted, or stopped with its best point.
enum LoopEnd: Sendable {
  case accepted(SolverClaim)
  case stopped(StopReason, SolverClaim)
}
