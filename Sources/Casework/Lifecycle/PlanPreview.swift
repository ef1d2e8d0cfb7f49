internal import Planning

/// What a change would do to the plan, before anything is done: each move with its cause, and what the plan's cost says about it.
package struct PlanPreview: Sendable, Equatable {
  package var change: PlanChange
  /// "Move “Call the DMV” (Jay) to Tue 6 Jan morning".
  package var title: String
  /// What moves, the change's own task first.
  package var moves: [PlanMove]
  /// By how much each part of the plan's cost changes; they add up to `total`. Empty where no places are compared.
  package var terms: [CostTerm]
  /// The cost of the plan after the change less that before it.
  package var total: Int
  /// Days that stand above a limit after the change, each as a sentence.
  package var overbooked: [String]
  /// What else a person should know: pins on days of leave, work that finds no room.
  package var warnings: [String]
  /// The plan it was computed on: another one needs another preview.
  package var fingerprint: String
  /// The caseload as it would be.
  package var outcome: Caseload

  /// Moves of work that people rely on, other than the one that was asked for: these need a person's yes.
  package var pushes: [PlanMove] { moves.filter { $0.isPublished && !$0.isAskedFor } }
  /// True when nothing that is published moves by it, but what was asked for.
  package var isHarmless: Bool { pushes.isEmpty }
}

/// One task that would stand elsewhere.
package struct PlanMove: Sendable, Equatable, Codable {
  package var taskID: Int
  package var clientID: String
  package var clientName: String
  package var description: String
  /// Nil: it had no day.
  package var from: PlanSpot?
  /// Nil: it would have no day.
  package var to: PlanSpot?
  /// Why it moves, as a sentence.
  package var cause: String
  /// What this move adds to the plan's cost, by part; the moves' terms add up to the preview's.
  package var terms: [CostTerm]
  /// True when it stands in the published weeks.
  package var isPublished: Bool
  /// True for what the change asked for by name.
  package var isAskedFor: Bool

  package init(
    taskID: Int, clientID: String, clientName: String, description: String, from: PlanSpot?, to: PlanSpot?,
    cause: String, terms: [CostTerm] = [], isPublished: Bool, isAskedFor: Bool = false
  ) {
    self.taskID = taskID
    self.clientID = clientID
    self.clientName = clientName
    self.description = description
    self.from = from
    self.to = to
    self.cause = cause
    self.terms = terms
    self.isPublished = isPublished
    self.isAskedFor = isAskedFor
  }
}

/// One part of the plan's cost and how much it changes.
package struct CostTerm: Sendable, Equatable, Codable {
  /// The name that programs use: `late`.
  package var part: String
  /// What people read: "later than due".
  package var words: String
  package var amount: Int

  /// The parts that change, the largest first.
  static func terms(of parts: CostParts) -> [CostTerm] {
    CostPart.allCases.filter { parts[$0] != 0 }
      .sorted { (abs(parts[$1]), $0.rawValue) < (abs(parts[$0]), $1.rawValue) }
      .map { CostTerm(part: $0.rawValue, words: words(of: $0), amount: parts[$0]) }
  }

  private static func words(of part: CostPart) -> String {
    switch part {
    case .unplanned: "work without a day"
    case .deadline: "hard dates missed"
    case .late: "later than due"
    case .delay: "waiting longer"
    case .attention: "days without attention"
    case .progress: "processes standing still"
    case .energy: "work outside its best hours"
    case .balance: "full days"
    case .switching: "clients spread over more days"
    case .stability: "published work moved"
    }
  }
}
