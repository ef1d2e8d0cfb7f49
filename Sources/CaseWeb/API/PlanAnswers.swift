package import CaseService
package import Casework
internal import Planning

/// The document of `GET /api/plan`, and of `caseday plan --json`.
package struct PlanChangesAnswer: Encodable, Sendable {
  var day: CalendarDay
  var fingerprint: String
  var published_through: CalendarDay?
  var draft_through: CalendarDay?
  var preview: PreviewDocument?
  var spoiled: String?
  var changed: [Entry]
  var questions: [Question]
  var overbooked: [String]
  var crises: [CrisisDocument]
  var history: [Change]

  /// Absent values are null, so that every document has the same fields.
  private enum Key: String, CodingKey {
    case day, fingerprint, published_through, draft_through, preview, spoiled, changed, questions, overbooked, crises
    case history
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(day, forKey: .day)
    try container.encode(fingerprint, forKey: .fingerprint)
    try container.encode(published_through, forKey: .published_through)
    try container.encode(draft_through, forKey: .draft_through)
    try container.encode(preview, forKey: .preview)
    try container.encode(spoiled, forKey: .spoiled)
    try container.encode(changed, forKey: .changed)
    try container.encode(questions, forKey: .questions)
    try container.encode(overbooked, forKey: .overbooked)
    try container.encode(crises, forKey: .crises)
    try container.encode(history, forKey: .history)
  }

  struct Entry: Encodable, Sendable {
    var kind: String
    var sentence: String
  }
  struct Question: Encodable, Sendable {
    var kind: String
    var task_id: Int
    var sentence: String
  }
  struct CrisisDocument: Encodable, Sendable {
    var id: Int
    var client_id: String
    var client_name: String
    var kind: String
    var need: String
    var state: String
    var opened: String
    var stabilised: String?
    var is_in_time: Bool?

    private enum Key: String, CodingKey {
      case id, client_id, client_name, kind, need, state, opened, stabilised, is_in_time
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(id, forKey: .id)
      try container.encode(client_id, forKey: .client_id)
      try container.encode(client_name, forKey: .client_name)
      try container.encode(kind, forKey: .kind)
      try container.encode(need, forKey: .need)
      try container.encode(state, forKey: .state)
      try container.encode(opened, forKey: .opened)
      try container.encode(stabilised, forKey: .stabilised)
      try container.encode(is_in_time, forKey: .is_in_time)
    }
  }
  struct Change: Encodable, Sendable {
    var number: Int
    var day: CalendarDay
    var title: String
    var moves: Int
  }

  package init(_ view: PlanChangesView) {
    day = view.day
    fingerprint = view.fingerprint
    published_through = view.publishedThrough
    draft_through = view.draftThrough
    preview = view.preview.map(PreviewDocument.init)
    spoiled = view.spoiled
    changed = view.log.map { Entry(kind: $0.kind.rawValue, sentence: $0.sentence) }
    questions = view.questions.map { Question(kind: $0.kind.rawValue, task_id: $0.task.id, sentence: $0.sentence) }
    overbooked = view.overbooked
    crises = view.crises.map {
      CrisisDocument(
        id: $0.id, client_id: $0.clientID, client_name: $0.clientName, kind: $0.kind, need: $0.need,
        state: $0.state.rawValue, opened: $0.opened, stabilised: $0.stabilised,
        is_in_time: $0.wasInTime)
    }
    history = view.history.map { Change(number: $0.number, day: $0.day, title: $0.title, moves: $0.moves) }
  }
}

