import Casework
import CaseworkTestSupport
import Foundation
import Planning
import Testing

/// Random sequences of what people and days do to a plan, over months of virtual time.
///
/// `make test` runs 500 sequences, `make model` 10,000; `CASEDAY_SEQUENCES` sets another number, and `CASEDAY_SEQUENCE`
/// repeats a single one.
@Suite struct LifecycleModelTests {
  static let sequences = ProcessInfo.processInfo.environment["CASEDAY_SEQUENCES"].flatMap { Int($0) } ?? 500
  static let only = ProcessInfo.processInfo.environment["CASEDAY_SEQUENCE"].flatMap { Int($0) }
  static let shares = Array(0..<10)

  @Test(arguments: shares)
  func `no work is lost or doubled, no limit is broken, every move has a cause, and undo is exact`(
    _ share: Int
  ) throws {
    let library = try TemplateLibrary.standard()
    let numbers = Self.only.map { $0..<$0 + 1 } ?? 0..<Self.sequences
    for number in numbers where number % Self.shares.count == share {
      var model = try LifecycleModel(seed: UInt64(number) &+ 1, library: library)
      for _ in 0..<14 { try model.step() }
      #expect(model.faults == [], "sequence \(number): \(model.story.joined(separator: ", "))")
      if !model.faults.isEmpty { return }
    }
  }
}

/// One caseload, what was done to it, and what must hold after each step.
private struct LifecycleModel {
  private var generator: CaseworkTestSupport.SeededGenerator
  private let library: TemplateLibrary
  private var caseload: Caseload
  private var today: CalendarDay
  /// The plan's text before each change that can be taken back exactly: nothing else has happened since.
  private var texts: [String] = []
  private(set) var faults: [String] = []
  private(set) var story: [String] = []
  private let budget = PlanningBudget.steps(1_500)

  init(seed: UInt64, library: TemplateLibrary) throws {
    generator = CaseworkTestSupport.SeededGenerator(seed: seed)
    self.library = library
    today = SampleCaseload.monday + Int(seed % 200)
    caseload = RandomCaseload.make(seed: seed, clients: 3 + Int(seed % 4), on: today, library: library)
    today = caseload.planningDay(today)
    if seed % 4 != 0 { caseload.settings.horizonDays = 10 }
    caseload = try caseload.replanned(for: today, library: library, budget: budget).caseload
  }

  mutating func step() throws {
    let known = faults.count
    try takeStep()
    for index in faults.indices.dropFirst(known) {
      faults[index] = "After step \(story.count), \(story.last ?? "nothing"): \(faults[index])"
    }
  }

  private mutating func takeStep() throws {
    switch generator.number(in: 0...12) {
    case 0, 1: try advance()
    case 2: try complete()
    case 3, 4, 5: ask(move())
    case 6: ask(unpin())
    case 7: ask(hold())
    case 8: ask(crisis())
    case 9: ask(leave())
    case 10: settleCrisis()
    case 11: answer()
    default: undo()
    }
  }

  // MARK: Steps

  private mutating func advance() throws {
    let before = caseload
    today = caseload.planningDay(today + generator.number(in: 1...9))
    story.append("to \(today)")
    caseload = try caseload.replanned(for: today, library: library, budget: budget).caseload
    texts = []
    let logged = Set(caseload.lifecycle.log.entries.compactMap(\.taskID))
    let published = before.publishedThrough ?? today
    for (old, new) in zip(before.tasks, caseload.tasks) where old.isOpen && new.isOpen {
      guard let day = old.day, day <= published, new.day != day else { continue }
      if !logged.contains(old.id) { faults.append("task \(old.id) moved off \(day) by itself, unnamed") }
    }
    check(from: before, done: [])
  }

