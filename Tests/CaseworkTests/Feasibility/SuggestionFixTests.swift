@testable import Casework
import CaseworkTestSupport
import Planning
import Testing

/// Suggestions come with a fix that does what it says: leave is covered, a newer template is taken over.
@Suite struct SuggestionFixTests {
  private let monday = SampleCaseload.monday

  @Test func `leave on the day of an appointment offers time to ask a colleague, and keeps it`() throws {
    var small = try SmallCase()
    let day = monday + 3
    small.caseload.clients[0].keyDates = [
      KeyDate(kind: "court", day: day, time: ClockTime(minutes: 540))
    ]
    try small.start("court_prep")
    small.caseload.calendar.absences[day] = WorkCalendar.Absence(extent: .allDay, reason: "Leave")
    try small.plan(on: monday)
    let views = PlanViews(small.caseload, library: small.library, on: monday)
    let found = try #require(views.recommendations().first { $0.kind == .uncoveredLeave })
    #expect(found.date == day && found.fixes.allSatisfy(\.isReady))
    let number = try #require(found.fixes.firstIndex { $0.title.contains("colleague") }) + 1
    let trial = try small.caseload.trial(found.id, fix: number, on: monday, library: small.library)
    let kept = try #require(trial.outcome.calendar.meetings(on: monday + 2).first)
    #expect(kept.minutes == 15 && kept.title.contains("Cho"))
    #expect(trial.hurts.isEmpty)
  }

  @Test func `a newer version is offered for each process, and taking it over keeps what is done`() throws {
    func document(
      _ version: Int, _ steps: [String], _ status: ProcessTemplate.Status = .published
    ) throws -> TemplateDocument {
      let yaml = TemplateVersionTests.yaml(version: version, steps: steps.joined(separator: "\n"))
      var document = try TemplateReader.document(yaml, file: "pet_care.yaml")
      document.template.status = status
      return document
    }
    let shipped = try TemplateLibrary.standard().documents
    let first = [TemplateVersionTests.call, TemplateVersionTests.form]
    let second = [TemplateVersionTests.longerCall, TemplateVersionTests.visit]
    var small = try SmallCase(library: TemplateLibrary(shipped + [try document(1, first)]))
    let process = try small.start("pet_care")
    try small.complete("P1", of: process, on: monday)
    let library = TemplateLibrary(shipped + [try document(1, first, .retired), try document(2, second)])
    let views = PlanViews(small.caseload, library: library, on: monday)
    let found = try #require(views.recommendations().first { $0.kind == .newerTemplate })
    let trial = try small.caseload.trial(found.id, fix: 1, on: monday, library: library)
    let taken = try #require(trial.outcome.processes.first { $0.id == process.id })
    #expect(taken.templateVersion == 2)
    #expect(trial.outcome.tasks.contains { $0.key.stepID == "P1" && $0.status == .done })
    #expect(trial.outcome.tasks.contains { $0.key.stepID == "P3" && $0.isOpen && $0.day != nil })
    let after = PlanViews(trial.outcome, library: library, on: monday)
    #expect(!after.recommendations().contains { $0.kind == .newerTemplate })
  }
}
