internal import CaseService
internal import Casework
internal import Planning

/// A new task before it is saved: what was understood, where it would stand, what gives way.
struct AddPage: Page {
  static let template = "add"

  var shell: Shell
  var heading: String
  /// The words, to change them.
  var line: String
  /// Why it isn't saved yet, though somebody pressed Save.
  var note: String?
  var missing: SentenceList?
  var facts: [Fact]
  var place: Place?
  var moves: MoveList?
  var remarks: SentenceList?
  var save: Save?
  /// Nil for somebody without an account: nothing is kept for them.
  var draft: DraftForm?

  struct SentenceList: Sendable { var sentences: [String] }

  /// One thing that is known about the task.
  struct Fact: Sendable {
    /// "Day".
    var label: String
    var meaning: String
    /// The words that said so; nil: taken by default.
    var said: String?
    /// "By default"; nil where words said so.
    var byDefault: String?
  }

  /// Where it would stand.
  struct Place: Sendable {
    /// "Tue 6 Jan morning, about 09:15".
    var placeSentence: String
    var placeReason: String
  }

  /// Planned work that makes room.
  struct MoveList: Sendable {
    var moveSummary: String
    var items: [PlanPage.Move]
  }

  struct Save: Sendable { var fingerprint: String }
  struct DraftForm: Sendable { var draftLine: String }
}

extension AddPage {
  init(_ preview: QuickAddPreview, note: String?, keepsDrafts: Bool, shell: Shell) {
    let reading = preview.reading
    self.shell = shell
    self.note = note
    line = reading.text
    heading =
      preview.task.map { "Add “\($0.description)” for \($0.clientName)?" } ?? "Something is missing"
    missing = reading.problems.isEmpty ? nil : SentenceList(sentences: reading.problems.map(\.sentence))
    facts = reading.facts.filter { !$0.meaning.isEmpty }.map(Fact.init)
    place = preview.task.map(Place.init)
    let others = preview.plan?.moves.filter { !$0.isAskedFor } ?? []
    moves =
      others.isEmpty
      ? nil
      : MoveList(
        moveSummary: "\(CountWords.count(others.count, "planned task")) would move to make room.",
        items: others.map(PlanPage.Move.init))
    let found = (preview.plan?.warnings ?? []) + (preview.plan?.overbooked ?? [])
    remarks = found.isEmpty ? nil : SentenceList(sentences: found)
    save = preview.task == nil ? nil : Save(fingerprint: preview.fingerprint)
    draft = keepsDrafts && !line.isEmpty ? DraftForm(draftLine: line) : nil
  }
}

extension AddPage.Fact {
  init(_ fact: QuickAddReading.Fact) {
    label =
      switch fact.part {
      case .what: "To do"
      case .client: "Client"
      case .category: "Kind"
      case .day: "Day"
      case .halfDay: "Half-day"
      case .time: "Time"
      case .deadline: "Last day"
      case .minutes: "Length"
      case .priority: "Priority"
      case .contact: "Contact"
      case .limits: "Limits"
      case .text: "Words"
      }
    meaning = fact.meaning
    said = fact.words
    byDefault = fact.words == nil && ![.what, .contact].contains(fact.part) ? "by default" : nil
  }
}

extension AddPage.Place {
  init(_ task: TaskView) {
    let half = task.half.map { $0 == .am ? " morning" : " afternoon" } ?? ""
    let time = task.startsAt.map { ", about \($0)" } ?? ""
    placeSentence = task.day.map { "\(DayWords.short($0))\(half)\(time)" } ?? "No day yet"
    placeReason = task.reason
  }
}
