import Foundation
import SteppeProgram

/// HiGHS as the judge of our answers: it shares nothing with our solver but the MPS file. Needs the Python that
/// `bin/setup --test` makes; tests that ask it are skipped without.
public enum HiGHS {
  public static let isInstalled = Judge.python != nil

  public struct Answer: Decodable, Sendable {
    /// As HiGHS words it: "Optimal", "Infeasible", "Unbounded" …
    public var status: String
    public var objective: Double
    public var x: [Double]
    public var y: [Double]
    public var z: [Double]
  }

  /// Solves MPS files with HiGHS's defaults, or without presolve by its interior point and without crossover: points in
  /// the middle of their faces, as ours are.
  public static func solve(files: [String], interior: Bool = false) throws -> [Answer] {
    let text = try Judge.run("Support/highs.py", [interior ? "interior" : "default"] + files)
    return try JSONDecoder().decode([Answer].self, from: Data(text.utf8))
  }

  /// Solves programs in memory, in their own order of rows and columns.
  public static func solve(_ programs: [any ConvexProgram], interior: Bool = false) throws -> [Answer] {
    let paths = programs.map { _ in temporaryPath(".mps") }
    defer { for path in paths { try? FileManager.default.removeItem(atPath: path) } }
    for (program, path) in zip(programs, paths) { try writeMPS(program, to: path) }
    return try solve(files: paths, interior: interior)
  }

  private static func temporaryPath(_ suffix: String) -> String {
    FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + suffix).path
  }
}
