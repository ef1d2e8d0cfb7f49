import Casework
import CaseworkTestSupport
import Planning
import Testing

@Suite struct ProcessStartTests {
  let library: TemplateLibrary
  var caseload: Caseload
  let monday = SampleCaseload.monday

  init() throws {
    library = try TemplateLibrary.standard()
    caseload = Caseload(caseManagerID: "1", calendar: WorkCalendar(closures: HolidayCalendar.usFederal.names))
    caseload.clients = [
      Client(id: "A", name: "Ann", admission: monday - 40, plannedDischarge: monday + 6),
      Client(id: "B", name: "Ben", admission: monday - 40, plannedDischarge: monday + 60, status: .onHold),
      Client(id: "C", name: "Cho", admission: monday - 1, plannedDischarge: monday + 25),
    ]
  }

  private func start(
    _ template: String, _ client: String, weeks: Int? = nil, in caseload: inout Caseload
  ) -> Result<StartedProcess, ProcessStartError> {
    guard let found = caseload.client(client) else { return .failure(.unknownTemplate(id: client, suggestion: nil)) }
    do throws(ProcessStartError) {
      return .success(
        try caseload.startProcess(template, client: found, on: monday, timelineWeeks: weeks, library: library))
    } catch {
      return .failure(error)
    }
  }

  @Test func `a housing search within seven days of discharge becomes the urgent one, and says why`() throws {
    var caseload = caseload
    let started = try start("housing_search", "A", in: &caseload).get()
    #expect(started.processes.map(\.templateID) == ["housing_urgent"])
    #expect(
      started.substitution
        == "Ann leaves in 6 days without a confirmed place, so the urgent housing search is started.")
  }

  @Test func `what can't be started says what to do, and changes nothing`() {
    var changed = caseload
    let before = caseload
    let sentences = [
      start("housing_serch", "C", in: &changed), start("benefits", "B", in: &changed),
      start("medical_records", "C", in: &changed), start("benefits", "C", weeks: 0, in: &changed),
    ].map { result -> String in
      if case .failure(let error) = result { error.sentence } else { "started" }
    }
    #expect(
      sentences == [
        "There is no process “housing_serch”. Maybe housing_search? `caseday templates list` names all.",
        "Ben is on hold. Take the hold off first; then start the process.",
        "“Medical records request” needs to know whom to ask: add Cho's providers first.",
        "A timeline of 0 weeks can't be planned. Choose between 1 and 104 weeks, or leave it out for the usual length.",
      ])
    #expect(changed == before)
  }

  @Test func `the same process isn't started twice`() throws {
    var caseload = caseload
    let first = try start("benefits", "C", in: &caseload).get()
    let id = try #require(first.processes.first?.id)
    #expect(
      start("benefits", "C", in: &caseload)
        == .failure(.alreadyRunning(client: "Cho", title: "Benefits application and interview", processID: id)))
  }

  @Test func `admission starts the intake, and thirty days before discharge the hand-over starts, by themselves`()
    throws
  {
    let planned = try caseload.replanned(for: monday, library: library, budget: .steps(5_000)).caseload
    func templates(_ client: String) -> [String] {
      planned.processes.filter { $0.clientID == client }.map(\.templateID).sorted()
    }
    #expect(templates("A") == ["discharge"])
    #expect(templates("B") == [])
    #expect(templates("C") == ["discharge", "intake"])
    let again = try planned.replanned(for: monday + 1, library: library, budget: .steps(5_000)).caseload
    #expect(again.processes.map(\.id) == planned.processes.map(\.id))
  }
}
