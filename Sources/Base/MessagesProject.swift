/// Sentences about project files and the technology library.
extension Text {
  // MARK: YAML

  public static let emptyDocument = Text("the file is empty", "文件为空")

  public static let saveProjectAsUTF8 = Text(
    "save it as UTF-8 (many editors ask for the encoding under “Save as”)", "请在编辑器的“另存为”中选择 UTF-8 编码")

  public static func notYAML(_ problem: String) -> Text {
    Text("this is not YAML: \(problem)", "YAML 语法错误：\(problem)")
  }

  public static let yamlHint = Text(
    "a value follows its key and a colon with a space; lines of one level begin in the same column",
    "键与值之间用冒号加空格，同级各行左对齐")

  public static func repeatedKey(_ key: String) -> Text {
    Text("“\(key)” stands twice", "“\(key)”重复出现")
  }

  public static let expectedMapping = Text("keys and values are expected here", "此处应为若干“键: 值”")
  public static let mappingExample = Text(
    "as in {technology: onshore-wind, capacity: 110 MW}", "如 {technology: onshore-wind, capacity: 110 MW}")
  public static let expectedList = Text("a list is expected here", "此处应为列表")
  public static let expectedText = Text("a single value is expected here", "此处应为单个值")

  public static func unknownKey(_ key: String) -> Text { Text("unknown key “\(key)”", "未知的键“\(key)”") }

  public static let quoteCommas = Text("put texts with commas in quotes: \"…\"", "含逗号的文本请加引号：\"…\"")

  public static func missingKey(_ key: String) -> Text { Text("“\(key)” is missing", "缺少“\(key)”") }

  public static func notAWholeNumber(_ text: String) -> Text {
    Text("“\(text)” is not a whole number", "“\(text)”不是整数")
  }

  public static func numberOutOfRange(_ text: String, _ lower: String, _ upper: String) -> Text {
    Text("\(text) is not between \(lower) and \(upper)", "\(text) 应介于 \(lower) 与 \(upper) 之间")
  }

  public static func quantityOutOfRange(_ text: String, _ range: ClosedRange<Double>) -> Text {
    if range.upperBound == .greatestFiniteMagnitude {
      return range.lowerBound > 0
        ? Text("“\(text)” must be more than nothing", "“\(text)”应大于零")
        : Text("“\(text)” must not be negative", "“\(text)”不能为负")
    }
    return numberOutOfRange("“\(text)”", short(range.lowerBound), short(range.upperBound))
  }

  /// A limit without a fraction that says nothing: 1 instead of 1.0.
  static func short(_ limit: Double) -> String { limit == limit.rounded() ? "\(Int(limit))" : "\(limit)" }

  // MARK: Library

  public static let valueWithoutSource = Text("the value has no source", "该数值没有来源")
  public static func unknownSource(_ id: String) -> Text { Text("unknown source “\(id)”", "未知来源“\(id)”") }
  public static func unknownStanding(_ id: String) -> Text { Text("unknown status “\(id)”", "未知状态“\(id)”") }

  public static func unknownTechnologyKind(_ id: String) -> Text {
    Text("unknown kind of technology “\(id)”", "未知技术类别“\(id)”")
  }

  public static func unknownCarrier(_ id: String) -> Text { Text("unknown carrier “\(id)”", "未知能源载体“\(id)”") }

  public static let listTechnologies = Text(
    "steppe technologies lists those there are", "可用 steppe technologies 列出全部技术")
  public static let technologyID = Text("Technology", "标识")
  public static let technologyName = Text("Name", "名称")
  public static let technologyCarriers = Text("Carriers", "能源与物料")
  public static let unverifiedNumbers = Text("Unverified", "未核实")
  public static let numberName = Text("Number", "参数")
  public static let numberValue = Text("Value", "数值")
  public static let numberRange = Text("Range", "范围")
  public static let numberYear = Text("Year", "年份")
  public static let numberStanding = Text("Standing", "可信度")
  public static let sources = Text("Sources", "来源")

  // MARK: Project

  public static func unknownTechnology(_ id: String) -> Text {
    Text("there is no technology “\(id)”", "技术库中没有“\(id)”")
  }

