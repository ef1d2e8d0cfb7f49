@testable import CaseService
@testable import CaseWeb
@testable import Casework
import Planning

/// Fixed values for the pages of processes, stays, templates and reports.
enum SampleRecords {
  /// Jay's claim with a step in every state.
  static let sheet: ProcessSheet = {
    var progress = SampleCaseload.processes[0]
    progress.newerVersion = 2
    progress.adjustments = ["Z1 “Call the clinic” was inserted on 5 January."]
    progress.nextOwner = "County team"
    let tasks = SampleCaseload.tasks.prefix(2).map { $0 }
    return ProcessSheet(
      progress: progress, clientName: "Jay",
      steps: StepSheet.State.allCases.enumerated().map { number, state in
        StepSheet(
          stepID: "D\(number + 1)", title: "Step \(number + 1)", phase: "Week 1", state: state, category: .phoneCall,
          minutes: 20, lesson: number == 1 ? lesson : nil, detail: "3 of 5 contacted",
          waitsFor: state == .blocked ? ["Signing session"] : [], due: january(9), deadline: january(16),
          latestStart: january(14), putOffUntil: state == .planned ? january(8) : nil, isInserted: false,
          reason: "Records come first.", source: "20 CFR 416.340(c)",
          tasks: tasks.map { task in
            var task = task
            task.status = state == .done ? .done : .planned
            task.description += state == .ready ? ", part 1 of 2" : ""
            return task
          }, noted: state == .done ? [tasks[0].id: 25] : [:])
      }, endedBecause: nil, endedOn: nil, parentID: nil,
      children: [.init(processID: 12, title: "State ID and vital documents", percent: 35)])
  }()

  static let lesson = MinuteLesson(
    templateID: "benefits", stepID: "P1", stepTitle: "Call the shelter", templateMinutes: 30, ownMinutes: 20,
    recorded: 12, median: 15, offered: 25, isOffer: true)

  private static let facts = KnownFacts(
    setting: .residential, note: "Likes mornings",
    dates: [
      .init(
        date: KeyDate(kind: "dmv_appointment", day: january(8), time: ClockTime(minutes: 600)), name: "DMV appointment",
        steers: ["Identity documents"], hasPassed: false)
    ],
    providers: [
      .init(provider: Provider(name: "Dr. Smith (psychiatrist)", timeZone: "America/Chicago"), isAsked: true)
    ],
    dateKinds: [.init(kind: "court", name: "court")], version: "a1")

  static let stay: StayRecords = {
    var plan = ServicePlanStanding(reviewDays: 90)
    plan.goals = "Income"
    plan.noneNeeded = "Waits for the lease"
    plan.agreedOn = january(2)
    plan.approvedOn = january(3)
    plan.approvedBy = "M. Ortiz"
    plan.reviews = [.init(day: january(4), note: "Unchanged")]
    return StayRecords(
      clientID: "C-002", name: "Jay", admission: january(3), plannedDischarge: january(30), status: .open, exit: nil,
      facts: facts, plan: plan,
      notes: [
        CaseNote(clientID: "C-002", number: 1, day: january(3), writtenOn: january(4), text: "Met at the clinic")
      ],
      crises: [
        Crisis(
          id: 1, clientID: "C-002", kind: "No bed", need: "A bed", minutes: 60,
          opened: .init(day: january(3), time: ClockTime(minutes: 600)),
          stabilised: .init(day: january(4), time: ClockTime(minutes: 540)))
      ],
      earlierStays: [
        EarlierStay(
          admission: january(1) - 200, plannedDischarge: nil,
          exit: ClientExit(day: january(1) - 100, destination: .familyTemporary))
      ],
      open: [.init(processID: 11, title: "Disability claim (SSI/SSDI)", status: .active, nextOwner: nil)],
      ended: [
        EndedProcess(
          processID: 13, title: "Housing search", endedOn: january(4), reason: "Moved in with family", nextOwner: nil)
      ], today: january(5))
  }()

  static let left: StayRecords = {
    var left = stay
    left.exit = ClientExit(
      day: january(4), destination: .rentalWithSubsidy, reason: "Program completed", confirmedOn: january(4))
    return left
  }()

  static let metrics = RecordedMetrics(
    first: january(1), last: january(31),
    scores: [
      MetricScore(metric: .housed, numerator: 3, denominator: 5, missed: ["C-002, 2026-01-05", "C-003, 2026-01-06"])
    ],
    housedWithoutMedical: MetricScore(metric: .housed, numerator: 3, denominator: 4, missed: []),
    daysOverCallLimitByHand: MetricScore(metric: .daysOverCallLimit, numerator: 0, denominator: 20, missed: []),
    weeklyQuestion: .init(answers: 3, good: 2))

