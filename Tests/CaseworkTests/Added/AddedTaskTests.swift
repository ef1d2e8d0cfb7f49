import Casework
import CaseworkTestSupport
import Planning
import Testing

/// Work added by hand in the plan: where it stands, what gives way, the way back.
@Suite struct AddedTaskTests {
  let library: TemplateLibrary
  /// Monday 5 January 2026.
  let monday = SampleCaseload.monday
  let planned: Caseload

  init() throws {
    library = try TemplateLibrary.standard()
    planned = try SampleCaseload.imported(library: library)
      .replanned(for: monday, library: library, budget: .steps(20_000)).caseload
  }

  private func wish(_ line: String) throws -> NewTask {
    let reading = planned.quickAdd(line, on: monday)
    return try #require(reading.task, "\(reading.problemText)")
  }

  private func saved(_ line: String, in caseload: Caseload) throws -> Caseload {
    var next = caseload
    let preview = try next.preview(.add(try wish(line)), on: monday, library: library)
    let isApplied = next.take(preview, isSeen: true, on: monday)
    try #require(isApplied)
    return next
  }

  private func task(_ caseload: Caseload) throws -> TaskRecord {
    try #require(caseload.tasks.last { AddedTask.isWork($0.key) })
  }

  @Test func `a preview shows where it stands and what gives way, and changes nothing`() throws {
    let preview = try planned.preview(.add(try wish("call DMV tue 20m #Jay")), on: monday, library: library)
    let own = try #require(preview.moves.first { $0.isAskedFor })
    #expect(own.from == nil && own.to?.day == monday + 1 && own.description == "Call DMV")
    #expect(preview.title.hasPrefix("Add “Call DMV” (Jay) on Tue 6 Jan"))
    #expect(preview.fingerprint == planned.fingerprint)
    for move in preview.moves { #expect(!move.cause.isEmpty) }
    #expect(preview.outcome.tasks.count == planned.tasks.count + 1)
  }

  @Test func `what was looked at is saved as it was shown, and pinned where it was wanted`() throws {
    let preview = try planned.preview(.add(try wish("call DMV tue 20m #Jay")), on: monday, library: library)
    let next = try saved("call DMV tue 20m #Jay", in: planned)
    #expect(next.tasks == preview.outcome.tasks)
    let task = try task(next)
    #expect(task.day == monday + 1 && task.pin?.day == monday + 1 && task.minutes == 20 && task.category == .phoneCall)
    // The next plan asks for it again, and leaves it where it is; so does the next day.
    let again = try next.replanned(for: monday, library: library, budget: .steps(5_000)).caseload
    #expect(try self.task(again).day == monday + 1)
    #expect(again.tasks.count { AddedTask.isWork($0.key) } == 1)
  }

  @Test func `undo restores the plan exactly, and a replan doesn't bring the work back`() throws {
    var next = try saved("call DMV tue 20m #Jay", in: planned)
    let undone = try next.undoLastChange(on: monday)
    #expect(undone.title.hasPrefix("Add “Call DMV”"))
    #expect(next.fingerprint == planned.fingerprint)
    #expect(try task(next).status == .cancelled && next.addedTasks.allSatisfy(\.isWithdrawn))
    let again = try next.replanned(for: monday, library: library, budget: .steps(5_000)).caseload
    #expect(try task(again).status == .cancelled)
  }

  @Test func `done work can't be taken back, and stays done`() throws {
    var next = try saved("check in #Maria overbook today", in: planned)
    let id = try task(next).id
    let before = next.contacts.count
    try next.completeTask(id, on: monday, library: library)
    #expect(next.contacts.count == before + 1, "a check-in counts as a contact")
    #expect(throws: PlanChangeError.self) { try next.undoLastChange(on: monday) }
    let again = try next.replanned(for: monday, library: library, budget: .steps(5_000)).caseload
    #expect(try task(again).status == .done)
  }

  @Test func `a call to somebody else is no contact with the client`() throws {
    var next = try saved("call DMV today overbook #Maria", in: planned)
    let before = next.contacts.count
    try next.completeTask(try task(next).id, on: monday, library: library)
    #expect(next.contacts.count == before)
  }

  @Test func `without a look, what would move published work waits`() throws {
    var next = planned
    let wish = try wish("visit SSA with #Jay wed 10:30 1h")
    let preview = try planned.preview(.add(wish), on: monday, library: library)
    try #require(!preview.isHarmless, "the sample's Wednesday is full")
    let isApplied = next.take(preview, isSeen: false, on: monday)
    try #require(!isApplied, "it should wait")
    #expect(next.tasks == planned.tasks && next.addedTasks.isEmpty)
    guard case .applied = try next.applyPending(on: monday, library: library) else {
      Issue.record("it should be applied")
      return
    }
    #expect(try task(next).pin?.time == ClockTime(minutes: 630))
  }

  @Test func `hard dates and importance reach the plan`() throws {
    let next = try saved("lease form by fri urgent #Lisa", in: planned)
    let task = try task(next)
    #expect(task.priority == .urgent && task.priorityReason == "You called it urgent")
    #expect(task.deadline == monday + 4 && task.day.map { $0 <= monday + 4 } ?? false)
    let later = try saved("call landlord next week #Ryan", in: planned)
    #expect(try self.task(later).day.map { $0 >= monday + 7 } ?? true)
  }

  @Test(arguments: [
    ("call DMV sat #Jay", "not a working day"), ("call DMV 1/19 #Jay", "Martin Luther King"),
    ("call DMV 3/12 #Jay", "beyond the weeks that are planned"),
  ])
  func `closed days and days too far ahead are refused with what to do`(line: String, sentence: String) throws {
    let wished = try wish(line)
    do throws(PlanChangeError) {
      _ = try planned.preview(.add(wished), on: monday, library: library)
      Issue.record("it was allowed")
    } catch { #expect(error.sentence.contains(sentence), "\(error.sentence)") }
  }

  @Test func `leave is refused, and overbooking on purpose is not`() throws {
    var away = planned
    away.calendar.absences[monday + 2] = WorkCalendar.Absence(extent: .allDay, reason: "Training")
    #expect(throws: PlanChangeError.self) {
      try away.preview(.add(try wish("call DMV wed #Jay")), on: monday, library: library)
    }
    let over = try planned.preview(.add(try wish("call DMV wed overbook #Jay")), on: monday, library: library)
    #expect(!over.moves.contains { !$0.isAskedFor }, "nothing gives way")
  }

  @Test func `a client on hold gets no work, and the work comes back with the client`() throws {
    var next = try saved("call DMV fri overbook #Jay", in: planned)
    let jay = try wish("call DMV #Jay").clientID
    _ = try next.ask(for: .hold(.client(jay), reason: "hospital"), on: monday, library: library)
    next = try next.replanned(for: monday, library: library, budget: .steps(3_000)).caseload
    #expect(try task(next).day == nil)
    #expect(throws: PlanChangeError.self) {
      try next.preview(.add(try wish("call DMV #Jay")), on: monday, library: library)
    }
    _ = try next.ask(for: .resume(.client(jay)), on: monday, library: library)
    next = try next.replanned(for: monday, library: library, budget: .steps(3_000)).caseload
    #expect(try task(next).isOpen)
  }
}
