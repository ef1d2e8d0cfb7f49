internal import Foundation

extension ReferencePage {
  init(_ document: JSONValue, shell: Shell) {
    self.shell = shell
    let operations = APIReference.operations(of: document)
    introduction = document["info"]?["description"]?.text ?? ""
    sections = (document["tags"]?.elements ?? []).map { tag in
      let name = tag["name"]?.text ?? ""
      return Section(
        subject: name, hint: tag["description"]?.text ?? "",
        calls:
          operations
          .filter { $0.value["tags"]?.elements.first?.text == name }
          .map { Call(method: $0.method, path: $0.path, operation: $0.value, document: document) })
    }
    kinds = Problem.published.map {
      Kind(id: $0.kind, status: "\($0.status)", title: $0.title, detail: $0.detail)
    }
  }
}

extension ReferencePage.Call {
  init(method: String, path: String, operation: JSONValue, document: JSONValue) {
    self.method = method
    self.path = path
    title = operation["summary"]?.text ?? ""
    explanation = operation["description"]?.text ?? ""
    let content = operation["requestBody"]?["content"]?["application/json"]
    example = content?["example"].flatMap(Self.written)
    let schema = Self.schema(content?["schema"], in: document)
    let inputs =
      (operation["parameters"]?.elements ?? []).map { parameter in
        ReferencePage.Input(
          name: parameter["name"]?.text ?? "", place: parameter["in"]?.text ?? "",
          isRequired: parameter["required"] == .bool(true), meaning: parameter["description"]?.text ?? "")
      }
      + (schema?["properties"]?.members ?? []).map { name, property in
        ReferencePage.Input(
          name: name, place: "body", isRequired: schema?["required"]?.elements.contains(.text(name)) ?? false,
          meaning: property["description"]?.text ?? "")
      }
    self.inputs = inputs.isEmpty ? nil : .init(items: inputs)
    let responses = operation["responses"]?.members ?? []
    let good = responses.first { $0.name == "200" }?.value
    answer =
      good?["content"]?["application/json"]?["schema"]?["$ref"]?.text?.split(separator: "/").last.map { String($0) }
      ?? "OpenAPI"
    problems = responses.map(\.name).filter { $0 != "200" }.joined(separator: ", ")
  }

  private static func schema(_ reference: JSONValue?, in document: JSONValue) -> JSONValue? {
    guard let name = reference?["$ref"]?.text?.split(separator: "/").last else { return reference }
    return document["components"]?["schemas"]?[String(name)]
  }

  /// An example as somebody would type it.
  private static func written(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool(let bool): "\(bool)"
    case .int(let number): "\(number)"
    case .number(let number): "\(number)"
    case .text(let text): "\"\(text)\""
    case .list(let elements): "[" + elements.map(written).joined(separator: ", ") + "]"
    case .object: "{" + value.members.map { "\"\($0.name)\": \(written($0.value))" }.joined(separator: ", ") + "}"
    }
  }
}
