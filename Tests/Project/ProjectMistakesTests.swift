import SteppeBase
import SteppeProject
import Testing

/// A mistake in the sound project and the issue it must give: place, message in both languages, hint.
struct Mistake: CustomTestStringConvertible {
  var piece: String
  var replacement: String
  var line: Int
  var column: Int
  var english: String
  var chinese: String
  var hint: String?

  var testDescription: String { english }
}

private let mistakes = [
  Mistake(
    piece: "capacity: 0..100 MW", replacement: "capacity: 0..100 MW, consumption: 2.5 kWh/Nm3", line: 7, column: 87,
    english: "“electrolyser” gives 1.0 MWh of energy but takes only 0.8345 MWh",
    chinese: "“electrolyser”输出能量 1.0 MWh，而输入仅 0.8345 MWh"),
  Mistake(
    piece: "capacity: 0..100 MW",
    replacement: "capacity: 0..100 MW, part_load: true, half_load_consumption: 5.2 kWh/Nm3",
    line: 7, column: 85,
    english:
      "a half-load consumption of 5.2 kWh/Nm3 cannot be counted beside 5.0 kWh/Nm3 at full load: it must not be higher, nor "
      + "less than half", chinese: "半负荷单耗 5.2 kWh/Nm3 与满负荷 5.0 kWh/Nm3 不相容：不得更高，也不得低于一半"),
  Mistake(
    piece: "technology: coal-chemicals}",
    replacement: "technology: coal-chemicals}\n  centre: {technology: data-centre, capacity: 1 MW, part_load: true}",
    line: 10, column: 64, english: "“half_load_consumption” is missing", chinese: "缺少“half_load_consumption”"),
  Mistake(
    piece: "rules:", replacement: "demand: {hydrogen: {annual: 1 t, delivery: daily, deferrable: 5 %}}\nrules:",
    line: 10,
    column: 63, english: "a demand that is met daily may move anyway; only one by hours has a deferrable share",
    chinese: "按 daily 交付的需求本可移动，只有逐时需求才有可推迟份额"),
  Mistake(
    piece: "{measure: delivered, carrier: hydrogen, published: 7059万 Nm3}",
    replacement: "{measure: rule, rule: exprot, published: 20 %}", line: 13, column: 35,
    english: "“exprot” is not a rule over the year", chinese: "“exprot”不是按年考核的规则", hint: "did you mean “export”?"),
  Mistake(
    piece: "sale_price: 0.28 yuan/kWh",
    replacement: "emission_factor: {pack: electricity-emissions-2023, factor: moon}",
    line: 8, column: 117, english: "there is no factor “moon”", chinese: "没有因子“moon”",
    hint:
      "one of: china, china-fossil, china-without-traded-green, east, hebei, inner-mongolia, jiangsu, north, north-east, "
      + "shanghai"),
  Mistake(
    piece: "rules:", replacement: "  \"\": {technology: onshore-wind, capacity: 1 MW}\nrules:", line: 10, column: 4,
    english: "the name is empty", chinese: "名称为空"),
  Mistake(
    piece: "compare:", replacement: "compere:", line: 12, column: 1, english: "unknown key “compere”",
    chinese: "未知的键“compere”", hint: "did you mean “compare”?"),
  Mistake(
    piece: "onshore-wind", replacement: "onshore-wnd", line: 5, column: 22,
    english: "there is no technology “onshore-wnd”", chinese: "技术库中没有“onshore-wnd”",
    hint: "did you mean “onshore-wind”?"),
  Mistake(
    piece: "110 MW", replacement: "110 Mw", line: 5, column: 50, english: "unknown unit “Mw”", chinese: "未知单位“Mw”",
    hint: "did you mean “MW”?"),
  Mistake(
    piece: "110 MW", replacement: "11万千瓦时", line: 5, column: 46, english: "“万千瓦时” is not a unit of power",
    chinese: "“万千瓦时”不是功率单位", hint: "write it in MW, GW, 万千瓦"),
  Mistake(
    piece: "110 MW", replacement: "110", line: 5, column: 46, english: "the number lacks its unit", chinese: "数值缺少单位",
    hint: "write it in MW, GW, 万千瓦"),
  Mistake(
    piece: "110 MW", replacement: "1e300 MW", line: 5, column: 46,
    english: "no such number can be meant: it must be below 1e15", chinese: "数值过大，不合情理：须小于 1e15",
    hint: "write a size (110 MW), a range to choose from (0..100 MW), or free"),
  Mistake(
    piece: "110 MW", replacement: "-5 MW", line: 5, column: 46, english: "a capacity cannot be negative: -5 MW",
    chinese: "规模不能为负：-5 MW"),
  Mistake(
    piece: "0..100 MW", replacement: "100..0 MW", line: 7, column: 63, english: "the range ends below its beginning",
    chinese: "范围的上限小于下限", hint: "write it like 0..100 MW"),
  Mistake(
    piece: "capacity: free}", replacement: "capacity: free, round_trip_efficiency: 120 %}", line: 6, column: 77,
    english: "“120 %” is not between 0.01 and 1", chinese: "“120 %” 应介于 0.01 与 1 之间"),
  Mistake(
    piece: "capacity: free}", replacement: "capacity: free, lifetme: 20 a}", line: 6, column: 54,
    english: "unknown key “lifetme”", chinese: "未知的键“lifetme”", hint: "did you mean “lifetime”?"),
  Mistake(
    piece: ", capacity: free", replacement: "", line: 6, column: 12, english: "“capacity” is missing",
    chinese: "缺少“capacity”",
    hint: "write a size (110 MW), a range to choose from (0..100 MW), or free"),
  Mistake(
    piece: "xilingol", replacement: "xilingguole", line: 3, column: 22,
    english: "there is no synthetic site “xilingguole”", chinese: "没有名为“xilingguole”的模拟站点",
    hint: "did you mean “xilingol”?"),
  Mistake(
    piece: "synthetic: xilingol, seed: 1", replacement: "file: nowhere.csv", line: 3, column: 17,
    english: "nowhere.csv: there is no such file or folder", chinese: "nowhere.csv：文件或文件夹不存在"),
  Mistake(
    piece: "Asia/Shanghai", replacement: "Asia/Shanghi", line: 2, column: 26,
    english: "unknown time zone “Asia/Shanghi”",
    chinese: "未知时区“Asia/Shanghi”", hint: "did you mean “Asia/Shanghai”?"),
  Mistake(
    piece: "2025", replacement: "twenty", line: 2, column: 14, english: "“twenty” is not a whole number",
    chinese: "“twenty”不是整数"),
  Mistake(
    piece: "export-share", replacement: "exprot-share", line: 11, column: 18, english: "unknown rule “exprot-share”",
    chinese: "未知规则“exprot-share”", hint: "did you mean “export-share”?"),
  Mistake(
    piece: "limit: 20 %", replacement: "limit: 20 MW", line: 11, column: 39,
    english: "“MW” is not a unit of a share or a pure number", chinese: "“MW”不是比例或纯数单位", hint: "write it in %"),
  Mistake(
    piece: "limit: 20 %", replacement: "limit: 20", line: 11, column: 39, english: "“20” is not between 0 and 1",
    chinese: "“20” 应介于 0 与 1 之间", hint: "did you mean “20 %”?"),
  Mistake(
    piece: "rule: export-share, limit: 20 %", replacement: "rule: storage-ratio, power: 15 %", line: 11, column: 11,
    english: "“hours” is missing", chinese: "缺少“hours”"),
  Mistake(
    piece: "rule: export-share, limit: 20 %", replacement: "rule: monthly-delivery, asset: chemcals, minimum: 50 %",
    line: 11, column: 43, english: "“chemcals” is not an asset that takes a product", chinese: "“chemcals”不是接收产品的设施",
    hint: "did you mean “chemicals”?"),
  Mistake(
    piece: "  electrolyser: {technology: alkaline-electrolyser, capacity: 0..100 MW}\n", replacement: "", line: 8,
    column: 3,
    english: "“chemicals” needs hydrogen, but nothing supplies it", chinese: "“chemicals”需要氢气，但没有任何来源",
    hint: "add an asset with the technology alkaline-electrolyser, ammonia-cracker, coal-to-hydrogen, hydrogen-supply, "
      + "pem-electrolyser"),
  Mistake(
    piece: "rules:\n", replacement: "demand:\n  heat: {annual: 1 GWh}\n  ammonia: {annual: 1 t}\nrules:\n", line: 12,
    column: 3,
    english: "“ammonia” needs ammonia, but nothing supplies it", chinese: "“ammonia”需要合成氨，但没有任何来源",
    hint: "add an asset with the technology haber-bosch"),
  Mistake(
    piece: "wind: {technology: onshore-wind, capacity: 110 MW}\n  battery: {technology: lfp-battery, capacity: free}",
    replacement: "sun: {technology: coal-boiler, capacity: 1 MW}", line: 6, column: 3,
    english: "“electrolyser” needs electricity, but nothing supplies it", chinese: "“electrolyser”需要电力，但没有任何来源"),
  Mistake(
    piece: "rule: export-share, limit: 20 %", replacement: "rule: emission-intensity, carrier: iron, limit: 0.3 t/t",
    line: 11, column: 47, english: "the rule “export” needs direct-reduced iron in the system",
    chinese: "规则“export”要求系统中有直接还原铁"),
  Mistake(
    piece: "rule: export-share, limit: 20 %",
    replacement: "rule: self-use-of-consumption, minimum: 30 %, storage_losses: half", line: 11, column: 74,
    english: "unknown way to count losses “half”", chinese: "未知的损耗计法“half”", hint: "one of: counted, excluded"),
  Mistake(
    piece: "rule: export-share, limit: 20 %", replacement: "rule: storage-ratio, power: 15 %, hours: 6 h", line: 11,
    column: 53, english: "“battery” lasts only 4 h", chinese: "“battery”储能时长仅 4 h"),
  Mistake(
    piece: "carrier: hydrogen", replacement: "carrier: hydrogne", line: 13, column: 43,
    english: "unknown carrier “hydrogne”", chinese: "未知能源载体“hydrogne”", hint: "did you mean “hydrogen”?"),
  Mistake(
    piece: "7059万 Nm3", replacement: "7059万 m3", line: 13, column: 70, english: "a volume of gas needs its conditions",
    chinese: "气体体积须注明状态", hint: "write Nm3"),
  Mistake(
    piece: "measure: delivered", replacement: "measure: deliverd", line: 13, column: 23,
    english: "unknown measure “deliverd”",
    chinese: "未知的比较量“deliverd”", hint: "did you mean “delivered”?"),
  Mistake(
    piece: "rules:\n", replacement: "demand:\n  hydrogen: {profile: flat}\nrules:\n", line: 11, column: 13,
    english: "the demand has no amount", chinese: "需求没有数量",
    hint: "write {annual: 7059万 Nm3} or {profile: load.csv, column: load_mw}"),
  Mistake(
    piece: "rule: export-share, limit: 20 %",
    replacement: "rule: supply-share, of: [wnid], among: [wind, grid], minimum: 50 %", line: 11, column: 37,
    english: "“wnid” is not an asset that supplies anything", chinese: "“wnid”不是供应能源或产品的设施",
    hint: "did you mean “wind”?"),
  Mistake(
    piece: "measure: delivered, carrier: hydrogen", replacement: "measure: supplied, assets: wind", line: 13,
    column: 41,
    english: "a list is expected here", chinese: "此处应为列表"),
  Mistake(
    piece: "measure: delivered, carrier: hydrogen", replacement: "measure: share, of: [wind]", line: 13, column: 13,
    english: "“among” is missing", chinese: "缺少“among”"),
  Mistake(
    piece: "rules:\n",
    replacement: "demand:\n  hydrogen: {annual: 5 GWh, profile: {8..22: 100 %, 22-8: 60 %}}\nrules:\n",
    line: 11, column: 39, english: "“8..22” is not a span of hours", chinese: "“8..22”不是时段",
    hint: "write every hour of the day once: {0-8: …, 8-22: …, 22-24: …}"),
  Mistake(
    piece: "system:\n", replacement: "system: wind\nx:\n", line: 4, column: 9,
    english: "keys and values are expected here",
    chinese: "此处应为若干“键: 值”", hint: "as in {technology: onshore-wind, capacity: 110 MW}"),
  Mistake(
    piece: "  grid:", replacement: "  line: {technology: hvdc-corridor, from: a, capacity: 8 GW}\n  grid:", line: 8,
    column: 9, english: "“to” is missing", chinese: "缺少“to”"),
  Mistake(
    piece: "  grid:",
    replacement:
      "  line: {technology: hvdc-corridor, from: a, to: b, capacity: 8 GW, schedule: {8-22: 100 %}}\n  grid:",
    line: 8, column: 79, english: "the hour from 0:00 has no value", chinese: "0:00 起的一小时没有数值",
    hint: "write every hour of the day once: {0-8: …, 8-22: …, 22-24: …}"),
  Mistake(
    piece: "sale_price: 0.28 yuan/kWh", replacement: "sale_price: {hours: {0-12: 0.2 yuan/kWh, 11-24: 0.3 yuan/kWh}}",
    line: 8, column: 98, english: "the hour from 11:00 has two values", chinese: "11:00 起的一小时重复赋值"),
  Mistake(
    piece: "sale_price: 0.28 yuan/kWh", replacement: "sale_price: {hours: {noon: 0.2 yuan/kWh}}", line: 8, column: 78,
    english: "“noon” is not a span of hours", chinese: "“noon”不是时段",
    hint: "write every hour of the day once: {0-8: …, 8-22: …, 22-24: …}"),
  Mistake(
    piece: "  grid:", replacement: "  turbine: {technology: multi-fuel-turbine, at: b, capacity: 8 MW}\n  grid:",
    line: 8,
    column: 3, english: "“turbine” needs a fuel, but nothing supplies hydrogen, ammonia, natural-gas",
    chinese: "“turbine”需要燃料，但 hydrogen, ammonia, natural-gas 均无来源"),
  Mistake(
    piece: "  grid:", replacement: "  synthesis: {technology: methanol-synthesis, at: b, capacity: 1 t/h}\n  grid:",
    line: 8, column: 3, english: "“synthesis” needs hydrogen, but nothing supplies it",
    chinese: "“synthesis”需要氢气，但没有任何来源",
    hint: "add an asset with the technology alkaline-electrolyser, ammonia-cracker, coal-to-hydrogen, hydrogen-supply, "
      + "pem-electrolyser"),
  Mistake(
    piece: "  grid:",
    replacement: "  synthesis: {technology: methanol-synthesis, capacity: 1 t/h, inputs: {heat: 1 MWh/t}}\n  grid:",
    line: 8,
    column: 73, english: "unknown key “heat”", chinese: "未知的键“heat”", hint: "one of: hydrogen, co2, electricity"),
  Mistake(
    piece: "rule: export-share, limit: 20 %", replacement: "pack: green-direct-conection-2025", line: 11, column: 18,
    english: "there is no rule pack “green-direct-conection-2025”", chinese: "没有规则包“green-direct-conection-2025”",
    hint: "did you mean “green-direct-connection-2025”?"),
  Mistake(
    piece: "rule: export-share, limit: 20 %",
    replacement: "pack: green-direct-connection-2025, switches: {year_2030: after}", line: 11, column: 70,
    english: "unknown choice “after”", chinese: "未知选项“after”", hint: "one of: before, from"),
  Mistake(
    piece: "limit: 20 %", replacement: "limit: 20 %, period: weekly", line: 11, column: 53,
    english: "unknown period “weekly”", chinese: "未知的考核周期“weekly”", hint: "one of: year, month, hour"),
  Mistake(
    piece: "limit: 20 %", replacement: "limit: 20 %, watch: perhaps", line: 11, column: 52,
    english: "“perhaps” is neither true nor false", chinese: "“perhaps”应为 true 或 false"),
  Mistake(
    piece: "limit: 20 %", replacement: "limit: 20 %, basis: gross", line: 11, column: 52,
    english: "unknown basis “gross”", chinese: "未知的计算基准“gross”", hint: "one of: generated, available"),
  Mistake(
    piece: "rule: export-share, limit: 20 %", replacement: "rule: emission-intensity, limit: 5 kg/kg", line: 11,
    column: 11, english: "“carrier” is missing", chinese: "缺少“carrier”"),
  Mistake(
    piece: "system:\n", replacement: "places: {ordos: {weather: {synthetic: ordso}}}\nsystem:\n", line: 4, column: 39,
    english: "there is no synthetic site “ordso”", chinese: "没有名为“ordso”的模拟站点", hint: "did you mean “ordos”?"),
  Mistake(
    piece: "system:\n", replacement: "places: {ordos: {longitude: 250, latitude: 39.4}}\nsystem:\n", line: 4,
    column: 29,
    english: "“250” is not between -180 and 180", chinese: "“250” 应介于 -180 与 180 之间"),
  Mistake(
    piece: "system:\n", replacement: "places: {ordos: {longitude: 108.6}}\nsystem:\n", line: 4, column: 17,
    english: "“latitude” is missing", chinese: "缺少“latitude”"),
  Mistake(
    piece: "capacity: 110 MW", replacement: "capacity: 110 MW, at: {ordos: 5 MW}", line: 5, column: 46,
    english: "“capacity” stands beside sizes by place", chinese: "各地点已分别给出数量，不能再写“capacity”"),
  Mistake(
    piece: "capacity: 110 MW", replacement: "at: {ordos: 5 MWh}", line: 5, column: 48,
    english: "“MWh” is not a unit of power", chinese: "“MWh”不是功率单位", hint: "write it in MW, GW, 万千瓦"),
  Mistake(
    piece: "  grid:",
    replacement: "  line: {technology: ac-line, from: a, to: b, capacity: 8 GW, both_ways: true}\n  grid:", line: 8,
    column: 74, english: "“both_ways” goes with “between” only", chinese: "“both_ways”只能与“between”同用"),
  Mistake(
    piece: "  grid:", replacement: "  line: {technology: ac-line, between: {a: 8 GW}}\n  grid:", line: 8, column: 44,
    english: "keys and values are expected here", chinese: "此处应为若干“键: 值”",
    hint: "as in {technology: onshore-wind, capacity: 110 MW}"),
  Mistake(
    piece: "rules:\n",
    replacement: "demand:\n  electricity: {annual: 5 GWh, at: {ordos: 5 GWh}}\nrules:\n", line: 11, column: 25,
    english: "“annual” stands beside sizes by place", chinese: "各地点已分别给出数量，不能再写“annual”"),
  Mistake(
    piece: "system:\n", replacement: "places: {ordos: {wether: {synthetic: ordos}}}\nsystem:\n", line: 4, column: 18,
    english: "unknown key “wether”", chinese: "未知的键“wether”", hint: "did you mean “weather”?"),
  Mistake(
    piece: "system:\n  wind: {technology: onshore-wind,",
    replacement: "places: {ordos: , alxa: }\nsystem:\n  wind: {technology: onshore-wind, at: ordso,", line: 6,
    column: 40,
    english: "there is no place “ordso”", chinese: "没有名为“ordso”的地点", hint: "did you mean “ordos”?"),
  Mistake(
    piece: "weather: {synthetic: xilingol, seed: 1}\nsystem:\n  wind: {technology: onshore-wind,",
    replacement: "places: {ordos: {weather: {synthetic: ordos}}, alxa: }\nsystem:\n"
      + "  wind: {technology: onshore-wind, at: alxa,", line: 5, column: 3,
    english: "there is no weather at “alxa” for “wind”", chinese: "“alxa”没有气象数据，“wind”需要",
    hint: "give the place its weather, or the project one for all places"),
  Mistake(
    piece: "weather: {synthetic: xilingol, seed: 1}", replacement: "weather: {seed: -1}\nplaces: {ordos: }", line: 3,
    column: 17, english: "-1 is not between 0 and 9223372036854775807", chinese: "-1 应介于 0 与 9223372036854775807 之间"),
  Mistake(
    piece: "  battery:", replacement: "  wind: {technology: utility-pv}\n  battery:", line: 6, column: 3,
    english: "“wind” stands twice", chinese: "“wind”重复出现"),
  Mistake(
    piece: "110 MW", replacement: "{value: 110 MW, status: found}", line: 5, column: 70,
    english: "“found” needs a source", chinese: "“found”须注明来源"),
  Mistake(
    piece: "110 MW", replacement: "{source: the owner}", line: 5, column: 46, english: "“value” is missing",
    chinese: "缺少“value”"),
  Mistake(
    piece: "0..100 MW", replacement: "{value: 0..100 MWh, source: the owner}", line: 7, column: 71,
    english: "“MWh” is not a unit of power", chinese: "“MWh”不是功率单位", hint: "write it in MW, GW, 万千瓦"),
  Mistake(
    piece: "rules:\n",
    replacement: "demand:\n  electricity: {annual: {value: 5 GWh, statsu: unverified}}\nrules:\n", line: 11, column: 40,
    english: "unknown key “statsu”", chinese: "未知的键“statsu”", hint: "did you mean “status”?"),
  Mistake(
    piece: "rules:\n",
    replacement: "demand:\n  electricity: {annual: {value: 5 GWh, status: unsure}}\nrules:\n", line: 11, column: 48,
    english: "unknown status “unsure”", chinese: "未知状态“unsure”", hint: "one of: found, derived, unverified, given"),
  Mistake(
    piece: "system:\n", replacement: "currency: yuan\nsystem:\n", line: 4, column: 11,
    english: "unknown currency “yuan”", chinese: "未知货币“yuan”",
    hint: "one of: CNY, EUR, USD, GBP, JPY, KRW, HKD, AUD, CHF, RUB, MNT"),
  Mistake(
    piece: "system:\n", replacement: "currency: JPY\nsystem:\n", line: 4, column: 11,
    english: "there is no exchange rate for JPY", chinese: "没有 JPY 的汇率",
    hint: "give one in yuan: exchange_rates: {JPY: … yuan}"),
  Mistake(
    piece: "0.28 yuan/kWh", replacement: "4 GBP/MWh", line: 8, column: 69,
    english: "there is no exchange rate for GBP", chinese: "没有 GBP 的汇率",
    hint: "give one in yuan: exchange_rates: {GBP: … yuan}"),
  Mistake(
    piece: "capacity: 0..100 MW", replacement: "capacity: 0..100 MW, module_size: 0 MW", line: 7, column: 87,
    english: "“0 MW” must be more than nothing", chinese: "“0 MW”应大于零"),
]

