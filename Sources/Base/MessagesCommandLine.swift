/// Help texts of the command line.
extension Text {
  public static let helpSteppe = Text(
    "Plans energy systems hour by hour through whole years, with a proof of optimality.",
    "逐时、全年地规划能源系统，并给出最优性证明。")
  public static let helpExitCodes = Text(
    """
    Exit codes: 0 optimal and certified; 1 a file could not be written; 2 the command line or the input is wrong, or \
    asks for what Steppe cannot do yet; 3 infeasible; 4 unbounded; 5 stopped without a proof.
    """,
    """
    退出码：0 最优且已验证；1 文件无法写出；2 命令行或输入有误，或包含尚不支持的功能；3 不可行；4 无界；5 未得到证明即停止。
    """)
  public static let helpPlan = Text("Plans a project: a folder with a project.yaml.", "规划一个项目（含 project.yaml 的文件夹）。")
  public static let helpSolve = Text(
    "Optimises a PyPSA network (netCDF file or folder of CSV files) or a linear or convex quadratic program (MPS file).",
    "优化一个 PyPSA 网络（netCDF 文件或 CSV 文件夹），或线性、凸二次规划（MPS 文件）。")
  public static let helpCheck = Text(
    "Reads a project, network or MPS file and lists everything that is wrong with it.", "读取项目、网络或 MPS 文件，列出其中全部问题。")
  public static let helpCompareNetworks = Text(
    "Shows two solved PyPSA networks side by side: costs, capacities, energy, prices.",
    "并列对比两个求解后的 PyPSA 网络：费用、容量、电量与电价。")
  public static let helpConvert = Text(
    "Writes a project or network as a network that PyPSA opens, or as the program that would be solved.",
    "将项目或网络写成 PyPSA 可打开的网络，或写成待求解的规划模型。")
  public static let helpConverted = Text(
    "A project, a network file or a folder of CSV files.", "项目、网络文件或 CSV 文件夹。")
  public static let helpConversion = Text(
    "What to write: a program (.mps, .mps.gz), a network file (.nc), or a folder of CSV files (a name without ending).",
    "要写出的文件：规划模型（.mps、.mps.gz）、网络文件（.nc），或 CSV 文件夹（名称不带后缀）。")
  public static let helpFormulation = Text("For programs", "用于规划模型")
  public static func unknownForm(_ name: String) -> Text {
    Text(
      "“\(name)” does not say what to write: let it end in .mps, .mps.gz or .nc, or have no ending for a folder of CSV files.",
      "从“\(name)”看不出要写什么：请以 .mps、.mps.gz 或 .nc 结尾；CSV 文件夹不带后缀。")
  }
  public static let flagsAreForPrograms = Text(
    "options of the formulation are for programs (.mps): a network is written as it is.",
    "建模选项仅用于规划模型（.mps）；网络按原样写出。")
  public static func rulesLeftOut(_ names: [String]) -> Text {
    let list = list(names)
    return Text(
      "PyPSA's files have no place for the rules of a project, which are left out: \(list.english)",
      "PyPSA 文件无法存放项目规则，以下规则未写出：\(list.chinese)")
  }
  public static func networkSize(components: Int, snapshots: Int) -> Text {
    Text(
      "\(counted(components, "component")), \(counted(snapshots, "snapshot"))",
      "\(grouped(components)) 个组件，\(grouped(snapshots)) 个时段")
  }
  public static let helpFirstNetwork = Text(
    "A solved network: netCDF file, folder of CSV files, or a folder that --out wrote.",
    "求解后的网络：netCDF 文件、CSV 文件夹，或 --out 写出的文件夹。")
  public static let helpSecondNetwork = Text("The other one.", "另一个网络。")
  public static let helpHTML = Text("Write the comparison as a page into this file.", "将对比写成网页文件。")
  public static let helpComparisonJSON = Text("Write every row into this JSON file.", "将全部数据写入该 JSON 文件。")
  public static let helpExamples = Text("Lists the example projects.", "列出示例项目。")
  public static let helpWeather = Text(
    "Makes hourly weather and capacity factors for sites.", "生成站点的逐时气象与出力系数。")
  public static let helpTechnologies = Text(
    "Lists the technologies of the library, or shows the numbers of one with their sources.",
    "列出技术库，或显示某项技术的全部数值及来源。")
  public static let helpTechnology = Text(
    "A technology of the library, such as onshore-wind.", "技术库中的一项，如 onshore-wind。")
  public static let helpProject = Text("The folder of the project, or its project.yaml.", "项目文件夹或其中的 project.yaml。")
  public static let helpSet = Text(
    "Set a value of the project, as wind.capacity=130MW or rules.export.limit=10%; may be given again.",
    "修改项目中的一个值，如 wind.capacity=130MW、rules.export.limit=10%；可多次给出。")
  public static let helpCompare = Text(
    "Plan the project as it stands too, and show what the settings change.", "同时规划未修改的项目，并列出差别。")
  public static let helpRoundModules = Text(
    "Find whole numbers of modules for sizes that come in them, by at most 40 plans, and show what that costs.",
    "为按台购置的容量寻找整台方案（至多 40 个方案），并给出取整的代价。")
  public static let compareNeedsSet = Text("--compare needs --set.", "--compare 需与 --set 同用。")
  public static let helpNetwork = Text(
    "A network file (.nc), a folder of CSV files, or a program (.mps, .qps, also .gz).",
    "网络文件（.nc）、CSV 文件夹或规划模型（.mps、.qps，可带 .gz）。")
  public static let helpInvestmentPeriods = Text(
    "Weigh costs and limits by the network's investment periods.", "按网络的投资期加权费用与约束。")
  public static let helpUnitCommitment = Text(
    "Let committable units run by shares instead of whole.", "机组启停按连续份额近似（线性化）。")
  public static let helpLosses = Text(
    "Losses of lines and transformers, by this many tangents.", "线路与变压器损耗，按此数目的切线近似。")
  public static let helpAllDuals = Text(
    "Write the multipliers of all limits (mu_upper, mu_lower, ...) into the solved network.",
    "把所有约束的对偶值（mu_upper、mu_lower 等）写入求解后的网络。")
  public static let helpRisk = Text(
    "ALPHA,OMEGA of a network with scenarios: the mean operating cost of the worst 1 - ALPHA counts with OMEGA (PyPSA's set_risk_preference).",
    "带情景网络的 ALPHA,OMEGA：最差 1 - ALPHA 概率下的平均运行费用以 OMEGA 计入（即 PyPSA 的 set_risk_preference）。")
  public static let helpSolution = Text(
    "Write every column and row of an MPS file with value and dual into this CSV file.",
    "将 MPS 模型每一列、每一行的取值与对偶值写入该 CSV 文件。")
  public static let outIsForNetworks = Text(
    "--out is for networks; the solution of an MPS file is written by --solution FILE.",
    "--out 仅用于网络；MPS 模型的解请用 --solution 文件 写出。")
  public static let solutionIsForPrograms = Text(
    "--solution is for MPS files; the results of a network are written by --out FOLDER.",
    "--solution 仅用于 MPS 文件；网络的结果请用 --out 文件夹 写出。")
  public static let helpCheckedFile = Text(
    "A project, a network file, a folder of CSV files or an MPS file.", "项目、网络文件、CSV 文件夹或 MPS 文件。")
  public static let helpJSON = Text(
    "Write the result to this file in the format of the PyPSA conformance kit; “-” is standard output, the report then goes to standard error.",
    "将结果按 PyPSA 对照格式写入该文件；“-”表示标准输出，此时报告改写到标准错误输出。")
  public static let helpOut = Text(
    "Write plan.json, report.html, the solved network and CSV tables into this folder.",
    "将 plan.json、report.html、求解后的网络和 CSV 表写入该文件夹。")
  public static let helpThreads = Text("Threads to use (default: all processors).", "线程数（默认用全部处理器）。")
  public static let helpTolerance = Text(
    "Largest relative gap of an optimal plan (default 1e-8).", "最优方案允许的相对对偶间隙（默认 1e-8）。")
  public static let helpTimeLimit = Text("Stop after this many seconds.", "最长求解秒数。")
  public static let helpIterationLimit = Text("Stop after this many iterations.", "最多迭代次数。")
  public static let helpBackend = Text("Linear algebra of the solver.", "求解器的线性代数后端。")
  public static let helpLanguage = Text(
    "Language of messages and reports (default: from LANG).", "消息与报告的语言（默认取自 LANG）。")
}

