/// What putting a step off would move, and which dates it would break; nothing is changed.
package struct PutOffPreview: Sendable, Equatable {
  /// One step on another expected day.
  package struct Move: Sendable, Equatable {
    package var processID: Int
    package var stepID: String
    package var title: String
    package var from: CalendarDay
    package var to: CalendarDay
  }

  /// In the order of their new days.
  package var moves: [Move]
  /// Hard dates and agreed appointments that would no longer be met, each as a sentence. They don't move.
  package var conflicts: [String]

  /// What differs between two caseloads of one client.
  package init(of clientID: String, before: Caseload, after: Caseload, on today: CalendarDay, library: TemplateLibrary)
  {
    let old = before.schedule(of: clientID, on: today, library: library)
    let new = after.schedule(of: clientID, on: today, library: library)
    moves = []
    conflicts = []
    for (was, now) in zip(old.nodes, new.nodes) where !now.isSettled && !new.isReference(now) {
      let process = new.processes[now.process]
      let title = process.provider.map { "\(now.step.title): \($0)" } ?? now.step.title
      let (from, to) = (Self.day(of: was), Self.day(of: now))
      if from != to {
        moves.append(
          Move(
            processID: process.id, stepID: now.step.id, title: title, from: from, to: to))
      }
      if let conflict = Self.conflict(now, title: title), Self.conflict(was, title: title) != conflict {
        conflicts.append(conflict)
      }
    }
    moves.sort { ($0.to, $0.processID, $0.stepID) < ($1.to, $1.processID, $1.stepID) }
  }

  /// The first day on which something open of a step is planned, or can be expected.
  private static func day(of node: StepNode) -> CalendarDay {
    node.openPieces.map(\.expectedDay).min() ?? node.expectedStart
  }

  private static func conflict(_ node: StepNode, title: String) -> String? {
    let last = node.openPieces.map(\.expectedDay).max() ?? node.expectedStart
    if let hard = node.hardDate, last > hard {
      return "“\(title)” has to be done by \(DayText.long(hard)), and would come on \(DayText.long(last))."
    }
    if let agreed = node.appointment, let ready = node.readyOn, ready > agreed.day {
      return
        "“\(title)” is agreed for \(DayText.long(agreed.day)), and what it needs would be ready on \(DayText.long(ready))."
    }
    return nil
  }
}
