import ArgumentParser
import Foundation
import SteppeBase

/// The files and folders that a command is to write beside its report. A file `-` is standard output; the report then
/// goes to standard error.
struct Outputs {
  static let stream = "-"

  private struct Output {
    let option: String
    let path: String
    let isFolder: Bool

    /// The files that are known to be written.
    var files: [String] {
      if isFolder { return ["plan.json", "report.html", "network.nc"].map { "\(path)/\($0)" } }
      return path == Outputs.stream ? [] : [path]
    }
  }

  private let named: [Output]
  /// What the command reads.
  private let inputs: [String]

  init(reading inputs: [String], files: KeyValuePairs<String, String?>, folder: (option: String, path: String?)? = nil)
  {
    self.inputs = inputs
    let folders = [folder].compactMap(\.self).map { ($0.option, $0.path, true) }
    named = (files.map { ($0.key, $0.value, false) } + folders).compactMap { option, path, isFolder in
      path.map { Output(option: option, path: $0, isFolder: isFolder) }
    }
  }

  private var streams: [Output] { named.filter { $0.path == Outputs.stream } }

  /// Refuses names that cannot be meant.
  func validate() throws {
    if inputs.contains("") { throw ValidationError(Text.noInput(spokenLanguage)) }
    if let blank = named.first(where: \.path.isEmpty) {
      throw ValidationError(Text.noOutput(blank.option)(spokenLanguage))
    }
    if let folder = streams.first(where: \.isFolder) {
      throw ValidationError(Text.folderIsNoStream(folder.option)(spokenLanguage))
    }
    if streams.count > 1 {
      throw ValidationError(Text.sameOutput(streams[0].option, streams[1].option)(spokenLanguage))
    }
    let existing = inputs.filter(FileManager.default.fileExists(atPath:))
    var taken = Dictionary(existing.map { (place($0), "") }) { first, _ in first }
    for output in named {
      for file in output.files {
        guard let owner = taken.updateValue(output.option, forKey: place(file)), !isDevice(file) else { continue }
        let message: Text = owner.isEmpty ? .outputIsInput(output.option) : .sameOutput(owner, output.option)
        throw ValidationError(message(spokenLanguage))
      }
    }
  }

  /// Finds out what cannot be written before time is spent on what to write.
  func checkPlaces() throws(OutputError) {
    for output in named where output.path != Outputs.stream {
      let reason = output.isFolder ? whyFolderUnwritable(output.path) : whyUnwritable(output.path)
      if let reason { throw OutputError(output.path, reason) }
    }
  }

  /// Writes text for people.
  func report(_ text: String) throws(OutputError) {
    if streams.isEmpty { try say(text) } else { complain(text) }
  }

  private func place(_ path: String) -> String {
    URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().path
  }

  private func isDevice(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }
}

/// Writes to a file, or to standard output if its name is `-`.
func write(_ text: String, to path: String) throws(OutputError) {
  if path == Outputs.stream { try say(text) } else { try writeFile(text, to: path) }
}

/// Writes to standard output.
func say(_ text: String) throws(OutputError) { try write(text, to: STDOUT_FILENO, named: .standardOutput) }

/// Writes to standard error. That it cannot be written could be told nobody.
func complain(_ text: String) { try? write(text, to: STDERR_FILENO, named: .standardError) }

/// Writes warnings to standard error.
func warn(_ issues: [Issue]) {
  for issue in issues { complain(Text.warning(issue)(spokenLanguage) + "\n") }
}
