import Casework
import CaseworkTestSupport
import Planning
import Testing

/// Reading a line like "call DMV tue 20m #Jay": what is understood, what is taken by default, what is asked for.
@Suite struct QuickAddTests {
  /// Monday 5 January 2026.
  let monday = SampleCaseload.monday
  let caseload: Caseload

  init() {
    var caseload = Caseload(caseManagerID: "1", calendar: WorkCalendar(closures: HolidayCalendar.usFederal.names))
    let names = [
      ("C-1", "Jay"), ("C-2", "Maria Lopez"), ("C-3", "Maria Stone"), ("C-4", "Stacey"), ("C-5", "🌻"), ("C-6", "Omar"),
    ]
    let admission = SampleCaseload.monday - 30
    caseload.clients = names.map { Client(id: $0.0, name: $0.1, admission: admission) }
    caseload.clients[5].status = .closed
    self.caseload = caseload
  }

  private func read(_ line: String, at now: ClockTime? = nil) -> QuickAddReading {
    caseload.quickAdd(line, on: monday, at: now)
  }

  private func task(_ line: String) throws -> NewTask {
    let reading = read(line)
    return try #require(reading.task, "\(line): \(reading.problemText)")
  }

  private func day(_ line: String) throws -> CalendarDay? { try task(line + " call DMV #Jay").place?.day }

  @Test func `the words of the example become a call of twenty minutes on Tuesday for Jay`() throws {
    let reading = read("call DMV tue 20m #Jay")
    let task = try #require(reading.task)
    #expect(task.clientID == "C-1" && task.description == "Call DMV" && task.category == .phoneCall)
    #expect(task.minutes == 20 && task.priority == .medium && !task.isWithClient && task.deadline == nil)
    #expect(task.place == NewTask.Place(day: monday + 1) && task.due == monday + 1)
    let said = Dictionary(uniqueKeysWithValues: reading.facts.map { ($0.part, $0.words) })
    #expect(said[.client] == "#Jay" && said[.day] == "tue" && said[.minutes] == "20m" && said[.category] == "call")
    #expect(reading.facts.map(\.part) == [.what, .client, .category, .day, .minutes, .contact])
  }

  @Test(arguments: [
    ("today", 0), ("tomorrow", 1), ("mon", 0), ("tue", 1), ("thurs", 3), ("friday", 4), ("next tue", 8),
    ("next mon", 7), ("this fri", 4), ("in 3 days", 3), ("in a week", 7), ("in two weeks", 14), ("12 jan", 7),
    ("Jan 12", 7),
    ("12th January 2026", 7), ("jan 12, 2026", 7), ("1/12", 7), ("1/12/26", 7), ("01/12/2026", 7), ("2026-01-12", 7),
    ("on wed", 2), ("tue 6 jan", 1), ("Tuesday, 1/6", 1),
  ])
  func `a day is read as people write it`(words: String, distance: Int) throws {
    #expect(try day(words) == monday + distance)
    #expect(try task("call DMV #Jay \(words)").description == "Call DMV")
  }

  @Test(arguments: [
    ("tue am", HalfDay.am, nil), ("tue afternoon", .pm, nil), ("tue in the morning", .am, nil),
    ("tue 10:30", nil, 630), ("tue at 9", nil, nil), ("tue 2pm", nil, 840), ("tue 2:15 pm", nil, 855),
    ("tue 12am", nil, 0), ("tue 12pm", nil, 720), ("tue 14:00", nil, 840),
  ])
  func `a half-day and a time are read, a bare number is neither`(words: String, half: HalfDay?, minutes: Int?) throws {
    let place = try #require(try task("visit SSA #Jay \(words)").place)
    #expect(place.half == half)
    #expect(place.time == minutes.map { ClockTime(minutes: $0) })
  }

  @Test(arguments: [
    ("20m", 20), ("45 min", 45), ("1h", 60), ("1h30", 90), ("1h30m", 90), ("1h 30m", 90), ("1 hour 30 minutes", 90),
    ("1.5h", 90), ("2 hours", 120), ("for 90m", 90), ("8h", 480),
  ])
  func `a length is read in minutes and hours`(words: String, minutes: Int) throws {
    let task = try task("meeting \(words) tue with landlord #Jay")
    #expect(task.minutes == minutes && task.description == "Meeting with landlord")
  }

