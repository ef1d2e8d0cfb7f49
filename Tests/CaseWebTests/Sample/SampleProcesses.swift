import CaseWeb
import Casework
import Planning

extension SampleCaseload {
  /// Jay's two processes.
  static let processes = [
    ProcessProgress(
      processID: 11, clientID: "C-002", templateID: "disability_claim", title: "Disability claim (SSI/SSDI)",
      status: "active", startedOn: january(3), week: 1, ofWeeks: 8, percent: 20,
      done: [line("D1", "Check for a prior or pending claim", "Sunday 4 January", phase: "Week 1")],
      inProgress: [
        line(
          "D5", "Medical records", "3 of 5 contacted", phase: "Week 1",
          reason: "Records are needed before the claim is filed: a complete packet is decided sooner.")
      ],
      waiting: [line("D4", "Protective filing date", "waiting for SSA since 5 January")],
      upcoming: [
        line("D3", "Signing session", "Thursday 8 January", phase: "Week 1"),
        line("D7", "Complete disability application", "Week 2", phase: "Week 2"),
        line("D8", "Gather supporting documents", "", phase: "Week 2"),
        line("D10", "Write the medical summary", "", phase: "Week 4"),
        line("D13", "Submit disability claim", "", phase: "Week 7"),
        line("D14", "Get confirmation receipt", "", phase: "Week 8"),
      ],
      nextWeek: [
        "Follow up on pending medical records", "Complete disability paperwork", "Start housing research",
      ],
      expectedCompletion: january(5) + 53, slackDays: 6,
      outlook: CompletionOutlook(
        expected: january(5) + 198, earliest: january(5) + 141, latest: january(5) + 263, name: "Decision",
        reason: "It hangs most on “Follow up on disability status”: DDS usually takes 153 days from the request.",
        hangsOn: [
          .init(processID: 11, stepID: "D3", title: "Signing session", detail: "Thursday 8 January"),
          .init(processID: 11, stepID: "D13", title: "Submit disability claim", detail: "expected 18 February"),
        ])),
    ProcessProgress(
      processID: 12, clientID: "C-002", templateID: "identity_documents", title: "State ID and vital documents",
      status: "active", startedOn: january(3), week: 1, ofWeeks: 2, percent: 35,
      done: [line("I2", "DMV appointment scheduled", "Wednesday 14 January, 13:00")], inProgress: [],
      waiting: [line("I3", "Birth certificate from Alabama", "ordered, about four weeks")],
      upcoming: [line("I6", "DMV visit", "Wednesday 14 January")], nextWeek: ["DMV visit"],
      expectedCompletion: nil, slackDays: 0),
  ]

  /// What starting a process would mean.
  static func preview(_ type: String, weeks: Int?) -> ProcessPreview {
    var preview = ProcessPreview(
      templateID: type, title: "Benefits applications",
      substitution: type == "housing_search"
        ? "Discharge is within 7 days, so the urgent housing search is started instead." : nil,
      timelineWeeks: weeks ?? 3,
      steps: [
        .init(
          stepID: "B1", title: "Screen for programs", category: .phoneCall, pieces: 2, minutes: 40,
          firstDay: january(7), lastDay: january(8), due: january(9), deadline: nil, isTentative: false,
          reason: "What to apply for decides which papers are needed."),
        .init(
          stepID: "B2", title: "File the application", category: .paperwork, pieces: 1, minutes: 60,
          firstDay: january(13), lastDay: january(13), due: nil, deadline: january(16), isTentative: true, reason: ""),
        .init(
          stepID: "B4", title: "Interview", category: .appointment, pieces: 1, minutes: 60, firstDay: nil, lastDay: nil,
          due: nil, deadline: nil, isTentative: true, reason: ""),
      ],
      pushes: [
        .init(
          taskID: 153, clientName: "Darnell", description: "Check in", from: january(7), to: january(8))
      ],
      expectedCompletion: january(26), warnings: ["The income statement is missing: ask for it this week."])
    preview.deadlines = [
      .init(
        title: "File the application", date: january(16), expected: january(13), isExpectedDate: false, slackDays: 3),
      .init(title: "Interview", date: january(20), expected: january(22), isExpectedDate: true, slackDays: -2),
    ]
    preview.days = [
      .init(day: january(7), before: 270, after: 330, limit: 360, steps: ["Screen for programs"]),
      .init(day: january(13), before: 60, after: 120, limit: 360, steps: ["File the application"]),
    ]
    return preview
  }

  private static func line(
    _ id: String, _ title: String, _ detail: String, phase: String? = nil, reason: String = ""
  ) -> ProcessProgress.ProgressLine {
    .init(stepID: id, title: title, detail: detail, phase: phase, reason: reason)
  }
}
