import Foundation
import SteppeBase
import TestSupport
import Testing

@Test func theWeatherOfASiteIsShownAndWrittenWithTheMeansAskedFor() throws {
  let file = try temporaryFolder().appending(path: "weather.csv")
  let run = try Executable.steppe.run([
    "weather", "xilingol", "--year", "2024", "--wind-cf", "0.35", "--out", file.path(),
  ])
  #expect(run.code == 0)
  #expect(run.output.contains("35.0 %"))
  let rows = CSV(try String(contentsOf: file, encoding: .utf8)).rows
  #expect(rows[0].fields == ["time_utc", "wind_cf", "solar_cf", "solar_tracking_cf"])
  #expect(rows.count == 1 + 366 * 24)
  let mean = rows.dropFirst().reduce(0) { $0 + Double($1.fields[1])! } / Double(rows.count - 1)
  #expect(abs(mean - 0.35) < 1e-5)
}

@Test func severalSitesAreComparedAndWrittenEachToItsFile() throws {
  let folder = try temporaryFolder().appending(path: "leagues")
  let run = try Executable.steppe.run(["weather", "ordos", "baotou", "--out", folder.path(), "--language", "zh"])
  #expect(run.code == 0)
  #expect(run.output.contains("风电相关系数") && run.output.contains("25.2 %") && run.output.contains("1.00"))
  let ordos = try String(contentsOf: folder.appending(path: "ordos.csv"), encoding: .utf8)
  #expect(ordos.hasPrefix("time_utc,wind_cf,solar_cf,solar_tracking_cf\n"))
  // The same as alone.
  let alone = try temporaryFolder().appending(path: "ordos.csv")
  #expect(try Executable.steppe.run(["weather", "ordos", "--out", alone.path()]).code == 0)
  #expect(try String(contentsOf: alone, encoding: .utf8) == ordos)
  #expect(FileManager.default.fileExists(atPath: folder.appending(path: "baotou.csv").path()))
  let wrong = try Executable.steppe.run(["weather", "ordos", "baotou", "--wind-cf", "0.3"])
  #expect(wrong.code != 0 && wrong.errors.contains("--wind-cf"))
}

@Test func anUnknownSiteEndsWithTwoAndTheNearestName() throws {
  let run = try Executable.steppe.run(["weather", "xilngol"])
  #expect(run.code == 2)
  #expect(run.errors.contains("did you mean “xilingol”?"))
}

@Test func theExamplesAreListedWithTheirNames() throws {
  let run = try Executable.steppe.run(["examples", "--language", "zh"])
  #expect(run.code == 0)
  #expect(run.output.contains("Examples/duolun") && run.output.contains("多伦"))
}

@Test func aTechnologyIsShownWithItsNumbersTheirStandingAndSources() throws {
  let list = try Executable.steppe.run(["technologies"])
  #expect(list.code == 0 && list.output.contains("solid-state-hydrogen-store"))
  let run = try Executable.steppe.run(["technologies", "coal-unit", "--language", "zh"])
  #expect(run.code == 0)
  #expect(run.output.contains("300 gce/kWh") && run.output.contains("265..306 gce/kWh"))
  #expect(run.output.contains("未核实") && run.output.contains("https://"))
  let wrong = try Executable.steppe.run(["technologies", "coal-unti"])
  #expect(wrong.code == 2 && wrong.errors.contains("did you mean “coal-unit”?"))
}

@Test func optionsOfWeatherThatCannotBeMetOrHaveNoEffectAreRefused() throws {
  let duolun = Judge.packageRoot.appending(path: "Examples/duolun").path()
  for (arguments, english, chinese) in [
    (["xilingol", "--wind-cf", "0"], "--wind-cf must be between 0.01 and 0.8.", "--wind-cf 必须在 0.01 与 0.8 之间。"),
    (["xilingol", "--solar-cf", "0.5"], "--solar-cf must be between 0.01 and 0.35.", "必须在 0.01 与 0.35 之间"),
    (["xilingol", "--year", "99999"], "--year must be between 1900 and 2200.", "必须在 1900 与 2200 之间"),
    (["xilingol", "--zone", "+25:00"], "unknown time zone “+25:00”", "未知时区“+25:00”"),
    (["xilingol", "--set", "a=b"], "--set is for files and projects.", "--set 仅适用于文件与项目。"),
    ([duolun, "--year", "2030"], "--year is not for a project: use --set.", "--year 不适用于项目，请用 --set。"),
    (["mast.csv", "--seed", "2"], "--seed is for synthetic sites, not for files.", "--seed 仅适用于模拟站点"),
    (["ordos", "alxa", "--out", "-"], "--out names a folder", "--out 须为文件夹"),
  ] {
    let run = try Executable.steppe.run(["weather"] + arguments)
    #expect(run.code == 2 && run.output == "" && run.errors.contains(english), "\(arguments): \(run.errors)")
    let translated = try Executable.steppe.run(["weather"] + arguments + ["--language", "zh"])
    #expect(translated.code == 2 && translated.errors.contains(chinese), "\(translated.errors)")
  }
}
