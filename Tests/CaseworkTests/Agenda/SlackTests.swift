import CaseworkTestSupport
import Planning
import Testing

@testable import Casework

/// Latest starts against trying every day: an independent walk forward, day by day, over small random processes.
@Suite struct SlackTests {
  private let calendar = WorkCalendar(closures: HolidayCalendar.usFederal.names)

  @Test(arguments: 0..<60) func `a latest start is the last day from which every hard date can be met`(seed: Int) throws
  {
    var random = SeededGenerator(seed: UInt64(seed) &+ 77)
    let caseload = try smallCaseload(&random)
    let today = try #require(caseload.clients.first?.admission)
    let agenda = Agenda(caseload.caseload, library: TemplateLibrary(templates: caseload.templates), on: today)
    let schedule = try #require(agenda.schedules["c1"])
    for index in schedule.nodes.indices where !schedule.isReference(schedule.nodes[index]) {
      let tried = Trial(schedule: schedule, calendar: calendar).latestStart(of: index, today: today)
      #expect(
        schedule.nodes[index].latestStart == tried,
        "seed \(seed), step \(schedule.nodes[index].step.id): \(String(describing: schedule.nodes[index].latestStart)), tried \(String(describing: tried))"
      )
    }
  }

  /// One client with two processes, the second of which needs a milestone of the first.
  private func smallCaseload(_ random: inout SeededGenerator) throws -> (
    caseload: Caseload, templates: [ProcessTemplate], clients: [Client]
  ) {
    let today = try #require(CalendarDay("2026-01-05")) + Int.random(in: 0...364, using: &random)
    let first = template("first", count: Int.random(in: 2...5, using: &random), needs: nil, &random)
    let second = template("second", count: Int.random(in: 1...4, using: &random), needs: "first", &random)
    let client = Client(id: "c1", name: "Client", admission: calendar.workingDay(onOrAfter: today))
    let caseload = Caseload(
      caseManagerID: "1", calendar: calendar, clients: [client],
      processes: [
        CaseProcess(id: 1, clientID: "c1", templateID: "first", startedOn: client.admission),
        CaseProcess(id: 2, clientID: "c1", templateID: "second", startedOn: client.admission),
      ])
    return (caseload, [first, second], [client])
  }

  private func template(_ id: String, count: Int, needs other: String?, _ random: inout SeededGenerator)
    -> ProcessTemplate
  {
    let letter = id == "first" ? "F" : "G"
    let steps = (1...count).map { number -> TemplateStep in
      var step = TemplateStep(
        id: "\(letter)\(number)", title: "Step \(number)",
        category: [WorkCategory.phoneCall, .appointment, .paperwork, .followUp][Int.random(in: 0...3, using: &random)],
        minutes: [10, 30, 60, 90][Int.random(in: 0...3, using: &random)],
        quantity: .fixed(Int.random(in: 1...9, using: &random)))
      for earlier in 1..<max(number, 1) where Bool.random(using: &random) {
        step.after.append(
          StepDependency(
            .step("\(letter)\(earlier)"), pieces: [.any, .half, .all][Int.random(in: 0...2, using: &random)],
            lag: lag(&random), isSoft: false))
      }
      if number == 1, let other {
        step.after.append(
          StepDependency(.milestone(template: other, name: "ready"), pieces: .all, lag: lag(&random), isSoft: false))
      }
      if Int.random(in: 0...2, using: &random) == 0 {
        step.wait = ExternalWait(
          awaited: "somebody", typical: 1...Int.random(in: 1...20, using: &random),
          unit: Bool.random(using: &random) ? .calendarDays : .workingDays)
      }
      if Int.random(in: 0...2, using: &random) == 0 {
        step.deadline = TemplateDeadline(
          kind: [.calendar, .businessForward, .businessBack][Int.random(in: 0...2, using: &random)],
          at: DateExpression(.admission, .calendarDays(Int.random(in: 0...90, using: &random))), office: .federal)
      }
      if number == count, id == "first" { step.milestone = "ready" }
      return step
    }
    return ProcessTemplate(id: id, title: id, steps: steps)
  }

  private func lag(_ random: inout SeededGenerator) -> TimeSpan {
    TimeSpan(Int.random(in: 0...6, using: &random), Bool.random(using: &random) ? .workingDays : .calendarDays)
  }
}

/// Walks forward from one step, day by day; everything that doesn't come after that step is early enough.
private struct Trial {
  let schedule: ClientSchedule
  let calendar: WorkCalendar

  /// The last working day from which no hard date is missed; nil when no hard date lies behind the step.
  func latestStart(of index: Int, today: CalendarDay) -> CalendarDay? {
    let bound = schedule.nodes.indices.contains { other in
      schedule.nodes[other].hardDate != nil && isAfter(other, index)
    }
    guard bound else { return nil }
    var day = schedule.nodes.compactMap(\.hardDate).max() ?? today
    while day > today - 400 {
      if isOpen(day), meetsAll(index, start: day) { return day }
      day = day - 1
    }
    return nil
  }

  private func isAfter(_ later: Int, _ earlier: Int) -> Bool {
    later == earlier || schedule.nodes[later].needs.contains { $0.nodes.contains { isAfter($0, earlier) } && binds($0) }
  }

  private func binds(_ need: StepNode.Need) -> Bool { !need.isSoft }

  private func meetsAll(_ index: Int, start: CalendarDay) -> Bool {
    schedule.nodes.indices.allSatisfy { other in
      guard let hard = schedule.nodes[other].hardDate, let pieces = days(other, from: index, start: start) else {
        return true
      }
      return (pieces.max() ?? start) <= hard
    }
  }

  /// The days of a step's pieces when `index` starts on a day; nil for steps that don't come after it.
  private func days(_ node: Int, from index: Int, start: CalendarDay) -> [CalendarDay]? {
    let step = schedule.nodes[node].step
    var first: CalendarDay?
    if node == index {
      first = start
    } else {
      for need in schedule.nodes[node].needs {
        for target in need.nodes {
          guard let pieces = days(target, from: index, start: start) else { continue }
          let sorted = pieces.sorted()
          let wait = schedule.nodes[target].step.wait
          var ready: CalendarDay
          if let wait {
            ready = after(sorted.last ?? start, wait.typical.upperBound, wait.unit)
            while !isOpen(ready) { ready = ready + 1 }
          } else {
            switch need.pieces {
            case .any: ready = sorted[0]
            case .half: ready = sorted[(sorted.count + 1) / 2 - 1]
            case .all: ready = sorted[sorted.count - 1]
            }
          }
          ready = after(ready, need.lag.count, need.lag.unit)
          while !isOpen(ready) { ready = ready + 1 }
          first = max(first ?? ready, ready)
        }
      }
    }
    guard let first else { return nil }
    let cap: Int =
      switch step.category {
      case .phoneCall: 8
      case .appointment: 3
      case .paperwork: 5
      case .followUp: 10
      case .other: 4
      }
    let perDay = max(1, min(cap, 300 / step.minutes))
    return schedule.nodes[node].pieces.indices.map { after(first, $0 / perDay, .workingDays) }
  }

  private func after(_ day: CalendarDay, _ count: Int, _ unit: TimeSpan.Unit) -> CalendarDay {
    if unit == .calendarDays { return day + count }
    var result = day
    var left = count
    while left > 0 {
      result = result + 1
      if isOpen(result) { left -= 1 }
    }
    return result
  }

  private func isOpen(_ day: CalendarDay) -> Bool {
    day.weekday != .saturday && day.weekday != .sunday && HolidayCalendar.usFederal.name(on: day) == nil
  }
}
