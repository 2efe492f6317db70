/// Sentences about measured weather and what is made of it.
extension Text {
  public static func timeExample(zone: String) -> Text {
    Text("write it as in 2024-12-31 17:00, by the clock of \(zone)", "请写成 2024-12-31 17:00，按 \(zone) 时钟")
  }

  public static func noValue(_ column: String) -> Text {
    Text("\(column): the value is missing", "\(column)：缺少数值")
  }

  public static func leapDayMissing(_ year: Int) -> Text {
    Text(
      "29 February \(year) is left out: give its 24 hours, or label the series with a year that has none",
      "缺少 \(year) 年 2 月 29 日：请补上这 24 小时，或改用非闰年的年份标注")
  }

  public static func halfHours(_ zone: String) -> Text {
    Text("the times do not fall on full hours of \(zone)", "时刻不是 \(zone) 的整点")
  }

  public static let neitherWindNorLight = Text("there is neither wind nor light in the weather", "气象数据中既无风速也无辐射")

  public static let noTemperature = Text(
    "the temperature is missing: air density and panels depend on it", "缺少气温：空气密度与组件温度需要气温")

  public static let noPressure = Text(
    "wind power needs the air's pressure or the place's elevation", "风电计算需要气压或场址海拔")

  public static func lightAtWrongTime(hours: Double) -> Text {
    let minutes = Int((abs(hours) * 60).rounded())
    return Text(
      "the light of the year is centred \(minutes) minutes \(hours > 0 ? "after" : "before") the sun's noon at this longitude",
      "全年辐射的中心比当地真太阳正午\(hours > 0 ? "晚" : "早") \(minutes) 分钟")
  }

  public static let checkClock = Text(
    "check the clock of the times, whether they are the start or the end of the hour, and the longitude",
    "请检查时区、时刻表示小时起点还是终点、以及经度")

  public static let timeColumnExample = Text(
    "write the clock in brackets: time [UTC], time [Asia/Shanghai], time [+08:00]",
    "请在方括号中注明时钟：time [UTC]、time [Asia/Shanghai]、time [+08:00]")

  public static func columnWithoutClock(_ name: String) -> Text {
    Text("the column “\(name)” does not say by which clock", "列“\(name)”未注明时钟")
  }

  public static func columnWithoutUnit(_ name: String) -> Text {
    Text("the column “\(name)” does not say its unit", "列“\(name)”未注明单位")
  }

  public static func unknownColumnUnit(_ unit: String, column: String) -> Text {
    Text("“\(unit)” is not a unit of \(column)", "“\(unit)”不是 \(column) 的单位")
  }

  public static let notEPW = Text(
    "this is not an EnergyPlus weather file: it does not begin with LOCATION and eight lines of headers",
    "这不是 EnergyPlus 气象文件：未以 LOCATION 和八行表头开始")

  public static let epwExample = Text(
    "line 1 is LOCATION,city,province,country,source,station,latitude,longitude,hours ahead of UTC,elevation",
    "第 1 行为 LOCATION,城市,省,国家,来源,站号,纬度,经度,时区（小时）,海拔")

  public static func epwMissing(_ text: String) -> Text {
    Text("\(text) stands for “not known”: fill it or choose another file", "\(text) 表示“缺测”：请补全或换用其他文件")
  }

  public static let era5Download = Text(
    "from “ERA5 hourly data on single levels” take u100, v100, t2m, sp, ssrd and fdir of the whole year as unzipped netCDF; several files may be listed",
    "请从“ERA5 hourly data on single levels”下载全年的 u100、v100、t2m、sp、ssrd、fdir，格式为解压后的 netCDF；可列出多个文件")

  public static func noSuchVariables(_ names: [String]) -> Text {
    Text(
      "the files lack " + names.joined(separator: ", "), "文件中缺少 " + names.joined(separator: "、"))
  }

  public static let noCommonHours = Text("the variables have no hour in common", "各变量没有共同的时刻")

  public static func missingHours(_ count: Int, first: String) -> Text {
    Text("\(counted(count, "hour")) missing, the first at \(first)", "缺少 \(count) 个小时，首个为 \(first)")
  }

  public static func unknownTimeUnit(_ unit: String) -> Text {
    Text("the times are in “\(unit)”, which is not understood", "无法理解时间单位“\(unit)”")
  }

  public static func placeOutsideGrid(_ axis: String, _ wanted: Double, from: Double, to: Double) -> Text {
    Text(
      "the \(axis) \(short(wanted)) lies outside the file's grid, \(short(from)) to \(short(to))",
      "\(axis) \(short(wanted)) 超出文件网格范围 \(short(from)) 至 \(short(to))")
  }

  public static func unexpectedUnit(_ unit: String, expected: String) -> Text {
    Text("the unit is “\(unit)” instead of “\(expected)”", "单位为“\(unit)”，应为“\(expected)”")
  }

  public static let notSumsOfTheDay = Text(
    "the sum of an hour is meant, J/m²; ERA5-Land sums from the start of the day", "应为逐小时累积值（J/m²）；ERA5-Land 为日内累积")
}

