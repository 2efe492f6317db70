import Testing

@Test func theLanguageIsThatOfTheOption() throws {
  let run = try Executable.steppe.run(["solve", TinyNetwork().write(), "--language", "zh"])
  #expect(run.output.contains("最优，已验证"))
  #expect(run.output.contains("容量与能量"))
}

@Test func theLanguageIsThatOfTheEnvironment() throws {
  let folder = try TinyNetwork(cityBus: "cty").write()
  let chinese = try Executable.steppe.run(["check", folder], environment: ["LANG": "zh_CN.UTF-8"])
  #expect(chinese.errors.contains("母线") || chinese.errors.contains("不存在"))
  let overridden = try Executable.steppe.run(["check", folder], environment: ["LANG": "zh_CN.UTF-8", "LC_ALL": "C"])
  #expect(!overridden.errors.contains("母线"))
  let asked = try Executable.steppe.run(["check", folder, "--language", "en"], environment: ["LANG": "zh_CN.UTF-8"])
  #expect(!asked.errors.contains("母线"))
}

@Test func helpIsInTheLanguageToo() throws {
  let run = try Executable.steppe.run(["--help"], environment: ["LANG": "zh_CN.UTF-8"])
  #expect(run.output.contains("逐时、全年地规划能源系统"))
}
