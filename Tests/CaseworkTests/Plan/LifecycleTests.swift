import Casework
import CaseworkTestSupport
import Planning
import Testing

/// The plan's lifecycle as a person meets it: previews, pins, crises, leave, holds, and the way back.
@Suite struct LifecycleTests {
  let library: TemplateLibrary
  let monday = SampleCaseload.monday
  let planned: Caseload

  init() throws {
    library = try TemplateLibrary.standard()
    planned = try SampleCaseload.imported(library: library)
      .replanned(for: monday, library: library, budget: .steps(20_000)).caseload
  }

  private func movable(_ caseload: Caseload) throws -> TaskRecord {
    try #require(
      caseload.tasks.first { task in
        task.isOpen && !task.isFixed && task.deadline == nil && task.key.stepID != "contact-daily"
          && !task.isTentative && task.day.map { $0 > monday + 1 && $0 < monday + 5 } ?? false
      })
  }

  private func day(_ caseload: Caseload, _ id: Int) -> CalendarDay? {
    caseload.tasks.first { $0.id == id }?.day
  }

  private func place(
    _ task: Int, _ day: CalendarDay, _ half: HalfDay? = nil, overbook: Bool = false
  ) -> PlanChange {
    .place(PlanChange.PlacedTask(task: task, day: day, half: half, isOverbooking: overbook))
  }

  private func refusal(_ change: PlanChange, _ caseload: Caseload) -> String {
    do throws(PlanChangeError) {
      _ = try caseload.preview(change, on: monday, library: library)
      return "it was allowed"
    } catch {
      return error.sentence
    }
  }

  @Test func `a move by hand is a pin that a replan and a miss leave alone`() throws {
    let task = try movable(planned)
    var moved = planned
    let target = monday + 8
    _ = try moved.ask(for: place(task.id, target), on: monday, library: library)
    if moved.lifecycle.pending != nil { _ = try moved.applyPending(on: monday, library: library) }
    #expect(day(moved, task.id) == target)
    #expect(moved.tasks.first { $0.id == task.id }?.pin?.day == target)
    let later = try moved.replanned(for: monday + 7, library: library, budget: .steps(20_000)).caseload
    #expect(day(later, task.id) == target)
    let missed = try later.replanned(for: monday + 9, library: library, budget: .steps(20_000)).caseload
    let after = try #require(missed.tasks.first { $0.id == task.id })
    #expect(after.pin?.day == target)
    #expect(after.hasMissedPin(on: monday + 9) && after.slips > 0 && after.isOpen)
    #expect(missed.lifecycle.log.entries.contains { $0.kind == .missedPin && $0.taskID == task.id })
  }

  @Test func `days that can't be right are refused with the reason, and nothing changes`() throws {
    let task = try movable(planned)
    #expect(
      refusal(place(task.id, monday + 14), planned).contains("Birthday of Martin")
        || refusal(place(task.id, monday + 14), planned).contains("Martin Luther King"))
    #expect(refusal(place(task.id, monday - 3), planned).contains("is over"))
    #expect(refusal(place(task.id, monday + 200), planned).contains("beyond the weeks that are planned"))
    let dated = try #require(
      planned.tasks.first {
        $0.isOpen && !$0.isFixed && $0.deadline != nil && $0.day != nil && $0.deadline! < monday + 20
      })
    let late = planned.calendar.workingDay(onOrAfter: dated.deadline! + 1)
    #expect(refusal(place(dated.id, late), planned).contains("has to be done by"))
    #expect(refusal(place(99_999, monday), planned) == "There is no task 99999.")
    let closed = try #require(planned.clients.first).id
    var discharged = planned
    for index in discharged.clients.indices where discharged.clients[index].id == closed {
      discharged.clients[index].status = .closed
    }
    #expect(refusal(crisis(closed), discharged).contains("stay is closed"))
    #expect(refusal(crisis("C-999"), planned).contains("no client"))
  }

  private func crisis(_ client: String, minutes: Int = 120) -> PlanChange {
    .openCrisis(
      PlanChange.CrisisReport(
        clientID: client, kind: "no bed tonight", need: "Find a bed for tonight", minutes: minutes,
        at: Crisis.Moment(day: monday, time: ClockTime(minutes: 640))))
  }

  @Test func `a fifth appointment is refused, and possible only past the limit and by name`() throws {
    var full = planned
    let appointments = planned.tasks.filter {
      $0.isOpen && $0.category == .appointment && !$0.isFixed && !$0.isTentative && $0.deadline == nil && $0.day != nil
    }
    let target = monday + 9
    var refused: (task: Int, sentence: String)?
    for task in appointments where refused == nil {
      do throws(PlanChangeError) {
        _ = try full.ask(for: place(task.id, target), on: monday, library: library)
      } catch {
        refused = (task.id, error.sentence)
      }
      if full.lifecycle.pending != nil { _ = try full.applyPending(on: monday, library: library) }
    }
    let (next, sentence) = try #require(refused)
    #expect(sentence.contains("Wed 14 Jan has its 3 appointments already"))
    let forced = try full.preview(place(next, target, overbook: true), on: monday, library: library)
    #expect(forced.overbooked.contains { $0.contains("4 appointments, 3 are the limit") })
    #expect(forced.moves.map(\.taskID) == [next])
    #expect(forced.outcome.tasks.first { $0.id == next }?.pin?.isOverride == true)
  }

  @Test func `apply happens once, undo restores the plan byte for byte, and ends at the beginning`() throws {
    var caseload = planned
    let before = caseload.planText
    #expect(throws: PlanChangeError.self) { try caseload.undoLastChange(on: monday) }
    let task = try movable(caseload)
    _ = try caseload.ask(for: crisis(task.key.clientID, minutes: 240), on: monday, library: library)
    let opened = caseload.planText
    #expect(caseload.crises.count == 1)
    if caseload.lifecycle.pending != nil {
      let preview = try #require(caseload.pendingPreview(on: monday, library: library))
      #expect(preview.moves.allSatisfy { !$0.cause.isEmpty })
      #expect(preview.terms.reduce(0) { $0 + $1.amount } == preview.total)
      _ = try caseload.applyPending(on: monday, library: library)
      #expect(throws: PlanChangeError.self) { try caseload.applyPending(on: monday, library: library) }
      _ = try caseload.undoLastChange(on: monday)
      #expect(caseload.planText == opened)
    }
    _ = try caseload.undoLastChange(on: monday)
    #expect(caseload.planText == before)
    #expect(throws: PlanChangeError.self) { try caseload.undoLastChange(on: monday) }
  }

  @Test func `what was planned into the room since stays: a change is taken back whole or not at all`() throws {
    var caseload = planned
    let wednesday = monday + 2
    let leave = PlanChange.Leave(from: wednesday, to: wednesday, extent: .allDay, reason: "Training")
    _ = try caseload.ask(for: .leave(leave), on: monday, library: library)
    if caseload.lifecycle.pending != nil { _ = try caseload.applyPending(on: monday, library: library) }
    _ = try caseload.ask(for: .cancelLeave(from: wednesday, to: wednesday), on: monday, library: library)
    // The next plan fills the day that is worked after all.
    caseload = try caseload.replanned(for: monday, library: library, budget: .steps(20_000)).caseload
    let before = caseload
    let refused = #expect(throws: PlanChangeError.self) { try caseload.undoLastChange(on: monday) }
    let sentence = try #require(refused).sentence
    #expect(sentence.contains("other work took the room since"))
    #expect(caseload == before)
  }

  @Test func `a contact that a person put on a day stays there when a crisis asks for one every day`() throws {
    var caseload = planned
    let contact = try #require(
      caseload.tasks.first { $0.isOpen && $0.key.stepID == "contact" && ($0.day ?? monday) > monday + 1 })
    let day = try #require(
      (2...10).map { monday + $0 }.first { caseload.calendar.isWorkingDay($0) && $0 != contact.day })
    _ = try caseload.ask(for: place(contact.id, day, overbook: true), on: monday, library: library)
    if caseload.lifecycle.pending != nil { _ = try caseload.applyPending(on: monday, library: library) }
    _ = try caseload.ask(for: crisis(contact.key.clientID, minutes: 60), on: monday, library: library)
    if caseload.lifecycle.pending != nil { _ = try caseload.applyPending(on: monday, library: library) }
    caseload = try caseload.replanned(for: monday + 1, library: library, budget: .steps(20_000)).caseload
    let kept = try #require(caseload.tasks.first { $0.id == contact.id })
    #expect(kept.isOpen && kept.day == day && kept.pin?.day == day)
    let daily = caseload.tasks.filter { $0.key.clientID == contact.key.clientID && $0.key.stepID == "contact-daily" }
    #expect(!daily.isEmpty)
  }

  @Test func `work of a client who came back is not swept off by an earlier change that is taken back`() throws {
    var caseload = planned
    let client = try movable(caseload).key.clientID
    _ = try caseload.ask(for: .hold(.client(client), reason: "Away"), on: monday, library: library)
    if caseload.lifecycle.pending != nil { _ = try caseload.applyPending(on: monday, library: library) }
    _ = try caseload.ask(for: .resume(.client(client)), on: monday, library: library)
    caseload = try caseload.replanned(for: monday + 1, library: library, budget: .steps(20_000)).caseload
    #expect(caseload.tasks.contains { $0.key.clientID == client && $0.isOpen && $0.day != nil })
    let resumed = caseload
    #expect(throws: PlanChangeError.self) { try caseload.undoLastChange(on: monday + 1) }
    #expect(caseload == resumed)
  }

  @Test func `a preview of a plan that has changed is computed anew and not applied`() throws {
    var caseload = planned
    let task = try movable(caseload)
    let seen = caseload.fingerprint
    _ = try caseload.ask(for: place(task.id, monday + 8), seen: seen, on: monday, library: library)
    if caseload.lifecycle.pending != nil { _ = try caseload.applyPending(on: monday, library: library) }
    let outcome = try caseload.ask(for: place(task.id, monday + 9), seen: seen, on: monday, library: library)
    guard case .recomputed = outcome else {
      Issue.record("the second move was \(outcome)")
      return
    }
    #expect(day(caseload, task.id) == monday + 8)
    _ = try caseload.applyPending(on: monday, library: library)
    #expect(day(caseload, task.id) == monday + 9)
  }

  @Test func `a client on hold has no work, nothing else moves, and resuming brings it back`() throws {
    var caseload = planned
    let client = try movable(caseload).key.clientID
    let others = caseload.tasks.filter { $0.key.clientID != client }.map { [$0.id: $0.spot] }
    _ = try caseload.ask(for: .hold(.client(client), reason: "In hospital"), on: monday, library: library)
    #expect(caseload.tasks.allSatisfy { $0.key.clientID != client || !$0.isOpen || $0.day == nil })
    #expect(caseload.tasks.filter { $0.key.clientID != client }.map { [$0.id: $0.spot] } == others)
    let next = try caseload.replanned(for: monday + 1, library: library, budget: .steps(20_000)).caseload
    #expect(next.tasks.allSatisfy { $0.key.clientID != client || !$0.isOpen || $0.day == nil })
    _ = try caseload.ask(for: .resume(.client(client)), on: monday, library: library)
    #expect(caseload.tasks.contains { $0.key.clientID == client && $0.day != nil })
  }

  @Test func `leave clears its days, and what has a hard date keeps it`() throws {
    var caseload = planned
    let leave = PlanChange.Leave(from: monday + 2, to: monday + 3, extent: .allDay, reason: "Flu")
    let preview = try caseload.preview(.leave(leave), on: monday, library: library)
    #expect(!preview.moves.isEmpty)
    #expect(preview.moves.allSatisfy { !$0.cause.isEmpty })
    #expect(preview.terms.reduce(0) { $0 + $1.amount } == preview.total)
    _ = try caseload.ask(for: .leave(leave), on: monday, library: library)
    if caseload.lifecycle.pending != nil { _ = try caseload.applyPending(on: monday, library: library) }
    for task in caseload.tasks where task.isOpen && (task.day == monday + 2 || task.day == monday + 3) {
      #expect(task.isFixed || task.pin != nil, "task \(task.id) stands on a day of leave")
    }
    for task in caseload.tasks where task.isOpen && !task.isFixed {
      if let day = task.day, let deadline = task.deadline { #expect(day <= deadline || deadline < monday) }
    }
  }

  @Test
  func `on a day that a person filled past its limits a crisis moves minor work only, and says what can't give way`()
    throws
  {
    var caseload = planned
    let forced = caseload.tasks.filter { task in
      task.isOpen && !task.isFixed && !task.isTentative && task.key.processID != 0
        && task.day.map { $0 > monday + 1 } ?? false
    }.prefix(6).map(\.id)
    #expect(forced.count == 6)
    for id in forced {
      _ = try? caseload.ask(for: place(id, monday, overbook: true), on: monday, library: library)
      if caseload.lifecycle.pending != nil { _ = try caseload.applyPending(on: monday, library: library) }
    }
    let pinned = Set(caseload.tasks.filter { $0.isOpen && $0.pin != nil && $0.day == monday }.map(\.id))
    #expect(pinned.count >= 3)
    #expect(!caseload.load(of: monday).excesses.isEmpty, "the day is past its limits before the crisis")
    let before = Dictionary(caseload.tasks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let client = try #require(caseload.clients.first { $0.status == .open }).id
    _ = try caseload.ask(for: crisis(client, minutes: 240), on: monday, library: library)
    let preview = caseload.pendingPreview(on: monday, library: library)
    if let preview, !caseload.load(of: monday).excesses.isEmpty {
      #expect(preview.warnings.contains { $0.contains("nothing more there can give way") })
    }
    while caseload.lifecycle.pending != nil { _ = try caseload.applyPending(on: monday, library: library) }
    let now = Dictionary(caseload.tasks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for id in pinned { #expect(now[id]?.day == monday, "what a person put there stays") }
    let work = try #require(caseload.tasks.first { $0.key.stepID == Crisis.taskStep && $0.isOpen })
    #expect(work.day == monday)
    for (id, old) in before where old.isOpen && old.day == monday && now[id]?.day != monday {
      #expect(old.priority >= .medium && !old.isFixed && old.deadline == nil, "only minor work gives way")
    }
  }

  @Test func `a crisis is stabilised and closed with its times, and the follow-up stands on the next day`() throws {
    var caseload = planned
    let client = try movable(caseload).key.clientID
    _ = try caseload.ask(for: crisis(client), on: monday, library: library)
    let noon = Crisis.Moment(day: monday, time: ClockTime(minutes: 720))
    #expect(caseload.crises[0].wasStabilisedInTime(at: noon) == nil)
    #expect(caseload.crises[0].wasStabilisedInTime(at: Crisis.Moment(day: monday + 2, time: noon.time)) == false)
    try caseload.stabiliseCrisis(1, at: noon, library: library)
    #expect(caseload.crises[0].wasStabilisedInTime(at: noon) == true)
    let followUp = try #require(caseload.tasks.first { $0.key.stepID == Crisis.followUpStep })
    #expect(followUp.day == monday + 1)
    #expect(throws: PlanChangeError.self) { try caseload.stabiliseCrisis(1, at: noon, library: library) }
    try caseload.closeCrisis(1, at: noon, library: library)
    #expect(caseload.client(client)?.openCrisis == nil)
    #expect(throws: PlanChangeError.self) { try caseload.closeCrisis(1, at: noon, library: library) }
  }

  @Test func `why names a reason and ranked places, and why not names the rule or the price`() throws {
    let task = try movable(planned)
    let here = try planned.explain(task.id, on: monday, library: library)
    #expect(here.sentence.hasSuffix("."))
    #expect(here.places.count == 3)
    #expect(here.places.map(\.total) == here.places.map(\.total).sorted())
    #expect(here.places.allSatisfy { $0.terms.reduce(0) { $0 + $1.amount } == $0.total })
    let holiday = try planned.explain(task.id, notOn: monday + 14, on: monday, library: library)
    #expect(holiday.sentence.contains("is not a working day"))
    let other = try planned.explain(task.id, notOn: monday + 8, on: monday, library: library)
    #expect(other.terms.reduce(0) { $0 + $1.amount } == other.total)
    #expect(!other.sentence.isEmpty)
  }

  @Test func `next week is published at the start of Friday`() {
    #expect(planned.publishedEnd(on: monday + 3) == monday + 6)
    #expect(planned.publishedEnd(on: monday + 4) == monday + 13)
    var short = planned
    short.calendar.closures[monday + 4] = "Closed"
    #expect(short.publishedEnd(on: monday + 3) == monday + 13)
  }

  @Test func `three slips ask for a review and complete nothing`() throws {
    var caseload = planned
    var day = monday
    for _ in 0..<6 {
      day = caseload.calendar.day(day, plusWorkingDays: 1)
      caseload = try caseload.replanned(for: day, library: library, budget: .steps(20_000)).caseload
    }
    let asked = caseload.tasks.filter(\.needsReview)
    #expect(!asked.isEmpty)
    #expect(asked.allSatisfy { $0.status == .planned })
    #expect(caseload.tasks.allSatisfy { $0.status != .done })
  }
}
