import Casework
import Planning

extension SampleViews {
  /// A week with a past-free Monday, a court date, a closed Wednesday and an overbooked Friday morning.
  static var week: WeekView {
    let names = ["2026-01-05", "2026-01-06", "2026-01-07", "2026-01-08", "2026-01-09"]
    let days = names.enumerated().map { place, name in
      WeekView.DayView(
        day: day(name), isToday: place == 0, isPast: false, closedBecause: place == 2 ? "Staff training day" : nil,
        morning: half(.am, place: place), afternoon: half(.pm, place: place), capacity: capacity,
        marks: place == 4 ? ["Maria: court at 09:00"] : [])
    }
    return WeekView(startsOn: monday, days: days, unplanned: hostileToday.unplanned)
  }

  private static func half(_ half: HalfDay, place: Int) -> WeekView.HalfView {
    switch (half, place) {
    case (.am, 0):
      WeekView.HalfView(
        half: half, usedMinutes: 190, limitMinutes: 200,
        tasks: [
          task(17, "Stacey", "Call the county shelter line", .phoneCall, minutes: 20, at: "08:00", priority: .urgent),
          task(
            18, "Stacey", "Call Family Promise", .phoneCall, minutes: 20, at: "08:20", priority: .urgent, status: .done),
          task(131, "Jay", "Dr. Smith (psychiatrist)", .phoneCall, minutes: 30, at: "10:05", priority: .high),
        ])
    case (.pm, 0):
      WeekView.HalfView(
        half: half, usedMinutes: 60, limitMinutes: 160,
        tasks: [task(88, "Ryan", "Resume review session", .appointment, minutes: 45, at: "13:00")])
    case (.am, 4):
      WeekView.HalfView(
        half: half, usedMinutes: 240, limitMinutes: 200,
        tasks: [task(105, "Maria", "Court: go with the client", .appointment, minutes: 240, at: "09:00")])
    default:
      WeekView.HalfView(half: half, usedMinutes: place == 1 ? 100 : 0, limitMinutes: half == .am ? 200 : 160, tasks: [])
    }
  }

  /// The seed's progress drawing: Jay in week 1 of 6.
  static var jaysPage: ClientView {
    func line(_ title: String, _ detail: String = "", phase: String? = nil) -> ProcessProgress.ProgressLine {
      ProcessProgress.ProgressLine(stepID: "D1", title: title, detail: detail, phase: phase, reason: "")
    }
    let claim = ProcessProgress(
      processID: 3, clientID: "C-002", templateID: "disability_claim", title: "Disability process", status: "active",
      startedOn: day("2026-01-03"), week: 1, ofWeeks: 6, percent: 20, done: [line("DMV appointment scheduled")],
      inProgress: [line("Medical records", "3 of 5 contacted")],
      waiting: [line("Birth certificate", "from Alabama, since 5 January")],
      upcoming: [
        line("ID appointment", "Wednesday"), line("Disability application", phase: "Week 2"),
        line("Function interview", phase: "Week 2"), line("Medical summary report", phase: "Week 4"),
        line("Quality review", phase: "Week 5"), line("Submit disability claim", phase: "Week 6"),
        line("Get confirmation receipt", phase: "Week 6"), line("Follow up on disability status"),
      ],
      nextWeek: ["Follow up on pending medical records", "Complete disability paperwork", "Start housing research"],
      expectedCompletion: day("2026-02-13"), slackDays: 3,
      outlook: CompletionOutlook(
        expected: day("2026-07-22"), earliest: day("2026-05-26"), latest: day("2026-09-25"), name: "Decision",
        reason: "It hangs most on “Follow up on disability status”: DDS usually takes 153 days from the request.",
        hangsOn: [
          .init(processID: 3, stepID: "D3", title: "Signing session", detail: "Tuesday 6 January"),
          .init(processID: 3, stepID: "D10", title: "Write the MSR", detail: "Monday 2 February"),
          .init(processID: 3, stepID: "D13", title: "Submit disability claim", detail: "expected 18 February"),
          .init(processID: 3, stepID: "D16", title: "Follow up on disability status", detail: "expected 4 March"),
        ]))
    return ClientView(
      clientID: "C-002", name: "Jay", admission: day("2026-01-03"), dayOfProgram: 3,
      plannedDischarge: day("2026-02-14"),
      daysUntilDischarge: 40, headline: "Day 3 of program - New admission", note: "From Alabama; needs a California ID",
      lastContact: nil, providers: ["Dr. Smith (psychiatrist)", "Regional Medical Center"],
      keyDates: ["DMV appointment: Wednesday 14 January, 13:00"], processes: [claim],
      upcoming: today.groups[1].cards[0].lines[0].tasks, recommendations: [],
      today: monday)
  }

  /// What starting a housing search for Stacey would mean.
  static var preview: ProcessPreview {
    ProcessPreview(
      templateID: "housing_urgent", title: "Housing search, urgent",
      substitution: "Stacey leaves in 6 days and has no confirmed place, so the urgent variant is proposed.",
      timelineWeeks: 1,
      steps: [
        .init(
          stepID: "U1", title: "TODAY: Call 5 emergency housing options", category: .phoneCall, pieces: 5, minutes: 100,
          firstDay: monday, lastDay: monday, due: monday, deadline: nil, isTentative: false,
          reason: "Beds go by the hour."),
        .init(
          stepID: "U3", title: "TODAY: Complete 3 applications", category: .paperwork, pieces: 3, minutes: 90,
          firstDay: monday,
          lastDay: day("2026-01-06"), due: monday, deadline: day("2026-01-09"), isTentative: true,
          reason: "After a call."),
        .init(
          stepID: "U9", title: "Check in after the move", category: .followUp, pieces: 1, minutes: 10, firstDay: nil,
          lastDay: nil, due: nil, deadline: nil, isTentative: true, reason: ""),
      ],
      pushes: [
        .init(taskID: 90, clientName: "Ryan", description: "Job search strategy", from: monday, to: day("2026-01-07"))
      ],
      expectedCompletion: day("2026-01-11"),
      warnings: ["Saturday 10 January is not a working day; the move is on Friday."])
  }
}