  private mutating func complete() throws {
    let before = caseload
    let ids = caseload.tasks.filter { $0.isOpen && $0.day == today }.map(\.id).filter { _ in generator.oneIn(2) }
    story.append("done \(ids)")
    for id in ids { try caseload.completeTask(id, on: today, library: library) }
    texts = []
    for (old, new) in zip(before.tasks, caseload.tasks) where old.spot != new.spot {
      faults.append("completing moved task \(old.id)")
    }
    check(from: before, done: Set(ids))
  }

  private mutating func ask(_ change: PlanChange?) {
    guard let change else { return }
    let before = caseload
    story.append("\(change)")
    do throws(PlanChangeError) {
      let outcome = try caseload.ask(for: change, on: today, library: library)
      switch outcome {
      case .applied(let preview):
        texts.append(before.planText)
        examine(preview, from: before)
      case .waits(let preview):
        if before.planText != caseload.planText { faults.append("a preview changed the plan") }
        examine(preview, from: nil)
      case .recomputed: faults.append("nobody had looked at anything")
      }
    } catch {
      if before != caseload { faults.append("a refusal changed something: \(error.sentence)") }
      if error.sentence.isEmpty { faults.append("a refusal without a sentence") }
    }
    check(from: before, done: [])
  }

  private mutating func answer() {
    let before = caseload
    let isYes = generator.oneIn(2)
    story.append(isYes ? "apply" : "keep")
    do throws(PlanChangeError) {
      if isYes {
        switch try caseload.applyPending(on: today, library: library) {
        case .applied(let preview):
          texts.append(before.planText)
          examine(preview, from: before)
          if (try? caseload.applyPending(on: today, library: library)) != nil { faults.append("applied twice") }
        case .recomputed: if before.planText != caseload.planText { faults.append("a recomputed preview was applied") }
        }
      } else {
        _ = try caseload.keepPlan()
        if before.planText != caseload.planText { faults.append("keeping changed the plan") }
      }
    } catch {
      if before != caseload { faults.append("a refused answer changed something") }
    }
    check(from: before, done: [])
  }

  private mutating func undo() {
    let before = caseload
    story.append("undo")
    do throws(PlanChangeError) {
      _ = try caseload.undoLastChange(on: today)
      if let text = texts.popLast() {
        if caseload.planText != text { faults.append("undo did not restore the plan") }
      }
    } catch {
      if !texts.isEmpty { faults.append("undo was refused: \(error.sentence)") }
      if before != caseload { faults.append("a refused undo changed something") }
    }
    check(from: before, done: [])
  }

  private mutating func settleCrisis() {
    guard let crisis = generator.pick(caseload.crises) else { return }
    let before = caseload
    let now = Crisis.Moment(day: today, time: ClockTime(minutes: 16 * 60))
    story.append("settle \(crisis.id)")
    do throws(PlanChangeError) {
      if generator.oneIn(2) {
        try caseload.stabiliseCrisis(crisis.id, at: now, library: library)
      } else {
        try caseload.closeCrisis(crisis.id, at: now, library: library)
      }
      texts = []
    } catch {
      if before != caseload { faults.append("a refused crisis changed something") }
    }
    check(from: before, done: [])
  }

  // MARK: Choices

  private mutating func move() -> PlanChange? {
    guard let task = generator.pick(caseload.tasks.filter(\.isOpen)) else { return nil }
    return .place(
      PlanChange.PlacedTask(
        task: task.id, day: today + generator.number(in: -1...16), half: generator.pick([nil, .am, .pm]) ?? nil,
        isOverbooking: generator.oneIn(4)))
  }

  private mutating func unpin() -> PlanChange? {
    generator.pick(caseload.tasks.filter { $0.isOpen && $0.pin != nil }).map { .unpin(task: $0.id) }
  }

  private mutating func hold() -> PlanChange? {
    guard let client = generator.pick(caseload.clients) else { return nil }
    return client.status == .onHold ? .resume(.client(client.id)) : .hold(.client(client.id), reason: "Away")
  }

