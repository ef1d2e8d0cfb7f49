internal import CaseService
internal import Casework
internal import Hummingbird

/// The buttons of tasks. Each is a form of its own that changes one thing and leads back to the page it came from.
struct TaskForms: Sendable {
  let desk: any Desk

  var routes: [Route] {
    [
      .post("/tasks/{id}/done", done), .post("/tasks/{id}/undo", undo), .post("/tasks/{id}/attempts", attempt),
      .post("/tasks/{id}/minutes", minutes),
    ]
  }

  private func done(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "task")
    let form = try await visit.form()
    _ = try await desk.completeTask(id, as: visit.actor)
    return Self.back(form, event: "done=\(id)")
  }

  private func attempt(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "task")
    let form = try await visit.form()
    let said = (form.text("outcome") ?? "").split(separator: " ", maxSplits: 1).map(String.init)
    guard let outcome = said.first.flatMap({ AttemptOutcome(rawValue: $0) }) else {
      throw Problem.badInput("outcome", "Choose what came of it.")
    }
    let report = AttemptReport(
      outcome, until: try (said.dropFirst().first ?? form.text("until")).map { try Visit.day($0, pointer: "until") },
      awaited: String((form.text("awaited") ?? "").prefix(100)), note: String((form.text("note") ?? "").prefix(500)))
    // Done is the same wherever it is pressed.
    if outcome == .done, report.note.isEmpty {
      _ = try await desk.completeTask(id, as: visit.actor)
    } else {
      _ = try await desk.recordAttempt(report, task: id, as: visit.actor)
    }
    let back = form.text("back") ?? ""
    if back.hasPrefix(Outcomes.clientMark), back.count <= 100 {
      let client = String(back.dropFirst(Outcomes.clientMark.count))
      return Response(status: .seeOther, headers: [.location: Address.client(client) + "?recorded=1"])
    }
    let parts = back.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    return Self.back(
      day: parts.first, anchor: parts.dropFirst().first,
      event: outcome == .done || outcome == .reached ? "done=\(id)" : "tried=\(id)")
  }

  private func minutes(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "task")
    let form = try await visit.form()
    _ = try await desk.perform(RecordMinutes(taskID: id, minutes: try Self.minutes(form)), as: visit.actor)
    return Self.back(form, event: "noted=\(id)")
  }

  /// The minutes that somebody typed; nil for an empty field.
  static func minutes(_ form: FormFields) throws(Problem) -> Int? {
    guard let text = form.text("minutes") else { return nil }
    guard let minutes = Int(text), MinuteLesson.range.contains(minutes) else {
      throw .badInput("minutes", "Write the minutes it took as a number from 1 to 480, or leave the field empty.")
    }
    return minutes
  }

  private func undo(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "task")
    let form = try await visit.form()
    _ = try await desk.undoCompletion(id, as: visit.actor)
    return Self.back(form, event: "undone=\(id)")
  }

  /// Leads back to the day shown and the card the button stood on. Both are checked: no other address can be asked for.
  private static func back(_ form: FormFields, event: String) -> Response {
    back(day: form.text("day"), anchor: form.text("anchor"), event: event)
  }

  private static func back(day: String?, anchor: String?, event: String) -> Response {
    let day = day.flatMap { CalendarDay($0) }.map { "date=\($0)&" } ?? ""
    let anchor = anchor.flatMap { $0.wholeMatch(of: /[a-z0-9-]{1,120}/).map { "#\($0.0)" } } ?? ""
    return Response(status: .seeOther, headers: [.location: "/?\(day)\(event)\(anchor)"])
  }
}