/// What the command line says while and after planning.
extension Text {
  public static func step(_ number: Int, limit: Int) -> Text {
    Text("plan \(number) of at most \(limit) · ", "第 \(number) 个方案（至多 \(limit) 个） · ")
  }

  public static func progress(iteration: Int, gap: String, primal: String, dual: String, seconds: String) -> Text {
    Text(
      "iteration \(iteration) · gap \(gap) · residuals \(primal) / \(dual) · \(seconds) s",
      "第 \(iteration) 次迭代 · 间隙 \(gap) · 残差 \(primal) / \(dual) · \(seconds) 秒")
  }

  public static func resultsLieIn(_ folder: String) -> Text { Text("Results: \(folder)", "结果位于：\(folder)") }

  public static func fileProblem(_ path: String, _ reason: Text) -> Text {
    Text("\(path): \(reason.english)", "\(path)：\(reason.chinese)")
  }

  public static let noInput = Text("the name of what to read is empty.", "要读取的名称为空。")

  public static func noOutput(_ option: String) -> Text {
    Text("\(option) needs the name of what to write.", "\(option) 需给出要写出的名称。")
  }

  public static func folderIsNoStream(_ option: String) -> Text {
    Text("\(option) names a folder, which “-” (standard output) is not.", "\(option) 须为文件夹，不能是“-”（标准输出）。")
  }

