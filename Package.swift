// swift-tools-version:6.2
import PackageDescription

/// Warnings are errors everywhere: a warning that is allowed to stay is a bug report nobody reads.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// The interior-point engine is one folder of sources (`Engine/`, reached by symbolic links) built once per
/// instruction set and chosen at run time: vector code has to be compiled for the machine it runs on. It is optimised
/// in debug builds too, because an unoptimised solver is of no use to a test.
func engine(_ name: String, _ flags: [String]) -> Target {
  .target(
    name: name, dependencies: ["SteppeProgram", "CAMD", "COpenBLAS", "CProcessor"],
    swiftSettings: strict + [.unsafeFlags(["-Ounchecked", "-wmo", "-num-threads", "2", "-disable-batch-mode"] + flags)])
}

#if arch(x86_64)
  let engines = [
    engine("EngineBaseline", ["-DNO_FMA"]),
    engine("EngineAVX2", ["-DAVX2", "-Xcc", "-march=x86-64-v3"]),
    engine("EngineAVX512", ["-DAVX512", "-Xcc", "-march=x86-64-v4"]),
  ]
#else
  let engines = [engine("EngineBaseline", [])]
#endif

func module(_ folder: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(
    name: folder == "Steppe" ? folder : "Steppe" + folder, dependencies: dependencies, path: "Sources/" + folder,
    swiftSettings: strict)
}

func tests(_ folder: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: folder + "Tests", dependencies: dependencies, path: "Tests/" + folder, exclude: exclude, swiftSettings: strict
  )
}

/// The engine's tests are one folder too (`Tests/Engine`), run on every build of it.
func engineTests(_ suffix: String, engine: Target) -> Target {
  .testTarget(
    name: "Engine" + suffix + "Tests",
    dependencies: [.target(name: engine.name), "SteppeBase", "SteppeProgram", "CProcessor"],
    path: "Tests/Engine" + suffix, swiftSettings: strict + [.define(engine.name.uppercased())])
}

#if arch(x86_64)
  let engineTestTargets = zip(["", "AVX2", "AVX512"], engines).map { engineTests($0, engine: $1) }
#else
  let engineTestTargets = [engineTests("", engine: engines[0])]
#endif

