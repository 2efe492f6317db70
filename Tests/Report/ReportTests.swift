import Foundation
import SteppeBase
import SteppeNetwork
import SteppeResults
import Testing

@testable import SteppeReport

@Test func thePageNeedsNothingFromElsewhereAndEscapesWhatItShows() {
  for language in Language.allCases {
    let page = HTMLReport(HandmadeYear.results, HandmadeYear.context, language).text
    #expect(!page.contains("<script") && !page.contains("src=") && !page.contains("url("))
    #expect(!page.contains("<for now>") && !page.contains("<假设>"))
    if let folder = ProcessInfo.processInfo.environment["STEPPE_LOOK"] {
      try? Data(page.utf8).write(to: URL(filePath: folder + "/report-\(language.rawValue).html"))
      print(TerminalReport(HandmadeYear.results, HandmadeYear.context, language).text)
    }
  }
}

/// What a line carries on, a battery gives back or a turbine's fuels pass through does not come in once more.
@Test func energyIsCountedOnceOnItsWay() throws {
  var results = HandmadeYear.results
  let bus = try #require(results.buses.first { !$0.shares.isEmpty }), plant = results.components[0]
  func made(_ name: String, _ carrier: String, joinedBy classes: [ComponentClass], _ link: String) -> BusResult {
    var made = bus
    (made.name, made.carrier, made.unit) = (name, carrier, "MWh")
    made.shares = classes.map { componentClass in
      var share = bus.shares[0]
      (share.componentClass, share.carrier) = (componentClass, link)
      return share
    }
    return made
  }
  func made(_ componentClass: ComponentClass, _ flows: [(bus: String, energy: Double)]) -> ComponentResult {
    var made = plant
    made.componentClass = componentClass
    made.exchanges = flows.map { flow in
      var exchange = plant.exchanges[0]
      exchange.bus = flow.bus
      (exchange.supply, exchange.withdrawal) = (max(flow.energy, 0), max(-flow.energy, 0))
      return exchange
    }
    return made
  }
  results.buses = [
    made("a", "electricity", joinedBy: [.link], "line"), made("b", "electricity", joinedBy: [.link], "line"),
    made("inside", "turbine", joinedBy: [.link, .process], "turbine"),
  ]
  results.components = [
    made(.generator, [("a", 100)]), made(.link, [("a", -60), ("b", 57)]), made(.storageUnit, [("b", 9), ("b", -10)]),
    made(.link, [("inside", 20)]), made(.process, [("inside", -20), ("b", 7)]),
  ]
  #expect(results.outerBuses.map(\.name) == ["a", "b"])
  let supplies = results.carrierSupplies
  #expect(supplies.map(\.carrier) == ["electricity"] && supplies[0].amount == 107)
}
