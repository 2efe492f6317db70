import Foundation

/// What the library that parses command lines says.
extension Text {
  /// A message or page of help of the library, which it has in English.
  public static func ofParser(_ english: String) -> Text {
    let chinese = phrases.reduce(english) { text, phrase in
      text.replacingOccurrences(of: phrase.english, with: phrase.chinese, options: .regularExpression)
    }
    return Text(english, chinese)
  }

  /// Patterns and what takes their place.
  private static let phrases: [(english: String, chinese: String)] = [
    ("(?m)^Error: ", "错误："),
    ("(?m)^Help:  ", "说明："),
    ("(?m)^Usage: ", "用法："),
    ("  See '(.*)' for more information\\.", "  详见 $1"),
    ("  See '(.*)' for detailed help\\.", "  详见 $1"),
    ("Unknown option '(.*?)'\\. Did you mean '(.*?)'\\?", "未知选项 $1。是否想写 $2？"),
    ("Unknown option '(.*?)'", "未知选项 $1"),
    ("Missing value for '(.*?)'", "$1 缺少取值"),
    ("Missing expected argument '(.*?)'", "缺少参数 $1"),
    ("Missing one of: '(.*?)'", "缺少以下之一：$1"),
    ("Unexpected argument '(.*?)'", "多余的参数“$1”"),
    ("(\\d+) unexpected arguments: '(.*)'", "$1 个多余的参数：“$2”"),
    ("The option '(.*?)' does not take any value, but '(.*?)' was specified\\.", "选项 $1 不带取值，却给出了“$2”。"),
    ("The value '(.*?)' is invalid for '(.*?)'", "“$1”不能作为 $2 的取值"),
    (" ?\\.? Please provide one of (.*)\\.", "，可选：$1。"),
    (" and '", "、'"),
    ("(?m)^OVERVIEW: ", "概述："),
    ("(?m)^USAGE: ", "用法："),
    ("(?m)^ARGUMENTS:", "参数："),
    ("(?m)^OPTIONS:", "选项："),
    ("(?m)^SUBCOMMANDS:", "子命令："),
    ("<subcommand>", "<子命令>"),
    ("\\[<options>\\]", "[<选项>]"),
    ("Show the version\\.", "显示版本。"),
    ("Show help information\\.", "显示帮助。"),
    ("\\(default: (.*?)\\)", "（默认：$1）"),
    ("\\(values: (.*?); default: (.*?)\\)", "（可选：$1；默认：$2）"),
    ("\\(values: (.*?)\\)", "（可选：$1）"),
  ]
}