  @Test(arguments: [
    ("call DMV", WorkCategory.phoneCall, 20), ("visit SSA", .appointment, 60), ("lease form", .paperwork, 30),
    ("check in", .followUp, 10), ("follow up on records", .followUp, 10), ("home visit", .appointment, 60),
    ("email landlord about form", .followUp, 10), ("buy bus passes", .other, 30), ("CALL the clinic", .phoneCall, 20),
  ])
  func `the first word for a kind of work decides, with its usual minutes`(
    words: String, category: WorkCategory, minutes: Int
  ) throws {
    let task = try task("\(words) #Jay")
    #expect(task.category == category && task.minutes == minutes)
    #expect(task.due == monday + 7 && task.place == nil, "without a day the plan chooses, within a week")
  }

  @Test(arguments: [
    ("call #Jay", "Call Jay", true), ("check in #Jay", "Check in with Jay", true),
    ("visit SSA with #Jay", "Visit SSA with Jay", true),
    ("call #Jay about the lease", "Call Jay about the lease", true), ("call DMV #Jay", "Call DMV", false),
    ("#Jay call DMV", "Call DMV", false), ("form #Jay", "Form for Jay", false),
    ("call DMV for #Jay", "Call DMV for Jay", false),
    ("#Jay home visit", "Home visit with Jay", true), ("Add: call DMV #Jay", "Call DMV", false),
  ])
  func `the name stays where it belongs, and what is done with the client counts as a contact`(
    words: String, description: String, isWithClient: Bool
  ) throws {
    let task = try task(words)
    #expect(task.description == description && task.isWithClient == isWithClient)
  }

  @Test func `last days, weeks, importance and limits are understood`() throws {
    #expect(try task("form by fri #Jay").deadline == monday + 4)
    #expect(try task("form before fri #Jay").deadline == monday + 3)
    #expect(try task("form by 1/19 #Jay").deadline == monday + 11, "a holiday is no last day")
    #expect(try task("form tue by fri #Jay").place?.day == monday + 1)
    let week = try task("call landlord next week #Jay")
    #expect(week.notBefore == monday + 7 && week.due == monday + 11 && week.place == nil)
    #expect(try task("urgent call DMV #Jay").priority == .urgent)
    #expect(try task("call DMV #Jay !").priority == .urgent)
    #expect(try task("important: call DMV #Jay").priority == .high)
    #expect(try task("call DMV someday #Jay").priority == .low)
    #expect(try task("call DMV tue overbook #Jay").place?.isOverbooking == true)
    #expect(try task("call DMV! #Jay").priority == .medium, "a mark at a word's end is no order")
  }

  @Test(arguments: [
    ("", "Write what is to be done"), ("#", "right after the #"), ("call DMV", "No client yet"),
    ("call Jay tue", "write #Jay if you mean Jay"), ("call #Jey", "Write #Jay if you mean Jay."),
    ("call #Maria", "fits 2 clients: Maria Lopez (#C-2), Maria Stone (#C-3)"), ("call #Zoltan", "No client of yours"),
    ("call #Omar", "stay has ended"), ("call DMV #Jay #Stacey", "Jay or Stacey"),
    ("#Jay tue", "Write what is to be done"),
    ("call DMV tue wed #Jay", "“tue” and “wed”"), ("call DMV 1/2 #Jay", "is Friday 2 January 2026, which is over"),
    ("call DMV 2025-12-01 #Jay", "which is over"), ("call DMV by 1/2 #Jay", "which is over"),
    ("call DMV 31 feb #Jay", "There is no 31 feb"), ("call DMV 2026-02-30 #Jay", "There is no 2026-02-30"),
    ("call DMV 13/1 #Jay", "the month comes first, as in 1/13"),
    ("call DMV tue 7 jan #Jay", "is a Wednesday, not a Tuesday"),
    ("call DMV 10:30 #Jay", "needs a day"), ("call DMV am #Jay", "needs a day"),
    ("call DMV tue 25:00 #Jay", "is not a time"),
    ("call DMV tue 13pm #Jay", "is not a time"), ("call DMV tue 2:30 #Jay", "could be in the night"),
    ("call DMV 0m #Jay", "at least a minute"), ("call DMV 9h #Jay", "an hour at most"),
    ("visit SSA 9h #Jay", "8 hours at most"), ("call DMV 20m 30m #Jay", "“20m” and “30m”"),
    ("call DMV fri by tue #Jay", "after the last day"),
  ])
  func `what can't be right is asked about, with what to write`(line: String, sentence: String) {
    let reading = read(line)
    #expect(reading.task == nil)
    #expect(reading.problemText.contains(sentence), "\(reading.problemText)")
  }

