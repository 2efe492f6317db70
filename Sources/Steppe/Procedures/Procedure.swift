import SteppeBase
import SteppeFormulation
import SteppeNetwork
import SteppeProgram

/// How a network is planned: in one solve, or by one of the procedures of PyPSA's `n.optimize`.
public enum Procedure: Sendable, Equatable {
  case single
  case securityConstrained(BranchOutages)
  case rollingHorizon(RollingHorizon)
  case transmissionExpansion(TransmissionExpansion)
  case nearOptimum(NearOptimum)
}

extension Planner {
  func outcome(of network: Network, by procedure: Procedure) throws -> Plan.Outcome {
    switch procedure {
    case .single: return try outcome(of: network)
    case .securityConstrained(let outages):
      var secured = options
      secured.outages = outages
      let formulation = try form(network, secured)
      return outcome(solve(formulation), of: formulation, for: network)
    case .rollingHorizon(let rolling): return try roll(network, rolling)
    case .transmissionExpansion(let expansion): return try expandTransmission(of: network, expansion)
    case .nearOptimum(let near): return try seek(near, in: network)
    }
  }
}
