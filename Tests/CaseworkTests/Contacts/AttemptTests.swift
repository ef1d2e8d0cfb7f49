import CaseworkTestSupport
import Planning
import Testing

@testable import Casework

/// What an attempt leaves behind: tried or reached, the next attempt, the escalation, the wait.
@Suite struct AttemptTests {
  let library: TemplateLibrary
  var caseload: Caseload
  let monday = SampleCaseload.monday

  init() throws {
    library = try TemplateLibrary.standard()
    caseload = try SampleCaseload.imported(library: library)
      .replanned(for: monday, library: library, budget: .steps(20_000)).caseload
  }

  private func task(_ wanted: (TaskRecord) -> Bool) throws -> TaskRecord {
    try #require(caseload.tasks.first { $0.isOpen && $0.day == monday && wanted($0) })
  }

  private func stored(_ id: Int) throws -> TaskRecord { try #require(caseload.tasks.first { $0.id == id }) }

  @Test mutating func `no answer in the morning is tried again in the afternoon, and nothing else moves`() throws {
    let call = try task { $0.category == .phoneCall && $0.half == .am && !$0.isFixed }
    let before = caseload.tasks.filter { $0.id != call.id }
    try caseload.recordAttempt(
      AttemptReport(.noAnswer, time: ClockTime(minutes: 600)), task: call.id, on: monday, library: library)
    let after = try stored(call.id)
    #expect(after.status == .planned)
    #expect(after.day == nil || after.half == .pm || after.day.map { $0 > monday } ?? false)
    #expect(caseload.tasks.filter { $0.id != call.id } == before)
    #expect(caseload.attempts.map(\.outcome) == [.noAnswer])
    #expect(caseload.attempts.first?.channel == .phone)
    let again = try caseload.replanned(for: monday, library: library, budget: .steps(20_000)).caseload
    let planned = try #require(again.tasks.first { $0.id == call.id })
    #expect(planned.day != monday || planned.half == .pm, "planned anew into the half that was tried")
  }

  @Test func `waiting is offered until the day by which one usually hears`() throws {
    let views = PlanViews(caseload, library: library, on: monday)
    var spans: Set<Int> = []
    for record in caseload.tasks where record.isOpen && record.day == monday {
      let usual = try #require(views.view(record).usualWait)
      #expect(usual.until > monday && caseload.calendar.isWorkingDay(usual.until))
      let process = caseload.processes.first { $0.id == record.key.processID }
      let step = String(record.key.stepID.prefix { $0 != ":" })
      let wait = process.flatMap { library.template(of: $0) }?.step(step)?.wait
      #expect(usual.isExpected == (wait != nil))
      if wait == nil { #expect(usual.until == monday + 7) }
      if let wait, record.key.stepID == step, wait.unit == .calendarDays {
        #expect(usual.until == caseload.calendar.workingDay(onOrAfter: monday + wait.typical.upperBound))
      }
      spans.insert(usual.until - monday)
    }
    #expect(spans.count > 1)
    let later = try #require(caseload.tasks.first { $0.isOpen && ($0.day.map { $0 > monday } ?? false) })
    #expect(views.view(later).usualWait == nil)
  }

  @Test mutating func `no answer in the afternoon is tried again on the next morning`() throws {
    let call = try task { $0.category == .phoneCall && !$0.isFixed }
    try caseload.recordAttempt(
      AttemptReport(.noAnswer, time: ClockTime(minutes: 900)), task: call.id, on: monday, library: library)
    let after = try stored(call.id)
    #expect(after.day.map { $0 > monday } ?? true)
    #expect(after.half == nil || after.half == .am)
  }

  @Test mutating func `three attempts that reach nobody raise the work and tell the supervisor`() throws {
    let call = try task { $0.category == .phoneCall && $0.priority == .medium || $0.category == .phoneCall }
    for number in 1...3 {
      try caseload.recordAttempt(
        AttemptReport(.leftMessage, time: ClockTime(minutes: 600)), task: call.id, on: monday + number, library: library
      )
    }
    #expect(AttemptCount(caseload.attempts).tried == 3)
    #expect(AttemptCount(caseload.attempts).reached == 0)
    let views = PlanViews(caseload, library: library, on: monday + 3)
    #expect(views.escalations().contains { $0.clientID == call.key.clientID && $0.message.contains("3 attempts") })
    let item = try #require(views.agenda.items.first { $0.key == call.key })
    #expect(item.priority <= .high)
  }

  @Test mutating func `only a contact made satisfies the cadence, and it counts whatever step it was made for`() throws
  {
    let client = try #require(caseload.clients.first { $0.status == .open })
    caseload.contacts = []
    let contact = TaskRecord(
      id: caseload.nextTaskID, key: PieceKey(clientID: client.id, processID: 0, stepID: "contact", ordinal: 900),
      description: "Contact", stepTitle: "Contact", category: .followUp, minutes: 15, day: monday, half: .am)
    caseload.tasks.append(contact)
    try caseload.recordAttempt(AttemptReport(.noAnswer), task: contact.id, on: monday, library: library)
    #expect(caseload.lastContact(client.id) == nil)
    #expect(caseload.contacts.map(\.wasReached) == [false])
    // A call for a step of a process that reached the client counts when the person says so.
    let other = try task { $0.category == .phoneCall }
    try caseload.recordAttempt(
      AttemptReport(.reached, channel: .phone, isWithClient: true), task: other.id, on: monday, library: library)
    #expect(caseload.lastContact(other.key.clientID) == monday)
    #expect(caseload.lastContact(other.key.clientID, through: .inPerson) == nil)
    _ = try caseload.undoCompletion(other.id, on: monday, library: library)
    #expect(caseload.lastContact(other.key.clientID) == nil)
    #expect(caseload.attempts.filter { !$0.isTakenBack }.map(\.outcome) == [.noAnswer])
  }

  @Test mutating func `waiting until a day takes the task off the calendar, and it comes back by itself`() throws {
    let form = try task { $0.category == .paperwork && $0.key.processID != 0 }
    let until = monday + 8
    try caseload.recordAttempt(
      AttemptReport(.waiting, until: until, awaited: "his sister"), task: form.id, on: monday, library: library)
    #expect(try stored(form.id).day == nil)
    let wait = try #require(PlanViews(caseload, library: library, on: monday).waits().first { $0.kind == .held })
    #expect(
      wait.awaited == "his sister" && wait.until == until && wait.daysSinceRequest == 0 && wait.daysSinceChase == nil)
    for day in [monday + 1, until - 1] {
      let planned = try caseload.replanned(for: day, library: library, budget: .steps(20_000)).caseload
      #expect(planned.tasks.first { $0.id == form.id }?.day == nil, "on \(day) it still waits")
    }
    let back = try caseload.replanned(for: until, library: library, budget: .steps(20_000)).caseload
    #expect(back.tasks.first { $0.id == form.id }?.day != nil, "on its day it is back")
  }

  @Test mutating func `a wait ends early by an answer, and is refused a second clock`() throws {
    let form = try task { $0.category == .paperwork && $0.key.processID != 0 }
    let report = AttemptReport(.waiting, until: monday + 14, awaited: "his sister")
    try caseload.recordAttempt(report, task: form.id, on: monday, library: library)
    let same = caseload
    #expect(throws: AttemptError.sameWait(until: monday + 14)) {
      try caseload.recordAttempt(report, task: form.id, on: monday + 1, library: library)
    }
    #expect(caseload == same)
    // Another day changes the end; the clock since the request goes on.
    try caseload.recordAttempt(
      AttemptReport(.waiting, until: monday + 20, awaited: "his sister"), task: form.id, on: monday + 2,
      library: library)
    #expect(caseload.waits.last?.since == monday)
    try caseload.recordAnswer(
      step: form.key.stepID, process: form.key.processID, on: monday + 3, today: monday + 3, library: library)
    let back = try caseload.replanned(for: monday + 3, library: library, budget: .steps(20_000)).caseload
    #expect(back.tasks.first { $0.id == form.id }?.day != nil)
  }