  @Test func `a client is found by a beginning, an id, a last name, an emoji`() throws {
    #expect(try task("call #stac").clientID == "C-4")
    #expect(try task("call #c-3").clientID == "C-3")
    #expect(try task("call DMV #Maria Stone tue").clientID == "C-3")
    #expect(try task("call DMV #Maria Stone tue").description == "Call DMV")
    #expect(try task("call DMV #Maria_Lopez").clientID == "C-2")
    #expect(try task("call DMV #🌻").clientID == "C-5")
  }

  @Test func `a time that is over today is asked about`() {
    #expect(read("call DMV today 9:00 #Jay", at: ClockTime(minutes: 600)).problemText.contains("09:00 is over today"))
    #expect(read("call DMV today 11:00 #Jay", at: ClockTime(minutes: 600)).task != nil)
  }

  @Test func `long lines and odd letters lose nothing in silence`() throws {
    let long = "call " + String(repeating: "a", count: 290) + " #Jay"
    #expect(try task(long).description.count == 295)
    #expect(read("call " + String(repeating: "a", count: 400) + " #Jay").problemText.contains("300 characters"))
    #expect(read(String(repeating: "a ", count: 400)).problemText.contains("500 characters"))
    #expect(try task("<script> call 📞 مرحبا #Jay").description == "<script> call 📞 مرحبا")
    #expect(try task("call apt 24/7 line about 3 forms #Jay").description == "Call apt 24/7 line about 3 forms")
  }

  /// Words of all kinds in any order: reading ends, says why or gives a task that can be planned, and uses each word once.
  @Test(arguments: 0..<60)
  func `any line is read the same twice, and every word is used or kept`(seed: UInt64) {
    let pieces = [
      "call", "DMV", "tue", "next", "week", "by", "#Jay", "#", "#Maria", "20m", "1h", "30", "am", "10:30", "in", "3",
      "days", "12", "jan", "1/12", "!", "urgent", "overbook", "on", "at", "the", "morning", "for", "with", "📞", "«»",
      "2026-01-12", "h",
      "before", "Stone", "-", "add:", "0m",
    ]
    let marks = ",.;:-–"
    var chance = CaseworkTestSupport.SeededGenerator(seed: seed)
    for _ in 0..<40 {
      let words = (0..<chance.number(in: 0...12)).compactMap { _ in chance.pick(pieces) }
      let line = words.joined(separator: " ")
      let reading = read(line)
      #expect(reading == read(line), "\(line)")
      #expect((reading.task == nil) == !reading.problems.isEmpty, "\(line)")
      for problem in reading.problems { #expect(problem.sentence.hasSuffix("."), "\(problem.sentence)") }
      guard let task = reading.task else { continue }
      #expect((1...300).contains(task.description.count), "\(line)")
      #expect(task.category.minutesOfOneTask.contains(task.minutes), "\(line)")
      #expect(task.due >= monday && task.deadline.map { $0 >= monday } ?? true, "\(line)")
      let everything = task.description + " " + reading.facts.compactMap(\.words).joined(separator: " ")
      let kept = Set(everything.lowercased().split(separator: " ").map { $0.filter { !marks.contains($0) } })
      for word in words where word != "add:" {
        let bare = word.lowercased().filter { !marks.contains($0) }
        #expect(bare.isEmpty || kept.contains(bare), "“\(word)” of “\(line)” is lost")
      }
    }
  }
}
