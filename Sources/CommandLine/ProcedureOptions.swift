import ArgumentParser
import Steppe
import SteppeBase
import SteppeFormulation
import SteppeNetwork

/// Options of `steppe solve` that ask for a procedure of PyPSA's `n.optimize`, named as its arguments are.
struct ProcedureOptions: ParsableArguments {
  @Option(name: .customLong("rolling-horizon"), help: help(.helpRollingHorizon)) var horizon: Int?
  @Option(help: help(.helpOverlap)) var overlap: Int?

  @Flag(name: .customLong("security-constrained"), help: help(.helpSecurity)) var isSecurityConstrained = false
  @Option(name: .customLong("branch-outage"), help: help(.helpOutage)) var outages: [String] = []

  @Option(name: .customLong("mga"), help: help(.helpMGA)) var sense: ObjectiveSense?
  @Option(help: help(.helpSlack)) var slack: Double?
  @Option(help: help(.helpBudget)) var budget: Double?
  @Option(name: .customLong("weight"), help: help(.helpWeight)) var weights: [WeightArgument] = []

  @Flag(name: .customLong("transmission-expansion"), help: help(.helpExpansion)) var expandsTransmission = false
  @Option(name: .customLong("msq-threshold"), help: help(.helpThreshold)) var threshold: Double?
  @Option(name: .customLong("min-iterations"), help: help(.helpFewestIterations)) var fewestIterations: Int?
  @Option(name: .customLong("max-iterations"), help: help(.helpMostIterations)) var mostIterations: Int?
  @Option(name: .customLong("line-unit-size"), help: help(.helpLineUnit)) var lineUnit: Double?
  @Option(name: .customLong("link-unit-size"), help: help(.helpLinkUnit)) var linkUnits: [CarrierArgument] = []
  @Option(name: .customLong("line-threshold"), help: help(.helpLineShare)) var lineShare: Double?
  @Option(name: .customLong("link-threshold"), help: help(.helpLinkShare)) var linkShares: [CarrierArgument] = []
  @Flag(name: .customLong("fractional-last-unit-size"), help: help(.helpLastUnit)) var allowsPartOfLastUnit = false

  mutating func validate() throws {
    if isAsked.count(where: \.self) > 1 { throw ValidationError(Text.oneProcedure(spokenLanguage)) }
    if slack != nil && budget != nil { throw ValidationError(Text.slackAndBudget(spokenLanguage)) }
    for (option, owner, isWrong) in [
      ("--overlap", "--rolling-horizon", overlap != nil && horizon == nil),
      ("--branch-outage", "--security-constrained", !outages.isEmpty && !isSecurityConstrained),
      ("--slack", "--mga", slack != nil && sense == nil), ("--budget", "--mga", budget != nil && sense == nil),
      ("--weight", "--mga", !weights.isEmpty && sense == nil),
    ] + expansionOptions.map({ ($0.name, "--transmission-expansion", $0.isGiven && !expandsTransmission) }) {
      if isWrong { throw ValidationError(Text.optionNeeds(option, owner)(spokenLanguage)) }
    }
  }

  private var expansionOptions: [(name: String, isGiven: Bool)] {
    [
      ("--msq-threshold", threshold != nil), ("--min-iterations", fewestIterations != nil),
      ("--max-iterations", mostIterations != nil), ("--line-unit-size", lineUnit != nil),
      ("--link-unit-size", !linkUnits.isEmpty), ("--line-threshold", lineShare != nil),
      ("--link-threshold", !linkShares.isEmpty), ("--fractional-last-unit-size", allowsPartOfLastUnit),
    ]
  }

  private var isAsked: [Bool] { [horizon != nil, isSecurityConstrained, sense != nil, expandsTransmission] }

  /// Whether any procedure is asked for.
  var isEmpty: Bool { !isAsked.contains(true) }

  var procedure: Procedure {
    if let horizon { return .rollingHorizon(RollingHorizon(horizon: horizon, overlap: overlap ?? 0)) }
    if isSecurityConstrained {
      return .securityConstrained(outages.isEmpty ? .all : .these(outages.map { .init(.line, $0) }))
    }
    if let sense {
      var objective = AlternativeObjective(isMaximised: sense == .max)
      if !weights.isEmpty { objective.terms = weights.map(\.term) }
      return .nearOptimum(NearOptimum(objective, slack: slack ?? 0.05, budget: budget))
    }
    return expandsTransmission ? .transmissionExpansion(expansion) : .single
  }

  private var expansion: TransmissionExpansion {
    var expansion = TransmissionExpansion()
    expansion.threshold = threshold ?? expansion.threshold
    expansion.fewestIterations = fewestIterations ?? expansion.fewestIterations
    expansion.mostIterations = mostIterations ?? expansion.mostIterations
    expansion.lineUnit = lineUnit
    expansion.linkUnits = Dictionary(linkUnits.map { ($0.carrier, $0.number) }) { $1 }
    expansion.lineShare = lineShare ?? expansion.lineShare
    expansion.linkShares = Dictionary(linkShares.map { ($0.carrier, $0.number) }) { $1 }
    expansion.allowsPartOfLastUnit = allowsPartOfLastUnit
    return expansion
  }
}

enum ObjectiveSense: String, ExpressibleByArgument { case min, max }

/// `Generator.p_nom=1` for all components of a class, `Generator.p_nom.wind=1` for one.
struct WeightArgument: ExpressibleByArgument {
  let term: AlternativeObjective.Term

  init?(argument: String) {
    guard let equals = argument.lastIndex(of: "="), let weight = Double(argument[argument.index(after: equals)...])
    else { return nil }
    let path = argument[..<equals].split(separator: ".", maxSplits: 2).map(String.init)
    guard path.count >= 2, let componentClass = ComponentClass(rawValue: path[0]) else { return nil }
    term = .init(componentClass, path[1], path.count > 2 ? path[2] : nil, weight: .constant(weight))
  }
}

/// `DC=600`.
struct CarrierArgument: ExpressibleByArgument {
  let carrier: String
  let number: Double

  init?(argument: String) {
    guard let equals = argument.lastIndex(of: "="), let number = Double(argument[argument.index(after: equals)...])
    else { return nil }
    carrier = String(argument[..<equals])
    self.number = number
  }
}
