import CaseworkTestSupport
import Planning
import Testing

@testable import Casework

/// Steps by hand: inserted, split, put off.
@Suite struct StepChangeTests {
  private func item(_ small: SmallCase, _ step: String, on day: CalendarDay) -> [AgendaItem] {
    let agenda = Agenda(small.caseload, library: small.library, on: day)
    return (agenda.items + agenda.later).filter { $0.key.stepID == step }
  }

  @Test func `an inserted step stands between its neighbours and is planned`() throws {
    var small = try SmallCase()
    let job = try small.start("employment_prep")
    let id = try small.caseload.insertStep(
      InsertedStep(
        title: "  Ask  for a reference ", category: .phoneCall, minutes: 10, after: "J1", before: "J4",
        due: small.monday + 3, reason: "The last employer offered one"), process: job.id, on: small.monday,
      library: small.library)
    #expect(id == "Z1")
    try small.plan(on: small.monday)
    let task = try #require(small.tasks("Z1", of: job).first)
    #expect(task.description == "Ask for a reference" && task.day != nil)
    let interview = try #require(item(small, "J4", on: small.monday).first)
    #expect(interview.after.contains { $0.key.stepID == "Z1" })
    let inserted = try #require(item(small, "Z1", on: small.monday).first)
    #expect(inserted.after.contains { $0.key.stepID == "J1" } && inserted.due == small.monday + 3)
    #expect(PlanRules.broken(small.caseload, library: small.library, on: small.monday) == [])
    let progress = try small.progress(job, on: small.monday)
    #expect(progress.upcoming.contains { $0.stepID == "Z1" && $0.reason.hasPrefix("The last employer offered one") })
    #expect(progress.adjustments == ["Z1 “Ask for a reference” was inserted on 5 January."])
  }

  @Test func `a step that can't be inserted says why, and nothing changes`() throws {
    var small = try SmallCase()
    let job = try small.start("employment_prep")
    let before = small.caseload
    func sentence(_ step: InsertedStep, process: Int? = nil) -> String {
      do throws(StepChangeError) {
        _ = try small.caseload.insertStep(
          step, process: process ?? job.id, on: small.monday, library: small.library)
        return "inserted"
      } catch {
        return error.sentence
      }
    }
    #expect(
      sentence(InsertedStep(title: "x", category: .other, minutes: 10, after: "J44")).hasPrefix(
        "“Employment preparation” has no step J44. Maybe J4?"))
    #expect(
      sentence(InsertedStep(title: "x", category: .other, minutes: 10, after: "J6", before: "J1"))
        == "J1 comes before J6 already, so nothing can stand after J6 and before J1. Choose other neighbours.")
    #expect(sentence(InsertedStep(title: " ", category: .other, minutes: 10)).hasPrefix("Write what is to be done"))
    #expect(sentence(InsertedStep(title: "x", category: .paperwork, minutes: 90)).hasPrefix("90 minutes can't"))
    #expect(
      sentence(InsertedStep(title: "x", category: .other, minutes: 5, due: small.monday - 1))
        == "Sunday 4 January has passed. Choose today or a later day.")
    #expect(sentence(InsertedStep(title: "x", category: .other, minutes: 5), process: 99) == "There is no process 99.")
    #expect(small.caseload == before)
  }

  @Test func `a split task is done part by part, its minutes stay, and what follows waits for all parts`() throws {
    var small = try SmallCase()
    let job = try small.start("employment_prep")
    let resume = try #require(small.tasks("J1", of: job).first)
    try small.caseload.splitTask(resume.id, into: 3, on: small.monday, library: small.library)
    try small.plan(on: small.monday)
    let parts = small.caseload.parts(of: resume)
    #expect(parts.map(\.minutes) == [20, 20, 20] && parts[0].id == resume.id)
    #expect(parts.map(\.description).last == "Resume creation/update, part 3 of 3")
    try small.caseload.completeTask(parts[0].id, on: small.monday, library: small.library)
    #expect(try small.progress(job, on: small.monday).inProgress.map(\.detail) == ["1 of 3 done"])
    let interview = try #require(item(small, "J4", on: small.monday).first)
    #expect(interview.after.count == 2, "both open parts come before the interview practice")
    #expect(throws: StepChangeError.self) {
      try small.caseload.splitTask(parts[1].id, into: 1, on: small.monday, library: small.library)
    }
    _ = try small.caseload.undoCompletion(parts[0].id, on: small.monday, library: small.library)
    try small.caseload.splitTask(parts[1].id, into: 1, on: small.monday, library: small.library)
    try small.plan(on: small.monday)
    #expect(small.caseload.parts(of: resume).map(\.minutes) == [60])
    #expect(PlanRules.broken(small.caseload, library: small.library, on: small.monday) == [])
    #expect(!small.caseload.tasks.contains { $0.key.stepID == "J1" && $0.key.ordinal > 1 && $0.day != nil })
  }

  @Test(arguments: [3, 7, 14])
  func `a step put off moves everything that needs it, and never a legal date`(days: Int) throws {
    var small = try SmallCase()
    let claim = try small.start("disability_claim")
    let (monday, library) = (small.monday, small.library)
    func nodes(_ caseload: Caseload) -> [StepNode] {
      caseload.schedule(of: "C", on: monday, library: library).nodes
    }
    var before = small.caseload
    // As if nothing were planned yet, so that only the sequence decides.
    for index in before.tasks.indices where before.tasks[index].isOpen { before.tasks[index].day = nil }
    let start = try #require(nodes(before).first { $0.step.id == "D3" }?.expectedStart)
    var after = before
    let day = after.calendar.workingDay(onOrAfter: start + days)
    try after.putOffStep("D3", process: claim.id, until: day, on: monday, library: library)
    let moved = zip(nodes(before), nodes(after)).filter { $0.expectedStart != $1.expectedStart }.map { $1.step.id }
    for step in ["D3", "D10", "D13", "D14", "R3", "R4"] {
      #expect(moved.contains(step), "\(step) should move")
    }
    #expect(zip(nodes(before), nodes(after)).allSatisfy { $0.expectedStart <= $1.expectedStart })
    #expect(!moved.contains("D1") && !moved.contains("I1") && !moved.contains("H1"))
    let filing = (nodes(before).first { $0.step.id == "D4" }, nodes(after).first { $0.step.id == "D4" })
    #expect(filing.0?.hardDate == filing.1?.hardDate)
  }

  @Test func `putting off past a hard date is shown as a conflict, and back is as before`() throws {
    var small = try SmallCase()
    let claim = try small.start("disability_claim")
    let (monday, library) = (small.monday, small.library)
    var changed = small.caseload
    // Admitted ten days ago: the filing date is lost on Friday 9 January.
    try changed.putOffStep("D4", process: claim.id, until: monday + 10, on: monday, library: library)
    let preview = PutOffPreview(of: "C", before: small.caseload, after: changed, on: monday, library: library)
    #expect(
      preview.conflicts == [
        "“Set the protective filing date” has to be done by Friday 9 January 2026, and would come on Thursday 15 January 2026."
      ])
    try changed.putOffStep("D4", process: claim.id, until: nil, on: monday, library: library)
    changed.needsPlanning = small.caseload.needsPlanning
    #expect(changed == small.caseload)
    #expect(throws: StepChangeError.dayPassed(monday - 1)) {
      try small.caseload.putOffStep("D4", process: claim.id, until: monday - 1, on: monday, library: library)
    }
  }
}
