import Foundation

/// Sentences about reading and writing PyPSA's files.
extension Text {
  public static let noSuchFile = Text("there is no such file or folder", "文件或文件夹不存在")

  public static let notNetCDF = Text("this is not a netCDF file", "这不是 netCDF 文件")

  public static let readableFiles = Text(
    "Steppe reads PyPSA networks as netCDF files (.nc) and as folders of CSV files",
    "Steppe 可读取 netCDF 格式（.nc）或 CSV 文件夹形式的 PyPSA 网络")

  public static func damagedFile(_ reason: Text) -> Text {
    Text("the file is damaged or incomplete (\(reason.english))", "文件已损坏或不完整（\(reason.chinese)）")
  }

  // Why netCDF-C cannot read on.
  public static let fileCutOff = Text("it ends too early", "文件提前结束")
  public static let unreadableHDF = Text("its HDF5 parts cannot be read", "无法读取其中的 HDF5 数据")
  public static let damagedHeader = Text("its header cannot be read", "文件头无法读取")
  public static let unknownCompression = Text(
    "it is compressed in a way that the netCDF library here does not know", "其压缩方式不受本机 netCDF 库支持")
  public static let outOfMemory = Text("the memory is not enough", "内存不足")
  /// - Parameter words: the library's own, in English.
  public static func netCDFError(_ code: Int32, _ words: String) -> Text {
    Text("netCDF error \(code), \(words)", "netCDF 错误 \(code)，\(words)")
  }

  public static let copyAgain = Text("copy or export it once more", "请重新复制或导出该文件")

  public static let emptyPath = Text("no name is given", "未给出名称")
  public static let isFolder = Text("this is a folder, not a file", "这是文件夹，不是文件")
  public static let isFile = Text("this is a file, not a folder", "这是文件，不是文件夹")
  public static let mayNotBeRead = Text("there is no permission to read this", "没有读取权限")
  public static let mayNotBeWritten = Text("there is no permission to write this", "没有写入权限")
  public static let cannotBeRead = Text("this cannot be read", "无法读取")
  public static let cannotBeWritten = Text("this cannot be written whole; is the disk full?", "无法完整写出，磁盘是否已满？")

  public static func noFolderAbove(_ folder: String) -> Text {
    Text("there is no folder \(folder) to write into: make it first", "文件夹 \(folder) 不存在，请先创建")
  }

  /// What an `errno` says.
  public static func reason(ofSystemError code: Int32) -> Text {
    switch code {
    case EACCES, EPERM: Text("permission denied", "权限不足")
    case ENOENT: Text("there is no such file or folder", "文件或文件夹不存在")
    case ENOTDIR: Text("part of the path is a file, not a folder", "路径中有一段是文件而不是文件夹")
    case EISDIR: isFolder
    case ENOSPC, EDQUOT: Text("the disk is full", "磁盘空间不足")
    case EFBIG: Text("the file would be too large", "文件过大")
    case EROFS: Text("the disk can only be read", "磁盘为只读")
    case ENAMETOOLONG: Text("the name is too long", "名称过长")
    case ELOOP: Text("the links lead in a circle", "符号链接成环")
    case EMFILE, ENFILE: Text("too many files are open", "打开的文件过多")
    case EIO: Text("the device fails", "设备读写出错")
    default: Text("error \(code) of the operating system", "操作系统错误 \(code)")
    }
  }

  public static let standardOutput = Text("standard output", "标准输出")
  public static let standardError = Text("standard error", "标准错误输出")

  public static let noBuses = Text(
    "this holds no PyPSA network: there are no buses", "其中没有 PyPSA 网络：未找到母线数据")

  public static let notUTF8 = Text("the text is not encoded as UTF-8", "文本不是 UTF-8 编码")

  public static let saveAsUTF8 = Text(
    "save it as “CSV UTF-8” (in Excel one of the file types offered)", "请另存为“CSV UTF-8”格式（Excel 的保存类型之一）")

  public static let emptyTable = Text("the table is empty", "表格为空")

  /// - Parameter separator: as it is shown.
  public static func otherSeparator(_ separator: String) -> Text {
    Text("the fields are separated by \(separator), not by commas", "字段以 \(separator) 分隔，而不是逗号")
  }

  public static let separateByCommas = Text(
    "save it as “CSV UTF-8 (comma delimited)”", "请另存为“CSV UTF-8（逗号分隔）”格式")

  public static let notNumbers = Text("texts stand where numbers belong", "应为数值，实为文本")

  public static func missingNames(_ variable: String) -> Text {
    Text("the names of the components, \(variable), are missing", "缺少元件名称 \(variable)")
  }

  public static let giveFolder = Text("give the folder that it lies in", "请给出其所在的文件夹")

  public static func fieldCount(_ found: Int, expected: Int) -> Text {
    Text(
      "the row has \(counted(found, "field")), the header \(expected)", "该行有 \(found) 个字段，而表头有 \(expected) 个")
  }

  public static func repeatedColumn(_ name: String) -> Text {
    Text("the column “\(name)” appears twice", "列“\(name)”重复出现")
  }

  public static func unknownComponentClass(_ list: String) -> Text {
    Text("there is no kind of component called “\(list)”", "不存在名为“\(list)”的元件类别")
  }

  public static let seriesWithoutComponent = Text(
    "there is no such component; its data are ignored", "不存在该元件，其数据被忽略")

  public static func wrongLength(_ found: Int, expected: Int) -> Text {
    Text(
      "the series has \(counted(found, "value")), but the network has \(counted(expected, "snapshot"))",
      "序列有 \(found) 个值，而时段数为 \(expected)")
  }

  public static func unexpectedShape(_ dimensions: [String]) -> Text {
    let list = dimensions.joined(separator: ", ")
    return Text("the data have the wrong dimensions: \(list)", "数据维度不正确：\(list)")
  }

  public static func notANumber(_ text: String) -> Text {
    Text("“\(text)” is not a number", "“\(text)”不是数值")
  }

  public static func fractionalLabel(_ text: String) -> Text {
    Text("“\(text)” is no label: labels of periods are whole numbers", "“\(text)”不能作为标签：投资期标签须为整数")
  }

  public static func notABoolean(_ text: String) -> Text {
    Text("“\(text)” is neither True nor False", "“\(text)”既不是 True 也不是 False")
  }

  public static func setPointsOfOldFile(version: String) -> Text {
    Text(
      "the file comes from PyPSA \(version), where a constant p_set mattered to power flow only; now it prescribes the dispatch",
      "该文件由 PyPSA \(version) 写出，当时常量 p_set 仅用于潮流计算；如今它会固定出力")
  }

  public static let removeSetPoints = Text(
    "as PyPSA 1.4 does; remove p_set if that is not meant", "PyPSA 1.4 亦如此；若非本意，请删除 p_set")

  public static let scenariosNeedNetCDF = Text(
    "scenarios cannot be written as CSV files", "情景数据无法写成 CSV 文件")

  public static let writeNetCDFInstead = Text("write a netCDF file instead", "请改为写出 netCDF 文件")
}