struct ProjectMistakes {
  @Test func theSoundProjectHasNoIssues() throws { _ = try read(soundProject) }

  @Test(arguments: mistakes) func aMistakeIsShownWhereItIs(mistake: Mistake) throws {
    let text = broken(mistake.piece, mistake.replacement)
    #expect(text != soundProject)
    let found = issues(text)
    let issue = try #require(found.first { $0.message.english == mistake.english }, "\(found)")
    #expect(issue.place.file == "project.yaml")
    #expect(issue.place.line == mistake.line)
    #expect(issue.place.column == mistake.column)
    #expect(issue.message.chinese == mistake.chinese)
    #expect(issue.hint?.english == mistake.hint)
  }

  @Test func theLineIsShownWithACaretUnderTheMistake() {
    let issue = issues(broken("110 MW", "十 MW")).first
    #expect(
      issue?.description(.chinese) == """
        project.yaml:5:46: “十 MW”不是带单位的数值
              wind: {technology: onshore-wind, capacity: 十 MW}
                                                         ^
            → 写法如 110 MW、4万千瓦、7059万 Nm3、2700 元/千瓦、6 %
        """)
  }

  @Test func theCaretStandsUnderTheMistakeBehindChineseCharacters() {
    let issue = issues(broken("110 MW", "11万千瓦, lifetme: 5 a")).first
    let lines = issue?.description(.english).split(separator: "\n")
    #expect(lines?[1] == "      wind: {technology: onshore-wind, capacity: 11万千瓦, lifetme: 5 a}")
    #expect(lines?[2] == "                                                           ^")
  }

  @Test func allMistakesAreReportedAtOnce() {
    let text = broken("onshore-wind", "wnid").replacing("limit: 20 %", with: "limit: 3").replacing("2025", with: "x")
      .replacing("published: 7059万 Nm3", with: "published: 5 MW")
    let found = issues(text)
    #expect(found.map(\.place.line) == [2, 5, 11, 13])
  }

  @Test func brokenYAMLIsShownWhereItBreaks() {
    let found = issues("name: Test\ntime: {year: 2025\nsystem:\n  wind: {}\n")
    #expect(found.count == 1 && found[0].place.line == 3)
    #expect(found[0].message.english.hasPrefix("this is not YAML"))
    #expect(found[0].message.chinese.hasPrefix("YAML 语法错误"))
  }

  @Test func missingSectionsAreAllNamed() {
    #expect(
      issues("name: Test\n").map(\.message.english) == [
        "“time” is missing", "“weather” is missing", "“system” is missing",
      ])
    #expect(issues("").map(\.message.english) == ["the file is empty"])
  }

  @Test func aRuleWithoutWhatItIsAboutIsReported() {
    let text = broken("  grid: {technology: grid-connection, capacity: 150 MW, sale_price: 0.28 yuan/kWh}\n", "")
    #expect(issues(text).map(\.message.english) == ["the rule “export” needs a grid connection in the system"])
  }
}
