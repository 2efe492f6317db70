import SteppeBase
import Yams

extension DocumentReader {
  /// The root of a YAML text and the reader for it.
  ///
  /// - Throws: `InputError` where the text is no YAML, or a key stands twice in one mapping.
  static func open(_ text: String, file: String) throws(InputError) -> (root: Node, reader: DocumentReader) {
    let reader = DocumentReader(text, file: file)
    do {
      guard let root = try Yams.compose(yaml: text) else {
        throw InputError(.emptyDocument, at: Issue.Place(file: file))
      }
      return (root, reader)
    } catch let error as InputError {
      throw error
    } catch let error as YamlError {
      throw InputError([syntaxIssue(error, text, file: file)])
    } catch {
      throw InputError(.notYAML("\(error)"), at: Issue.Place(file: file))
    }
  }

  private static func syntaxIssue(_ error: YamlError, _ text: String, file: String) -> Issue {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    func place(_ line: Int, _ column: Int) -> Issue.Place {
      let source = lines.indices.contains(line - 1) ? String(lines[line - 1]) : nil
      return Issue.Place(file: file, line: line, column: column, source: source)
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return Issue(.notYAML(problem), at: place(mark.line, mark.column), hint: .yamlHint)
    case .duplicatedKeysInMapping(let keys, let context):
      // The parser tells where the mapping begins; the key's last line after that is the one that is too many.
      let key = keys[0]
      let line = lines.indices.last { index in
        index >= context.mark.line - 1 && lines[index].drop { $0 == " " || $0 == "{" }.hasPrefix(key + ":")
      }
      let indent = line.map { lines[$0].prefix { $0 == " " }.count } ?? context.mark.column - 1
      return Issue(.repeatedKey(key), at: place(line.map { $0 + 1 } ?? context.mark.line, indent + 1))
    default:
      return Issue(.notYAML("\(error)"), at: Issue.Place(file: file))
    }
  }
}
