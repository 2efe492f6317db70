import Foundation
import SteppeFormulation
import SteppeInteriorPoint
import SteppeNetwork
import SteppeProgram
import SteppePyPSAFiles
import Testing
import TestSupport

// A solver that has solved a network solves it again with other costs: the same answer as afresh, in fewer iterations.

private let folder = Judge.shared?.appending(path: "bench")

private struct Case: Sendable, CustomTestStringConvertible {
  var network: String
  /// Share of the iterations of a fresh solve that a second one may take.
  var share: Double
  var testDescription: String { network }
}

@Suite(.enabled(if: folder != nil, "needs the benchmark networks beside the repository"))
struct ResolveTests {
  @Test(arguments: [Case(network: "model-energy.nc", share: 0.5), Case(network: "site-8736.nc", share: 0.75)])
  private func movedCostsTakeFewerIterations(_ given: Case) throws {
    let network = try readNetwork(at: folder!.appending(path: given.network).path())
    let program = try formulate(network, options: FormulationOptions()).program
    let capacities = program.sharedColumns.indices.filter { program.sharedColumns[$0].cost > 0 }
    var iterations = (again: 0, fresh: 0), shares: [Double] = []
    for changes in [[(0, 1.1), (1, 0.93)], [(0, 0.9), (1, 1.07)], [(2, 1.1), (3, 0.9)], [(1, 0.9), (3, 1.1)]] {
      var moved = program
      for (index, factor) in changes { moved.sharedColumns[capacities[index]].cost *= factor }
      let solver = Solver()
      #expect(solver.solve(program).status == .optimal)
      let again = solver.solve(moved), fresh = solve(moved)
      #expect(again.status == .optimal && fresh.status == .optimal)
      #expect(abs(again.objective - fresh.objective) <= 2e-8 * abs(fresh.objective))
      iterations.again += again.iterations
      iterations.fresh += fresh.iterations
      shares.append(Double(again.iterations) / Double(fresh.iterations))
    }
    #expect(shares[0] <= given.share)
    #expect(Double(iterations.again) <= given.share * Double(iterations.fresh))
  }
  @Test func demandThatCannotBeMetIsStillProvenInfeasible() throws {
    let network = try readNetwork(at: folder!.appending(path: "model-energy.nc").path())
    let program = try formulate(network, options: FormulationOptions()).program
    let solver = Solver()
    #expect(solver.solve(program).status == .optimal)
    var limited = program
    let balance = try #require(limited.rows.firstIndex { $0.label.family == "Bus-nodal_balance" })
    limited.rows[balance].lower = .constant(1e7)
    limited.rows[balance].upper = .constant(1e7)
    for index in limited.sharedColumns.indices { limited.sharedColumns[index].upper = 100 }
    let solution = solver.solve(limited)
    #expect(solution.status == .infeasible)
    #expect(InfeasibilityCertificate(limited, y: solution.y).holds)
    #expect(solver.solve(program).status == .optimal)
  }
}