  /// - Parameters are in MWh per unit of the output.
  public static func moreEnergy(_ name: String, leaving: Double, entering: Double) -> Text {
    let (out, into) = (rounded(leaving), rounded(entering))
    return Text(
      "“\(name)” gives \(out) MWh of energy but takes only \(into) MWh", "“\(name)”输出能量 \(out) MWh，而输入仅 \(into) MWh")
  }

  /// - Parameters are in t per unit of the output.
  public static func moreOfElement(_ element: Text, _ name: String, leaving: Double, entering: Double) -> Text {
    let (out, into) = (rounded(leaving), rounded(entering))
    return Text(
      "“\(name)” gives \(out) t of \(element.english) but takes only \(into) t",
      "“\(name)”输出\(element.chinese) \(out) t，而输入仅 \(into) t")
  }

  private static func rounded(_ number: Double) -> String { "\((number * 10_000).rounded() / 10_000)" }

  public static func partLoadNotConvex(_ half: String, _ full: String) -> Text {
    Text(
      "a half-load consumption of \(half) cannot be counted beside \(full) at full load: it must not be higher, nor less than half",
      "半负荷单耗 \(half) 与满负荷 \(full) 不相容：不得更高，也不得低于一半")
  }

  public static let capacityExamples = Text(
    "write a size (110 MW), a range to choose from (0..100 MW), or free", "可写规模（110 MW）、可选范围（0..100 MW）或 free")

  public static func negativeCapacity(_ text: String) -> Text {
    Text("a capacity cannot be negative: \(text)", "规模不能为负：\(text)")
  }

  public static func besidePlaces(_ key: String) -> Text {
    Text("“\(key)” stands beside sizes by place", "各地点已分别给出数量，不能再写“\(key)”")
  }

  public static let onlyBetween = Text("“both_ways” goes with “between” only", "“both_ways”只能与“between”同用")

  public static func nothingSupplies(_ carrier: Text, needer: String) -> Text {
    Text("“\(needer)” needs \(carrier.english), but nothing supplies it", "“\(needer)”需要\(carrier.chinese)，但没有任何来源")
  }

  /// What may be added, or what was bought elsewhere in the library.
  public static func addOneOf(_ technologies: [String]) -> Text {
    let list = technologies.joined(separator: ", ")
    return Text("add an asset with the technology \(list)", "请添加采用下列技术的设施：\(list)")
  }

  public static func nothingTakes(_ carrier: Text, from asset: String, at place: String?) -> Text {
    let (at, zh) = place.map { (" at “\($0)”", "在“\($0)”") } ?? ("", "")
    return Text(
      "“\(asset)” makes \(carrier.english)\(at), but nothing takes it", "“\(asset)”产出的\(carrier.chinese)\(zh)没有去向")
  }

  public static let profileExample = Text(
    "write {profile: tide.csv, column: cf}: what of the capacity every hour can give",
    "写法如 {profile: tide.csv, column: cf}：各小时可用出力占容量之比")

  public static func notACarrierUnit(_ text: String) -> Text {
    Text("a carrier is counted in MWh or t, not in “\(text)”", "载体以 MWh 或 t 计量，不能用“\(text)”")
  }

  public static let addATaker = Text(
    "add a demand, a sale or a process that needs it, or leave it out", "请添加需求、外售或使用它的工艺，或将其删去")

  public static func noFuel(_ asset: String, _ fuels: [String]) -> Text {
    let list = fuels.joined(separator: ", ")
    return Text("“\(asset)” needs a fuel, but nothing supplies \(list)", "“\(asset)”需要燃料，但 \(list) 均无来源")
  }

  public static func unknownZone(_ name: String) -> Text {
    Text("unknown time zone “\(name)”", "未知时区“\(name)”")
  }

  public static func unknownCurrency(_ code: String) -> Text { Text("unknown currency “\(code)”", "未知货币“\(code)”") }

  public static func noExchangeRate(_ code: String) -> Text {
    Text("there is no exchange rate for \(code)", "没有 \(code) 的汇率")
  }

  public static func giveExchangeRate(_ code: String) -> Text {
    Text("give one in yuan: exchange_rates: {\(code): … yuan}", "请给出对人民币的汇率：exchange_rates: {\(code): … 元}")
  }

  public static func standingWithoutSource(_ standing: String) -> Text {
    Text("“\(standing)” needs a source", "“\(standing)”须注明来源")
  }

