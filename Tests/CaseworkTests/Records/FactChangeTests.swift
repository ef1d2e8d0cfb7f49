import CaseworkTestSupport
import Planning
import Testing

@testable import Casework

/// What is known about a client, changed by hand: dates that steer work, providers, name and note.
@Suite struct FactChangeTests {
  private func slotted(_ kind: String, in small: SmallCase, on day: CalendarDay) throws -> [AgendaItem] {
    let steps = Set(small.library.templates.flatMap(\.steps).filter { $0.slot == kind }.map(\.id))
    return Agenda(small.caseload, library: small.library, on: day).items.filter { steps.contains($0.key.stepID) }
  }

  // MARK: Dates

  @Test func `a court date fixes its step, a new one moves it, and without one it is open again`() throws {
    var small = try SmallCase(admitted: 1)
    try small.start("court_prep")
    let day = small.monday + 9
    try small.caseload.noteDate(
      KeyDate(kind: "Court", day: day, time: ClockTime(minutes: 570)), of: "C", on: small.monday, library: small.library
    )
    #expect(small.caseload.needsPlanning)
    try small.plan(on: small.monday)
    var hearing = try #require(try slotted("court", in: small, on: small.monday).first)
    #expect(hearing.appointment?.day == day)
    #expect(hearing.appointment?.time == ClockTime(minutes: 570))
    let prepared = small.caseload.tasks.filter {
      $0.isOpen && $0.key.processID != 0 && $0.key.stepID != hearing.key.stepID
    }
    #expect(prepared.contains { ($0.day ?? day + 1) < day }, "nothing is prepared before the hearing")

    try small.caseload.noteDate(
      KeyDate(kind: "court", day: day + 7), of: "C", replacing: day, on: small.monday, library: small.library)
    try small.plan(on: small.monday)
    hearing = try #require(try slotted("court", in: small, on: small.monday + 7).first)
    #expect(hearing.appointment?.day == day + 7)
    #expect(small.caseload.client("C")?.keyDates.count == 1)

    try small.caseload.dropDate(kind: "court", day: day + 7, of: "C", on: small.monday, library: small.library)
    #expect(try slotted("court", in: small, on: small.monday).allSatisfy { $0.appointment == nil })
  }

  @Test func `after a date that passed the next one counts`() throws {
    var small = try SmallCase(admitted: 1)
    try small.start("court_prep")
    for ahead in [2, 9] {
      try small.caseload.noteDate(
        KeyDate(kind: "court", day: small.monday + ahead), of: "C", on: small.monday, library: small.library)
    }
    #expect(try slotted("court", in: small, on: small.monday).first?.appointment?.day == small.monday + 2)
    #expect(try slotted("court", in: small, on: small.monday + 3).first?.appointment?.day == small.monday + 9)
  }

  @Test(arguments: [
    ("court", -1, "has passed"), ("curt", 3, "Maybe court?"), ("", 3, "can't be the kind"),
    ("court", 3_000, "five years"),
    ("<script>", 3, "can't be the kind"), (String(repeating: "a", count: 41), 3, "can't be the kind"),
  ])
  func `a date that can't be is refused with what to do, and nothing changes`(kind: String, ahead: Int, words: String)
    throws
  {
    var small = try SmallCase()
    let before = small.caseload
    do {
      try small.caseload.noteDate(
        KeyDate(kind: kind, day: small.monday + ahead), of: "C", on: small.monday, library: small.library)
      Issue.record("\(kind) was taken")
    } catch {
      #expect(error.sentence.contains(words), "\(error.sentence)")
    }
    #expect(small.caseload == before)
  }

