import Casework
import CaseworkTestSupport
import Foundation
import Planning
import Testing

/// What one crisis does to a full week, over many random weeks. `CASEDAY_WEEKS` sets another number than 200.
@Suite struct CrisisWeekTests {
  @Test func `a crisis moves nothing pinned or done, and at most a third of what planning anew would`() throws {
    let weeks = ProcessInfo.processInfo.environment["CASEDAY_WEEKS"].flatMap { Int($0) } ?? 200
    let library = try TemplateLibrary.standard()
    let budget = PlanningBudget.steps(6_000)
    var (moved, anew, pinnedMoved, doneMoved, full) = (0, 0, 0, 0, 0)
    var most = 0
    for seed in 1...weeks {
      var generator = CaseworkTestSupport.SeededGenerator(seed: UInt64(seed))
      let monday = SampleCaseload.monday
      var caseload = try RandomCaseload.make(
        seed: UInt64(seed), clients: 18, on: monday, library: library
      ).replanned(for: monday, library: library, budget: budget).caseload
      // Some of today is done, some of the week is pinned.
      for task in caseload.tasks where task.isOpen && task.day == monday && generator.oneIn(6) {
        try caseload.completeTask(task.id, on: monday, library: library)
      }
      for task in caseload.tasks where task.isOpen && !task.isFixed && generator.oneIn(12) {
        guard let spot = task.spot, spot.day <= monday + 4 else { continue }
        _ = try? caseload.ask(
          for: .place(PlanChange.PlacedTask(task: task.id, day: spot.day, half: spot.half)), on: monday,
          library: library)
      }
      let open = caseload.clients.filter { $0.status == .open }
      guard let client = generator.pick(open) else { continue }
      let before = caseload
      let report = PlanChange.CrisisReport(
        clientID: client.id, kind: "no bed tonight", need: "Find a bed", minutes: 240,
        at: Crisis.Moment(day: monday, time: ClockTime(minutes: 620)))
      _ = try caseload.ask(for: .openCrisis(report), on: monday, library: library)
      if caseload.lifecycle.pending != nil { _ = try caseload.applyPending(on: monday, library: library) }
      var free = caseload
      free.plannedOn = nil
      let scratch = try free.replanned(for: monday, library: library, budget: budget).caseload

      let published = before.tasks.filter { task in
        task.key.clientID != client.id && (task.day.map { $0 >= monday && $0 <= monday + 6 } ?? false)
      }
      let now = Dictionary(uniqueKeysWithValues: caseload.tasks.map { ($0.id, $0) })
      let then = Dictionary(uniqueKeysWithValues: scratch.tasks.map { ($0.id, $0) })
      let booked = published.filter(\.isOpen).reduce(0) { $0 + $1.minutes }
      if booked >= 1_200 { full += 1 }
      let moves = published.filter { $0.isOpen && now[$0.id]?.spot != $0.spot }.count
      moved += moves
      most = max(most, moves)
      anew += published.filter { $0.isOpen && then[$0.id]?.spot != $0.spot }.count
      pinnedMoved += published.filter { $0.isOpen && $0.pin != nil && now[$0.id]?.spot != $0.spot }.count
      doneMoved += published.filter { $0.status == .done && now[$0.id] != $0 }.count
    }
    print(
      "One crisis in \(weeks) weeks (\(full) of them with 20 hours or more booked): \(moved) published tasks moved, at most \(most) in one week; planning anew would have moved \(anew). Pinned moved: \(pinnedMoved), done moved: \(doneMoved)."
    )
    #expect(pinnedMoved == 0)
    #expect(doneMoved == 0)
    #expect(moved * 3 <= anew)
    #expect(full * 2 >= weeks)
  }
}
