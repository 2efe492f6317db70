import SteppeBase
import Testing

@Test func quotedFieldsMayHoldCommasQuotesAndLineBreaks() {
  let csv = CSV("name,note\n\"a, b\",\"say \"\"hi\"\"\"\r\n\"two\nlines\",\n")
  #expect(csv.rows.map(\.fields) == [["name", "note"], ["a, b", "say \"hi\""], ["two\nlines", ""]])
  #expect(csv.rows.map(\.line) == [1, 2, 3])
}

@Test func aByteOrderMarkAndEmptyLinesAreSkipped() {
  let csv = CSV("\u{FEFF}name\n\n锡林郭勒\n")
  #expect(csv.rows.map(\.fields) == [["name"], ["锡林郭勒"]])
  #expect(csv.rows.map(\.line) == [1, 3])
}

@Test func aFileInTheBinaryIsFoundByItsPath() {
  #expect(EmbeddedFiles.text("attributes/buses.csv")?.hasPrefix("name,kind") == true)
  #expect(EmbeddedFiles.text("attributes/nothing.csv") == nil)
}
