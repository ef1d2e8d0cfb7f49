internal import Planning

/// The minutes that one case manager plans a template's step with, taken over from what the steps really took.
package struct OwnEstimate: Sendable, Equatable {
  package var templateID: String
  package var stepID: String
  package var minutes: Int
  package var takenOn: CalendarDay

  package init(templateID: String, stepID: String, minutes: Int, takenOn: CalendarDay) {
    self.templateID = templateID
    self.stepID = stepID
    self.minutes = minutes
    self.takenOn = takenOn
  }
}

/// What the recorded minutes of a template's step say about its estimate. An offer: nothing changes until a person takes it.
package struct MinuteLesson: Sendable, Equatable {
  package var templateID: String
  package var stepID: String
  package var stepTitle: String
  /// What the template says.
  package var templateMinutes: Int
  /// What this case manager plans with; nil: as the template says.
  package var ownMinutes: Int?
  /// How many pieces were done with their minutes noted.
  package var recorded: Int
  package var median: Int
  /// The median, drawn toward the template's estimate while there is little to go by; a multiple of 5.
  package var offered: Int
  /// True once enough is recorded, and it differs from what is planned with.
  package var isOffer: Bool

  /// "Yours: 20 min from 12 recorded (median 18); the template says 30."
  package var sentence: String {
    let basis = "\(recorded) recorded (median \(median) min)"
    if let ownMinutes {
      return "Planned with your own \(ownMinutes) min, from \(basis); the template says \(templateMinutes)."
    }
    if isOffer { return "You took \(offered) min rather than \(templateMinutes): \(basis)." }
    return "\(templateMinutes) min by the template; \(basis)."
  }

  /// The fewest recorded pieces from which another estimate is offered.
  package static let fewest = 10
  /// How many recorded pieces the template's estimate weighs as much as.
  static let weightOfTemplate = 5
  /// The most minutes of one piece, as for templates.
  package static let range = 1...480
}

/// Why minutes can't be recorded or taken over. Each says what to do instead.
package enum MinutesError: Error, Equatable, Sendable {
  case unknownTask(Int)
  case notDone(Int)
  case outOfRange(Int)
  case nothingToTake(String)

  package var sentence: String {
    switch self {
    case .unknownTask(let id): "There is no task \(id). `caseday today` shows the numbers of today's tasks."
    case .notDone(let id): "Task \(id) isn't done yet, so nobody knows how long it took. Mark it as done first."
    case .outOfRange(let minutes): "\(minutes) minutes can't be noted for one task. Write 1 to 480."
    case .nothingToTake(let step):
      "There is no other estimate for \(step) to take: it needs \(MinuteLesson.fewest) recorded pieces that say something else."
    }
  }
}

extension Caseload {
  /// Notes how long a task really took; nil takes the note back. It changes no plan and no estimate by itself.
  package mutating func recordMinutes(_ minutes: Int?, task id: Int) throws(MinutesError) {
    guard let index = tasks.firstIndex(where: { $0.id == id }) else { throw .unknownTask(id) }
    guard tasks[index].status == .done else { throw .notDone(id) }
    if let minutes, !MinuteLesson.range.contains(minutes) { throw .outOfRange(minutes) }
    tasks[index].actualMinutes = minutes
  }

  /// What the recorded minutes say, by template and step; only steps of which something is recorded or taken over.
  package func minuteLessons(library: TemplateLibrary) -> [MinuteLesson] {
    let templates = Dictionary(
      (processes + earlierProcesses).map { ($0.id, $0.templateID) }, uniquingKeysWith: { first, _ in first })
    var taken: [String: [Int]] = [:]
    for task in tasks {
      // Parts of a split piece take less than the step: they teach nothing about it.
      guard let minutes = task.actualMinutes, task.status == .done, let template = templates[task.key.processID],
        task.key.ordinal == task.key.whole, !isSplit(task.key)
      else { continue }
      taken["\(template)/\(task.key.stepID)", default: []].append(minutes)
    }
    for own in ownEstimates where taken["\(own.templateID)/\(own.stepID)"] == nil {
      taken["\(own.templateID)/\(own.stepID)"] = []
    }
    return taken.keys.sorted().compactMap { key in
      let names = key.split(separator: "/").map(String.init)
      guard names.count == 2, let step = library[names[0]]?.step(names[1]), step.minutes > 0 else { return nil }
      return lesson(of: step, template: names[0], from: (taken[key] ?? []).sorted())
    }
  }

  private func isSplit(_ key: PieceKey) -> Bool {
    processes.first { $0.id == key.processID }?.adjustments.splits.contains {
      $0.stepID == key.stepID && $0.provider == key.provider && $0.ordinal == key.whole
    } ?? false
  }

  private func lesson(of step: TemplateStep, template: String, from sorted: [Int]) -> MinuteLesson {
    let own = ownEstimates.first { $0.templateID == template && $0.stepID == step.id }?.minutes
    let middle = sorted.count / 2
    let median =
      sorted.isEmpty
      ? step.minutes : sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle] + 1) / 2
    // The median forgets outliers; the template counts as a few more pieces, so that little says little.
    let weight = MinuteLesson.weightOfTemplate
    let drawn = (median * sorted.count + step.minutes * weight) / max(1, sorted.count + weight)
    let offered = min(step.category == .appointment ? 480 : 60, max(5, (drawn + 2) / 5 * 5))
    return MinuteLesson(
      templateID: template, stepID: step.id, stepTitle: step.title, templateMinutes: step.minutes, ownMinutes: own,
      recorded: sorted.count, median: median, offered: offered,
      isOffer: sorted.count >= MinuteLesson.fewest && offered != own ?? step.minutes)
  }

  /// Plans a template's step with what was offered from now on. Open work gets the new minutes with the next plan.
  package mutating func takeEstimate(
    template: String, step: String, on today: CalendarDay, library: TemplateLibrary
  ) throws(MinutesError) -> OwnEstimate {
    guard
      let lesson = minuteLessons(library: library).first(where: { $0.templateID == template && $0.stepID == step }),
      lesson.isOffer
    else { throw .nothingToTake(step) }
    let own = OwnEstimate(templateID: template, stepID: step, minutes: lesson.offered, takenOn: today)
    ownEstimates.removeAll { $0.templateID == template && $0.stepID == step }
    ownEstimates.append(own)
    ownEstimates.sort { ($0.templateID, $0.stepID) < ($1.templateID, $1.stepID) }
    needsPlanning = true
    return own
  }

  /// Goes back to the template's own minutes.
  package mutating func dropEstimate(template: String, step: String) {
    let count = ownEstimates.count
    ownEstimates.removeAll { $0.templateID == template && $0.stepID == step }
    if ownEstimates.count != count { needsPlanning = true }
  }
}
