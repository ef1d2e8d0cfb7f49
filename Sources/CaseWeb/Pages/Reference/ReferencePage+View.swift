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
    usualProblems = ""
    kinds = Problem.published.map {
      Kind(id: $0.kind, status: "\($0.status)", title: $0.title, detail: $0.detail)
    }
    explainOnce()
    nameUsualProblems()
  }
}

extension ReferencePage {
  /// What at least half of the calls can answer is said once.
  private mutating func nameUsualProblems() {
    func statuses(_ call: Call) -> [String] { call.problems?.components(separatedBy: ", ") ?? [] }
    let calls = sections.flatMap(\.calls)
    var counts: [String: Int] = [:]
    for status in calls.flatMap(statuses) { counts[status, default: 0] += 1 }
    let usual = Set(counts.filter { 2 * $0.value >= calls.count }.keys)
    usualProblems = usual.sorted().joined(separator: ", ")
    for section in sections.indices {
      for call in sections[section].calls.indices {
        let own = statuses(sections[section].calls[call]).filter { !usual.contains($0) }
        sections[section].calls[call].problems = own.isEmpty ? nil : own.joined(separator: ", ")
      }
    }
  }

  /// What the same input means in many calls is said in the first of them.
  private mutating func explainOnce() {
    var told: Set<String> = []
    for section in sections.indices {
      for call in sections[section].calls.indices {
        guard var items = sections[section].calls[call].inputs?.items else { continue }
        for index in items.indices {
          guard let meaning = items[index].meaning else { continue }
          if !told.insert("\(items[index].name) \(meaning)").inserted { items[index].meaning = nil }
        }
        // What stands in the address says itself, once its meaning was told.
        items.removeAll { $0.manner == ReferencePage.Input.inAddress && $0.meaning == nil }
        sections[section].calls[call].inputs = items.isEmpty ? nil : .init(items: items)
      }
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
          name: parameter["name"]?.text ?? "", place: parameter["in"]?.text,
          isRequired: parameter["required"] == .bool(true), meaning: parameter["description"]?.text)
      }
      + (schema?["properties"]?.members ?? []).map { name, property in
        ReferencePage.Input(
          name: name, place: nil, isRequired: schema?["required"]?.elements.contains(.text(name)) ?? false,
          meaning: property["description"]?.text)
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
