/// Reads process templates from the YAML that people write. `docs/templates.md` describes the file.
///
/// Errors name the file, the line, what is wrong and what to write instead. `read` gives a template whose own references hold;
/// `document` only reads, so that `TemplateLint` can show all that is wrong and not just the first.
package enum TemplateReader {
  /// Reads a template and checks it by itself; throws the first thing that is wrong.
  package static func read(_ yaml: String, file: String) throws(TemplateError) -> ProcessTemplate {
    let document = try document(yaml, file: file)
    if let finding = TemplateLint.ownFindings(for: document).first {
      throw TemplateError(file: finding.file, line: finding.line, reason: finding.message)
    }
    return document.template
  }

  /// Reads a template with its lines, without checking what its names refer to.
  package static func document(_ yaml: String, file: String) throws(TemplateError) -> TemplateDocument {
    try document(from: try FileNode.yaml(yaml, file: file), file: file)
  }

  /// The same from a tree, whichever notation it came from.
  static func document(from node: FileNode, file: String) throws(TemplateError) -> TemplateDocument {
    let record = try FileRecord(node, file: file, subject: "the template", keys: ProcessTemplate.fileKeys)
    let id = try record.required("template", "Write its name, such as \"template: housing_search\".")
    guard DateExpression.Anchor.isName(id) else {
      throw record.error("template", "\"\(id)\"", "Write a lower-case word, such as housing_search.")
    }
    guard let version = try record.number("version", in: 1...100_000) else {
      throw record.missing("version", "Write \"version: 1\".")
    }
    guard let status = try record.choice("status", ProcessTemplate.Status.self) else {
      throw record.missing("status", "Write \"status: draft\" or \"status: published\".")
    }
    var lines: [TemplateDocument.Place: Int] = [:]
    lines[.init(step: nil, key: nil)] = node.line
    for (key, line) in record.lines { lines[.init(step: nil, key: key)] = line }
    let template = ProcessTemplate(
      id: id,
      version: version,
      status: status,
      title: try record.required("title", "Write what people call it."),
      summary: try record.text("summary", atMost: 1_000) ?? "",
      lengthWeeks: try record.number("length_weeks", in: 1...104),
      isPerProvider: try record.flag("per_provider"),
      keyDate: try record.name("key_date"),
      startsAt: try record.date("starts"),
      variants: try record.names("variants"),
      steps: try steps(record, lines: &lines),
      events: try events(record),
      completion: try record.text("completion", atMost: 40))
    return TemplateDocument(file: file, template: template, lines: lines)
  }

  /// The events: a map in YAML (`denied: SSA denied the claim`), a list of name and title in JSON.
  private static func events(_ record: FileRecord) throws(TemplateError) -> [TemplateEvent] {
    guard let node = record.node("events") else { return [] }
    let advice = "Write one line for each, such as \"denied: SSA denied the claim\"."
    var events: [TemplateEvent] = []
    switch node.content {
    case .map(let entries):
      for entry in entries {
        guard DateExpression.Anchor.isName(entry.key), case .text(let title) = entry.value.content, !title.isEmpty
        else {
          throw TemplateError(
            file: record.file, line: entry.line, reason: "the event \"\(entry.key)\" cannot be read. \(advice)")
        }
        events.append(TemplateEvent(name: entry.key, title: title))
      }
    case .list(let nodes):
      for node in nodes {
        let event = try FileRecord(node, file: record.file, subject: "an event", keys: ["name", "title"])
        guard let name = try event.name("name") else { throw event.missing("name", advice) }
        events.append(TemplateEvent(name: name, title: try event.required("title", advice)))
      }
    default: throw record.error("events", node.shown, advice)
    }
    return events
  }

  private static func steps(_ record: FileRecord, lines: inout [TemplateDocument.Place: Int])
    throws(TemplateError) -> [TemplateStep]
  {
    guard let node = record.node("steps") else { throw record.missing("steps", "Write at least one step.") }
    guard case .list(let nodes) = node.content, !nodes.isEmpty else {
      throw record.error("steps", node.shown, "Write a list of steps, each beginning with \"- id:\".")
    }
    guard nodes.count <= 200 else { throw record.error("steps", "\(nodes.count) steps", "Use at most 200.") }
    var steps: [TemplateStep] = []
    var firstLines: [String: Int?] = [:]
    for node in nodes {
      let subject = node.stepID.map { "step \($0)" } ?? "a step"
      let record = try FileRecord(node, file: record.file, subject: subject, keys: TemplateStep.fileKeys)
      let step = try TemplateStep(record)
      if let first = firstLines[step.id] {
        let place = first.map { " in line \($0)" } ?? ""
        throw record.error("id", "\"\(step.id)\", which another step has\(place)", "Give each step its own.")
      }
      firstLines[step.id] = .some(node.line)
      lines[.init(step: step.id, key: nil)] = node.line
      for (key, line) in record.lines { lines[.init(step: step.id, key: key)] = line }
      steps.append(step)
    }
    return steps
  }
}

extension ProcessTemplate {
  /// The keys of a template's file, in the order in which they are written.
  static let fileKeys = [
    "template", "version", "status", "title", "summary", "length_weeks", "per_provider", "key_date", "starts",
    "variants", "completion", "events", "steps",
  ]
}

extension FileNode {
  /// The id of a step that may turn out to be unreadable, for messages about it.
  fileprivate var stepID: String? {
    guard case .map(let entries) = content, let id = entries.first(where: { $0.key == "id" }),
      case .text(let text) = id.value.content, DateExpression.Anchor.isStepID(text)
    else { return nil }
    return text
  }
}