let package = Package(
  name: "steppe",
  products: [
    .library(name: "Steppe", targets: ["Steppe"]),
    .library(name: "SteppeC", type: .dynamic, targets: ["SteppeCInterface"]),
    .executable(name: "steppe", targets: ["steppe-cli"]),
    .executable(name: "steppe-conformance", targets: ["steppe-conformance"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: engines + engineTestTargets + [
    .systemLibrary(name: "CAMD", path: "Sources/CLibraries/CAMD", providers: [.apt(["libsuitesparse-dev"])]),
    .systemLibrary(name: "COpenBLAS", path: "Sources/CLibraries/COpenBLAS", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(name: "CNetCDF", path: "Sources/CLibraries/CNetCDF", providers: [.apt(["libnetcdf-dev"])]),
    .systemLibrary(name: "CZlib", path: "Sources/CLibraries/CZlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CProcessor", path: "Sources/CLibraries/CProcessor"),
    .target(
      name: "CData", path: "Sources/Data",
      exclude: [
        "attributes", "carriers.yaml", "economics.yaml", "rules", "sources.yaml", "standard_types", "technologies",
        "weather",
      ]),

    module("Base", ["CData"]),
    module("Program", ["SteppeBase", "CAMD", "CZlib"]),
    .target(
      name: "SteppePresolve", dependencies: ["SteppeBase", "SteppeProgram"], path: "Sources/Presolve",
      // Optimised in debug builds too, as the engine is: a year of series is slow otherwise.
      swiftSettings: strict + [.unsafeFlags(["-O", "-wmo", "-num-threads", "2", "-disable-batch-mode"])]),
    module(
      "InteriorPoint", ["SteppeProgram", "SteppePresolve", "CProcessor"] + engines.map { .target(name: $0.name) }),
    module("Network", ["SteppeBase"]),
    module("NetCDF", ["SteppeBase", "CNetCDF"]),
    module("PyPSAFiles", ["SteppeBase", "SteppeNetCDF", "SteppeNetwork", "CNetCDF"]),
    module("Weather", ["SteppeBase", "SteppeNetCDF"]),
    module("Project", ["SteppeBase", "SteppeNetwork", "SteppeWeather", .product(name: "Yams", package: "Yams")]),
    module("Formulation", ["SteppeBase", "SteppeNetwork", "SteppeProgram"]),
    module("Results", ["SteppeBase", "SteppeNetwork", "SteppeProgram", "SteppeFormulation"]),
    module("Report", ["SteppeBase", "SteppeNetwork", "SteppeProgram", "SteppeResults"]),
    module(
      "Steppe",
      [
        "SteppeBase", "SteppeNetwork", "SteppePyPSAFiles", "SteppeWeather", "SteppeProject", "SteppeProgram",
        "SteppeFormulation", "SteppeInteriorPoint", "SteppeResults", "SteppeReport",
      ]),
    module(
      "CInterface",
      [
        "Steppe", "SteppeBase", "SteppeNetwork", "SteppePyPSAFiles", "SteppeProgram", "SteppeFormulation",
        "SteppeInteriorPoint", "SteppeResults",
      ]),
    .executableTarget(
      name: "steppe-cli",
      dependencies: [
        "Steppe", "SteppeBase", "SteppeFormulation", "SteppeNetwork", "SteppeProgram", "SteppeWeather",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/CommandLine", swiftSettings: strict),
    .executableTarget(
      name: "steppe-conformance",
      dependencies: ["Steppe", "SteppeBase", "SteppeFormulation", "SteppeProgram", "SteppeResults"],
      path: "Sources/Conformance", swiftSettings: strict),

    tests("Base", ["SteppeBase"]),
    tests(
      "Formulation",
      [
        "SteppeBase", "SteppeNetwork", "SteppeProgram", "SteppeFormulation", "SteppeInteriorPoint", "SteppePyPSAFiles",
        "TestSupport",
      ], exclude: ["Golden"]),
    tests("InteriorPoint", ["SteppeBase", "SteppeProgram", "SteppeInteriorPoint", "TestSupport"]),
    tests(
      "Steppe",
      ["Steppe", "SteppeBase", "SteppeNetwork", "SteppeProgram", "SteppeFormulation", "SteppeResults"]),
    tests("Examples", ["Steppe", "SteppeNetwork", "SteppeProgram", "SteppeProject", "SteppeResults"]),
    tests("Project", ["SteppeBase", "SteppeNetwork", "SteppeWeather", "SteppeProject"]),
    tests("Presolve", ["SteppeBase", "SteppeProgram", "SteppePresolve", "SteppeInteriorPoint", "TestSupport"]),
    tests("Program", ["SteppeBase", "SteppeProgram", "TestSupport"]),
    .target(
      name: "TestSupport", dependencies: ["SteppeProgram"], path: "Tests/Support", exclude: ["highs.py"],
      swiftSettings: strict),
    tests("Network", ["SteppeBase", "SteppeNetwork", "TestSupport"], exclude: ["attributes.py"]),
    tests(
      "CommandLine", ["SteppeBase", "TestSupport", "steppe-cli", "steppe-conformance"],
      exclude: ["SmallKit", "solved.py"]),
    tests(
      "Report",
      ["SteppeBase", "SteppeNetwork", "SteppeProgram", "SteppeFormulation", "SteppeResults", "SteppeReport"]),
    tests("Results", ["SteppeBase", "SteppeNetwork", "SteppeProgram", "SteppeFormulation", "SteppeResults"]),
    tests("Weather", ["SteppeBase", "SteppeWeather"]),
    tests(
      "PyPSAFiles", ["SteppeBase", "SteppeNetCDF", "SteppeNetwork", "SteppePyPSAFiles", "TestSupport"],
      exclude: ["compare.py", "open.py", "Samples"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
