@testable import CaseService
import CaseStore
import Casework
import CaseworkTestSupport
import Foundation
import Planning
import Testing

/// Warnings, fixes and the calendar on a real database: stored, audited, and there again when the file is opened anew.
@Suite struct FindingTests {
  private let monday = SampleCaseload.monday
  private let actor = Actor.soleManager(name: "dana")

  /// What the offices of one store write its log with.
  private let seal = LogSeal()

  private func office(_ store: SQLiteStore) async throws -> Office {
    try await Office(store: store, clock: .virtual(monday), seal: seal)
  }

  private func demo() async throws -> (Office, SQLiteStore) {
    let store = try SQLiteStore()
    let office = try await office(store)
    try await office.perform(LoadDemo(), as: actor)
    return (office, store)
  }

  private func actions(_ store: SQLiteStore) async throws -> [String] {
    try await store.read { try AuditLog($0).entries() }.map(\.action)
  }

  @Test func `a warning is accepted with a reason, stored, audited, and listed last`() async throws {
    let (office, store) = try await demo()
    let warnings = try await office.perform(ListWarnings(), as: actor)
    let first = try #require(warnings.first)
    await #expect(throws: CaseError.self) {
      try await office.perform(AcceptWarning(id: first.id, reason: " "), as: actor)
    }
    await #expect(throws: CaseError.self) {
      try await office.perform(AcceptWarning(id: "nothing", reason: "x"), as: actor)
    }
    try await office.perform(AcceptWarning(id: first.id, reason: "A colleague helps"), as: actor)
    let again = try await self.office(store)
    let listed = try await again.perform(ListWarnings(), as: actor)
    let accepted = try #require(listed.first { $0.id == first.id })
    #expect(accepted.acceptance?.by == "dana" && accepted.acceptance?.reason == "A colleague helps")
    #expect(listed.last?.acceptance != nil)
    #expect(try await actions(store).filter { $0 == "accept_warning" }.count == 1)
    guard case .sound = try await office.perform(CheckAudit(), as: actor) else {
      Issue.record("the audit log is broken")
      return
    }
  }

  @Test func `a fix is tried without a trace and applied as it was shown`() async throws {
    let (office, store) = try await demo()
    let plan = try await office.perform(ViewPlan(), as: actor)
    let finding = try #require(plan.today.recommendations.first { $0.fixes.contains { $0.isReady } })
    let number = try #require(finding.fixes.firstIndex { $0.isReady }) + 1
    let before = try await store.read { try CaseloadReader($0).caseload(of: "1") }
    let trial = try await office.perform(PreviewFix(id: finding.id, number: number), as: actor)
    #expect(try await store.read { try CaseloadReader($0).caseload(of: "1") } == before)
    try await office.perform(ApplyFix(id: finding.id, number: number), as: actor)
    let after = try await store.read { try CaseloadReader($0).caseload(of: "1") }
    #expect(after == trial.outcome)
    #expect(try await actions(store).last == "apply_fix")
    await #expect(throws: CaseError.self) { try await office.perform(ApplyFix(id: finding.id, number: 9), as: actor) }
  }

  @Test func `closed days, meetings, settings and dates of processes outlive the program`() async throws {
    let (office, store) = try await demo()
    let meeting = Meeting(
      id: 0, title: "Team", startsAt: ClockTime(minutes: 540), minutes: 60, firstDay: monday + 1, isWeekly: true)
    for change: ChangeCalendar.Change in [
      .day(monday + 4, .afternoon, reason: "Inventory"), .addMeeting(meeting), .setting(.timeZone, "America/Chicago"),
      .setting(.supervisor, "Dana Reyes"), .setting(.holidays, "federal CA"),
    ] {
      try await office.perform(ChangeCalendar(change), as: actor)
    }
    await #expect(
      throws: CaseError.badInput(
        field: "value", sentence: TimeZoneError.unknown("PST", suggestion: "America/Los_Angeles").sentence)
    ) {
      try await office.perform(ChangeCalendar(.setting(.timeZone, "PST")), as: actor)
    }
    let found = try await store.read { try CaseloadReader($0).caseload(of: "1") }
    let stored = try #require(found)
    let claim = try #require(stored.processes.first { $0.templateID == "disability_claim" })
    try await office.perform(
      RecordProcessDate(processID: claim.id, change: .paperEnd(step: "D3", reason: ""), day: monday + 90), as: actor)
    try await office.perform(
      RecordProcessDate(processID: claim.id, change: .deadline(step: "D4", reason: "SSA said so"), day: monday + 30),
      as: actor)
    await #expect(throws: CaseError.self) {
      try await office.perform(RecordProcessDate(processID: claim.id, change: .resumeClock), as: actor)
    }
    let again = try await self.office(store)
    let calendar = try await again.perform(ViewCalendar(), as: actor)
    #expect(calendar.days.contains { $0.date == monday + 4 && $0.extent == "pm" && $0.isOwn })
    #expect(calendar.days.contains { $0.date.description == "2026-03-31" && $0.reason == "Cesar Chavez Day" })
    #expect(calendar.meetings.map(\.when) == ["Every Tuesday at 09:00, 60 min"])
    #expect(calendar.settings.timeZone == "America/Chicago" && calendar.settings.supervisor == "Dana Reyes")
    let kept = try await store.read { try CaseloadReader($0).caseload(of: "1") }
    let reread = try #require(kept)
    let dates = try #require(reread.processes.first { $0.id == claim.id }?.dates)
    #expect(dates.paperEnd(of: "D3") == monday + 90 && dates.deadline(of: "D4") == monday + 30)
  }
}
