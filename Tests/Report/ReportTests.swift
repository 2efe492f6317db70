import Foundation
import SteppeBase
import SteppeReport
import Testing

@Test func thePageNeedsNothingFromElsewhereAndEscapesWhatItShows() {
  for language in Language.allCases {
    let page = HTMLReport(HandmadeYear.results, HandmadeYear.context, language).text
    #expect(!page.contains("<script") && !page.contains("src=") && !page.contains("url("))
    #expect(!page.contains("<for now>") && !page.contains("<假设>"))
    if let folder = ProcessInfo.processInfo.environment["STEPPE_LOOK"] {
      try? Data(page.utf8).write(to: URL(filePath: folder + "/report-\(language.rawValue).html"))
      print(TerminalReport(HandmadeYear.results, HandmadeYear.context, language).text)
    }
  }
}
