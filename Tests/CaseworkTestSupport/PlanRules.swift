package import Casework
internal import Planning

/// The promises of every plan, checked on the stored result: each broken one is a sentence.
package enum PlanRules {
  /// What a planned caseload breaks: caps, minutes, closed days, sequences, work for closed stays.
  package static func broken(_ caseload: Caseload, library: TemplateLibrary, on today: CalendarDay) -> [String] {
    var broken: [String] = []
    let open = caseload.tasks.filter { $0.isOpen && $0.day != nil }
    let days = Set(open.compactMap(\.day))
    let done = caseload.tasks.filter { $0.completedOn == caseload.planningDay(today) }
    for day in days.sorted() {
      let limits = DayCapacityPlan(day, settings: caseload.settings, calendar: caseload.calendar)
      let tasks = open.filter { $0.day == day } + done.filter { $0.completedOn == day }
      let agreed = tasks.filter(\.isFixed)
      if !caseload.calendar.isWorkingDay(day), !tasks.allSatisfy(\.isFixed) { broken.append("\(day) is closed") }
      for half in HalfDay.allCases {
        let used = tasks.filter { $0.half == half }.reduce(0) { $0 + $1.minutes }
        let fixed = agreed.filter { $0.half == half }.reduce(0) { $0 + $1.minutes }
        if used > max(limits.minutes(half), fixed) {
          broken.append("\(day) \(half): \(used) minutes of \(limits.minutes(half))")
        }
      }
      let caps: [(WorkCategory, Int)] = [
        (.phoneCall, limits.phoneCalls), (.appointment, limits.appointments), (.paperwork, limits.paperwork),
        (.followUp, limits.followUps),
      ]
      for (category, cap) in caps {
        let used = tasks.count { $0.category == category }
        if used > max(cap, agreed.count { $0.category == category }) {
          broken.append("\(day): \(used) \(category.rawValue), \(cap) allowed")
        }
      }
    }
    broken += brokenOrder(caseload, library: library, on: today)
    for task in open where caseload.client(task.key.clientID)?.status != .open {
      broken.append("task \(task.id) is planned for a stay that isn't open")
    }
    if Set(caseload.tasks.map(\.key)).count != caseload.tasks.count { broken.append("a piece has two tasks") }
    if Set(caseload.tasks.map(\.id)).count != caseload.tasks.count { broken.append("two tasks have one number") }
    return broken
  }

  private static func brokenOrder(_ caseload: Caseload, library: TemplateLibrary, on today: CalendarDay) -> [String] {
    let records = Dictionary(caseload.tasks.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    var broken: [String] = []
    for item in Agenda(caseload, library: library, on: today).items {
      guard let record = records[item.key], let day = record.day, !record.isFixed else { continue }
      if let last = item.lastDay, day > last {
        broken.append("task \(record.id) stands on \(day), after its last day \(last)")
      }
      if let only = item.onlyDays, !only.contains(day) {
        broken.append("task \(record.id) stands on a day that isn't its own")
      }
    }
    // Within a process: a step never stands before a hard predecessor of the same template.
    for process in caseload.processes {
      guard let template = library[process.templateID] else { continue }
      for step in template.steps where step.repetition == nil {
        for dependency in step.after where !dependency.isSoft && dependency.pieces == .all {
          guard case .step(let needed) = dependency.target, template.step(needed)?.repetition == nil else { continue }
          let own = caseload.tasks.filter { $0.key.processID == process.id && $0.key.stepID == step.id && $0.isOpen }
          let before = caseload.tasks.filter { $0.key.processID == process.id && $0.key.stepID == needed && $0.isOpen }
          if case .perPieceOf = step.quantity { continue }
          for task in own {
            guard let day = task.day, let half = task.half, !task.isFixed else { continue }
            for other in before {
              guard let otherDay = other.day, let otherHalf = other.half else {
                broken.append("task \(task.id) (\(step.id)) is planned, but \(needed) before it is not")
                continue
              }
              if otherDay > day || otherDay == day && otherHalf > half {
                broken.append("task \(task.id) (\(step.id)) stands before \(needed)")
              }
            }
          }
        }
      }
    }
    return broken
  }
}