  @Test
  mutating func `a wait without an end, one that is over, and a reason that is missing are refused with what to do`()
    throws
  {
    let form = try task { $0.category == .paperwork && $0.key.processID != 0 }
    let before = caseload
    let refused: [(AttemptReport, AttemptError)] = [
      (AttemptReport(.waiting), .noEnd), (AttemptReport(.waiting, until: monday), .endPassed(monday)),
      (AttemptReport(.notPossible, note: " "), .noReason),
    ]
    for (report, error) in refused {
      #expect(throws: error) { try caseload.recordAttempt(report, task: form.id, on: monday, library: library) }
      #expect(error.sentence.hasSuffix("."))
    }
    #expect(throws: AttemptError.self) {
      try caseload.recordAttempt(
        AttemptReport(.waiting, event: "nothing_like_it"), task: form.id, on: monday, library: library)
    }
    #expect(caseload == before)
  }

  @Test mutating func `who answers a wait without a day is asked again every week`() throws {
    let form = try task { $0.category == .paperwork && $0.key.processID != 0 }
    try caseload.recordAttempt(
      AttemptReport(.waiting, awaited: "the landlord"), task: form.id, on: monday, library: library)
    let agenda = Agenda(caseload, library: library, on: monday)
    let chase = try #require(
      agenda.items.first { $0.key.processID == form.key.processID && $0.key.stepID == "\(form.key.stepID):chase" })
    #expect(chase.release == monday + 7)
    #expect(chase.description.hasPrefix("Ask the landlord"))
  }
}
