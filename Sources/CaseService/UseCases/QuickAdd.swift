package import Casework

/// What a line that describes a task would add, and where it would stand.
package struct QuickAddPreview: Sendable, Equatable {
  package var reading: QuickAddReading
  /// What it would do to the plan; nil while something is missing.
  package var plan: PlanPreview?
  /// The task as it would be; nil while something is missing.
  package var task: TaskView?
  /// Names this preview: saving with it saves what was looked at. Empty while something is missing.
  package var fingerprint: String

  package init(reading: QuickAddReading, plan: PlanPreview?, task: TaskView?, fingerprint: String) {
    self.reading = reading
    self.plan = plan
    self.task = task
    self.fingerprint = fingerprint
  }
}

/// What adding a task by a line would do; changes nothing.
package struct PreviewQuickAdd: UseCase {
  package typealias Outcome = QuickAddPreview
  package static var action: String { "preview_quick_add" }
  /// "call DMV tue 20m #Jay".
  package var text: String
  package init(_ text: String) { self.text = text }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> QuickAddPreview {
    var reading = workspace.quickAdd(text)
    guard let wish = reading.task else {
      return QuickAddPreview(reading: reading, plan: nil, task: nil, fingerprint: "")
    }
    let plan: PlanPreview
    do {
      plan = try workspace.caseload.preview(.add(wish), on: workspace.today, library: workspace.library)
    } catch {
      reading.task = nil
      reading.problems.append(QuickAddReading.Problem(Self.part(of: error), error.sentence))
      return QuickAddPreview(reading: reading, plan: nil, task: nil, fingerprint: "")
    }
    return QuickAddPreview(
      reading: reading, plan: plan, task: workspace.added(by: plan),
      fingerprint: workspace.quickAddFingerprint(plan.fingerprint))
  }

  private static func part(of error: PlanChangeError) -> QuickAddReading.Part {
    guard case .badInput(let field) = error.kind else { return .text }
    return QuickAddReading.Part(rawValue: field) ?? .text
  }
}

/// Adds a task by a line. What was looked at is saved as it was shown; without a look, what would move published work waits.
package struct AddTask: UseCase {
  package struct Outcome: Sendable, Equatable {
    package var answer: PlanAnswer
    /// What was understood, and the task; after a recomputed answer a preview to look at.
    package var preview: QuickAddPreview
    /// The number of the change of the plan, which can be taken back; nil while nothing was added.
    package var change: Int?
  }

  package static var action: String { "add_task" }
  package static var changesCaseload: Bool { true }
  package var text: String
  /// The fingerprint of the preview that was looked at; nil: none was.
  package var seen: String?

  package init(_ text: String, seen: String? = nil) {
    self.text = text
    self.seen = seen
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> Outcome {
    let preview = try PreviewQuickAdd(text).perform(in: &workspace)
    guard let wish = preview.reading.task, let plan = preview.plan else {
      throw .badInput(field: "text", sentence: preview.reading.problemText)
    }
    workspace.subject = "client \(wish.clientID)"
    // The same words can mean another day tomorrow, and the plan can have changed: then it is looked at again.
    let isSeen = seen == preview.fingerprint
    if seen != nil, !isSeen {
      return Outcome(answer: workspace.settled(.recomputed, plan), preview: preview)
    }
    guard workspace.caseload.take(plan, isSeen: isSeen, on: workspace.today) else {
      return Outcome(answer: workspace.settled(.waits, plan), preview: preview)
    }
    if let task = preview.task { workspace.subject = "task \(task.id)" }
    return Outcome(
      answer: workspace.settled(.applied, plan), preview: preview,
      change: workspace.caseload.lifecycle.history.last?.number)
  }
}

extension Workspace {
  /// What a line says, to this caseload, now.
  fileprivate func quickAdd(_ text: String) -> QuickAddReading {
    let reading = caseload.quickAdd(text, on: today, at: hasRealHours ? now.time : nil)
    if let client = reading.task?.clientID { seen.clients.insert(client) }
    return reading
  }

  /// The task that a preview adds, as it would be.
  fileprivate func added(by plan: PlanPreview) -> TaskView? {
    let views = PlanViews(plan.outcome, library: library, on: today)
    return plan.outcome.tasks.first { $0.id == caseload.nextTaskID }.map(views.view)
  }

  fileprivate func quickAddFingerprint(_ fingerprint: String) -> String { "\(fingerprint)-\(today)" }
}
