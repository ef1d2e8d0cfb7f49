internal import Planning

/// Where an open step of a running process stands. Each stands in exactly one place.
package struct StepWhereabouts: Sendable, Equatable {
  /// The places. The words are published in the API.
  package enum Place: String, Sendable, CaseIterable { case today, later, waiting, unplanned }

  package var clientID: String
  package var processID: Int
  package var stepID: String
  package var title: String
  package var place: Place
  /// The planned or expected day; for a wait the day it is expected to end.
  package var day: CalendarDay?
  /// Why it waits, or has no day; for planned work empty.
  package var reason: String
}

extension PlanViews {
  /// Every open step of every running process of open stays, in exactly one place: today if a piece of it is planned for today,
  /// otherwise a later day if one is planned or expected there, otherwise waiting, otherwise unplanned with the reason.
  package func whereabouts() -> [StepWhereabouts] {
    let items = Dictionary(agenda.items.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let later = Dictionary(agenda.later.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let records = Dictionary(caseload.tasks.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    return caseload.clients.filter { $0.status == .open }.compactMap { agenda.schedules[$0.id] }.flatMap { schedule in
      schedule.nodes.compactMap { node -> StepWhereabouts? in
        let process = schedule.processes[node.process]
        guard process.status.isOpen, !node.isSettled else { return nil }
        var step = StepWhereabouts(
          clientID: schedule.client.id, processID: process.id, stepID: node.step.id, title: node.step.title,
          place: .unplanned, day: nil, reason: "")
        let open = node.pieces.filter(\.isOpen)
        if let day = open.compactMap({ records[$0.key]?.day }).min() {
          step.place = day <= today ? .today : .later
          step.day = day
        } else if let wait = schedule.waiting(node) {
          step.place = .waiting
          step.day = wait.expected
          step.reason = "Waiting for \(wait.awaited) since \(DayText.dayAndMonth(wait.since))."
        } else if schedule.isReference(node) {
          // It stands for processes that are running: their steps are listed themselves.
          step.place = .waiting
          step.day = node.expectedFinish
          step.reason = "Done when the processes it started are."
        } else if let listing = schedule.listing(node) {
          step.place = .waiting
          step.day = listing.expected
          step.reason = "Waiting for a place at \(listing.awaited)."
        } else if let item = open.compactMap({ later[$0.key] }).min(by: { $0.expectedDay < $1.expectedDay }) {
          step.place = .later
          step.day = item.expectedDay
        } else if let key = open.map(\.key).first(where: { items[$0] != nil }) {
          step.reason = records[key]?.reason ?? ""
          if step.reason.isEmpty { step.reason = "There was no room for it in these weeks." }
        } else {
          step.reason = open.isEmpty ? "Nothing of it is left to do; record its answer." : "Not needed now."
        }
        return step
      }
    }
  }
}