  static let answers = [WeeklyAnswer(week: january(5), score: 4)]

  static let difference: TemplateDifference = {
    var newer = SampleDesk.templates[0]
    newer.version = 2
    newer.lengthWeeks = 9
    return TemplateDifference(from: SampleDesk.templates[0], to: newer)
  }()

  static let versionPreview = VersionPreview(
    processID: 11, title: "Disability claim", difference: difference, kept: 1, history: ["Old step"],
    cancelled: ["Call the shelter"], expectedBefore: january(20), expectedAfter: january(27))

  static let road = RoadAhead(
    clientID: "C-002", name: "Jay", today: january(5), first: january(3), last: january(31),
    plannedDischarge: january(30),
    lanes: [
      .init(
        processID: 11, title: "Disability claim (SSI/SSDI)", percent: 20, start: january(3), expected: january(28),
        waits: [.init(awaited: "SSA", since: january(4), until: january(9))],
        hardDates: [.init(title: "Set the protective filing date", day: january(16))], latestStart: january(9),
        slackDays: 4)
    ],
    papers: [
      .init(document: "SSA-827", stepTitle: "Signing session", endsOn: nil, expectedOn: january(8)),
      .init(document: "Release", stepTitle: "Consents", endsOn: january(31), expectedOn: nil),
    ],
    next: [
      .init(day: january(6), text: "Signing session", kind: .work),
      .init(day: january(9), text: "SSA, Disability claim", kind: .answer),
    ])

  /// Each page with every list filled and every optional value there, if need be in several samples.
  static func pages(_ shell: Shell) -> [any Page] {
    var process = ProcessPage(sheet, today: january(5), isRecorded: true, shell: shell)
    process.resumeAction = "/processes/11/resume"
    process.ended = .init(endedText: "Ended", reopenAction: "/processes/11/reopen")
    var pending = stay
    pending.plan.approvedOn = nil
    var stayed = StayPage(stay, isRecorded: true, shell: shell)
    let gone = StayPage(left, isRecorded: true, shell: shell)
    stayed.exit = gone.exit
    stayed.returning = gone.returning
    stayed.plan.offersApproval = true
    let template = SampleDesk.templates[0]
    var draft = template
    draft.version = 2
    draft.status = .draft
    draft.events = [TemplateEvent(name: "denied", title: "Denied")]
    var own = lesson
    own.templateID = draft.id
    var shown = TemplatePage(draft, versions: [template, draft], lessons: [own], isRecorded: true, shell: shell)
    shown.retirer = shown.publisher
    shown.steps[0].lines = ["After D1"]
    var differences = DifferencesPage(difference, title: "Benefits", shell: shell)
    differences.sameNote = "Nothing is different."
    var roadPage = RoadPage(road, shell: shell)
    roadPage.emptyNote = "No process is running."
    return [
      process, roadPage,
      PutOffPage(
        shell: shell, heading: "Put it off?", processTitle: "Claim", processAddress: "/processes/11",
        conflicts: .init(sentences: ["It would come too late."]), noConflict: "none",
        moved: [.init(lineTitle: "Sign", change: "from Monday to Friday")], nothingMoves: "none",
        action: "/processes/11/put-off", stepID: "D3", until: "2026-01-09"),
      VersionPage(versionPreview, shell: shell), stayed,
      AdmissionPage(today: january(5), templates: SampleDesk.templates, shell: shell),
      TemplatesPage(SampleDesk.templates, shell: shell), shown, differences,
      ReportPage(
        metrics, names: ["C-002": "Jay"], answers: answers, today: january(5), isRecorded: true, shell: shell),
    ]
  }
}

extension SampleDesk {
  /// The answers to the use cases of processes, stays, templates and reports; nil for one that the sample doesn't know.
  func recordAnswer(_ useCase: some UseCase, as actor: Actor) async throws(CaseError) -> (any Sendable)? {
    switch useCase {
    case let asked as ViewProcessSheet:
      _ = try await viewProcess(asked.processID, as: actor)
      return SampleRecords.sheet
    case let asked as ViewStay:
      _ = try await viewClient(asked.client, as: actor)
      return SampleRecords.stay
    case let asked as ViewRoad:
      _ = try await viewClient(asked.client, as: actor)
      return SampleRecords.road
    case is ListEstimates: return [SampleRecords.lesson]
    case is ViewMetrics: return SampleRecords.metrics
    case is ListWeeklyAnswers: return SampleRecords.answers
    case is CompareTemplates: return SampleRecords.difference
    case is PreviewVersion: return SampleRecords.versionPreview
    default: return nil
    }
  }
}
