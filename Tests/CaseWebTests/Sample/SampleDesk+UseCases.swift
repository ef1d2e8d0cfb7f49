import CaseService
import CaseWeb
import Casework
import Planning

extension SampleDesk {
  /// The answers to use cases that are performed as they are; nil for one that the sample doesn't know.
  func answer(_ useCase: some UseCase, as actor: Actor) async throws(CaseError) -> (any Sendable)? {
    switch useCase {
    case let asked as EndProcess:
      _ = try await viewProcess(asked.processID, as: actor)
      return try await viewClient("C-002", as: actor)
    case let asked as MoveDischarge: return try await viewClient(asked.client, as: actor)
    case let asked as RecordExit: return try await viewClient(asked.client, as: actor)
    case let asked as WithdrawExit: return try await viewClient(asked.client, as: actor)
    case let asked as WithdrawEvent: return try await viewProcess(asked.processID, as: actor)
    case let asked as ReopenProcess: return try await viewProcess(asked.processID, as: actor)
    case let asked as NameNextOwner: return try await viewProcess(asked.processID, as: actor)
    case let asked as TakeVersion: return try await viewProcess(asked.processID, as: actor)
    case let asked as ViewTimeline:
      _ = try await viewClient(asked.client, as: actor)
      return Self.timeline
    case let asked as ViewMonth:
      let monday = (asked.containing ?? january(5)).startOfWeek
      var weeks: [MonthView.Week] = []
      for number in 0..<MonthView.weekCount {
        let first = monday + 7 * number
        weeks.append(MonthView.Week(startsOn: first, days: try await viewWeek(containing: first, as: actor).days))
      }
      return MonthView(startsOn: monday, today: await today, weeks: weeks)
    case is ListDirectory: return SampleCaseload.services.map(\.service)
    case is ListTemplates: return Self.templates
    case let asked as ViewTemplate:
      guard let found = Self.templates.first(where: { $0.id == asked.id }) else {
        throw .notFound(kind: "process template", id: asked.id, suggestion: nil)
      }
      return found
    default: return try await recordAnswer(useCase, as: actor)
    }
  }

  /// The published templates, and the draft of a further one.
  static let templates =
    SampleCaseload.choices.map { choice in
      ProcessTemplate(id: choice.id, title: choice.title, lengthWeeks: choice.weeks, steps: [call])
    } + [
      ProcessTemplate(
        id: "pet_care", status: .draft, title: "Pet care", summary: "A place for the client's dog during the stay.",
        lengthWeeks: 1, steps: [call])
    ]

  private static let call = TemplateStep(
    id: "P1", title: "Call the shelter", phase: "Week 1", category: .phoneCall, minutes: 10,
    reason: "Shelters fill up by noon.", source: "estimate")
}

extension SampleDesk {
  static let timeline = CaseTimeline(
    clientID: "C-002", clientName: "Jay",
    entries: [
      CaseTimeline.Entry(
        id: 41, at: "2026-01-05T17:05:00Z", day: january(5), time: ClockTime(minutes: 545), who: "Dana Rivera",
        what: "Marked “Dr. Smith (psychiatrist)” as done.", kind: .work)
    ], before: 41)

  /// Four times the same week, with an appointment.
  static func month(_ week: WeekView) -> MonthView {
    var days = week.days
    if var visit = days.flatMap(\.tasks).first {
      visit.isFixed = true
      visit.isTentative = true
      visit.isPinned = false
      visit.startsAt = ClockTime(minutes: 540)
      days[0].morning.tasks.insert(visit, at: 0)
      days[1].closedBecause = "closed"
    }
    return MonthView(
      startsOn: week.startsOn, today: week.startsOn,
      weeks: (0..<MonthView.weekCount).map { MonthView.Week(startsOn: week.startsOn + 7 * $0, days: days) })
  }
}
