/// What the reader of MPS files says.
extension Text {
  public static let damagedCompressedFile = Text(
    "the compressed file is damaged or ends too early", "压缩文件已损坏或不完整")

  public static let emptyFile = Text("the file is empty", "文件为空")

  public static let mpsEndMissing = Text(
    "the file ends without ENDATA: it is probably cut off", "文件没有 ENDATA 行,可能不完整")

  public static func mpsUnknownSection(_ name: String) -> Text {
    Text("unknown section \(name)", "未知的段 \(name)")
  }

  public static func mpsSectionNotSupported(_ name: String) -> Text {
    Text("section \(name) (not a linear or convex quadratic program)", "段 \(name)(不属于线性或凸二次规划)")
  }

  public static func notConvex(column: String) -> Text {
    Text(
      "the quadratic objective is not convex: along “\(column)” it bends the wrong way",
      "二次目标函数非凸：沿“\(column)”方向弯曲方向相反")
  }

  public static let mpsDataOutsideSection = Text("data before the first section", "数据行出现在第一个段之前")

  public static func mpsFieldCount(_ section: String) -> Text {
    Text("this line of \(section) has a wrong number of fields", "\(section) 段中此行的字段数不正确")
  }

  public static func mpsNotANumber(_ text: String) -> Text {
    Text("“\(text)” is not a number", "“\(text)”不是数值")
  }

  public static func mpsInfiniteValue(_ text: String) -> Text {
    Text("\(text) is infinite, which cannot be here", "此处不允许无穷大的数值 \(text)")
  }

  public static let vastCoefficient = Text(
    "a cost or coefficient is too large to be meant: all must be below 1e15", "有费用或系数过大，不合情理：须小于 1e15")

  public static func mpsUnknownRowType(_ text: String) -> Text {
    Text("unknown row type \(text)", "未知的行类型 \(text)")
  }

  public static let mpsRowTypes = Text("row types are N, E, L and G", "行类型为 N、E、L、G")

  public static func mpsUnknownBoundType(_ text: String) -> Text {
    Text("unknown bound type \(text)", "未知的界类型 \(text)")
  }

  public static let mpsBoundTypes = Text(
    "bound types are LO, UP, FX, FR, MI, PL, BV, LI, UI and SC", "界类型为 LO、UP、FX、FR、MI、PL、BV、LI、UI、SC")

  public static let mpsUnknownSense = Text("the objective sense is MIN or MAX", "目标方向只能是 MIN 或 MAX")

  public static func mpsUnknownRow(_ name: String) -> Text {
    Text("no row is called \(name)", "不存在名为 \(name) 的行")
  }

  public static func mpsUnknownColumn(_ name: String) -> Text {
    Text("no column is called \(name)", "不存在名为 \(name) 的列")
  }

  public static func mpsRowTwice(_ name: String) -> Text {
    Text("the row \(name) is declared twice", "行 \(name) 重复声明")
  }

  public static func mpsColumnTwice(_ name: String) -> Text {
    Text("the entries of column \(name) are not all together", "列 \(name) 的元素没有写在一起")
  }

  public static func mpsQuadraticTwice(_ first: String, _ second: String) -> Text {
    Text("the quadratic term of \(first) and \(second) is given twice", "\(first) 与 \(second) 的二次项重复给出")
  }

  public static func mpsQuadraticNotSymmetric(_ first: String, _ second: String) -> Text {
    Text(
      "QMATRIX is not symmetric at \(first) and \(second)",
      "QMATRIX 在 \(first) 与 \(second) 处不对称")
  }

  public static func mpsIntegerColumn(_ name: String) -> Text {
    Text("integer column \(name)", "整数列 \(name)")
  }

  public static func mpsSemicontinuousColumn(_ name: String) -> Text {
    Text("semicontinuous column \(name)", "半连续列 \(name)")
  }

  public static func mpsCoefficientTwice(_ row: String, _ column: String) -> Text {
    Text(
      "the coefficient of \(column) in \(row) is given more than once: the values are added",
      "列 \(column) 在行 \(row) 中的系数多次给出,已相加")
  }

  public static func mpsSideTwice(_ row: String) -> Text {
    Text(
      "the right-hand side or range of \(row) is given twice: the first counts", "行 \(row) 的右端项或范围重复给出,以第一次为准")
  }

  public static func mpsBoundTwice(_ column: String) -> Text {
    Text("this bound of \(column) is given twice: the first counts", "列 \(column) 的该界重复给出,以第一次为准")
  }

  public static func mpsNegativeUpper(_ column: String) -> Text {
    Text(
      "\(column) has a negative upper bound and no lower bound: its lower bound is taken as minus infinity",
      "列 \(column) 的上界为负且未给下界,下界取负无穷")
  }

  public static let mpsRangeOfObjective = Text("a range of an objective row is ignored", "目标行的范围已忽略")

  public static func mpsOtherSet(_ section: String, _ name: String) -> Text {
    Text(
      "\(section) has a second set, \(name): only the first set counts", "\(section) 段含有第二组数据 \(name),仅使用第一组")
  }
}
