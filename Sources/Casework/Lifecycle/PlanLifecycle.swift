internal import Planning

/// What is kept about a plan beside the places themselves.
package struct PlanLifecycle: Sendable, Equatable {
  /// The preview that waits for an answer; nil for none.
  package var pending: PendingChange?
  /// What changed by itself on the plan's day.
  package var log = PlanLog()
  /// The changes that can be taken back, oldest first.
  package var history: [AppliedChange] = []
  /// The number that the next change gets.
  package var nextNumber = 1

  package init() {}

  /// How many changes can be taken back.
  package static let reach = 20
}

/// A change that a person was shown and has not answered. The preview itself is computed whenever it is looked at.
package struct PendingChange: Sendable, Equatable, Codable {
  package var change: PlanChange
  /// The plan that the preview was computed on.
  package var fingerprint: String
  /// How many published tasks would move.
  package var moves: Int

  package init(change: PlanChange, fingerprint: String, moves: Int) {
    self.change = change
    self.fingerprint = fingerprint
    self.moves = moves
  }
}

/// What happened to the plan by itself: at the start of a day, and when something was added.
package struct PlanLog: Sendable, Equatable, Codable {
  /// The day it is about; nil before the first plan.
  package var day: CalendarDay?
  package var entries: [Entry] = []

  package init(day: CalendarDay? = nil, entries: [Entry] = []) {
    self.day = day
    self.entries = entries
  }

  /// One thing that is different.
  package struct Entry: Sendable, Equatable, Codable {
    /// What kind of change it is. The words are published in the API.
    package enum Kind: String, Sendable, CaseIterable, Codable {
      case missedPin = "missed_pin"
      case needsReview = "needs_review"
      case slipped, moved
      case withoutDay = "without_day"
      case started, published
    }
    package var kind: Kind
    /// The task or the process it is about; nil for the plan as a whole.
    package var taskID: Int?
    package var processID: Int?
    package var clientID: String?
    /// What changed and why.
    package var sentence: String

    package init(
      kind: Kind, taskID: Int? = nil, processID: Int? = nil, clientID: String? = nil, sentence: String
    ) {
      self.kind = kind
      self.taskID = taskID
      self.processID = processID
      self.clientID = clientID
      self.sentence = sentence
    }
  }
}

/// A change that was made, and what stood there before.
package struct AppliedChange: Sendable, Equatable {
  package var number: Int
  package var day: CalendarDay
  /// What was done, as the preview called it.
  package var title: String
  /// How many tasks stand elsewhere by it.
  package var moves: Int
  /// What was before, as JSON (`UndoImage`); read when the change is taken back.
  package var image: String

  package init(number: Int, day: CalendarDay, title: String, moves: Int, image: String) {
    self.number = number
    self.day = day
    self.title = title
    self.moves = moves
    self.image = image
  }
}

extension Caseload {
  /// The plan as text: every open task with its place, its pin and its reason. Two caseloads with the same text have the same plan.
  package var planText: String {
    var lines = ["plan \(plannedOn.map(\.description) ?? "-")"]
    for task in tasks where task.isOpen {
      let pin = task.pin.map { "\($0.day)/\($0.half?.rawValue ?? "-")/\($0.time?.description ?? "-")/\($0.isOverride)" }
      lines.append(
        "\(task.id)|\(task.day?.description ?? "-")|\(task.half?.rawValue ?? "-")|"
          + "\(task.startsAt?.description ?? "-")|\(pin ?? "-")|\(task.priority.rawValue)|\(task.reason)")
    }
    for client in clients where client.status != .open || client.openCrisis != nil {
      lines.append("client \(client.id)|\(client.status.rawValue)|\(client.openCrisis ?? "-")")
    }
    for process in processes where process.status == .onHold { lines.append("process \(process.id)|on_hold") }
    for (day, absence) in calendar.absences.sorted(by: { $0.key < $1.key }) {
      lines.append("absence \(day)|\(absence.extent.rawValue)|\(absence.reason)")
    }
    for crisis in crises where !crisis.isWithdrawn { lines.append("crisis \(crisis)") }
    return lines.joined(separator: "\n")
  }

  /// A short name of the plan as it stands (FNV-1a, 64 bits): what a preview was computed on, and what a person looked at.
  package var fingerprint: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in planText.utf8 {
      hash ^= UInt64(byte)
      hash = hash &* 0x100_0000_01b3
    }
    let text = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }
}
