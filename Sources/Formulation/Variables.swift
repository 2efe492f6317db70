import SteppeBase
import SteppeNetwork
import SteppeProgram

/// A generator, link or process with its variables.
struct DispatchVariables {
  let component: any Dispatchable
  /// 1 where it is in use, 0 elsewhere.
  let activity: Values
  let capacity: Capacity
  let power: StageExpression
  let commitment: CommitmentVariables?
}

/// The variables of a unit that is switched on and off, shares of the unit.
struct CommitmentVariables {
  let status: StageExpression
  let startUp: StageExpression
  let shutDown: StageExpression
}

/// A storage unit with its variables. Spill exists only where there is inflow.
struct StorageUnitVariables {
  let unit: StorageUnit
  let activity: Values
  let capacity: Capacity
  let dispatch: StageExpression
  let storing: StageExpression
  let stateOfCharge: StageExpression
  let spill: StageExpression
}

/// A store with its variables.
struct StoreVariables {
  let store: Store
  let activity: Values
  let capacity: Capacity
  let power: StageExpression
  let energy: StageExpression
}

/// A line or transformer with its variables.
struct BranchVariables {
  let branch: any PassiveBranch
  let activity: Values
  let capacity: Capacity
  let flow: StageExpression
  /// What is lost on the way, half at each end; zero without losses.
  let loss: StageExpression
  /// Degrees.
  let phaseShift: StageExpression
}

extension Model {
  mutating func addGeneratorsLinksAndProcesses() {
    dispatched = components.dispatchables.map { component in
      let activity = horizon.activity(of: component)
      return DispatchVariables(
        component: component, activity: activity, capacity: addCapacity(of: component),
        power: addVariable("p", of: component), commitment: addCommitment(of: component, activity))
    }
  }

  private mutating func addCommitment(of component: any Dispatchable, _ activity: Values) -> CommitmentVariables? {
    if component.commitment == nil { return nil }
    return CommitmentVariables(
      status: addVariable("status", of: component, lower: 0, upper: activity),
      startUp: addVariable("start_up", of: component, lower: 0, upper: activity),
      shutDown: addVariable("shut_down", of: component, lower: 0, upper: activity))
  }

  mutating func addStorageUnits() {
    storageUnits = components.storageUnits.map { unit in
      let capacity = addCapacity(of: unit), activity = horizon.activity(of: unit)
      // A unit that cannot store, or without inflow, goes without the column.
      let storing = unit.minimumPerUnit.isZero ? .zero : addVariable("p_store", of: unit, lower: 0)
      let spill =
        unit.inflow.maximum > 0
        ? addVariable("spill", of: unit, lower: 0, upper: unit.inflow.map { max($0, 0) } * activity) : .zero
      return StorageUnitVariables(
        unit: unit, activity: activity, capacity: capacity, dispatch: addVariable("p_dispatch", of: unit, lower: 0),
        storing: storing, stateOfCharge: addVariable("state_of_charge", of: unit, lower: 0), spill: spill)
    }
  }

  mutating func addStores() {
    stores = components.stores.map { store in
      let energy = addVariable("e", of: store), activity = horizon.activity(of: store)
      return StoreVariables(
        store: store, activity: activity, capacity: addCapacity(of: store),
        power: addPower(of: store, activity, energy: energy), energy: energy)
    }
  }

  mutating func addBranches() {
    branches = components.branches.map { branch in
      BranchVariables(
        branch: branch, activity: horizon.activity(of: branch), capacity: addCapacity(of: branch),
        flow: addVariable("s", of: branch),
        loss: options.losses == nil ? .zero : addVariable("loss", of: branch, lower: 0),
        phaseShift: branch.phaseShiftRange.map {
          addVariable("phase_shift", of: branch, lower: $0.lowerBound, upper: .constant($0.upperBound))
        } ?? .constant(branch.phaseShift))
    }
  }

  /// A column for a variable of PyPSA's model.
  mutating func addVariable(
    _ variable: String, of asset: any Asset, lower: Double = -.infinity, upper: Values = .constant(.infinity)
  ) -> StageExpression {
    builder.addVariable(asset.label(variable), lower: .constant(lower), upper: upper)
  }
}

extension Asset {
  static func family(_ name: String) -> String { "\(componentClass.rawValue)-\(name)" }

  /// The label of a variable or constraint of this component.
  func label(_ name: String) -> StagedProgram.Label { StagedProgram.Label(Self.family(name), self.name) }

  /// What messages call the component.
  var title: String { "\(Self.componentClass.rawValue) '\(name)'" }

  func place(_ attribute: String) -> Issue.Place { Issue.Place(component: title, attribute: attribute) }

  /// PyPSA's name of the nominal capacity.
  var capacityAttribute: String {
    switch Self.componentClass {
    case .store: "e_nom"
    case .line, .transformer: "s_nom"
    default: "p_nom"
    }
  }
}
