import SteppeBase
import SteppeNetwork
import Testing

@testable import SteppeFormulation

/// A mesh of eight branches on six buses, the last of them a bridge, two of them parallel.
private let ends = [(0, 1), (1, 2), (2, 3), (3, 0), (1, 3), (3, 4), (4, 2), (1, 2), (4, 5)]
private let impedances = [0.1, 0.3, 0.2, 0.25, 0.5, 0.4, 0.15, 0.6, 0.2]

/// Flows of a linear power flow without some of the branches, bus 0 being the reference.
private func flows(_ injections: [Double], without lost: Int? = nil) throws -> [Double] {
  let buses = injections.count
  var laplacian = [[Double]](repeating: [Double](repeating: 0, count: buses), count: buses)
  for (branch, (from, to)) in ends.enumerated() where branch != lost {
    let susceptance = 1 / impedances[branch]
    for (row, column, sign) in [(from, from, 1.0), (to, to, 1), (from, to, -1), (to, from, -1)] {
      laplacian[row][column] += sign * susceptance
    }
  }
  laplacian[0] = (0..<buses).map { $0 == 0 ? 1 : 0 }
  let angles = try #require(DenseFactor(laplacian)).solve([0] + injections.dropFirst())
  return ends.enumerated().map { branch, bus in
    branch == lost ? 0 : (angles[bus.0] - angles[bus.1]) / impedances[branch]
  }
}

@Test func flowsAfterAnOutageAreThoseOfTheGridWithoutTheBranch() throws {
  let loops = cycleBasis(nodeCount: 6, edges: ends).map { loop in
    loop.map { (branch: $0.edge, sign: $0.sign, impedance: impedances[$0.edge]) }
  }
  let factors = try #require(OutageFactors(loops, branchCount: ends.count))
  let injections = [5.0, -3, 2, 1, -7, 2]
  let before = try flows(injections)
  for lost in 0..<8 {
    let column = try #require(factors.factors(ofOutage: lost)), after = try flows(injections, without: lost)
    for branch in ends.indices {
      #expect(abs(before[branch] + column[branch] * before[lost] - after[branch]) < 1e-12, "\(lost) \(branch)")
    }
  }
  #expect(factors.factors(ofOutage: 8) == nil, "a bridge has no factors")
}

@Test func aBranchWithoutImpedanceHasFactorsToo() throws {
  let loop = [(branch: 0, sign: 1.0, impedance: 0.0), (branch: 1, sign: -1.0, impedance: 0.3)]
  #expect(OutageFactors([loop], branchCount: 2)?.factors(ofOutage: 0) == [-1, 1])
}

@Test func impedancesThatCancelAreAnIssue() {
  let loop = [(branch: 0, sign: 1.0, impedance: -0.3), (branch: 1, sign: -1.0, impedance: 0.3)]
  #expect(OutageFactors([loop], branchCount: 2) == nil)
}

@Test func outagesThatAreNotThereAreNamedAndBridgesPassedOverWithAWord() throws {
  var options = FormulationOptions()
  options.outages = .these([.init(.line, "wset-north"), .init(.transformer, "west-north")])
  #expect {
    try formulate(GoldenNetworks.branchOutages, options: options)
  } throws: { error in
    (error as? InputError)?.description(.english) == """
      Line “wset-north” cannot fail: there is none of that name in use
          → did you mean “west-north”?
      Transformer “west-north” cannot fail: there is none of that name in use
      """
  }
  options.outages = .all
  let notes = try formulate(GoldenNetworks.branchOutages, options: options).notes
  #expect(notes.count == 1 && notes[0].severity == .warning)
  #expect(notes[0].message.english.hasSuffix("Line 'to island'"))
}