/// What a change would do.
package struct PreviewDocument: Encodable, Sendable {
  var title: String
  var moves: [Move]
  var terms: [Term]
  var total: Int
  var overbooked: [String]
  var warnings: [String]
  var fingerprint: String

  struct Move: Encodable, Sendable {
    var task_id: Int
    var client_id: String
    var client_name: String
    var task_description: String
    var from: Spot?
    var to: Spot?
    var cause: String
    var terms: [Term]
    var is_published: Bool
    var is_asked_for: Bool

    private enum Key: String, CodingKey {
      case task_id, client_id, client_name, task_description, from, to, cause, terms, is_published, is_asked_for
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(task_id, forKey: .task_id)
      try container.encode(client_id, forKey: .client_id)
      try container.encode(client_name, forKey: .client_name)
      try container.encode(task_description, forKey: .task_description)
      try container.encode(from, forKey: .from)
      try container.encode(to, forKey: .to)
      try container.encode(cause, forKey: .cause)
      try container.encode(terms, forKey: .terms)
      try container.encode(is_published, forKey: .is_published)
      try container.encode(is_asked_for, forKey: .is_asked_for)
    }
  }

  package init(_ preview: PlanPreview) {
    title = preview.title
    moves = preview.moves.map { move in
      Move(
        task_id: move.taskID, client_id: move.clientID, client_name: move.clientName,
        task_description: move.description, from: move.from.map(Spot.init), to: move.to.map(Spot.init),
        cause: move.cause, terms: move.terms.map(Term.init), is_published: move.isPublished,
        is_asked_for: move.isAskedFor)
    }
    terms = preview.terms.map(Term.init)
    total = preview.total
    overbooked = preview.overbooked
    warnings = preview.warnings
    fingerprint = preview.fingerprint
  }
}

/// A half-day.
struct Spot: Encodable, Sendable {
  var date: CalendarDay
  var half_day: String

  init(_ spot: PlanSpot) {
    date = spot.day
    half_day = spot.half.rawValue
  }
}

/// One part of the plan's cost.
struct Term: Encodable, Sendable {
  var part: String
  var words: String
  var amount: Int

  init(_ term: CostTerm) {
    part = term.part
    words = term.words
    amount = term.amount
  }
}

/// The document of a change that was asked for.
package struct PlanAnswerDocument: Encodable, Sendable {
  var result: String
  var change: PreviewDocument
  var fingerprint: String
  var waiting: PreviewDocument?

  private enum Key: String, CodingKey { case result, change, fingerprint, waiting }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(result, forKey: .result)
    try container.encode(change, forKey: .change)
    try container.encode(fingerprint, forKey: .fingerprint)
    try container.encode(waiting, forKey: .waiting)
  }

  package init(_ answer: PlanAnswer) {
    result = answer.result.rawValue
    change = PreviewDocument(answer.preview)
    fingerprint = answer.fingerprint
    waiting = answer.waiting.map(PreviewDocument.init)
  }
}

/// The document of `GET /api/tasks/{id}/why`, and of `caseday why --json`.
package struct ExplanationAnswer: Encodable, Sendable {
  var task_id: Int
  var client_name: String
  var task_description: String
  var place: Spot?
  var sentence: String
  var terms: [Term]
  var total: Int
  var places: [Option]
  var fingerprint: String

  private enum Key: String, CodingKey {
    case task_id, client_name, task_description, place, sentence, terms, total, places, fingerprint
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(task_id, forKey: .task_id)
    try container.encode(client_name, forKey: .client_name)
    try container.encode(task_description, forKey: .task_description)
    try container.encode(place, forKey: .place)
    try container.encode(sentence, forKey: .sentence)
    try container.encode(terms, forKey: .terms)
    try container.encode(total, forKey: .total)
    try container.encode(places, forKey: .places)
    try container.encode(fingerprint, forKey: .fingerprint)
  }

  struct Option: Encodable, Sendable {
    var place: Spot
    var sentence: String
    var terms: [Term]
    var total: Int
    var pushes: [Int]
  }

  package init(_ explanation: TaskExplanation) {
    task_id = explanation.taskID
    client_name = explanation.clientName
    task_description = explanation.description
    place = explanation.spot.map(Spot.init)
    sentence = explanation.sentence
    terms = explanation.terms.map(Term.init)
    total = explanation.total
    places = explanation.places.map { option in
      Option(
        place: Spot(option.spot), sentence: option.sentence, terms: option.terms.map(Term.init), total: option.total,
        pushes: option.pushes.map(\.taskID))
    }
    fingerprint = explanation.fingerprint
  }
}
