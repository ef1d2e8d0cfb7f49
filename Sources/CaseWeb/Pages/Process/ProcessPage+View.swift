internal import Casework
internal import Planning

extension ProcessPage {
  init(_ sheet: ProcessSheet, today: CalendarDay, isRecorded: Bool, shell: Shell) {
    let progress = sheet.progress
    let address = Self.address(progress.processID)
    let isRunning = sheet.endedOn == nil
    self.shell = shell
    flashMessage = isRecorded ? "Recorded. What comes next is on the calendar." : nil
    clientName = sheet.clientName
    clientAddress = Address.client(progress.clientID)
    title = progress.title
    let status = progress.status == "active" ? "" : ", \(progress.status.replacing("_", with: " "))"
    focus = "\(progress.weekText), \(progress.percent)% complete\(status)"
    outlook =
      [progress.outlook?.sentence(on: today), progress.outlook?.reason, progress.slackReason].compactMap(\.self)
      + progress.clocks
    bars = Gauge.share(CapacityLine(used: min(max(progress.percent, 0), 100), limit: 100))
    newer =
      isRunning
      ? progress.newerVersion.map {
        Newer(
          newerText: "Version \($0) of its template is published; this process runs on version \(progress.version).",
          newerAddress: address + "/version")
      } : nil
    ended = sheet.endedOn.map { day in
      Ended(
        endedText: "Ended on \(DayWords.date(day)): \(sheet.endedBecause ?? "")", reopenAction: address + "/reopen")
    }
    resumeAction = progress.status == "on_hold" && isRunning ? address + "/resume" : nil
    steps = sheet.steps.map { Step($0, process: address, today: today, isRunning: isRunning) }
    started =
      sheet.children.isEmpty
      ? nil
      : Started(
        children: sheet.children.map {
          Child(
            childTitle: $0.title, childAddress: Self.address($0.processID), childPercent: "\($0.percent)% complete")
        })
    let sentences =
      progress.adjustments + progress.recorded.map { "\($0.title): recorded for \(DayWords.date($0.day))." }
    changes = sentences.isEmpty ? nil : Changes(sentences: sentences)
    inserter =
      isRunning
      ? Inserter(
        insertAction: address + "/steps", firstDay: today.description,
        neighbours: sheet.steps.filter { $0.state != .absent }.map {
          Neighbour(neighbourID: $0.stepID, neighbourTitle: "\($0.stepID) \($0.title)")
        }) : nil
    let isOpen = isRunning && progress.status != "completed"
    handOver = isOpen ? HandOver(ownerAction: address + "/next-owner", ownerValue: progress.nextOwner ?? "") : nil
    ender = isOpen ? Ender(endAction: address + "/end") : nil
  }

  static func address(_ process: Int) -> String { "/processes/\(process)" }
}

extension ProcessPage.Step {
  init(_ step: StepSheet, process: String, today: CalendarDay, isRunning: Bool) {
    stepTitle = step.title
    stateLabel = Self.word(step.state)
    stateWeight = step.state == .waiting || step.state == .inProgress ? "strong" : "quiet"
    let dates = [
      step.deadline.map { "deadline \(DayWords.spoken($0, on: today))" },
      step.deadline == nil ? step.due.map { "due \(DayWords.spoken($0, on: today))" } : nil,
      step.latestStart.map { "has to start by \(DayWords.short($0))" },
    ]
    size =
      ([step.phase, CategoryWords(step.category).name, CountWords.duration(step.minutes)] + dates)
      .compactMap(\.self).joined(separator: ", ")
    remarks =
      [
        step.detail.isEmpty ? nil : step.detail.prefix(1).uppercased() + step.detail.dropFirst(),
        step.waitsFor.isEmpty ? nil : "After " + CountWords.list(step.waitsFor.map { "“\($0)”" }),
        step.putOffUntil.map { "Put off until \(DayWords.long($0))" }, step.lesson?.sentence,
      ].compactMap(\.self)
    why = step.reason
    origin = step.source.isEmpty ? "No source is named." : "Source: \(step.source)"
    list =
      step.tasks.isEmpty
      ? nil
      : ProcessPage.TaskList(
        tasks: step.tasks.map {
          ProcessPage.Item($0, process: process, today: today, noted: step.noted[$0.id], isRunning: isRunning)
        })
    let canMove = isRunning && [.blocked, .ready, .planned, .inProgress].contains(step.state)
    mover =
      canMove
      ? ProcessPage.Mover(
        moveAction: process + "/put-off/preview", moveStep: step.stepID, moveSpoken: step.title,
        earliest: today.description, isPutOff: step.putOffUntil != nil) : nil
  }

