/// How long whoever is asked by a task is usually waited for.
package struct UsualWait: Sendable, Equatable {
  /// The working day until which it is waited, counted from the day it is.
  package var until: CalendarDay
  /// True when the task asks somebody outside, so that waiting is what usually follows.
  package var isExpected: Bool

  package init(until: CalendarDay, isExpected: Bool) {
    self.until = until
    self.isExpected = isExpected
  }
}

extension PlanViews {
  /// By the step's own wait: what an answer takes at most as a rule, or for somebody who is asked again the time between two
  /// askings. Where the template knows of no wait: as long as until one asks again as a rule.
  func usualWait(of record: TaskRecord) -> UsualWait {
    let process = caseload.processes.first { $0.id == record.key.processID }
    let step = String(record.key.stepID.prefix { $0 != ":" })
    let wait = process.flatMap { library.template(of: $0) }?.step(step)?.wait
    let isChase = record.key.stepID != step
    let span: TimeSpan
    if isChase {
      span = wait?.chaseEvery ?? WaitRecord.standardChase
    } else {
      span = wait.map { TimeSpan($0.typical.upperBound, $0.unit) } ?? WaitRecord.standardChase
    }
    let until = caseload.calendar.workingDay(onOrAfter: caseload.calendar.day(askedFor, plus: span))
    return UsualWait(
      until: max(until, caseload.calendar.workingDay(onOrAfter: askedFor + 1)), isExpected: isChase || wait != nil)
  }
}
