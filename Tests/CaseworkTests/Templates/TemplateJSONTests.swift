import Foundation
import Testing

@testable import Casework

@Suite struct TemplateJSONTests {
  @Test func `every template is the same after a round trip through JSON`() throws {
    for template in try TemplateLibrary.standard().templates {
      let json = try JSONEncoder().encode(template)
      #expect(try JSONDecoder().decode(ProcessTemplate.self, from: json) == template)
    }
  }

  @Test func `the JSON has the keys and notations of the file`() throws {
    let template = try TemplateReader.read(SmallTemplate.yaml, file: "templates/sample.yaml")
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let json = String(decoding: try encoder.encode(template), as: UTF8.self)
    #expect(
      json.hasSuffix(
        #"{"after":["D1+1w"],"category":"paperwork","due":["S+5w"],"effort":"hard","id":"D2","minutes":45,"#
          + #""reason":"It needs the answer.","release":"S+3w","source":"estimate","title":"Write"}],"#
          + #""template":"sample","title":"A sample","variants":["short","long"],"version":1}"#))
  }

  @Test func `JSON that cannot be read says why`() throws {
    let json =
      #"{"template": "a", "version": 1, "status": "draft", "title": "A", "steps": [{"id": "D1", "titel": "x"}]}"#
    let error = #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(ProcessTemplate.self, from: Data(json.utf8))
    }
    guard case .dataCorrupted(let context) = try #require(error) else {
      Issue.record("not dataCorrupted")
      return
    }
    #expect(
      context.debugDescription == "the template's JSON: step D1 has \"titel\", which is not a key here. Maybe title?")
  }

  @Test(arguments: ["null", "1", "[]", "{}", #"{"template": null}"#, #"{"template": 1.5}"#, "[[[[[]]]]]"])
  func `JSON of another shape is refused`(_ json: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(ProcessTemplate.self, from: Data(json.utf8)) }
  }
}
