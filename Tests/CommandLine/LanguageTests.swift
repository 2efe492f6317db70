import Testing

@Test func theLanguageIsThatOfTheOption() throws {
  let run = try Executable.steppe.run(["solve", TinyNetwork().write(), "--language", "zh"])
  #expect(run.output.contains("最优，已验证"))
  #expect(run.output.contains("产品平准化成本"))
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
  #expect(run.output.contains("概述：逐时、全年地规划能源系统"))
  #expect(run.output.contains("用法：steppe <子命令>") && run.output.contains("显示帮助。"))
}

@Test func aWrongCommandLineIsToldInTheLanguageToo() throws {
  for (arguments, message) in [
    (["solve"], "错误：缺少参数 <file>\n"), (["solve", "x.nc", "--thread", "2"], "错误：未知选项 --thread。是否想写 --threads？\n"),
    (["solve", "x.nc", "--threads", "two"], "错误：“two”不能作为 --threads <threads> 的取值\n"),
    (["solve", "x.nc", "--json"], "错误：--json <json> 缺少取值\n"), (["check", "a", "b"], "错误：多余的参数“b”\n"),
    (["check", "a", "--language", "fr"], "错误：“fr”不能作为 --language <language> 的取值，可选：'en'、'zh'。\n"),
    (["solve", "x.nc", "--threads", "0"], "错误：--threads 必须是大于零的数。\n用法：steppe solve"),
  ] {
    let run = try Executable.steppe.run(arguments, environment: ["LANG": "zh_CN.UTF-8"])
    #expect(run.code == 2 && run.errors.hasPrefix(message), "\(run.errors)")
  }
}
