import SteppeBase
import SteppeNetwork

/// What a file says about the components of one class, before their kinds and names are checked.
package struct ComponentData {
  package var names: [String] = []
  package var columns: [String: ComponentTable.Column] = [:]
  /// By attribute and component name, one value per snapshot.
  package var series: [String: [(name: String, values: [Double])]] = [:]
  package var curves: [String: [(name: String, points: [ComponentTable.Breakpoint])]] = [:]

  package init() {}
}

/// Builds component tables from what a file says, gathering everything that is wrong or worth a word.
package struct TableBuilder {
  package var errors: [Issue] = []
  package var notes: [Issue] = []

  package init() {}

  package mutating func table(_ componentClass: ComponentClass, _ data: ComponentData) -> ComponentTable {
    var table = ComponentTable(componentClass, names: data.names)
    for (attribute, column) in data.columns.sorted(by: { $0.key < $1.key }) {
      table.columns[attribute] = typed(column, attribute, table)
    }
    for (attribute, series) in data.series.sorted(by: { $0.key < $1.key }) {
      for (name, values) in series {
        if let index = index(of: name, attribute, table) { table.series[attribute, default: [:]][index] = values }
      }
    }
    for (attribute, curves) in data.curves.sorted(by: { $0.key < $1.key }) {
      for (name, points) in curves {
        if let index = index(of: name, attribute, table) { table.curves[attribute, default: [:]][index] = points }
      }
    }
    return table
  }

  /// PyPSA warns of data for components that do not exist and goes on, and so does this.
  private mutating func index(of name: String, _ attribute: String, _ table: ComponentTable) -> Int? {
    if let index = table.index(of: name) { return index }
    let place = Issue.Place(component: "\(table.componentClass.rawValue) '\(name)'", attribute: attribute)
    let hint = closestMatch(to: name, among: table.names).map(Text.didYouMean)
    notes.append(Issue(.seriesWithoutComponent, at: place, hint: hint, severity: .warning))
    return nil
  }
}