  public static func sameOutput(_ first: String, _ second: String) -> Text {
    first == second
      ? Text("\(first) is given twice for the same file.", "\(first) 重复指定了同一文件。")
      : Text("\(first) and \(second) would write the same file.", "\(first) 与 \(second) 会写入同一文件。")
  }

  public static func outputIsInput(_ option: String) -> Text {
    Text("\(option) would write over what is read.", "\(option) 会覆盖输入文件。")
  }

  public static func mustBePositive(_ option: String) -> Text {
    Text("\(option) must be a number above zero.", "\(option) 必须是大于零的数。")
  }

  public static func warning(_ issue: Issue) -> Text {
    Text("warning: " + issue.description(.english), "警告：" + issue.description(.chinese))
  }

  public static let notSupportedYet = Text("This is not supported yet:", "以下功能尚不支持：")

  public static func notThere(_ path: String) -> Text { Text("there is no \(path)", "找不到 \(path)") }

  public static func checkedNetwork(components: Int, snapshots: Int, columns: Int, rows: Int) -> Text {
    Text(
      "Nothing wrong: \(counted(components, "component")), \(counted(snapshots, "snapshot")), a program of \(counted(columns, "column")) and \(counted(rows, "row")).",
      "未发现问题：\(grouped(components)) 个组件，\(grouped(snapshots)) 个时段，规划模型 \(grouped(columns)) 列、\(grouped(rows)) 行。")
  }

  public static func checkedProgram(_ size: Text) -> Text {
    Text("Nothing wrong: a program of \(size.english).", "未发现问题：规划模型 \(size.chinese)。")
  }

  public static let isProject = Text("this is a project, not a network", "这是项目，不是网络")
  public static let isNetwork = Text("this is a network, not a project", "这是网络，不是项目")
  public static let isProgram = Text("this is a program (MPS file)", "这是规划模型（MPS 文件）")
  public static let noProject = Text("there is no project.yaml here", "此处没有 project.yaml")

  public static func renameToProject(_ file: String) -> Text {
    Text("give “\(file)” the name project.yaml", "请将“\(file)”改名为 project.yaml")
  }

  /// - Parameter command: that does what is meant, as `solve`.
  public static func useCommand(_ command: String, _ path: String) -> Text {
    let argument = path.contains(where: \.isWhitespace) ? "'\(path)'" : path
    return Text("use: steppe \(command) \(argument)", "请用：steppe \(command) \(argument)")
  }
}

