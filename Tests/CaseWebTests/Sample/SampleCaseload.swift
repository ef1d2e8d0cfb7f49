import CaseWeb
import Casework
import Planning

/// The values behind `SampleDesk`. Synthetic.
enum SampleCaseload {
  /// One client.
  struct Client {
    var id: String
    var name: String
    var admission: CalendarDay
    var discharge: CalendarDay?
    var headline: String
    var stay: String
    var processes: [String]
    var note = ""
    var lastContact: CalendarDay? = january(2)
  }

  static let clients: [Client] =
    [
      Client(
        id: "C-001", name: "Stacey", admission: january(5) - 40, discharge: january(11),
        headline: "Leaves in 6 days - HOUSING CRISIS", stay: "Leaves in 6 days",
        processes: ["Housing search, urgent"], note: "No housing yet"),
      Client(
        id: "C-002", name: "Jay", admission: january(3), discharge: january(5) + 40,
        headline: "Day 3 of program - New admission", stay: "Day 3 of program",
        processes: ["Disability claim (SSI/SSDI)", "State ID and vital documents"],
        note: "From Alabama; needs a California ID", lastContact: january(3)),
      Client(
        id: "C-003", name: "Ryan", admission: january(5) - 20, discharge: january(29),
        headline: "Employment preparation", stay: "Day 21 of program", processes: ["Employment preparation"]),
      Client(
        id: "C-004", name: "Maria", admission: january(5) - 33, discharge: january(5) + 30,
        headline: "Court on Friday - Preparation needed", stay: "Day 34 of program", processes: ["Court preparation"]),
      Client(
        id: "C-005", name: "Carlos", admission: january(5) - 25, discharge: january(5) + 33,
        headline: "Employment follow-up", stay: "Day 26 of program", processes: ["Employment preparation"]),
      Client(
        id: "C-006", name: "Lisa", admission: january(5) - 18, discharge: nil,
        headline: "Benefits interview next Tuesday",
        stay: "Day 19 of program", processes: ["Benefits applications"]),
    ]
    + [
      "Andre", "Bianca", "Darnell", "Elena", "Farid", "Grace", "Hector", "Imani", "Jerome", "Kim", "Luis", "Monique",
      "Nadia", "Oscar",
    ].enumerated().map { index, name in
      Client(
        id: "C-0\(index < 3 ? "0" : "")\(index + 7)", name: name, admission: january(5) - 15 - index,
        discharge: january(5) + 30 + index, headline: "On track", stay: "Day \(16 + index) of program", processes: [],
        lastContact: index == 13 ? nil : january(2))
    }

  static let providers = [
    "Dr. Smith (psychiatrist)", "Regional Medical Center", "Previous PCP", "Mobile General Hospital",
    "Baldwin County Hospital",
  ]

  static let choices = [
    ProcessChoice(id: "disability_claim", title: "Disability claim (SSI/SSDI)", weeks: 8),
    ProcessChoice(id: "housing_search", title: "Housing search", weeks: 3),
    ProcessChoice(id: "employment_prep", title: "Employment preparation", weeks: 2),
    ProcessChoice(id: "benefits", title: "Benefits applications", weeks: nil),
  ]

  static let tasks: [TaskView] = monday + laterThisWeek + nextWeek

  private static let monday: [TaskView] = [
    task(
      101, "C-001", "Call Section 8 waiting list", .phoneCall, 5, .am, "08:00", .urgent, 20, step: "U2",
      reason: "Stacey leaves on Sunday; the list is called before the office closes at noon."),
    task(
      102, "C-001", "Harbor Light shelter", .phoneCall, 5, .am, "08:20", .urgent, 20, step: "U1",
      title: "Call emergency housing programs", deadline: 8),
    task(
      103, "C-001", "St. Anne's family program", .phoneCall, 5, .am, "08:40", .urgent, 20, step: "U1",
      title: "Call emergency housing programs", deadline: 8),
    task(
      104, "C-001", "County emergency housing line", .phoneCall, 5, .am, "09:00", .urgent, 20, step: "U1",
      title: "Call emergency housing programs", deadline: 8),
    task(
      105, "C-001", "Complete rapid rehousing app", .paperwork, 5, .am, "09:20", .urgent, 40, step: "U3",
      reason: "Demanding work stands in the morning, when focus is best."),
    task(
      111, "C-002", "Dr. Smith (psychiatrist)", .phoneCall, 5, .am, "10:00", .high, 30, step: "R1",
      title: "Call Alabama doctors for records",
      reason: "Alabama is two hours ahead: before lunch here the records offices still answer."),
    task(
      112, "C-002", "Regional Medical Center", .phoneCall, 5, .am, "10:30", .high, 30, step: "R1",
      title: "Call Alabama doctors for records"),
    task(
      113, "C-002", "Previous PCP", .phoneCall, 5, .pm, "13:00", .high, 30, step: "R1",
      title: "Call Alabama doctors for records"),
    task(114, "C-002", "Call DMV, check requirements", .phoneCall, 5, .pm, "13:30", .high, 30, step: "I1", due: 5),
    task(121, "C-003", "Resume review session", .appointment, 5, .pm, "14:00", .medium, 30, step: "E1", isFixed: true),
    task(122, "C-003", "Job search strategy", .other, 5, .pm, "14:30", .medium, 30, step: "E2"),
    task(
      123, "C-004", "Document checklist review", .paperwork, 5, .pm, "15:00", .medium, 20, step: "C2",
      reason: "Court is on Friday at 09:00; a missing paper still has three days to arrive.", deadline: 9),
    task(130, "C-005", "Leave a message about the Friday shift", .followUp, 5, .pm, "15:30", .low, 10, step: "K1"),
  ]

