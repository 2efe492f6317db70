import Foundation
import Testing

private let duolun = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "Examples/duolun").path

@Test func settingsChangeThePlanAndTheDifferenceIsShown() throws {
  let run = try Executable.steppe.run([
    "plan", duolun, "--set", "wind.capacity=130MW", "--set", "rules.export.limit=10%", "--compare", "--language", "en",
  ])
  #expect(run.code == 0)
  let change = try #require(run.output.components(separatedBy: "What changes").last)
  #expect(change.contains("130") && change.contains("110") && change.contains("rule export"))
  #expect(change.contains("wind, MW ") && !change.contains("∞"))
  // A rule by months is one line.
  let rules = change.split(separator: "\n").filter { $0.contains("rule ") }
  #expect(rules.contains { $0.contains(" (tightest of 12) ") } && Set(rules.map { $0.prefix(24) }).count == rules.count)
  #expect(rules.contains { $0.contains("rule export") && $0.contains(" 10.00 %") })
}

@Test func costsInOtherMoneyAreNotSubtracted() throws {
  let run = try Executable.steppe.run([
    "plan", duolun, "--set", "currency=EUR", "--compare", "--language", "en",
  ])
  let lines = run.output.split(separator: "\n").filter { $0.contains("cost of a year, ") }
  #expect(run.code == 0 && lines.count == 2 && lines.allSatisfy { $0.hasSuffix("–") })
}

@Test func sizesAreRoundedToWholeModules() throws {
  let run = try Executable.steppe.run(["plan", duolun, "--round-modules", "--language", "en"])
  #expect(run.code == 0 && run.output.contains("optimal, certified") && run.output.contains("sizes are whole modules"))
}

@Test func compareWithoutSettingsAndAnUnknownSettingEndWithTwo() throws {
  #expect(try Executable.steppe.run(["plan", duolun, "--compare"]).code == 2)
  let run = try Executable.steppe.run(["plan", duolun, "--set", "rules.exprot.limit=10%", "--language", "en"])
  #expect(run.code == 2 && run.errors.contains("there is no “exprot”") && run.errors.contains("did you mean “export”?"))
}

@Test func whatIsWrongWithASettingIsSaidOfTheSetting() throws {
  for (setting, message) in [
    ("wind.capacity=-5MW", "--set wind.capacity=-5MW: a capacity cannot be negative: -5MW\n"),
    ("wnd.capacity=5MW", "there is no “wnd” for --set wnd.capacity=5MW\n    → did you mean “wind”?\n"),
    ("wind.capacity", "“wind.capacity” sets nothing\n    → write wind.capacity=130MW\n"),
  ] {
    let run = try Executable.steppe.run(["plan", duolun, "--set", setting])
    #expect(run.code == 2 && run.errors == message, "\(run.errors)")
  }
  let chinese = try Executable.steppe.run(["plan", duolun, "--set", "wind.capacity=-5MW", "--language", "zh"])
  #expect(chinese.errors == "--set wind.capacity=-5MW: 规模不能为负：-5MW\n")
}
