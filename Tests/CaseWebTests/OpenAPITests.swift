@testable import CaseWeb
import Casework
import Foundation
import Hummingbird
import Testing

/// The API's description and the API are the same.
@Suite struct OpenAPITests {
  static func routes() throws -> [Route] {
    let site = Site()
    return try RouteTable(desk: site.desk, configuration: site.configuration).all
  }

  @Test func `the description covers exactly the registered routes`() throws {
    let described = Set(APIReference.operations(of: try APIReference().document()).map { "\($0.method) \($0.path)" })
    let registered = Set(
      try Self.routes().map { "\($0.method.rawValue) \($0.path)" }
        .filter { $0.contains(" /api/") || $0.hasSuffix(" /health") })
    #expect(described == registered)
  }

  @Test func `no two routes are the same`() throws {
    let routes = try Self.routes().map { "\($0.method.rawValue) \($0.path)" }
    #expect(Set(routes).count == routes.count)
  }

  @Test func `every reference leads somewhere and every whole number is bounded`() throws {
    let document = try APIReference().document()
    var names: Set<String> = []
    func walk(_ value: JSONValue, at path: String) {
      if let reference = value["$ref"]?.text { names.insert(reference) }
      let types = [value["type"]?.text].compactMap(\.self) + (value["type"]?.elements ?? []).compactMap(\.text)
      if types.contains("integer") {
        #expect(value["minimum"] != nil && value["maximum"] != nil, "\(path) has no bounds")
      }
      for (name, member) in value.members { walk(member, at: path + "/" + name) }
      for (index, element) in value.elements.enumerated() { walk(element, at: "\(path)/\(index)") }
    }
    walk(document, at: "#")
    for name in names {
      let schema = name.split(separator: "/").last.map(String.init) ?? ""
      #expect(document["components"]?["schemas"]?[schema] != nil, "\(name)")
    }
    for schema in document["components"]?["schemas"]?.members ?? [] {
      #expect(names.contains("#/components/schemas/\(schema.name)"), "\(schema.name) is used by nothing")
    }
  }

  @Test(arguments: [
    ("/api/smart-distribution/current-user", "SmartDistribution"), ("/api/clients", "ClientList"),
    ("/api/clients/C-002", "Client"), ("/api/processes/11/progress", "Progress"), ("/health", "Health"),
    ("/api/warnings", "WarningList"), ("/api/calendar", "AgencyCalendar"),
    ("/api/warnings/\(SampleDesk.warning.id)/fixes/1", "FixTrial"),
    ("/api/month", "Month"), ("/api/clients/C-002/timeline", "Timeline"), ("/api/plan", "PlanChanges"),
    ("/api/tasks/111/why?places=3", "Explanation"),
    ("/api/nothing", "Problem"), ("/api/smart-distribution/current-user?date=x", "Problem"),
  ])
  func `an answer has exactly the described fields`(path: String, schema: String) async throws {
    let answer = try await Site().get(path)
    let value = try JSONDecoder().decode(JSONValue.self, from: Data(answer.text.utf8))
    var check = SchemaCheck(document: try APIReference().document())
    check.compare(value, with: schema)
    #expect(check.faults.isEmpty, "\(check.faults)")
  }

  @Test func `answers to writes have exactly the described fields`() async throws {
    let body = #"{"client_id": "C-002", "process_type": "benefits"}"#
    for (path, schema) in [
      ("/api/process/start", "Started"), ("/api/process/preview", "Preview"), ("/api/tasks/111/complete", "Task"),
    ] {
      let answer = try await Site().json(.post, path, body)
      var check = SchemaCheck(document: try APIReference().document())
      check.compare(try JSONDecoder().decode(JSONValue.self, from: Data(answer.text.utf8)), with: schema)
      #expect(check.faults.isEmpty, "\(path) \(check.faults)")
    }
  }

  @Test func `the document is served and shown`() async throws {
    let document = try await Site().get("/api/openapi.json")
    #expect(document.header("content-type") == "application/json")
    #expect(document.text == (try APIReference().text))
    let page = try await Site().get("/api").text
    for operation in APIReference.operations(of: try APIReference().document()) {
      #expect(page.contains(operation.path))
    }
    for problem in Problem.published { #expect(page.contains(#"id="\#(problem.kind)""#)) }
  }
}

/// Compares a document with a described schema: the same names, the same kinds of value.
struct SchemaCheck {
  let document: JSONValue
  private(set) var faults: [String] = []

  init(document: JSONValue) { self.document = document }

  mutating func compare(_ value: JSONValue, with name: String) {
    compare(value, .object(["$ref": .text("#/components/schemas/\(name)")]), at: name)
  }

  private mutating func compare(_ value: JSONValue, _ schema: JSONValue, at path: String) {
    if let name = schema["$ref"]?.text?.split(separator: "/").last {
      compare(value, document["components"]?["schemas"]?[String(name)] ?? .null, at: path)
      return
    }
    let types = [schema["type"]?.text].compactMap(\.self) + (schema["type"]?.elements ?? []).compactMap(\.text)
    let type =
      switch value {
      case .null: "null"
      case .bool: "boolean"
      case .int: "integer"
      case .number: "number"
      case .text: "string"
      case .list: "array"
      case .object: "object"
      }
    let isWholeNumber = type == "integer" && types.contains("number")
    if !types.contains(type), !isWholeNumber { faults.append("\(path) is \(type), described as \(types)") }
    if let allowed = schema["enum"]?.elements, !allowed.isEmpty, !allowed.contains(value) {
      faults.append("\(path) is \(value), which isn't described")
    }
    for element in value.elements { compare(element, schema["items"] ?? .null, at: path + "[]") }
    let properties = schema["properties"]?.members ?? []
    let required = (schema["required"]?.elements ?? []).compactMap(\.text)
    for (name, member) in value.members {
      if let property = properties.first(where: { $0.name == name }) {
        compare(member, property.value, at: "\(path).\(name)")
      } else {
        faults.append("\(path).\(name) isn't described")
      }
    }
    for name in required where !properties.isEmpty && type == "object" && value[name] == nil {
      faults.append("\(path).\(name) is missing")
    }
  }
}