  public static func twoWeathers(_ keys: [String]) -> Text {
    Text(
      "weather comes from one place: \(keys.joined(separator: " or "))", "气象来源只能有一个：\(keys.joined(separator: " 或 "))")
  }

  public static let noWeatherGiven = Text("no weather is given", "未给出气象数据")

  public static let weatherForms = Text(
    "give one of file, epw, measured, era5 and synthetic", "请给出 file、epw、measured、era5、synthetic 之一")

  public static func weatherLacks(_ column: String, asset: String) -> Text {
    Text("“\(asset)” needs \(column), which the weather does not have", "“\(asset)”需要 \(column)，气象数据中没有")
  }

  public static func noWeather(at place: String?, asset: String) -> Text {
    guard let place else { return Text("there is no weather for “\(asset)”", "“\(asset)”没有气象数据") }
    return Text("there is no weather at “\(place)” for “\(asset)”", "“\(place)”没有气象数据，“\(asset)”需要")
  }

  public static let giveWeather = Text(
    "give the place its weather, or the project one for all places", "请为该地点或整个项目给出气象")

  public static func unknownPlace(_ name: String) -> Text {
    Text("there is no place “\(name)”", "没有名为“\(name)”的地点")
  }

  public static func weatherFromFile(_ name: String, year: Int) -> Text {
    Text("file \(name), weather of \(year)", "文件 \(name)，\(year) 年气象")
  }

  public static func weatherFromSite(_ site: Text, seed: Int, wind: Double, sun: Double) -> Text {
    let (w, s) = (percent(wind), percent(sun))
    return Text(
      "synthetic \(site.english), seed \(seed), wind \(w), sun \(s)", "\(site.chinese)模拟年，种子 \(seed)，风 \(w)、光 \(s)")
  }