/// What the conformance runner cannot do.
extension Text {
  public static func unsupportedMethod(_ name: String) -> Text {
    Text("method \(name) is not supported yet", "尚不支持方法 \(name)")
  }

  public static func unsupportedArgument(_ name: String) -> Text {
    Text("argument \(name) is not supported yet", "尚不支持参数 \(name)")
  }
}

/// Weather and examples.
extension Text {
  public static let helpSite = Text(
    "The sites, by their ids; or a project, an EPW file (.epw), measured weather (.csv) or ERA5 files (.nc). Without one, the sites are listed.",
    "站点编号，可给出多个；或项目文件夹、EPW 文件（.epw）、实测气象（.csv）、ERA5 文件（.nc）。不给出则列出全部站点。")
  public static let helpWeatherSetting = Text(
    "For files, what a project's weather section may say, e.g. latitude=43.9, wind.hub_height=120m, solar.mounting=tracking; for a project as in plan.",
    "对气象文件，设置项目 weather 一节的内容，如 latitude=43.9、wind.hub_height=120m、solar.mounting=tracking；对项目同 plan 命令。")
  public static let helpZone = Text(
    "The clock of the calendar year, a name or an offset such as +08:00 (default: Asia/Shanghai).",
    "日历年所用时区，名称或 +08:00 等偏移（默认：Asia/Shanghai）。")
  public static let helpYear = Text(
    "The calendar year: 2025, or that of the files, unless given.", "日历年；不给出则为 2025 年或文件自身的年份。")
  public static let helpSeed = Text(
    "Another seed gives another year of the same climate (default: 1).", "随机种子；不同种子给出同一气候下的不同年份（默认：1）。")
  public static let helpWindFactor = Text("Mean capacity factor of wind to meet (0.01 to 0.8).", "风电年平均出力系数（0.01～0.8）。")
  public static let helpSolarFactor = Text(
    "Mean capacity factor of solar to meet (0.01 to 0.35).", "光伏年平均出力系数（0.01～0.35）。")
  public static let helpWeatherOut = Text(
    "Write the hourly series to this CSV file; of several sites, to a folder of them.",
    "将逐时序列写入该 CSV 文件；多个站点时写入该文件夹。")
  public static let correlationOfWinds = Text("Correlation of wind", "风电相关系数")
  public static func forOneSite(_ option: String) -> Text {
    Text("\(option) is for one site", "\(option) 只适用于单个站点")
  }
  public static let siteID = Text("Id", "编号")
  public static let siteName = Text("Site", "站点")
  public static let longitude = Text("°E", "东经")
  public static let latitude = Text("°N", "北纬")
  public static let windFactor = Text("Wind", "风电")
  public static let solarFactor = Text("Solar", "光伏")
  public static let trackedSolarFactor = Text("On trackers", "跟踪光伏")
  public static let load = Text("Load", "负荷")
  public static let meanOfYear = Text("Year", "全年平均")
  public static let noExamples = Text("no folder “Examples” was found here or above", "未在此处或上级目录找到 Examples 文件夹")

  public static func mustBe(_ option: String, between lower: String, and upper: String) -> Text {
    Text("\(option) must be between \(lower) and \(upper).", "\(option) 必须在 \(lower) 与 \(upper) 之间。")
  }

  public static func notForProjects(_ option: String) -> Text {
    Text("\(option) is not for a project: use --set.", "\(option) 不适用于项目，请用 --set。")
  }

  public static func notForFiles(_ option: String) -> Text {
    Text("\(option) is for synthetic sites, not for files.", "\(option) 仅适用于模拟站点，不适用于文件。")
  }

  public static let setNeedsFiles = Text("--set is for files and projects.", "--set 仅适用于文件与项目。")

  public static func month(_ number: Int) -> Text {
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return Text(names[number - 1], "\(number)月")
  }

  public static func quantile(_ percent: Int) -> Text {
    Text("\(percent) % of hours below", "\(percent) % 时段低于")
  }
}
