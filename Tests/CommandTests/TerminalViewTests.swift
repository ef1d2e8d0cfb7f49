import Casework
import Testing

@testable import caseday

struct TerminalViewTests {
  static let drawn = TerminalStyle(width: 80, isDrawn: true, hasColour: false)

  static func style(_ width: Int) -> TerminalStyle { TerminalStyle(width: width, isDrawn: true, hasColour: false) }

  /// Minutes of the day, and what the line by the clock says then.
  static let byTheClock: [(minute: Int, line: String?)] = [
    (420, nil),
    (480, "Now 08:00: you are on time. On now: 08:00 Call the county shelter line, Stacey."),
    (500, "Now 08:20: 1 task should be behind you. On now: 08:20 Call Family Promise, Stacey."),
    (720, "Now 12:00: 8 tasks should be behind you. Next: 13:00 Resume review session, Ryan."),
    (1_020, "Now 17:00: 10 tasks should be behind you. Nothing else has a time."),
    (1_021, nil),
  ]

  @Test(arguments: byTheClock)
  func `today says by the clock what should be behind and what is next`(minute: Int, line: String?) {
    let text = TodayText(view: SampleViews.today, time: ClockTime(minutes: minute)).rendered(in: .plain)
    let found = text.split(separator: "\n").first { $0.hasPrefix("Now ") }.map(String.init)
    #expect(found == line)
  }

  @Test(arguments: [40, 80, 120])
  func `today is drawn as the seed draws Monday`(width: Int) throws {
    try assertSnapshot(TodayText(view: SampleViews.today).rendered(in: Self.style(width)), named: "today-\(width)")
  }

  @Test func `today in a pipe is plain text, one line for each task`() throws {
    try assertSnapshot(TodayText(view: SampleViews.today).rendered(in: .plain), named: "today-plain")
  }

  @Test func `today in colour has colour and the same words`() throws {
    let coloured = TerminalStyle(width: 80, isDrawn: true, hasColour: true)
    try assertSnapshot(TodayText(view: SampleViews.today).rendered(in: coloured), named: "today-colour")
  }

  @Test func `today with reasons says why below each task`() throws {
    try assertSnapshot(
      TodayText(view: SampleViews.today, showsReasons: true).rendered(in: Self.drawn), named: "today-why")
  }

  @Test(arguments: [40, 80])
  func `hostile and wide data keeps the boxes whole`(width: Int) throws {
    try assertSnapshot(
      TodayText(view: SampleViews.hostileToday).rendered(in: Self.style(width)), named: "today-hostile-\(width)")
  }

  @Test func `an empty day says so`() throws {
    try assertSnapshot(TodayText(view: SampleViews.emptyToday).rendered(in: Self.drawn), named: "today-empty")
  }

  @Test(arguments: [40, 80, 120])
  func `the week is drawn with its load`(width: Int) throws {
    try assertSnapshot(WeekText(view: SampleViews.week).rendered(in: Self.style(width)), named: "week-\(width)")
  }

  @Test func `the week in a pipe is plain text`() throws {
    try assertSnapshot(WeekText(view: SampleViews.week).rendered(in: .plain), named: "week-plain")
  }

  @Test func `four weeks are a line for each day`() throws {
    let week = SampleViews.week
    let month = MonthView(
      startsOn: week.startsOn, today: week.startsOn, weeks: [MonthView.Week(startsOn: week.startsOn, days: week.days)])
    try assertSnapshot(MonthText(view: month).rendered(in: Self.drawn), named: "month-80")
    try assertSnapshot(MonthText(view: month).rendered(in: .plain), named: "month-plain")
  }

  @Test(arguments: [40, 80, 120])
  func `a client is drawn with the seed's progress`(width: Int) throws {
    try assertSnapshot(ClientText(view: SampleViews.jaysPage).rendered(in: Self.style(width)), named: "client-\(width)")
  }

  @Test func `a client in a pipe is plain text, and --all shows every step`() throws {
    try assertSnapshot(
      ClientText(view: SampleViews.jaysPage, showsAll: true).rendered(in: .plain), named: "client-plain")
  }

  @Test func `a preview shows the dates and what moves`() throws {
    let text = PreviewText(preview: SampleViews.preview, clientName: "Stacey")
    try assertSnapshot(text.rendered(in: Self.drawn), named: "preview-80")
    try assertSnapshot(text.rendered(in: .plain), named: "preview-plain")
  }

  @Test func `an import says what landed, what didn't and why`() throws {
    var outcome = ClientImport(
      accepted: ["C-001", "C-002", "C-003"].map {
        ImportedClient(
          row: 2, externalID: $0, name: $0, admission: SampleViews.monday, plannedDischarge: nil, processes: [],
          providers: [], keyDates: [], note: "")
      },
      rejected: [
        RejectedRow(
          row: 12, cells: ["C-011"],
          findings: [
            ImportFinding(row: 12, column: "Expected Discharge Date", sentence: "There is no 30 February 2026.")
          ])
      ], warnings: [ImportFinding(row: 1, column: "", sentence: "The file is not UTF-8.")], emptyRows: 1,
      header: ["Client ID"])
    outcome.created = 2
    outcome.unchanged = 1
    try assertSnapshot(
      ImportText(outcome: outcome, isDryRun: false, rejectedFile: "caseload.rejected.csv").rendered(in: Self.drawn),
      named: "import-80")
    try assertSnapshot(ImportText(outcome: outcome, isDryRun: true).rendered(in: .plain), named: "import-dry-run-plain")
  }

  @Test(arguments: 40...200)
  func `every box line is as wide as the box, at every width`(width: Int) {
    let style = Self.style(width)
    for view in [SampleViews.today, SampleViews.hostileToday] {
      let lines = TodayText(view: view, showsReasons: true).rendered(in: style).split(separator: "\n")
      let boxed = lines.filter { "┌│└".contains($0.first ?? " ") }
      #expect(boxed.count > 20)
      for line in boxed { #expect(DisplayWidth.of(line) == style.measure, "\(line)") }
      for line in lines { #expect(DisplayWidth.of(line) <= width, "\(line)") }
    }
    for text in [
      WeekText(view: SampleViews.week).rendered(in: style), ClientText(view: SampleViews.jaysPage).rendered(in: style),
    ] {
      for line in text.split(separator: "\n") { #expect(DisplayWidth.of(line) <= width, "\(line)") }
    }
  }

  @Test(arguments: [TerminalStyle.plain, drawn, TerminalStyle(width: 60, isDrawn: false, hasColour: false)])
  func `no control character of the data reaches the terminal`(style: TerminalStyle) {
    let text = TodayText(view: SampleViews.hostileToday, showsReasons: true).rendered(in: style)
    let controls = text.unicodeScalars.filter { $0.properties.generalCategory == .control && $0 != "\n" }
    #expect(controls.isEmpty)
    #expect(
      !text.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value) })
  }
}
