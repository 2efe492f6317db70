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
  @Test(arguments: [Case(network: "model-energy.nc", share: 0.55), Case(network: "site-8736.nc", share: 0.8)])
  private func movedCostsTakeFewerIterations(_ given: Case) throws {
    let network = try readNetwork(at: folder!.appending(path: given.network).path())
    let program = try formulate(network, options: FormulationOptions()).program
    let solver = Solver()
    let first = solver.solve(program)
    #expect(first.status == .optimal)

    var moved = program
    let capacities = moved.sharedColumns.indices.filter { moved.sharedColumns[$0].cost > 0 }
    moved.sharedColumns[capacities[0]].cost *= 1.1
    moved.sharedColumns[capacities[1]].cost *= 0.93
    let again = solver.solve(moved), fresh = solve(moved)
    #expect(again.status == .optimal && fresh.status == .optimal)
    #expect(abs(again.objective - fresh.objective) <= 2e-8 * abs(fresh.objective))
    #expect(Double(again.iterations) <= given.share * Double(fresh.iterations))
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
