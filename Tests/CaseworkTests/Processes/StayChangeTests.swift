import CaseworkTestSupport
import Planning
import Testing

@testable import Casework

/// Discharge moved, exit, death, hand-over: the state is consistent and nothing is lost.
@Suite struct StayChangeTests {
  private func open(_ small: SmallCase, _ process: CaseProcess) -> [String] {
    Set(small.caseload.tasks.filter { $0.key.processID == process.id && $0.isOpen && $0.day != nil }.map(\.key.stepID))
      .sorted()
  }

  @Test func `the discharge starts by itself thirty days before, and its windows move with the day`() throws {
    var small = try SmallCase(leaves: 31)
    try small.plan(on: small.monday)
    #expect(!small.caseload.processes.contains { $0.templateID == "discharge" })
    try small.plan(on: small.monday + 1)
    let discharge = try small.process("discharge")
    #expect(discharge.startedOn == small.monday + 1)
    let due = small.caseload.tasks.first { $0.key.stepID == "G1" }?.due
    try small.caseload.moveDischarge(
      of: "C", to: small.monday + 45, on: small.monday + 1, library: small.library)
    try small.plan(on: small.monday + 1)
    let later = try #require(
      small.caseload.schedule(of: "C", on: small.monday + 1, library: small.library).nodes.first { $0.step.id == "G1" })
    #expect(later.due > (due ?? small.monday))
    #expect(small.process(discharge.id)?.status == .active)
    // Moved to within a week: what had to come earlier is due now, in order, and nothing is lost.
    try small.caseload.moveDischarge(of: "C", to: small.monday + 5, on: small.monday + 1, library: small.library)
    try small.plan(on: small.monday + 1)
    #expect(open(small, discharge).contains("G1"))
    #expect(PlanRules.broken(small.caseload, library: small.library, on: small.monday + 1) == [])
  }

  @Test func `a discharge moved before today, or before the admission, is refused with what to do`() throws {
    var small = try SmallCase(admitted: -3)
    let before = small.caseload
    func sentence(_ day: CalendarDay) -> String {
      do throws(StayChangeError) {
        try small.caseload.moveDischarge(of: "C", to: day, on: small.monday, library: small.library)
        return "moved"
      } catch {
        return error.sentence
      }
    }
    #expect(
      sentence(small.monday + 1)
        == "Cho can't leave on Tuesday 6 January 2026, before the admission. Check both days.")
    var here = try SmallCase()
    #expect(
      throws: StayChangeError.dischargePassed(client: "Cho", day: here.monday - 1)
    ) { try here.caseload.moveDischarge(of: "C", to: here.monday - 1, on: here.monday, library: here.library) }
    #expect(small.caseload == before)
  }

  @Test func `an exit cancels what was to come before it with that reason, and releases after-care`() throws {
    var small = try SmallCase(leaves: 10)
    let claim = try small.start("disability_claim")
    try small.plan(on: small.monday)
    let discharge = try small.process("discharge")
    #expect(open(small, discharge).contains("G1"))
    try small.caseload.nameNextOwner("Legal Aid", process: claim.id, library: small.library)
    try small.caseload.recordExit(
      ClientExit(day: small.monday, destination: .rentalWithSubsidy, confirmedOn: small.monday - 3), of: "C",
      on: small.monday, library: small.library)
    try small.plan(on: small.monday)
    let before = small.caseload.tasks.filter { $0.key.processID == discharge.id && $0.key.stepID == "G1" }
    #expect(before.map(\.status) == [.cancelled])
    #expect(before[0].reason == "No longer needed: “exit” was recorded for 5 January.")
    #expect(open(small, discharge).contains("G8") && open(small, discharge).contains("G10"))
    #expect(!open(small, discharge).contains { ["G1", "G2", "G3", "G4", "G5", "G6", "G7"].contains($0) })
    // The claim and its records requests went to the next owner.
    #expect(small.process(claim.id)?.status == .cancelled)
    #expect(small.process(claim.id)?.endedBecause == "Handed over to Legal Aid when the client left on 5 January.")
    #expect(
      small.caseload.processes.filter { $0.templateID == "medical_records" }.allSatisfy { $0.status == .cancelled })
    #expect(small.caseload.client("C")?.status == .open, "after-care is still to come")
    #expect(small.caseload.client("C")?.exit?.isHoused == true)
    #expect(PlanRules.broken(small.caseload, library: small.library, on: small.monday) == [])
    // Recorded twice: the same.
    let once = small.caseload
    try small.caseload.recordExit(
      ClientExit(day: small.monday, destination: .rentalWithSubsidy, confirmedOn: small.monday - 3), of: "C",
      on: small.monday, library: small.library)
    #expect(small.caseload == once)
  }

  @Test func `an unplanned exit starts the after-care of a client who had no discharge`() throws {
    var small = try SmallCase(leaves: nil)
    try small.caseload.recordExit(
      ClientExit(day: small.monday - 2, destination: .emergencyShelter, reason: " walked  out "), of: "C",
      on: small.monday, library: small.library)
    try small.plan(on: small.monday)
    let discharge = try small.process("discharge")
    #expect(open(small, discharge).contains("G8"))
    let contacts = small.caseload.tasks.filter { $0.key.stepID == "G10" && $0.isOpen }
    #expect(contacts.count >= 2)
    #expect(small.caseload.client("C")?.exit?.reason == "walked out")
    #expect(small.caseload.client("C")?.exit?.isHoused == false)
  }

  @Test func `a death in the middle of everything ends all but the record and the summary`() throws {
    var small = try SmallCase(leaves: 20)
    try small.start("disability_claim")
    try small.start("employment_prep")
    try small.caseload.recordExit(
      ClientExit(day: small.monday, destination: .deceased), of: "C", on: small.monday, library: small.library)
    try small.plan(on: small.monday)
    let open = small.caseload.tasks.filter { $0.isOpen && $0.day != nil }
    #expect(Set(open.map(\.key.stepID)) == ["G8", "G9"], "no contact, no after-care, no claim")
    let others = small.caseload.processes.filter { $0.templateID != "discharge" }
    #expect(others.allSatisfy { $0.status == .cancelled && $0.endedBecause == "The client died on 5 January." })
    #expect(small.caseload.tasks.count { $0.status == .cancelled } > 20, "nothing is deleted")
    // Both done: the stay closes by itself.
    let discharge = try small.process("discharge")
    try small.complete("G8", of: discharge, on: small.monday)
    try small.complete("G9", of: discharge, on: small.monday)
    try small.plan(on: small.monday + 1)
    #expect(small.caseload.client("C")?.status == .closed)
  }

  @Test func `an exit taken back leaves everything as it was`() throws {
    var small = try SmallCase(leaves: 10)
    let claim = try small.start("disability_claim")
    try small.start("employment_prep")
    try small.caseload.nameNextOwner("Legal Aid", process: claim.id, library: small.library)
    try small.plan(on: small.monday)
    let before = small.caseload
    for destination in [ExitDestination.deceased, .rentalWithSubsidy, .jail] {
      try small.caseload.recordExit(
        ClientExit(day: small.monday, destination: destination), of: "C", on: small.monday, library: small.library)
      try small.caseload.withdrawExit(of: "C", on: small.monday, library: small.library)
      // The cancelled work has no day until the next plan, so the expected completion may differ by days.
      func settled(_ caseload: Caseload) -> [CaseProcess] {
        caseload.processes.map { process in
          var process = process
          process.targetCompletion = nil
          return process
        }
      }
      #expect(settled(small.caseload) == settled(before))
      #expect(small.caseload.clients == before.clients)
      let open = Set(small.caseload.tasks.filter(\.isOpen).map(\.key))
      #expect(open == Set(before.tasks.filter(\.isOpen).map(\.key)))
    }
  }

  @Test func `who has left and still has open work without an owner is named`() throws {
    var small = try SmallCase(leaves: 10)
    try small.start("employment_prep")
    try small.caseload.recordExit(
      ClientExit(day: small.monday, destination: .familyPermanent), of: "C", on: small.monday, library: small.library)
    try small.plan(on: small.monday)
    let client = try #require(small.caseload.client("C"))
    let view = PlanViews(small.caseload, library: small.library, on: small.monday).clientView(client)
    #expect(view.headline == "Left 5 January: With family, permanent")
    #expect(
      view.recommendations.first?.message
        == "Cho left on Monday 5 January, and “Employment preparation” has no outcome and no next owner.")
  }

  @Test func `a process ended by decision keeps what is done, and can be taken up again`() throws {
    var small = try SmallCase()
    let job = try small.start("employment_prep")
    try small.complete("J1", of: job, on: small.monday)
    let before = small.caseload
    try small.caseload.endProcess(
      job.id, reason: "Found work alone", on: small.monday, library: small.library)
    #expect(small.tasks("J1", of: job).map(\.status) == [.done])
    #expect(small.tasks("J6", of: job).allSatisfy { $0.status == .cancelled && $0.reason == "Found work alone" })
    try small.plan(on: small.monday + 1)
    #expect(!small.caseload.tasks.contains { $0.key.processID == job.id && $0.day != nil && $0.isOpen })
    try small.caseload.reopenProcess(job.id, on: small.monday, library: small.library)
    #expect(small.process(job.id)?.status == .active)
    #expect(
      Set(small.tasks("J6", of: job).map(\.status)) == Set(before.tasks.filter { $0.key.stepID == "J6" }.map(\.status)))
    #expect(throws: ProcessEndingError.noReason) {
      try small.caseload.endProcess(job.id, reason: " ", on: small.monday, library: small.library)
    }
  }

  @Test func `a provider removed while requested keeps the request until somebody ends it`() throws {
    var small = try SmallCase()
    try small.start("disability_claim")
    let request = try #require(small.caseload.processes.first { $0.provider == "County Hospital" })
    try small.complete("R1", of: request, on: small.monday)
    small.caseload.clients[0].providers.removeAll { $0.name == "County Hospital" }
    small.caseload.needsPlanning = true
    try small.plan(on: small.monday + 1)
    #expect(small.process(request.id)?.status.isOpen == true)
    #expect(small.tasks("R1", of: request).map(\.status) == [.done])
    #expect(small.caseload.tasks.contains { $0.key.processID == request.id && $0.key.stepID == "R3" && $0.day != nil })
    #expect(PlanRules.broken(small.caseload, library: small.library, on: small.monday + 1) == [])
  }
}
