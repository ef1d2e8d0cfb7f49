@testable import Casework
import CaseworkTestSupport
import Planning
import Testing

/// After-care and the contact cadence of a client who left: one contact at a time, and nothing new begun.
@Suite struct AfterCareTests {
  private let monday = SampleCaseload.monday

  private func left(providers: [String] = []) throws -> SmallCase {
    var small = try SmallCase(admitted: 60, leaves: 0, providers: providers)
    try small.plan(on: monday)
    try small.caseload.recordExit(
      ClientExit(day: monday, destination: .rentalWithSubsidy, confirmedOn: monday), of: "C", on: monday,
      library: small.library)
    try small.plan(on: monday)
    return small
  }

  @Test func `the cadence plans no contact in the days before an after-care contact`() throws {
    let small = try left()
    let agenda = Agenda(small.caseload, library: small.library, on: monday)
    let care = agenda.items.filter { $0.key.stepID == "G10" }.map(\.due).sorted()
    #expect(care.first == monday + 2 && care.contains(monday + 7))
    let cadence = agenda.items.filter { $0.key.stepID == ContactSchedule.cadenceStep }.map(\.due).sorted()
    #expect(cadence.first.map { $0 > monday + 7 } == true, "\(cadence)")
    // The weekly cadence goes on where after-care leaves a gap: days 8 to 29.
    #expect(cadence.first.map { $0 <= monday + 14 } == true)
    for day in care { #expect(!cadence.contains(day)) }
    let all = (care + cadence).sorted()
    for (one, next) in zip(all, all.dropFirst()) { #expect(next - one >= 2, "\(all)") }
  }

  @Test func `an after-care contact made counts for the cadence`() throws {
    var small = try left()
    let first = try #require(
      small.caseload.tasks.filter { $0.key.stepID == "G10" && $0.isOpen }.min { $0.key < $1.key })
    try small.caseload.completeTask(first.id, on: monday + 2, library: small.library)
    #expect(small.caseload.lastContact("C") == monday + 2)
  }

  @Test func `no claim is suggested for a client who left`() throws {
    let small = try left(providers: ["Dr. Smith", "County Hospital"])
    let views = PlanViews(small.caseload, library: small.library, on: monday)
    #expect(!views.recommendations().contains { $0.kind == .startProcess })
    var stayed = try SmallCase(admitted: 60, leaves: nil)
    try stayed.plan(on: monday)
    let others = PlanViews(stayed.caseload, library: stayed.library, on: monday).recommendations()
    #expect(others.contains { $0.kind == .startProcess && $0.message.contains("no disability claim") })
  }
}
