package import CaseService
internal import Casework

/// The document of `POST /api/quick-add/preview`, and of `caseday add --dry-run --json`.
package struct QuickAddDocument: Encodable, Sendable {
  var text: String
  var facts: [Fact]
  var problems: [Missing]
  var task: TaskView?
  var change: PreviewDocument?
  var fingerprint: String

  /// One thing that is known about the task.
  struct Fact: Encodable, Sendable {
    var part: String
    var words: String?
    var meaning: String

    private enum Key: String, CodingKey { case part, words, meaning }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(part, forKey: .part)
      try container.encode(words, forKey: .words)
      try container.encode(meaning, forKey: .meaning)
    }
  }

  /// One thing that is missing.
  struct Missing: Encodable, Sendable {
    var part: String
    var sentence: String
  }

  /// Absent values are null, so that every document has the same fields.
  private enum Key: String, CodingKey { case text, facts, problems, task, change, fingerprint }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(text, forKey: .text)
    try container.encode(facts, forKey: .facts)
    try container.encode(problems, forKey: .problems)
    try container.encode(task, forKey: .task)
    try container.encode(change, forKey: .change)
    try container.encode(fingerprint, forKey: .fingerprint)
  }

  package init(_ preview: QuickAddPreview) {
    text = preview.reading.text
    facts = preview.reading.facts.map { Fact(part: $0.part.rawValue, words: $0.words, meaning: $0.meaning) }
    problems = preview.reading.problems.map { Missing(part: $0.part.rawValue, sentence: $0.sentence) }
    task = preview.task
    change = preview.plan.map(PreviewDocument.init)
    fingerprint = preview.fingerprint
  }
}

/// The document of `POST /api/quick-add`, and of `caseday add --json`.
package struct AddedTaskDocument: Encodable, Sendable {
  /// `applied` or `waits`.
  var result: String
  var added: QuickAddDocument

  package init(_ outcome: AddTask.Outcome) {
    result = outcome.answer.result.rawValue
    added = QuickAddDocument(outcome.preview)
  }
}
