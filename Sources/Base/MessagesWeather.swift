/// Sentences about weather files and sites.
extension Text {
  public static func unknownSite(_ id: String) -> Text {
    Text("there is no synthetic site “\(id)”", "没有名为“\(id)”的模拟站点")
  }

  /// The words that are allowed.
  public static func oneOf(_ words: [String]) -> Text {
    Text("one of: " + words.joined(separator: ", "), "可选：" + words.joined(separator: "、"))
  }

  public static let emptyWeatherFile = Text("the file holds no hours", "文件中没有逐时数据")

  public static func wrongFieldCount(_ count: Int, expected: Int) -> Text {
    Text("\(counted(count, "field")) where the header has \(expected)", "有 \(count) 列，而表头为 \(expected) 列")
  }

  public static func unknownColumn(_ name: String) -> Text {
    Text("unknown column “\(name)”", "未知的列“\(name)”")
  }

  public static func missingColumn(_ name: String) -> Text {
    Text("the column “\(name)” is missing", "缺少列“\(name)”")
  }

  public static let noWeatherColumn = Text("no column holds weather", "没有任何气象数据列")

  public static func notANumber(_ text: String, column: String) -> Text {
    Text("\(column): “\(text)” is not a number", "\(column)：“\(text)”不是数值")
  }

  public static func outOfRange(_ text: String, column: String, _ range: ClosedRange<Double>) -> Text {
    let (lower, upper) = (short(range.lowerBound), range.upperBound)
    let limit =
      upper == .greatestFiniteMagnitude
      ? Text("at least \(lower)", "不小于 \(lower)")
      : Text("between \(lower) and \(short(upper))", "介于 \(lower) 与 \(short(upper)) 之间")
    return Text("\(column): \(text) is not \(limit.english)", "\(column)：\(text) 应\(limit.chinese)")
  }

  public static func vastValue(column: String) -> Text {
    Text("\(column): \(vastValue.english)", "\(column)：\(vastValue.chinese)")
  }

  public static func notATime(_ text: String) -> Text {
    Text("“\(text)” is not a time", "“\(text)”不是时间")
  }

  public static func hourOutOfStep(_ text: String, expected: String) -> Text {
    Text("\(text) where \(expected) should follow", "此处应为 \(expected)，实为 \(text)")
  }

  public static func notAYear(hours: Int, year: Int, expected: Int) -> Text {
    Text(
      "\(counted(hours, "hour")), but \(year) has \(grouped(expected))",
      "共 \(grouped(hours)) 小时，而 \(year) 年有 \(grouped(expected)) 小时")
  }

  public static func yearBeginsElsewhere(_ time: String, zone: String) -> Text {
    Text("the series begins at \(time), which is not the new year of \(zone)", "序列始于 \(time)，不是 \(zone) 的元旦零点")
  }

  public static func firstTimeOfYear(_ time: String, year: Int) -> Text {
    Text("the first hour of \(year) ends at \(time)", "\(year) 年第一个小时结束于 \(time)")
  }

  public static func andMore(_ count: Int) -> Text {
    Text("and \(count) more of this kind", "另有 \(count) 处同类问题")
  }
}
