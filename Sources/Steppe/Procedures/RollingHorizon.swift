import SteppeBase
import SteppeFormulation
import SteppeInteriorPoint
import SteppeNetwork
import SteppeProgram
import SteppeResults

/// Planning window by window, as PyPSA's `optimize_with_rolling_horizon`.
public struct RollingHorizon: Sendable, Equatable {
  /// Snapshots of a window, and how many of them the next one plans again.
  public var horizon: Int
  public var overlap: Int

  public init(horizon: Int = 100, overlap: Int = 0) {
    self.horizon = horizon
    self.overlap = overlap
  }
}

extension Planner {
  /// Plans window by window. Each starts from what the one before left behind: levels of storages, and dispatch and
  /// status for ramps and minimum times.
  ///
  /// A window without an optimum ends the procedure with its diagnosis: nothing could start from it. A window that the
  /// solver was told to stop in is the last one.
  ///
  /// Where units are committed by shares, what a window leaves behind is often not determined by its cost, and the next
  /// one's cost depends on it. Of all plans of least cost the one with least units on is taken, see `sparingUnits`.
  func roll(_ network: Network, _ rolling: RollingHorizon) throws -> Plan.Outcome {
    guard rolling.overlap >= 0, rolling.horizon > rolling.overlap else { throw InputError(.overlapBelowHorizon) }
    let positions = options.snapshots ?? Array(0..<network.snapshots.count)
    if positions.isEmpty { throw InputError(.noSnapshots) }
    var rolled = WindowedResults(of: network, tolerances: tolerances), window = options
    let sparing = Solver(options: solver.options)
    for start in stride(from: 0, to: positions.count, by: rolling.horizon - rolling.overlap) {
      window.snapshots = Array(positions[start...].prefix(rolling.horizon))
      if start > 0 { rolled.startFromLevels(at: positions[start - 1]) }
      let formulation = try form(rolled.network, window), solution = solve(formulation)
      if solution.status.isRay { return .none(Diagnosis(solution, of: formulation)) }
      rolled.add(sparingUnits(solution, of: formulation, by: sparing), of: formulation)
      if solution.status == .stopped(.cancelled) { break }
    }
    return .results(rolled.results())
  }

  /// Of the solutions of least cost one with the least sum of status over units and snapshots; the given one if no unit
  /// has a status, a cost is quadratic (which no budget can limit), or the certificate of the other does not hold.
  private func sparingUnits(_ solution: Solution, of formulation: Formulation, by solver: Solver) -> Solution {
    let labels = formulation.operationLabels
    let units = [ComponentClass.generator, .link, .process].filter { componentClass in
      labels.contains { $0.family == "\(componentClass.rawValue)-status" }
    }
    let room = 0.1 * tolerances.relativeGap * max(1, abs(solution.objective))
    guard !units.isEmpty, solution.status == .optimal,
      let alternative = try? formulation.seeking(
        AlternativeObjective(units.map { .init($0, "status", weight: .constant(1)) }),
        budget: solution.objective + room)
    else { return solution }
    let found = solver.solve(alternative.program, progress: progress)
    var sparing = solution
    sparing.x = found.x
    sparing.iterations += found.iterations
    sparing.seconds += found.seconds
    sparing.profile = solution.profile + found.profile
    return Verdict(sparing, of: formulation.program, tolerances).status == .optimal ? sparing : solution
  }
}