  private static func word(_ state: StepSheet.State) -> String {
    switch state {
    case .blocked: "Waits for an earlier step"
    case .ready: "Ready"
    case .planned: "Planned"
    case .inProgress: "In progress"
    case .waiting: "Waiting for others"
    case .done: "Done"
    case .skipped: "Skipped"
    case .cancelled: "Cancelled"
    case .absent: "Not yet"
    }
  }
}

extension ProcessPage.Item {
  init(_ task: TaskView, process: String, today: CalendarDay, noted: Int?, isRunning: Bool) {
    text = task.description
    let day = task.day.map { DayWords.heading($0, on: today) }
    switch task.status {
    case .planned, .inProgress: standing = (day ?? "No day yet") + (task.isTentative ? ", may move" : "")
    case .done:
      standing =
        "Done" + (task.day.map { " \(DayWords.spoken($0, on: today))" } ?? "")
        + (noted.map { ", took \(CountWords.duration($0))" } ?? "")
    case .skipped: standing = task.reason.isEmpty ? "Skipped" : task.reason
    case .cancelled: standing = "Cancelled"
    }
    let isOpen = task.status == .planned || task.status == .inProgress
    open =
      isOpen && isRunning
      ? ProcessPage.OpenForms(
        taskAddress: "\(process)/tasks/\(task.id)", spoken: task.description,
        offersMerge: task.description.contains(/, part [0-9]+ of [0-9]+$/))
      : nil
    done =
      task.status == .done
      ? ProcessPage.DoneForms(
        minutesAction: "\(process)/tasks/\(task.id)/minutes", minutesValue: noted.map(String.init) ?? "",
        minutesSpoken: task.description) : nil
  }
}

extension PutOffPage {
  init(
    _ preview: PutOffPreview, step: String, until: CalendarDay?, progress: ProcessProgress, title: String, shell: Shell
  ) {
    self.shell = shell
    heading = until.map { "Put “\(title)” off until \(DayWords.long($0))?" } ?? "Take “\(title)” up again?"
    processTitle = progress.title
    processAddress = ProcessPage.address(progress.processID)
    conflicts = preview.conflicts.isEmpty ? nil : Conflicts(sentences: preview.conflicts)
    noConflict = preview.conflicts.isEmpty ? "No deadline and no agreed appointment would be missed." : nil
    moved = preview.moves.map {
      Line(lineTitle: $0.title, change: "from \(DayWords.short($0.from)) to \(DayWords.short($0.to))")
    }
    nothingMoves = preview.moves.isEmpty ? "Nothing else would move." : nil
    action = processAddress + "/put-off"
    stepID = step
    self.until = until?.description ?? ""
  }
}

extension VersionPage {
  init(_ preview: VersionPreview, shell: Shell) {
    self.shell = shell
    heading = "Take version \(preview.difference.to) of “\(preview.title)”?"
    processAddress = ProcessPage.address(preview.processID)
    let kept =
      preview.kept == 0
      ? "Nothing of it is done yet."
      : "\(CountWords.count(preview.kept, "step")) already begun or done stay as they are."
    let expected =
      preview.expectedAfter.map { after in
        preview.expectedBefore == after
          ? " The expected completion stays \(DayWords.date(after))."
          : " Expected completion: \(DayWords.date(after))\(preview.expectedBefore.map { " instead of \(DayWords.date($0))" } ?? "")."
      } ?? ""
    summary = kept + expected
    changes = Self.changes(preview.difference)
    let sentences =
      preview.cancelled.map { "“\($0)” would leave the calendar." }
      + preview.history.map { "“\($0)” is done and stays in the history." }
    losses = sentences.isEmpty ? nil : Losses(sentences: sentences)
    action = processAddress + "/version"
    version = "\(preview.difference.to)"
  }

  /// What differs between two versions of a template, as lists show it.
  static func changes(_ difference: TemplateDifference) -> [Change] {
    let own =
      difference.changes.isEmpty
      ? [] : [Change(what: "The template itself", kind: "changed", details: difference.changes)]
    return own
      + difference.steps.map { Change(what: "\($0.stepID) \($0.title)", kind: $0.kind.rawValue, details: $0.changes) }
  }
}
