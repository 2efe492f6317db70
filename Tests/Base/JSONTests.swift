import Foundation
import SteppeBase
import Testing

@Test func aDocumentKeepsItsOrderAndLeavesOutWhatIsNotFinite() {
  let document: JSON = [
    "b": .number(1.5), "a": .number(.infinity), "none": nil, "list": .array([.number(1), .number(.nan)]),
    "text": "a \"quoted\"\n风",
  ]
  #expect(
    document.description == """
      {
        "b": 1.5,
        "list": [1, null],
        "text": "a \\"quoted\\"\\n风"
      }
      """)
}

@Test func aDocumentIsReadBackWithTheSameNumbers() throws {
  struct Document: Decodable, Equatable {
    var values: [Double]
    var flag: Bool
  }
  let values = [0.1, 1e-300, -8_078_135_675.4508171, 1e22, 3, 0]
  let text = (["values": .array(values.map(JSON.number)), "empty": .object([]), "flag": true] as JSON).description
  #expect(try JSONDecoder().decode(Document.self, from: Data(text.utf8)) == Document(values: values, flag: true))
}