  private mutating func crisis() -> PlanChange? {
    guard let client = generator.pick(caseload.clients) else { return nil }
    return .openCrisis(
      PlanChange.CrisisReport(
        clientID: client.id, kind: "no bed", need: "Find a bed", minutes: generator.number(in: 30...240),
        at: Crisis.Moment(day: today, time: ClockTime(minutes: generator.number(in: 8...16) * 60))))
  }

  private mutating func leave() -> PlanChange? {
    let first = today + generator.number(in: 0...12)
    let last = first + generator.number(in: 0...3)
    if generator.oneIn(4) { return .cancelLeave(from: first, to: last) }
    return .leave(
      PlanChange.Leave(
        from: first, to: last, extent: generator.pick([.allDay, .morning, .afternoon]) ?? .allDay, reason: "Leave"))
  }

  // MARK: What must hold

  /// Every move has a cause and stands in the preview, the terms add up, and nothing pinned or done moves.
  private mutating func examine(_ preview: PlanPreview, from before: Caseload?) {
    if preview.terms.reduce(0, { $0 + $1.amount }) != preview.total { faults.append("the terms don't add up") }
    let sum = preview.moves.flatMap(\.terms).reduce(0) { $0 + $1.amount }
    if !preview.terms.isEmpty, sum != preview.total {
      faults.append("the moves' terms add up to \(sum), not \(preview.total)")
    }
    for move in preview.moves where move.cause.isEmpty { faults.append("task \(move.taskID) moves without a cause") }
    guard let before else { return }
    let named = Set(preview.moves.map(\.taskID))
    for (old, new) in zip(before.tasks, preview.outcome.tasks) where old.spot != new.spot && old.isOpen {
      if !named.contains(old.id) { faults.append("task \(old.id) moved and the preview doesn't say so") }
    }
    for move in preview.pushes {
      guard let old = before.tasks.first(where: { $0.id == move.taskID }) else { continue }
      if old.pin.map({ $0.day >= today }) ?? false { faults.append("pinned task \(old.id) was pushed") }
    }
  }

  private mutating func check(from before: Caseload, done: Set<Int>) {
    if Set(caseload.tasks.map(\.key)).count != caseload.tasks.count { faults.append("a piece has two tasks") }
    if Set(caseload.tasks.map(\.id)).count != caseload.tasks.count { faults.append("two tasks have one number") }
    if caseload.tasks.count < before.tasks.count { faults.append("a task is gone") }
    for (old, new) in zip(before.tasks, caseload.tasks) {
      if old.id != new.id || old.key != new.key { faults.append("task \(old.id) is another one now") }
      if old.isOpen, !new.isOpen, !done.contains(old.id), old.key.processID != 0, new.status != .cancelled {
        faults.append("task \(old.id) became \(new.status.rawValue) by itself")
      }
      if old.isOpen, new.status == .cancelled, old.key.processID != 0, new.reason.isEmpty {
        faults.append("task \(old.id) was cancelled without a reason")
      }
      if old.status == .done, new.status != .done || new.completedOn != old.completedOn {
        faults.append("task \(old.id) was done and changed")
      }
    }
    for task in caseload.tasks where task.isOpen && task.day != nil {
      if caseload.client(task.key.clientID)?.status != .open {
        faults.append("task \(task.id) of a stay that isn't open")
      }
      if let pin = task.pin, pin.day >= today, task.day != pin.day {
        faults.append("pinned task \(task.id) stands on another day")
      }
    }
    checkLimits()
  }

  /// A day above a limit holds something that a person put there on purpose, an agreed time, a crisis, or a pin that leave came upon.
  private mutating func checkLimits() {
    for load in caseload.loads(from: today) where !load.excesses.isEmpty {
      let excused = caseload.tasks.contains { task in
        task.standsOn == load.day
          && (task.pin != nil || task.isFixed || Crisis.isWork(task.key) || task.status == .done)
      }
      if !excused { faults += load.excesses }
    }
  }
}
