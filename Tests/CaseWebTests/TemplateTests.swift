import CaseService
@testable import CaseWeb
import Casework
import Planning
import Testing

/// Templates see stored properties only, and render an unknown name as nothing: so every name is compared with the models.
@Suite struct TemplateTests {
  static let templates = PageRenderer.templates(in: EmbeddedFiles.all)

  @Test(arguments: templates.map(\.name)) func `nothing is rendered unescaped`(name: String) throws {
    // The one module that every page has is named by its address and holds nothing inline.
    let text = try #require(Self.templates.first { $0.name == name }?.text)
      .replacing(#"<script type="module" src="{{shell.script}}"></script>"#, with: "")
      // Escapes like the engine itself, by bytes: the test below holds it to that.
      .replacing("{{% CONTENT_TYPE:\(PageText.name)}}<!doctype html>", with: "<!doctype html>")
    #expect(!text.contains("{{{"))
    #expect(!text.contains(/\{\{\s*&/))
    #expect(!text.contains(/\{\{\s*[=%]/))
    #expect(!text.contains("style="))
    #expect(!text.contains(/<script|<style|\son[a-z]+=|javascript:/))
    #expect(!text.contains(/[a-z-]+=\{\{/), "every attribute is quoted")
  }

  @Test func `a text on a page is escaped, whatever stands in it`() {
    #expect(
      PageText().escapeText(#"<a href='x' id="y">&amp; é 😀"#)
        == "&lt;a href=&#39;x&#39; id=&quot;y&quot;&gt;&amp;amp; é 😀")
    #expect(PageText().escapeText("Jay, née Ó Briain") == "Jay, née Ó Briain" && PageText().escapeText("").isEmpty)
    #expect(PageText().escapeText("<") == "&lt;" && PageText().escapeText("x>") == "x&gt;")
  }

  @Test func `every tag names exactly one value of its page's model, and every value is shown`() async throws {
    var used: Set<String> = []
    for page in try await Self.samples() {
      var check = TagCheck(templates: Self.templates)
      try check.walk(type(of: page).template, over: [page])
      #expect(check.faults.isEmpty, "\(type(of: page)): \(check.faults.joined(separator: "; "))")
      #expect(check.unchecked.isEmpty, "\(type(of: page)): the sample has no \(check.unchecked.sorted())")
      let unused = check.offered.subtracting(check.used)
      #expect(unused.isEmpty, "\(type(of: page)) has values that no tag shows: \(unused.sorted())")
      used.formUnion(check.visited)
    }
    #expect(used == Set(Self.templates.map(\.name)), "every template belongs to a page")
  }

  @Test func `each page has its sample`() async throws {
    let sampled = Set(try await Self.samples().map { type(of: $0).template })
    #expect(sampled == Set(PageRenderer.pages.map { $0.template }))
  }

  /// Each page with every list filled and every optional value there, if need be in several samples.
  static func samples() async throws -> [any Page] {
    let desk = SampleDesk()
    var shell = Shell(
      title: "t", links: [.init(label: "Today", address: "/", isCurrent: true)], officeDay: "d", notice: "n",
      stylesheet: "s", favicon: "f", script: "j")
    shell.links[0].partKey = "t"
    shell.more = .init([.services, .calendar], current: .services)
    shell.finder = "/find"
    shell.draftsLabel = "1 draft"
    shell.live = .init(planMark: 1, hasSingleKeys: true)
    shell.account = .init(Visitor(actor: Site.actor, userID: 1, login: "dana", name: "Dana Rivera"))
    var plan = try await desk.viewPlan(day: january(5), as: Site.actor)
    plan.today.recommendations += [SampleDesk.warning, SampleDesk.newWarning]
    var today = TodayPage(plan, today: january(5), time: ClockTime(minutes: 640), event: .done(130), shell: shell)
    today.closedNote = "closed"
    today.allDone = "done"
    today.plan.sentences = ["changed"]
    let week = try await desk.viewWeek(containing: january(5), as: Site.actor)
    var weekPage = WeekPage(week, today: january(5), event: .init(eventText: "done"), shell: shell)
    weekPage.days[0].halves[0].entries[0].tasks[0].staysBecause = "it is agreed"
    var timeline = TimelinePage(SampleDesk.timeline, kind: .work, isNewest: false, shell: shell)
    timeline.emptyNote = "none"
    let monthPage = MonthPage(SampleDesk.month(week), shell: shell)
    weekPage.days = weekPage.days.map { day in
      var day = day
      day.closedBecause = "closed"
      day.halves = day.halves.map { half in
        var half = half
        half.emptyNote = "free"
        return half
      }
      return day
    }
    var filter = ClientFilter()
    filter.isWithoutContact = true
    var clients = ClientsPage(
      try await desk.listClients(as: Site.actor), filter: filter, kinds: SampleCaseload.choices, today: january(5),
      shell: shell)
    clients.emptyNote = "none"
    var jay = try await desk.viewClient("C-002", as: Site.actor)
    jay.processes[0].slackReason = "it has to start"
    jay.processes[1].parentID = jay.processes[0].processID
    jay.processes[0].clocks = ["32 days left"]
    jay.recommendations = SampleCaseload.recommendations + [SampleDesk.warning, SampleDesk.newWarning]
    var client = ClientPage(
      jay, today: january(5), choices: SampleCaseload.choices, started: 11,
      services: SampleCaseload.services.map(\.service), shell: shell)
    client.resumeAction = "/clients/C-002/resume"
    client.idleNote = "idle"
    client.freeNote = "free"
    let asked = ProcessStart(clientID: "C-002", processType: "housing_search", timelineWeeks: 3)
    let start = StartPage(
      SampleCaseload.preview("housing_search", weeks: 3), asked: asked, clientName: "Jay", today: january(5), key: "k",
      shell: shell)
    var warnings = WarningsPage(
      try await desk.listWarnings(as: Site.actor), accepted: SampleDesk.accepted.id, shell: shell)
    warnings.allWell = "well"
    var fix = FixPage(try await desk.previewFix(1, of: SampleDesk.warning.id, as: Site.actor), shell: shell)
    fix.harmless = "harmless"
    var calendar = CalendarPage(
      try await desk.viewCalendar(as: Site.actor), today: january(5), isChanged: true, shell: shell)
    let ownDay = OwnDayPage(AgencySettings(), isChanged: true, shell: shell)
    calendar.agencyNote = "note"
    let task = try #require(week.days.flatMap { $0.morning.tasks + $0.afternoon.tasks }.first)
    var planPage = PlanPage(
      SamplePlan.changes(task), clients: try await desk.listClients(as: Site.actor), note: "n", shell: shell)
    planPage.spoiled = .init(reason: "gone")
    planPage.nothingWaits = "nothing"
    planPage.preview?.warnings = .init(sentences: ["full"])
    let explanation = SamplePlan.explanation(task)
    var places = PlacesPage(
      explanation, asked: PlacesPage.Asked(explanation, day: january(7), half: .pm, time: nil), from: "week",
      today: january(5), shell: shell)
    places.choice?.noOption = "none"
    places.stays = "it is agreed"
    places.unpinAction = "/tasks/1/unpin"
    var services = ServicesPage(SampleCaseload.services, kept: "legal_aid", shell: shell)
    services.emptyNote = "none"
    let signIn = SignInPage(shell: shell, trouble: "t", password: .init(next: "/week"), code: .init(next: "/week"))
    let link = LinkPage(
      shell: shell, heading: "h", explanation: "e", trouble: "t", action: "/enter/x",
      names: .init(login: "dana", name: "Dana"), choosesPassword: true, button: "b")
    return try AccountSamples.pages(shell: shell) + [
      signIn, link,
      planPage, places,
      warnings, fix, calendar, ownDay,
      today, weekPage, monthPage, timeline, clients, client, start,
      TroublePage(.otherSite, requestID: "r", shell: shell),
      ReferencePage(try APIReference().document(), shell: shell),
      services,
      draftsPage(shell),
      FindPage(
        [
          .init(kind: "page", title: "Week", detail: "Page", address: "/week"),
          .init(kind: "action", title: "Add: call", detail: "d", address: "/add", line: "call"),
        ], wanted: "w", shell: shell
      ).sayingNothing,
      AddPage(
        shell: shell, heading: "h", line: "call", note: "n", missing: .init(sentences: ["m"]),
        facts: [.init(label: "Day", meaning: "m", said: "tue", byDefault: "by default")],
        place: .init(placeSentence: "p", placeReason: "r"),
        moves: .init(
          moveSummary: "m",
          items: [.init(text: "t", client: "c", address: "/clients/C", change: "a → b", cause: "c", tag: "Published")]),
        remarks: .init(sentences: ["r"]), save: .init(fingerprint: "f"), draft: .init(draftLine: "call")),
      KeysPage([.init(title: "t", keys: [.init(key: "?", does: "d")])], hasSingleKeys: true, flash: "f", shell: shell),
    ] + SampleRecords.pages(shell)
  }
}

private func draftsPage(_ shell: Shell) -> DraftsPage {
  let draft = Draft(
    form: "/clients/C-002/notes", clientID: "C-002", clientName: "Jay", texts: ["note": "n"], savedAt: 1)
  var page = DraftsPage([draft], shell: shell)
  page.nothing = "nothing"
  return page
}

extension FindPage {
  /// The same with the sentence of an empty answer as well.
  fileprivate var sayingNothing: FindPage {
    var page = self
    page.nothing = "nothing"
    return page
  }
}