/// What the numbers of turbines and panels are called.
extension Text {
  public static let hubHeight = Text("hub height", "轮毂高度")
  public static let roughness = Text("roughness length", "地表粗糙度长度")
  public static let windShear = Text("wind shear exponent", "风切变指数")
  public static let powerCurve = Text("power curve", "功率曲线")
  public static let transposition = Text("transposition of diffuse light", "散射辐射转换模型")
  public static let panelTilt = Text("tilt of panels (°)", "组件倾角（°）")
  public static let panelAzimuth = Text("azimuth (° from north by east)", "方位角（°，自北向东）")
  public static let maximumRotation = Text("greatest rotation of trackers (°)", "跟踪最大转角（°）")
  public static let groundCover = Text("ground cover of tracker rows", "跟踪阵列地面覆盖率")
  public static let albedo = Text("albedo of the ground", "地面反照率")
  public static let panelsPerInverter = Text("panel power per inverter power", "容配比")
  public static let panelLosses = Text("losses of panels", "光伏系统损失")
  public static let temperatureCoefficient = Text("change of panel power per °C", "组件功率温度系数（每 °C）")
  public static let inverterEfficiency = Text("efficiency of inverters", "逆变器效率")
  public static let heatLoss = Text("heat loss of panels (W/m²K)", "组件散热系数（W/m²K）")
  public static let heatLossByWind = Text("heat loss by wind (W·s/m³K)", "组件风致散热系数（W·s/m³K）")

  public static func weatherFromEPW(_ name: String, year: Int) -> Text {
    Text("EPW file \(name), called \(year)", "EPW 文件 \(name)，记作 \(year) 年")
  }

  public static func weatherFromStation(_ name: String, year: Int) -> Text {
    Text("measured, file \(name), weather of \(year)", "实测，文件 \(name)，\(year) 年气象")
  }

  /// - Parameter preliminary: how many hours are of the preliminary ERA5T.
  public static func weatherFromReanalysis(_ names: [String], year: Int, preliminary: Int) -> Text {
    let english = preliminary == 0 ? "" : ", \(counted(preliminary, "hour")) preliminary (ERA5T)"
    let chinese = preliminary == 0 ? "" : "，其中 \(preliminary) 小时为初步数据（ERA5T）"
    return Text(
      "ERA5, \(names.joined(separator: ", ")), weather of \(year)" + english,
      "ERA5，\(names.joined(separator: "、"))，\(year) 年气象" + chinese)
  }

  public static func labelWithoutTimes(_ file: String) -> Text {
    Text("the file “\(file)” has no column of times that a label could be of", "文件“\(file)”没有时间列，label 无所指")
  }

  public static let giveTimes = Text(
    "with a column time [clock] and label: start or end, another year than the project's is moved over",
    "给出 time [时钟] 列并写明 label: start 或 end 后，可从其他年份换算")

  public static func unknownPowerCurve(_ name: String) -> Text {
    Text("there is no power curve “\(name)”", "没有名为“\(name)”的功率曲线")
  }

  public static func unknownMounting(_ name: String) -> Text {
    Text("unknown mounting “\(name)”", "未知的支架形式“\(name)”")
  }

  public static func mountingContradicts(_ asset: String, _ technology: String, is own: String, not other: String)
    -> Text
  {
    Text(
      "“\(asset)” is of the technology “\(technology)”, whose panels are \(own), but its panels are said to be \(other)",
      "“\(asset)”采用技术“\(technology)”，其支架为 \(own)，此处组件却写为 \(other)")
  }

  public static func useTechnology(_ names: [String]) -> Text {
    Text(
      "use \(names.joined(separator: " or ")), or leave “mounting” out",
      "请改用 \(names.joined(separator: " 或 "))，或不写 mounting")
  }

  public static func unknownTransposition(_ name: String) -> Text {
    Text("unknown transposition “\(name)”", "未知的转换模型“\(name)”")
  }

  public static func plantNeedsMeasuredWeather(_ asset: String) -> Text {
    Text(
      "“\(asset)” has turbines or panels of its own, which need measured weather: epw, measured or era5",
      "“\(asset)”有自己的风机或组件参数，需要实测气象：epw、measured 或 era5")
  }

  public static func unknownLabel(_ name: String) -> Text {
    Text("unknown label “\(name)”", "未知的时刻含义“\(name)”")
  }

  public static func of(_ owner: Text, _ what: Text) -> Text {
    Text("\(owner.english): \(what.english)", "\(owner.chinese)：\(what.chinese)")
  }

  public static func unusedWith(_ key: String, _ mounting: String) -> Text {
    Text("“\(key)” means nothing for panels that are \(mounting)", "“\(key)”不适用于 \(mounting) 支架")
  }

  public static let twoWindProfiles = Text(
    "give either roughness or shear, not both", "roughness 与 shear 只能给出一个")

  public static let labelInDoubt = Text(
    "the first hour would end where the year begins: it is not clear which end of their hours the times tell",
    "第一个小时恰在年初结束：无法判断时间标记的是小时的起点还是终点")

  public static let labelMeaning = Text(
    "write label: start or label: end, the end of its hour that a time tells",
    "请写 label: start 或 label: end，说明时刻是小时的起点还是终点")

  public static let curveMustRise = Text("the wind speeds of a power curve must rise", "功率曲线的风速必须递增")
  public static let curveWithoutPower = Text("a power curve needs two lines and some power", "功率曲线至少需要两行，且功率不全为零")
}