  private static func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10) %" }

  public static func unknownDelivery(_ text: String) -> Text {
    Text("unknown delivery “\(text)”", "未知的交付方式“\(text)”")
  }

  public static func deferrableIsHourly(_ delivery: String) -> Text {
    Text(
      "a demand that is met \(delivery) may move anyway; only one by hours has a deferrable share",
      "按 \(delivery) 交付的需求本可移动，只有逐时需求才有可推迟份额")
  }

  public static func nothingUsual(_ key: String) -> Text {
    Text("the library has no usual “\(key)” for this", "技术库中没有此处可用的“\(key)”常用值")
  }

  public static let demandWithoutAmount = Text("the demand has no amount", "需求没有数量")

  public static let demandExample = Text(
    "write {annual: 7059万 Nm3} or {profile: load.csv, column: load_mw}",
    "写法如 {annual: 7059万 Nm3} 或 {profile: load.csv, column: load_mw}")

  public static func notHoursOfDay(_ text: String) -> Text {
    Text("“\(text)” is not a span of hours", "“\(text)”不是时段")
  }

  public static func hourTwice(_ hour: Int) -> Text {
    Text("the hour from \(hour):00 has two values", "\(hour):00 起的一小时重复赋值")
  }

  public static func hourWithoutValue(_ hour: Int) -> Text {
    Text("the hour from \(hour):00 has no value", "\(hour):00 起的一小时没有数值")
  }

  public static let hoursOfDayExample = Text(
    "write every hour of the day once: {0-8: …, 8-22: …, 22-24: …}", "一天各时段各写一次：{0-8: …, 8-22: …, 22-24: …}")

  public static let commissionedExample = Text(
    "write {by: {2025-01-01: 80 %, 2025-10-01: 100 %}}, the share in operation by each date",
    "请写成 {by: {2025-01-01: 80 %, 2025-10-01: 100 %}}，即各日期已投运的比例")

  public static func datesMustRise(_ date: String) -> Text {
    Text("“\(date)” is not later than the date before it", "“\(date)”不晚于前一个日期")
  }

  public static func notASetting(_ text: String) -> Text {
    Text("“\(text)” sets nothing", "“\(text)”不是有效设置")
  }

  public static let settingExample = Text("write wind.capacity=130MW", "写法如 wind.capacity=130MW")

  public static func setWhole(_ setting: String) -> Text {
    Text("what is not there may be set as a whole: --set '\(setting)'", "尚无的部分可整体设置：--set '\(setting)'")
  }

  public static func nothingToSet(_ key: String, in setting: String) -> Text {
    Text("there is no “\(key)” for --set \(setting)", "--set \(setting)：项目中没有“\(key)”")
  }

  public static func nothingBelow(_ key: String, in setting: String) -> Text {
    Text("“\(key)” has nothing to stand in for --set \(setting)", "--set \(setting)：“\(key)”的上级不是若干“键: 值”")
  }

  public static func unknownPack(_ text: String) -> Text { Text("there is no rule pack “\(text)”", "没有规则包“\(text)”") }
  public static func unknownFactor(_ text: String) -> Text { Text("there is no factor “\(text)”", "没有因子“\(text)”") }
  public static func unknownSwitch(_ text: String) -> Text { Text("unknown choice “\(text)”", "未知选项“\(text)”") }
  public static func unknownBasis(_ text: String) -> Text { Text("unknown basis “\(text)”", "未知的计算基准“\(text)”") }
  public static func unknownLosses(_ text: String) -> Text {
    Text("unknown way to count losses “\(text)”", "未知的损耗计法“\(text)”")
  }
  public static func unknownPeriod(_ text: String) -> Text { Text("unknown period “\(text)”", "未知的考核周期“\(text)”") }
  public static func notYesOrNo(_ text: String) -> Text {
    Text("“\(text)” is neither true nor false", "“\(text)”应为 true 或 false")
  }
  public static func unknownRule(_ text: String) -> Text { Text("unknown rule “\(text)”", "未知规则“\(text)”") }

  public static func ruleNeeds(_ rule: String, _ what: Text) -> Text {
    Text("the rule “\(rule)” needs \(what.english) in the system", "规则“\(rule)”要求系统中有\(what.chinese)")
  }

  public static func storageTooShort(_ asset: String, _ hours: String) -> Text {
    Text("“\(asset)” lasts only \(hours)", "“\(asset)”储能时长仅 \(hours)")
  }

  public static let windOrSun = Text("wind or sun", "风电或光伏")
  public static let aGridConnection = Text("a grid connection", "并网")
  public static let aStorage = Text("a storage", "储能")
  public static let anElectrolyser = Text("an electrolyser", "电解槽")
  public static let aCorridor = Text("a corridor for electricity", "输电通道")
  public static let aDataCentre = Text("a data centre", "数据中心")

  public static func notASink(_ name: String) -> Text {
    Text("“\(name)” is not an asset that takes a product", "“\(name)”不是接收产品的设施")
  }

  public static func notASupplier(_ name: String) -> Text {
    Text("“\(name)” is not an asset that supplies anything", "“\(name)”不是供应能源或产品的设施")
  }

  public static func notAYearlyRule(_ name: String) -> Text {
    Text("“\(name)” is not a rule over the year", "“\(name)”不是按年考核的规则")
  }

  public static func unknownMeasure(_ text: String) -> Text {
    Text("unknown measure “\(text)”", "未知的比较量“\(text)”")
  }
}

