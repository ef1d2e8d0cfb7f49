package import Planning

/// What a person changed in one running process, apart from its template: steps inserted by hand, tasks split, steps put off.
package struct ProcessAdjustments: Sendable, Equatable, Codable {
  package var inserted: [InsertedStep] = []
  package var splits: [TaskSplit] = []
  /// The first day on which a step may be done, by the step's id.
  package var notBefore: [String: CalendarDay] = [:]

  package init() {}

  package var isEmpty: Bool { inserted.isEmpty && splits.isEmpty && notBefore.isEmpty }
}

/// A step that a person put into a running process.
package struct InsertedStep: Sendable, Equatable, Codable {
  /// `Z1`, `Z2`: unique in the process.
  package var id: String
  package var title: String
  package var category: WorkCategory
  package var minutes: Int
  /// The step that comes before it; nil: none.
  package var after: String?
  /// The step that waits for it; nil: none.
  package var before: String?
  package var due: CalendarDay?
  /// Why it is there, in the person's words; may be empty.
  package var reason: String
  package var addedOn: CalendarDay

  package init(
    id: String = "", title: String, category: WorkCategory, minutes: Int, after: String? = nil, before: String? = nil,
    due: CalendarDay? = nil, reason: String = "", addedOn: CalendarDay = CalendarDay(number: 0)
  ) {
    self.id = id
    self.title = title
    self.category = category
    self.minutes = minutes
    self.after = after
    self.before = before
    self.due = due
    self.reason = reason
    self.addedOn = addedOn
  }
}

/// One task that is done in several sittings.
package struct TaskSplit: Sendable, Equatable, Codable {
  package var stepID: String
  package var provider: String
  package var ordinal: Int
  /// The minutes of each part.
  package var minutes: [Int]

  package init(stepID: String, provider: String, ordinal: Int, minutes: [Int]) {
    self.stepID = stepID
    self.provider = provider
    self.ordinal = ordinal
    self.minutes = minutes
  }
}

extension PieceKey {
  /// What lies between the ordinals of a task's parts: more than any step has pieces.
  static let partDistance = 100_000

  /// The piece that this one is a part of: itself for most.
  var whole: Int { (ordinal - 1) % Self.partDistance + 1 }

  /// The key of another part of the same piece, counted from 1.
  func part(_ number: Int) -> PieceKey {
    var key = self
    key.ordinal = whole + (number - 1) * Self.partDistance
    return key
  }
}

extension ProcessTemplate {
  /// The template as one process has it: with the steps that a person inserted.
  func adjusted(by adjustments: ProcessAdjustments) -> ProcessTemplate {
    guard !adjustments.inserted.isEmpty else { return self }
    var adjusted = self
    for inserted in adjustments.inserted {
      let step = TemplateStep(
        id: inserted.id, title: inserted.title, category: inserted.category, minutes: inserted.minutes,
        after: inserted.after.map { [StepDependency(.step($0))] } ?? [],
        release: DateExpression(.fixed(inserted.addedOn)),
        due: inserted.due.map { [DateExpression(.fixed($0))] } ?? [],
        reason: inserted.reason.isEmpty
          ? "Inserted by hand on \(DayText.dayAndMonth(inserted.addedOn))." : inserted.reason,
        source: "inserted by hand")
      let next = inserted.before.flatMap { id in adjusted.steps.firstIndex { $0.id == id } }
      let previous = inserted.after.flatMap { id in adjusted.steps.firstIndex { $0.id == id } }
      if let next { adjusted.steps[next].after.append(StepDependency(.step(inserted.id))) }
      adjusted.steps.insert(step, at: next ?? previous.map { $0 + 1 } ?? adjusted.steps.count)
    }
    return adjusted
  }
}
