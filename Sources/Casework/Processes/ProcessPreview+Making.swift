internal import Planning

extension ProcessPreview {
  /// What a start means, from the caseload before and after it.
  package init(
    _ started: StartedProcess, before: Caseload, after: Caseload, library: TemplateLibrary, on day: CalendarDay
  ) {
    let views = PlanViews(after, library: library, on: day)
    let main = started.processes.first
    let steps = started.processes.flatMap { process in Self.steps(of: process, views: views) }
    let known = Dictionary(before.tasks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    // Later weeks are a draft: what counts is what people rely on already.
    let published = before.planningDay(day).startOfWeek + 6
    let pushes = after.tasks.compactMap { task -> Move? in
      guard let old = known[task.id], old.isOpen, let from = old.day, from <= published, task.day != from else {
        return nil
      }
      return Move(
        taskID: task.id, clientName: after.client(task.key.clientID)?.name ?? "", description: task.description,
        from: from, to: task.day)
    }
    let clientID = main?.clientID ?? ""
    self.init(
      templateID: main?.templateID ?? "", title: main.flatMap { library[$0.templateID]?.title } ?? "",
      substitution: started.substitution,
      timelineWeeks: main?.timelineWeeks ?? main.flatMap { library[$0.templateID]?.lengthWeeks },
      steps: steps, pushes: pushes,
      expectedCompletion: main.flatMap { views.progress($0)?.expectedCompletion },
      warnings: views.recommendations().filter { $0.clientID == clientID && $0.kind != .contactOverdue }.map(\.message))
    deadlines = started.processes.flatMap { Self.deadlines(of: $0, views: views, calendar: after.calendar) }
      .sorted { ($0.date, $0.title) < ($1.date, $1.title) }
    days = Self.days(of: Set(started.processes.map(\.id)), before: before, views: views, library: library, on: day)
  }

  private static func deadlines(of process: CaseProcess, views: PlanViews, calendar: WorkCalendar) -> [DeadlineCheck] {
    guard let schedule = views.agenda.schedules[process.clientID],
      let number = schedule.processes.firstIndex(where: { $0.id == process.id })
    else { return [] }
    return schedule.nodes.filter { $0.process == number && $0.exists && !$0.isSettled }.compactMap { node in
      guard let date = node.hardDate else { return nil }
      let expected = node.pieces.map { $0.record?.day ?? $0.expectedDay }.max() ?? node.expectedFinish
      let last = calendar.workingDay(onOrBefore: date)
      return DeadlineCheck(
        title: process.provider.map { "\(node.step.title): \($0)" } ?? node.step.title, date: date,
        expected: expected, isExpectedDate: node.isHardDateExpected,
        slackDays: expected <= last
          ? calendar.workingDays(from: expected, to: last) : -max(1, calendar.workingDays(from: last, to: expected)))
    }
  }

  private static func days(
    of processes: Set<Int>, before: Caseload, views: PlanViews, library: TemplateLibrary, on day: CalendarDay
  ) -> [DayLoad] {
    let now = PlanViews(before, library: library, on: day)
    let own = views.caseload.tasks.filter { processes.contains($0.key.processID) && $0.isOpen && $0.day != nil }
    return Dictionary(grouping: own) { $0.day ?? day }.sorted { $0.key < $1.key }.map { day, tasks in
      var seen: Set<String> = []
      let (was, will) = (now.capacity(on: day).minutes, views.capacity(on: day).minutes)
      return DayLoad(
        day: day, before: was.used, after: will.used, limit: will.limit,
        steps: tasks.sorted { $0.id < $1.id }.map(\.stepTitle).filter { seen.insert($0).inserted })
    }
  }

  private static func steps(of process: CaseProcess, views: PlanViews) -> [Step] {
    guard let schedule = views.agenda.schedules[process.clientID],
      let number = schedule.processes.firstIndex(where: { $0.id == process.id })
    else { return [] }
    return schedule.nodes.filter { $0.process == number && $0.exists && !schedule.isReference($0) }.map { node in
      let days = node.pieces.map { $0.record?.day ?? $0.expectedDay }
      return Step(
        stepID: node.step.id, title: process.provider.map { "\(node.step.title): \($0)" } ?? node.step.title,
        category: node.step.category, pieces: node.pieces.count, minutes: node.pieces.reduce(0) { $0 + $1.minutes },
        firstDay: days.min(), lastDay: days.max(), due: node.due, deadline: node.hardDate,
        isTentative: node.pieces.contains { $0.record?.isTentative ?? true }, reason: node.step.reason)
    }
  }
}