/// What the numbers of a project are called.
extension Text {
  public static func weather(at place: String?) -> Text {
    place.map { Text("weather at \($0)", "\($0) 气象") } ?? Text("weather", "气象")
  }
  public static let capacity = Text("capacity", "规模")
  public static let moduleSize = Text("size of a module", "单台容量")
  public static let investment = Text("investment", "单位造价")
  public static let energyInvestment = Text("investment per energy", "单位能量造价")
  public static let fixedCostShare = Text("fixed operation and maintenance", "固定运维费率")
  public static let variableCost = Text("variable cost", "变动成本")
  public static let lifetime = Text("lifetime", "寿命")
  public static let stackLife = Text("stack life", "电解槽寿命")
  public static let replacementShare = Text("share of investment replaced", "更换占投资比例")
  public static let availability = Text("availability", "可用率")
  public static let inOperation = Text("in operation", "已投运")
  public static let consumption = Text("consumption", "单耗")
  public static let halfLoadConsumption = Text("consumption at half load", "半负荷单耗")
  public static let noLoadUse = Text("use at no load", "空载消耗")
  public static let auxiliaryUse = Text("auxiliary use", "辅助消耗")
  public static let fuelUse = Text("fuel use", "燃料单耗")
  public static let fuelPrice = Text("fuel price", "燃料价格")
  public static let emissionFactor = Text("emission factor", "排放因子")
  public static let lowestLoad = Text("lowest load", "最低出力")
  public static let minimumLoad = Text("minimum load", "最小负荷")
  public static let roundTripEfficiency = Text("round-trip efficiency", "往返效率")
  public static let storageHours = Text("hours of storage", "储能时长")
  public static let minimumLevel = Text("lowest level", "最低储量")
  public static let maximumLevel = Text("highest level", "最高储量")
  public static let purchasePrice = Text("purchase price", "购入价")
  public static let salePrice = Text("sale price", "售电价")
  public static let productPrice = Text("price of the product", "产品价格")
  public static let displacedEmissions = Text("emissions displaced", "替代排放")
  public static let discountRate = Text("discount rate", "折现率")
  public static let deferrableShare = Text("share that may wait within its day", "可在当日内推迟的份额")
  public static let schedule = Text("schedule", "送电曲线")
  public static let profile = Text("shape over the hours", "逐时曲线")
  public static let meanOfWind = Text("mean of wind", "风电平均容量系数")
  public static let meanOfSun = Text("mean of sun", "光伏平均容量系数")
  public static let rampLimit = Text("change of load", "负荷变化率")
  public static let standingLoss = Text("standing loss", "静置损失")
  public static let transmissionLoss = Text("loss of transmission", "输电损失")
  public static let capacityCharge = Text("charge per capacity", "容量电费")
  public static let projectLife = Text("life of the project", "项目期")
  public static let inflation = Text("rise of prices per year", "年物价涨幅")

  public static func exchangeRate(_ money: String) -> Text {
    Text("exchange rate of \(money)", "\(money) 汇率")
  }

  public static let co2Price = Text("price of CO2", "碳价")

  public static func fromSurroundings(_ substance: Text, _ output: Text) -> Text {
    Text(
      "\(substance.english) per \(output.english), from the surroundings",
      "每单位\(output.chinese)取自环境的\(substance.chinese)")
  }

  public static func surrounding(_ isTaken: Bool, _ substance: Text, _ output: Text) -> Text {
    isTaken ? fromSurroundings(substance, output) : toSurroundings(substance, output)
  }

  public static func toSurroundings(_ substance: Text, _ output: Text) -> Text {
    Text(
      "\(substance.english) per \(output.english), to the surroundings", "每单位\(output.chinese)排入环境的\(substance.chinese)"
    )
  }

  public static func elementBalance(unit: String, of output: Text) -> Text {
    Text("Balance per \(unit) of \(output.english)", "每 \(unit) \(output.chinese)的元素平衡")
  }

  public static let energy = Text("energy", "能量")
  public static let compositions = Text("What the carriers hold", "载体成分")
  public static let entering = Text("Enters", "输入")
  public static let leaving = Text("Leaves", "输出")
  public static let notKnown = Text("not known", "未知")

  public static func perOutput(_ input: Text, of output: Text) -> Text {
    Text("\(input.english) per \(output.english)", "每单位\(output.chinese)的\(input.chinese)")
  }

  public static let overhead = Text("overhead on investments", "工程其他费率")

  public static func of(_ owner: String, _ what: Text) -> Text {
    Text("\(owner): \(what.english)", "\(owner)：\(what.chinese)")
  }

  public static func delivered(_ carrier: Text) -> Text {
    Text("\(carrier.english) delivered", "\(carrier.chinese)供应量")
  }

  /// The name a project gives its figure, with the assets it is about.
  public static func supplied(_ assets: [String], as name: String) -> Text {
    Text("\(name) (\(assets.joined(separator: " + ")))", "\(name)（\(assets.joined(separator: " + "))）")
  }

  public static func share(_ assets: [String], as name: String) -> Text {
    Text("\(name): share of \(assets.joined(separator: " + "))", "\(name)：\(assets.joined(separator: " + "))占比")
  }

  public static let avoidedEmissions = Text("CO2 emissions avoided", "二氧化碳减排量")

  public static func demand(_ name: String) -> Text { Text("demand of \(name)", "需求：\(name)") }
  public static func rule(_ name: String) -> Text { Text("rule \(name)", "规则：\(name)") }
}