  private static let laterThisWeek: [TaskView] = [
    task(
      141, "C-002", "Mobile General Hospital", .followUp, 6, .am, "08:00", .high, 30, step: "R5",
      title: "Follow up with Alabama hospitals"),
    task(
      142, "C-002", "Baldwin County Hospital", .followUp, 6, .am, "08:30", .high, 30, step: "R5",
      title: "Follow up with Alabama hospitals"),
    task(143, "C-001", "Housing applications", .paperwork, 6, .am, "09:00", .urgent, 60, step: "U3", deadline: 8),
    task(144, "C-005", "Employment follow-up", .followUp, 6, .pm, "13:00", .medium, 15, step: "E5"),
    task(145, "C-006", "Benefits interview preparation", .appointment, 6, .pm, "13:30", .medium, 60, step: "B3"),
    task(151, "C-002", "Request psychiatric records", .paperwork, 7, .am, "08:00", .high, 45, step: "R3"),
    task(
      152, "C-001", "Follow up with landlords", .followUp, 7, .am, "09:00", .urgent, 30, step: "U4", isTentative: true),
    task(153, "C-009", "Check in", .followUp, 7, .pm, "13:00", .low, 15, step: "K1"),
    task(161, "C-002", "Signing session", .appointment, 8, .am, "09:00", .high, 60, step: "D3", isFixed: true),
    task(
      162, "C-001", "Confirm the bed and transport", .phoneCall, 8, .pm, "13:00", .urgent, 30, step: "U6",
      isTentative: true, deadline: 9),
    task(163, "C-010", "Check in", .followUp, 8, .pm, "14:00", .low, 15, step: "K1"),
    task(
      171, "C-004", "Go to court with Maria", .appointment, 9, .am, "08:30", .high, 120, step: "C5", isFixed: true,
      deadline: 9),
    task(172, "C-007", "Check in", .followUp, 9, .pm, "13:00", .low, 15, step: "K1"),
    task(173, "C-008", "Check in", .followUp, 9, .pm, "13:15", .low, 15, step: "K1"),
  ]

  private static let nextWeek: [TaskView] = [
    task(
      181, "C-002", "Complete disability application", .paperwork, 12, .am, "08:00", .medium, 45, step: "D7",
      isTentative: true),
    task(182, "C-006", "Benefits interview", .appointment, 13, .am, "10:30", .medium, 60, step: "B4", isFixed: true),
    task(
      183, "C-002", "DMV visit", .appointment, 14, .pm, "13:00", .medium, 120, step: "I6", isFixed: true, deadline: 14),
  ]

  private static func task(
    _ id: Int, _ clientID: String, _ text: String, _ category: WorkCategory, _ date: Int, _ half: HalfDay, _ at: String,
    _ priority: Priority, _ minutes: Int, step: String, title: String? = nil, reason: String = "",
    isTentative: Bool = false, isFixed: Bool = false, due: Int? = nil, deadline: Int? = nil
  ) -> TaskView {
    TaskView(
      id: id, clientID: clientID, clientName: clients.first { $0.id == clientID }?.name ?? "", description: text,
      category: category, day: january(date), half: half, startsAt: ClockTime(at), priority: priority,
      priorityReason: priority == .urgent ? "Leaves in 6 days" : "", minutes: minutes, processID: 11,
      processTitle: "Disability claim (SSI/SSDI)", stepID: step, stepTitle: title ?? text, reason: reason,
      isTentative: isTentative, isFixed: isFixed, due: due.map(january), deadline: deadline.map(january))
  }

  static let unplanned = ["Grace", "Hector", "Imani", "Jerome", "Kim", "Luis", "Monique"].enumerated().map {
    index, name in
    UnplannedView(
      task: TaskView(
        id: 201 + index, clientID: "C-0\(12 + index)", clientName: name, description: "Routine check-in",
        category: .followUp, priority: .low, minutes: 15, stepTitle: "Check in"),
      reason: "The week is full until Friday; moving one low-priority form would place it on Thursday.")
  }

  static let recommendations = [
    Recommendation(
      kind: .deadlineAtRisk, clientID: "C-001", clientName: "Stacey",
      message: "A confirmed place is needed by Thursday; no application is in yet.",
      fixes: ["Ask the supervisor for a longer stay", "Call three more programs today"]),
    Recommendation(
      kind: .missingFact, clientID: "C-006", clientName: "Lisa", message: "The planned discharge date is not known.",
      fixes: ["Ask Lisa or the program for the date"]),
    Recommendation(
      kind: .contactOverdue, clientID: "C-020", clientName: "Oscar", message: "No contact is on record.",
      fixes: ["Plan a check-in this week"]),
  ]
}
