import Foundation
import SteppeBase

// Texts across the C interface: UTF-8. What comes in belongs to the caller; what goes out is freed by `steppe_free_text`.

public typealias CText = UnsafePointer<CChar>
public typealias OwnedText = UnsafeMutablePointer<CChar>

func owned(_ text: String) -> OwnedText? { strdup(text) }

/// Texts one after the other, each ended by a zero byte.
func texts(_ bytes: CText, count: Int) -> [String] {
  var place = bytes
  return (0..<count).map { _ in
    let text = String(cString: place)
    place += strlen(place) + 1
    return text
  }
}

/// Runs `body` and turns what it throws into JSON: what kind of error, and its text in both languages. Nil if all is well.
func reportingErrors(_ body: () throws -> Void) -> OwnedText? {
  func document(_ kind: String, _ description: (Language) -> String) -> OwnedText? {
    let texts: JSON = ["kind": .text(kind), "en": .text(description(.english)), "zh": .text(description(.chinese))]
    return owned(texts.description)
  }
  do {
    try body()
    return nil
  } catch let error as InputError {
    return document("input", error.description)
  } catch let error as UnsupportedError {
    return document("unsupported", error.description)
  } catch let error as OutputError {
    return document("failure", error.description)
  } catch {
    return document("failure") { _ in "\(error)" }
  }
}

@_cdecl("steppe_free_text") public func freeText(_ text: OwnedText?) { free(text) }