  @Test func `a date is known once, and what isn't there can't be moved or dropped`() throws {
    var small = try SmallCase()
    let date = KeyDate(kind: "school play", day: small.monday + 3)
    try small.caseload.noteDate(date, of: "C", on: small.monday, library: small.library)
    #expect(small.caseload.client("C")?.keyDates.map(\.kind) == ["school_play"])
    #expect(throws: FactError.dateKnown(kind: "school_play", date.day)) {
      try small.caseload.noteDate(date, of: "C", on: small.monday, library: small.library)
    }
    #expect(throws: FactError.unknownDate(kind: "court", date.day)) {
      try small.caseload.dropDate(kind: "court", day: date.day, of: "C", on: small.monday, library: small.library)
    }
    #expect(throws: FactError.unknownDate(kind: "court", date.day)) {
      try small.caseload.noteDate(
        KeyDate(kind: "court", day: date.day + 1), of: "C", replacing: date.day, on: small.monday,
        library: small.library)
    }
    let facts = PlanViews(small.caseload, library: small.library, on: small.monday).knownFacts(
      try #require(small.caseload.client("C")))
    #expect(facts.dates.map(\.use) == ["nothing waits for it"])
  }

  @Test func `an 18th birthday in the household asks for an assessment within thirty days`() throws {
    var small = try SmallCase(admitted: 100)
    small.caseload.settings.reportsToHMIS = true
    let birthday = small.monday - 3
    try small.caseload.noteDate(
      KeyDate(kind: KeyDate.eighteenthBirthday, day: birthday), of: "C", on: small.monday, library: small.library)
    func assessments(_ caseload: Caseload, on day: CalendarDay) -> [AgendaItem] {
      Agenda(caseload, library: small.library, on: day).items.filter {
        $0.key.stepID == ContactSchedule.adultAssessmentStep
      }
    }
    let item = try #require(assessments(small.caseload, on: small.monday).first)
    #expect(item.deadline == birthday + 30)
    try small.plan(on: small.monday)
    let task = try #require(small.caseload.tasks.first { $0.key.stepID == ContactSchedule.adultAssessmentStep })
    try small.caseload.completeTask(task.id, on: small.monday, library: small.library)
    #expect(assessments(small.caseload, on: small.monday + 1).isEmpty)
    small.caseload.settings.reportsToHMIS = false
    small.caseload.tasks.removeAll { $0.id == task.id }
    #expect(assessments(small.caseload, on: small.monday).isEmpty)
  }

  // MARK: Providers

  @Test func `a provider that comes off the list ends its request, and what the others sent stays`() throws {
    var small = try SmallCase(admitted: 1, providers: ["Dr. Smith", "County Hospital"])
    try small.start("medical_records")
    let requests = small.caseload.processes.filter { $0.templateID == "medical_records" }
    #expect(Set(requests.compactMap(\.provider)) == ["Dr. Smith", "County Hospital"])
    let other = try #require(requests.first { $0.provider == "County Hospital" })
    let first = try #require(
      small.caseload.tasks.filter { $0.key.processID == other.id && $0.isOpen }.min { $0.key < $1.key })
    try small.caseload.completeTask(first.id, on: small.monday, library: small.library)

    #expect(throws: FactError.recordsAskedFor(provider: "Dr. Smith")) {
      try small.caseload.removeProvider(
        "Dr. Smith", of: "C", reason: " ", on: small.monday, library: small.library)
    }
    try small.caseload.removeProvider(
      "dr. smith", of: "C", reason: "Never saw her", on: small.monday, library: small.library)
    try small.plan(on: small.monday)
    let ended = try #require(small.caseload.processes.first { $0.provider == "Dr. Smith" })
    #expect(ended.status == .cancelled)
    #expect(ended.endedBecause == "Dr. Smith came off the list of providers: Never saw her")
    #expect(!small.caseload.tasks.contains { $0.isOpen && $0.key.processID == ended.id })
    #expect(small.process(other.id)?.status.isOpen == true)
    #expect(small.caseload.tasks.first { $0.id == first.id }?.status == .done)
    #expect(small.caseload.client("C")?.providers.map(\.name) == ["County Hospital"])

    // Back on the list, it can be asked again.
    try small.caseload.addProvider(
      Provider(name: "Dr. Smith"), of: "C", on: small.monday, library: small.library)
    #expect(throws: FactError.providerKnown("DR. SMITH")) {
      try small.caseload.addProvider(
        Provider(name: "DR. SMITH"), of: "C", on: small.monday, library: small.library)
    }
  }

  @Test func `a provider is told apart from a slip, an empty name and an unknown time zone`() throws {
    var small = try SmallCase()
    let before = small.caseload
    #expect(throws: FactError.unknownProvider("Dr. Smit", suggestion: "Dr. Smith")) {
      try small.caseload.removeProvider("Dr. Smit", of: "C", reason: "", on: small.monday, library: small.library)
    }
    #expect(throws: FactError.noProvider) {
      try small.caseload.addProvider(Provider(name: "  "), of: "C", on: small.monday, library: small.library)
    }
    #expect(throws: FactError.self) {
      try small.caseload.addProvider(
        Provider(name: "Dr. Grey", timeZone: "America/Chikago"), of: "C", on: small.monday, library: small.library)
    }
    #expect(small.caseload == before)
    try small.caseload.addProvider(
      Provider(name: "Mercy psychiatry"), of: "C", on: small.monday, library: small.library)
    #expect(small.caseload.client("C")?.providers.last?.kind == "psychiatric")
  }

  // MARK: Name, setting, note

  @Test func `a corrected name is on what is planned next; another client's name isn't taken`() throws {
    var small = try SmallCase()
    small.caseload.clients.append(Client(id: "D", name: "Dee", admission: small.monday - 5))
    try small.plan(on: small.monday)
    try small.caseload.correctFacts(of: "C", name: "  Cho   Lee ", setting: .community, note: "Likes mornings")
    try small.plan(on: small.monday)
    let client = try #require(small.caseload.client("C"))
    #expect(client.name == "Cho Lee")
    #expect(client.setting == .community)
    #expect(
      small.caseload.tasks.filter { $0.isOpen && $0.key.stepID == "contact" && $0.key.clientID == "C" }
        .allSatisfy { $0.description.contains("Cho Lee") })
    #expect(throws: FactError.nameTaken(name: "Dee", id: "D")) {
      try small.caseload.correctFacts(of: "C", name: "Dee")
    }
    #expect(throws: FactError.noName) { try small.caseload.correctFacts(of: "C", name: " ") }
    #expect(throws: FactError.nameTooLong(501)) {
      try small.caseload.correctFacts(of: "C", name: String(repeating: "x", count: 501))
    }
    #expect(throws: FactError.unknownClient("X")) { try small.caseload.correctFacts(of: "X", note: "x") }
  }
}
