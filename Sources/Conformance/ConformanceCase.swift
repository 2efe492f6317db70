import Foundation
import Steppe
import SteppeBase
import SteppeFormulation
import SteppeProgram
import SteppeResults

/// Runs one network of a kit and writes its result.
struct ConformanceCase {
  /// What Steppe makes of the method and the arguments of a case, or what it cannot do.
  static func meaning(of item: KitCase) throws -> (FormulationOptions, Procedure) {
    var options = FormulationOptions(), refused: [Issue] = []
    let procedure = try Procedure(method: item.method, item.procedureArguments)
    if procedure == nil { refused.append(Issue(.unsupportedMethod(item.method))) }
    for (name, value) in item.kwargs.sorted(by: { $0.key < $1.key }) {
      switch (name, value) {
      case ("snapshots", .list(let positions)): options.snapshots = positions.compactMap(\.integer)
      case ("include_objective_constant", .boolean(let flag)): options.includesObjectiveConstant = flag
      case ("multi_investment_periods", .boolean(let flag)): options.investsByPeriod = flag
      case ("linearized_unit_commitment", .boolean(let flag)): options.linearizesUnitCommitment = flag
      case ("committable_big_m", .number(let value)): options.committableBigM = value
      case ("transmission_losses", let value) where LossApproximation(value) != nil:
        options.losses = LossApproximation(value)
      case ("piecewise_options", .list(let curves)) where curves.allSatisfy(\.isPlainCurveOption): continue
      case (_, .boolean(false)): continue
      default: refused.append(Issue(.unsupportedArgument(name)))
      }
    }
    guard refused.isEmpty, let procedure else { throw UnsupportedError(refused) }
    options.risk = item.risk.map { RiskPreference(confidence: $0.alpha, weight: $0.omega) }
    return (options, procedure)
  }

  /// The kit compares quantities, not only costs, and a flat optimum needs a smaller gap for that than a plan does. The
  /// answer counts as optimal at the usual tolerances all the same.
  private static var solver: SolverOptions {
    var options = SolverOptions()
    options.relativeGap = 1e-10
    return options
  }

  static func run(kit: URL, _ name: String, into out: URL) throws {
    guard let item = try Kit(kit).networks[name] else { throw InputError(.notThere(name)) }
    let document = result(of: item, in: kit)
    try Data((document.description + "\n").utf8).write(to: out.appendingPathComponent(name + ".json"))
  }

  private static func result(of item: KitCase, in kit: URL) -> JSON {
    do {
      let network = PlanSource.network(kit.appendingPathComponent(item.file))
      let (options, procedure) = try meaning(of: item)
      return try plan(network, options: options, procedure: procedure, solver: solver, tolerances: .init())
        .conformanceDocument
    } catch let error as UnsupportedError {
      return ConformanceDocument.refused(status: "unsupported", message: error.summary)
    } catch let error as InputError {
      return ConformanceDocument.refused(status: "error", message: error.description(.english))
    } catch {
      return ConformanceDocument.refused(status: "error", message: "\(error)")
    }
  }
}

extension UnsupportedError {
  /// The features by name, each once.
  fileprivate var summary: String {
    var seen: Set<String> = []
    return issues.map { issue in
      let place = [issue.place.component, issue.place.attribute].compactMap { $0 }.joined(separator: " ")
      return place.isEmpty ? issue.message(.english) : "\(place): \(issue.message(.english))"
    }
    .filter { seen.insert($0).inserted }.joined(separator: "; ")
  }
}

extension LossApproximation {
  /// PyPSA's argument `transmission_losses`; nil if it asks for something else.
  fileprivate init?(_ value: KitValue) {
    switch value {
    case .boolean(true): self = .secants()
    case .number(let segments): self = .tangents(segments: Int(segments))
    case .object(let choices):
      func number(_ name: String) -> Double? { if case .number(let value)? = choices[name] { value } else { nil } }
      switch choices["mode"] {
      case .text("tangents")?:
        guard let segments = number("segments") else { return nil }
        self = .tangents(segments: Int(segments))
      case .text("secants")?, nil:
        self = .secants(
          absolute: number("atol") ?? 1, relative: number("rtol") ?? 0.1,
          mostSegments: Int(number("max_segments") ?? 20))
      default: return nil
      }
    default: return nil
    }
  }
}

extension KitValue {
  /// Whether an option for curves asks for what is done anyway: the cost is at least the curve, by linear rows.
  fileprivate var isPlainCurveOption: Bool {
    guard case .object(let choices) = self else { return false }
    let isCost = ["marginal_cost", "capital_cost"].contains { choices["attribute"]?.text == $0 }
    return isCost && (choices["sign"]?.text ?? ">=") == ">=" && ["lp", "auto", nil].contains(choices["method"]?.text)
  }

  fileprivate var text: String? { if case .text(let value) = self { value } else { nil } }

  fileprivate var integer: Int? {
    if case .number(let value) = self { Int(value) } else { nil }
  }
}
