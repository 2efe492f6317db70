import SteppeBase
import SteppeNetwork
import Testing
import TestSupport

@Test func everyClassHasATableWhoseFirstAttributeIsTheName() {
  for componentClass in ComponentClass.allCases {
    #expect(AttributeTable.of(componentClass).attributes.first?.name == "name")
  }
}

@Test func everyAttributeHasAMeaningInBothLanguages() {
  for attribute in ComponentClass.allCases.flatMap({ AttributeTable.of($0).attributes }) {
    #expect(!attribute.meaning.english.isEmpty)
    #expect(attribute.meaning.chinese.unicodeScalars.contains { $0.value > 0x4E00 })
  }
}

@Test func numberedPortsShareTheEntryOfTheirFamily() throws {
  let links = AttributeTable.of(.link)
  let efficiency = try #require(links.attribute("efficiency3"))
  #expect(efficiency.name == "efficiency3")
  #expect(efficiency.defaultValue == .number(1))
  #expect(links.attribute("bus2")?.defaultValue == .text(""))
  #expect(links.attribute("bus1")?.defaultValue == nil)
  #expect(links.attribute("bus02") == nil)
  #expect(links.attribute("efficiency1") == nil)
  #expect(AttributeTable.of(.line).attribute("bus2") == nil)
}

@Test func anAttributeThatWasNotGivenHasItsDefault() {
  var generators = ComponentTable(.generator)
  let index = generators.append("wind")
  #expect(generators.number("p_nom_max", index) == .infinity)
  #expect(generators.number("p_set", index).isNaN)
  #expect(generators.values("p_max_pu", index) == .constant(1))
  #expect(generators.boolean("active", index))
  #expect(generators.text("carrier", index) == "")
}

@Test func aStandardLineTypeIsKnownWithoutBeingNamedInTheNetwork() throws {
  let network = Network(snapshots: Snapshots(.texts(["now"])))
  let type = try #require(network.type(.lineType, named: "Al/St 240/40 4-bundle 380.0"))
  #expect(type.table.number("x_per_length", type.index) == 0.246)
}

/// Skipped without PyPSA (`bin/setup --test` installs it).
@Test(.enabled(if: Judge.python != nil)) func theTablesSayWhatPyPSAsTablesSay() throws {
  let rows = CSV(try Judge.run("Network/attributes.py")).rows.map(\.fields)
  #expect(rows.count > 400)
  for row in rows {
    let componentClass = try #require(ComponentClass(rawValue: row[0]))
    let label = Comment(rawValue: "\(row[0]).\(row[1])")
    let attribute = try #require(AttributeTable.of(componentClass).attribute(row[1]), label)
    #expect(attribute.variation.rawValue == variation(row[2]), label)
    #expect((attribute.support == .output) == (row[4] == "Output"), label)
    #expect(sameValue(attribute.defaultValue, row[3]), label)
    #expect(attribute.mayBePiecewise || !row[2].contains("piecewise"), label)
  }
  // Nothing of our own beyond PyPSA's attributes: port 2 stands for each of the ten families.
  #expect(ComponentClass.allCases.map { AttributeTable.of($0).attributes.count }.reduce(0, +) == rows.count)
}

private func variation(_ type: String) -> String {
  switch type {
  case "series": "series"
  case "static or series", "static or piecewise or series": "static or series"
  default: "static"
  }
}

private func sameValue(_ value: AttributeValue?, _ text: String) -> Bool {
  switch value {
  case nil: text == ""
  case .number(let number): number.isNaN ? text == "nan" : number == Double(text)
  case .boolean(let boolean): text == (boolean ? "True" : "False")
  case .text(let own): own == text || (own == "" && text == "nan")
  }
}
