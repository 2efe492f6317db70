import Foundation
import SteppeBase
import SteppeProgram
import TestSupport
import Testing

@Suite(.enabled(if: SharedProblems.folder != nil, "the public LP files are not beside the repository"))
struct MPSSharedProblemTests {
  @Test(arguments: SharedProblems.readableNames)
  func everyPublicProblemHasItsSize(_ name: String) throws {
    let program = try readMPS(at: SharedProblems.folder! + "/" + name).program
    let reference = SharedProblems.references[name]!
    // The reference's reader sees one column in silly-names, which has five.
    #expect(program.columnCount == (name.hasSuffix("silly-names.mps.gz") ? 5 : reference.cols))
    #expect(program.rowCount == reference.rows)
  }

  @Test func aCostThatIsNoNumberIsAnInputError() throws {
    let error = #expect(throws: InputError.self) { try readMPS(at: SharedProblems.folder! + "/highs/nan0.mps.gz") }
    #expect(error?.issues.map(\.message) == [.mpsNotANumber("nan")])
    #expect(error?.issues.first?.place.line == 8)
  }

  @Test func theConstantOfE226IsPlus7Point113() throws {
    let program = try readMPS(at: SharedProblems.folder! + "/highs/e226.mps.gz").program
    #expect(program.objectiveConstant == 7.113)
  }

  /// Ranges, negative right-hand sides, free and fixed columns, exponents, no rows.
  private static let features = [
    "highs/dD2e", "highs/e226", "highs/test", "highs/sctest", "netlib/boeing1", "netlib/boeing2", "netlib/forplan",
    "netlib/nesm", "netlib/recipe", "netlib/vtp-base", "netlib/pilot4", "energy/osemosys_simplicity",
    "energy/switch_hydrogen",
  ].map { $0 + ".mps.gz" }

  @Test(.enabled(if: HiGHS.isInstalled, "HiGHS is not installed: bin/setup --test"))
  func whatWeReadAndWriteHasTheSameOptimumInHiGHS() throws {
    let programs = try Self.features.map { try readMPS(at: SharedProblems.folder! + "/" + $0).program }
    for (name, answer) in zip(Self.features, try HiGHS.solve(programs)) {
      let objective = SharedProblems.references[name]!.objective!
      #expect(answer.status == "Optimal", "\(name)")
      #expect(abs(answer.objective - objective) <= 1e-7 * max(1, abs(objective)), "\(name)")
    }
  }
}
