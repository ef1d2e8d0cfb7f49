@testable import Casework
import CaseworkTestSupport
import Planning
import Testing

/// A service plan from its meeting to its reviews.
@Suite struct ServicePlanTests {
  private let monday = SampleCaseload.monday

  @Test func `the meeting and the approval of intake are the plan's, and undoing them takes it back`() throws {
    var small = try SmallCase(admitted: 0)
    try small.plan(on: monday)
    let intake = try small.process("intake")
    let client = try #require(small.caseload.client("C"))
    func standing() -> ServicePlanStanding {
      small.caseload.servicePlanStanding(of: client, on: monday + 4, library: small.library)
    }
    #expect(standing().sentence(on: monday) == "Not agreed yet.")
    try small.complete("N8", of: intake, on: monday + 3)
    #expect(standing().agreedOn == monday + 3)
    try small.plan(on: monday + 4)
    try small.complete("N9", of: intake, on: monday + 4)
    #expect(standing().approvedOn == nil, "asked for, not given yet")
    try small.caseload.recordAnswer(
      step: "N9", process: intake.id, on: monday + 4, today: monday + 4, library: small.library)
    #expect(standing().approvedOn == monday + 4)
    #expect(standing().isCurrent(on: monday + 94) && !standing().isCurrent(on: monday + 95))
    let meeting = try #require(small.tasks("N8", of: intake).first)
    _ = try small.caseload.undoCompletion(meeting.id, on: monday + 4, library: small.library)
    #expect(standing().agreedOn == monday + 4, "the approval says that something was agreed")
  }

  @Test func `an approved plan is planned for review before it lapses, once, and the next one after it`() throws {
    var small = try SmallCase(leaves: 300)
    try small.caseload.agreeServicePlan(of: "C", goals: "Income", on: monday, today: monday)
    try small.plan(on: monday)
    let asked = small.caseload.tasks.filter { $0.key.stepID == ServicePlanStanding.approvalStep }
    #expect(asked.count == 1, "the approval that is open is asked for")
    try small.caseload.approveServicePlan(
      of: "C", by: "M. Ortiz", on: monday, today: monday, library: small.library)
    try small.plan(on: monday)
    #expect(!small.caseload.tasks.contains { $0.key.stepID == ServicePlanStanding.approvalStep && $0.isOpen })
    let later = monday + 77
    for _ in 1...2 {
      try small.plan(on: later)
      let reviews = small.caseload.tasks.filter { $0.key.stepID == ServicePlanStanding.reviewStep }
      #expect(reviews.count == 1)
      #expect(reviews[0].category == .appointment && reviews[0].due == monday + 88, "\(reviews[0])")
      #expect(reviews[0].day.map { $0 <= monday + 90 } == true)
    }
    let review = try #require(small.caseload.tasks.first { $0.key.stepID == ServicePlanStanding.reviewStep })
    try small.caseload.completeTask(review.id, on: later, library: small.library)
    let client = try #require(small.caseload.client("C"))
    let standing = small.caseload.servicePlanStanding(of: client, on: later, library: small.library)
    #expect(standing.reviews.map(\.day) == [later])
    #expect(standing.reviewDue == later + 90)
    try small.plan(on: later)
    #expect(!small.caseload.tasks.contains { $0.key.stepID == ServicePlanStanding.reviewStep && $0.isOpen })
  }

  @Test func `what can't be recorded says why and changes nothing`() throws {
    var small = try SmallCase()
    let (library, before) = (small.library, small.caseload)
    #expect(throws: ServicePlanError.nothingToRecord) {
      try small.caseload.agreeServicePlan(of: "C", goals: " ", on: monday, today: monday)
    }
    #expect(throws: ServicePlanError.goalsTooLong) {
      try small.caseload.agreeServicePlan(
        of: "C", goals: String(repeating: "x", count: 2_001), on: monday, today: monday)
    }
    #expect(throws: ServicePlanError.inFuture(monday + 1)) {
      try small.caseload.agreeServicePlan(of: "C", goals: "Income", on: monday + 1, today: monday)
    }
    #expect(throws: ServicePlanError.beforeAdmission(client: "Cho", day: monday - 11)) {
      try small.caseload.agreeServicePlan(of: "C", goals: "Income", on: monday - 11, today: monday)
    }
    #expect(throws: ServicePlanError.notAgreed(client: "Cho")) {
      try small.caseload.approveServicePlan(of: "C", by: "M.", on: monday, today: monday, library: library)
    }
    #expect(throws: ServicePlanError.notApproved(client: "Cho")) {
      try small.caseload.reviewServicePlan(of: "C", on: monday, today: monday, library: library)
    }
    #expect(small.caseload == before)
    try small.caseload.agreeServicePlan(of: "C", goals: "Income", on: monday, today: monday)
    #expect(throws: ServicePlanError.approvedBeforeAgreed(monday)) {
      try small.caseload.approveServicePlan(of: "C", by: "M.", on: monday - 1, today: monday, library: library)
    }
    #expect(throws: ServicePlanError.noApprover) {
      try small.caseload.approveServicePlan(of: "C", by: " ", on: monday, today: monday, library: library)
    }
  }

  @Test func `a note is about a day that has been, and one taken back is kept`() throws {
    var small = try SmallCase()
    #expect(throws: CaseNoteError.empty) {
      _ = try small.caseload.addNote(" \n ", about: "C", on: monday, today: monday)
    }
    #expect(throws: CaseNoteError.tooLong(4_001)) {
      _ = try small.caseload.addNote(String(repeating: "x", count: 4_001), about: "C", on: monday, today: monday)
    }
    #expect(throws: CaseNoteError.inFuture(monday + 1)) {
      _ = try small.caseload.addNote("Met", about: "C", on: monday + 1, today: monday)
    }
    let note = try small.caseload.addNote(
      " Met at the clinic\nCard next week ", about: "C", on: monday - 1, today: monday)
    #expect(note.text == "Met at the clinic\nCard next week" && note.writtenOn == monday && note.number == 1)
    _ = try small.caseload.addNote("Later", about: "C", on: monday, today: monday)
    try small.caseload.withdrawNote(1, about: "C")
    #expect(small.caseload.notes(about: "C").map(\.text) == ["Later"])
    #expect(small.caseload.notes.count == 2)
    #expect(throws: CaseNoteError.unknownNote(7)) { try small.caseload.withdrawNote(7, about: "C") }
  }
}
