internal import CaseService
internal import Casework
internal import Hummingbird
internal import Mustache

/// A template that can't be used. Found at the start, never on a visit.
struct TemplateFault: Error, CustomStringConvertible {
  var template: String
  var reason: String
  var description: String { "The page template “\(template)” can't be used: \(reason)." }
}

/// Turns page models into HTML.
struct PageRenderer: Sendable {
  private let desk: any Desk
  private let configuration: WebConfiguration
  private let stylesheet: String
  private let favicon: String
  private let script: String
  private let library: MustacheLibrary

  /// The types of all pages; each has its template.
  static let pages: [any Page.Type] = [
    TodayPage.self, WeekPage.self, MonthPage.self, TimelinePage.self, ClientsPage.self, ClientPage.self, StartPage.self,
    TroublePage.self, ReferencePage.self, WarningsPage.self, FixPage.self, CalendarPage.self, OwnDayPage.self,
    PlanPage.self, PlacesPage.self,
    ServicesPage.self,
    ProcessPage.self, PutOffPage.self, VersionPage.self, StayPage.self, AdmissionPage.self, TemplatesPage.self,
    TemplatePage.self, DifferencesPage.self, ReportPage.self, RoadPage.self,
    SignInPage.self, LinkPage.self, AccountPage.self, SecondFactorPage.self, UsersPage.self, TeamPage.self,
    EmergencyPage.self, AuditPage.self, ExportPage.self, KeysPage.self, FindPage.self, DraftsPage.self, AddPage.self,
  ]

  /// - Throws: `TemplateFault` when a template can't be parsed, or names one that isn't there.
  init(desk: any Desk, configuration: WebConfiguration, assets: Assets) throws(TemplateFault) {
    self.desk = desk
    self.configuration = configuration
    stylesheet = assets.address(of: "site.css")
    favicon = assets.address(of: "icon.svg")
    script = assets.address(of: "caseday.js")
    library = try Self.library(of: Self.templates(in: EmbeddedFiles.all))
  }

  /// Name and text of each embedded template: `Templates/today.mustache` is `today`.
  static func templates(in files: [(path: String, text: String)]) -> [(name: String, text: String)] {
    files.compactMap { path, text in
      guard path.hasPrefix("Templates/"), path.hasSuffix(".mustache") else { return nil }
      return (String(path.dropFirst("Templates/".count).dropLast(".mustache".count)), text)
    }
  }

  private static func library(of templates: [(name: String, text: String)]) throws(TemplateFault) -> MustacheLibrary {
    MustacheContentTypes.register(PageText(), named: PageText.name)
    var library = MustacheLibrary()
    let names = Set(templates.map(\.name))
    for (name, text) in templates {
      do {
        try library.register(text, named: name)
      } catch {
        throw TemplateFault(template: name, reason: "\(error)")
      }
      for match in text.matches(of: /\{\{\s*[<>]\s*([A-Za-z0-9_-]+)/) where !names.contains(String(match.1)) {
        throw TemplateFault(template: name, reason: "there is no template “\(match.1)”")
      }
    }
    for page in pages where !names.contains(page.template) {
      throw TemplateFault(template: page.template, reason: "there is no such file")
    }
    return library
  }

  /// The page as an HTML document.
  func html<Model: Page>(_ page: Model) -> String {
    let rendered = library.render(PageValues(page), withTemplate: Model.template) ?? ""
    let html = BidiIsolation.apply(to: PictureSheet.keepingUsed(in: rendered))
    // Every form that changes something carries the session's token, whichever page it stands on.
    guard let visitor = Visitor.present, let token = visitor.formsToken else { return html }
    let carried = "\(token).\(RequestName.random().suffix(6))"
    return FormToken.insert(carried, into: DraftForms.restore(visitor.drafts, into: html))
  }

  /// The page as a response.
  func response(_ page: some Page, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "text/html; charset=utf-8"],
      body: .init(byteBuffer: ByteBuffer(string: html(page))))
  }

  /// What stands around a page.
  func shell(_ title: String, in part: Shell.Part?) async -> Shell {
    let visitor = Visitor.present
    let parts = Shell.Part.parts(for: visitor)
    let folded = parts.count > 6 ? parts.filter { !Shell.Part.open.contains($0) } : []
    let open = folded.isEmpty ? parts : Shell.Part.open.filter { parts.contains($0) }
    let isHelper = parts.contains(.clients)
    return Shell(
      title: title,
      links: open.map {
        Shell.Link($0, isCurrent: $0 == part, unread: $0 == .team ? visitor?.unreadEmergencies ?? 0 : 0)
      },
      more: folded.isEmpty ? nil : Shell.More(folded, current: part),
      account: visitor.flatMap { $0.sessionID == nil ? nil : Shell.Account($0) },
      officeDay: DayWords.full(await desk.today), notice: configuration.notice, stylesheet: stylesheet,
      favicon: favicon, script: script,
      draftsLabel: visitor.flatMap { $0.drafts.isEmpty ? nil : CountWords.count($0.drafts.count, "draft") },
      finder: isHelper ? "/find" : nil,
      live: visitor.flatMap {
        $0.pending == nil ? Shell.Live(planMark: $0.planMark, hasSingleKeys: $0.hasSingleKeys) : nil
      })
  }

  /// The page for a request that did not do what it should.
  func trouble(_ problem: Problem, requestID: String) async -> Response {
    let page = TroublePage(problem, requestID: requestID, shell: await shell("Error: \(problem.title)", in: nil))
    var response = response(page, status: .init(code: problem.status))
    if !problem.allow.isEmpty { response.headers[.allow] = problem.allow.joined(separator: ", ") }
    return response
  }
}
