internal import Hummingbird

/// One address and method, and who answers it.
struct Route: Sendable {
  var method: HTTPRequest.Method
  /// The pattern, such as `/api/tasks/{id}/complete`. It is what the log and the API document name.
  var path: String
  var answer: @Sendable (Visit) async throws -> Response
  /// Who may ask at all.
  var access = Access.signedIn
  /// True for a route that changes nothing though it is posted to, because what is asked must stand in no address: a token that only
  /// reads may ask it.
  var onlyAsks = false

  /// Who may ask.
  enum Access: Sendable {
    /// Whoever is signed in; what they may see and do is the service's decision.
    case signedIn
    /// Whoever is signed in, without counting as input: what a page asks by itself keeps nobody signed in.
    case watching
    /// A step on the way in: also somebody whose second factor is still to come.
    case entering
    /// Everybody: nothing of anybody's is shown.
    case open
  }

  /// The same route for a page that asks by itself.
  var watching: Route { with(.watching) }
  /// The same route for everybody.
  var open: Route { with(.open) }
  /// The same route for somebody on the way in.
  var entering: Route { with(.entering) }

  /// The same route, known to change nothing.
  var asking: Route {
    var route = self
    route.onlyAsks = true
    return route
  }

  private func with(_ access: Access) -> Route {
    var route = self
    route.access = access
    return route
  }

  static func get(_ path: String, _ answer: @escaping @Sendable (Visit) async throws -> Response) -> Route {
    Route(method: .get, path: path, answer: answer)
  }

  static func post(_ path: String, _ answer: @escaping @Sendable (Visit) async throws -> Response) -> Route {
    Route(method: .post, path: path, answer: answer)
  }

  static func put(_ path: String, _ answer: @escaping @Sendable (Visit) async throws -> Response) -> Route {
    Route(method: .put, path: path, answer: answer)
  }

  /// True when a request's path has this pattern.
  func matches(_ requested: String) -> Bool {
    let pattern = path.split(separator: "/")
    let segments = requested.split(separator: "/")
    return pattern.count == segments.count
      && zip(pattern, segments).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
  }
}

/// Every route of the web application.
struct RouteTable: Sendable {
  let all: [Route]
  /// Renders pages, error pages among them.
  let pages: PageRenderer

  init(desk: any Desk, configuration: WebConfiguration) throws {
    let assets = Assets()
    let pages = try PageRenderer(desk: desk, configuration: configuration, assets: assets)
    let reference = try APIReference()
    self.pages = pages
    all =
      TodayPages(desk: desk, pages: pages).routes
      + WeekPages(desk: desk, pages: pages).routes
      + ClientPages(desk: desk, pages: pages).routes
      + TaskForms(desk: desk).routes
      + WarningPages(desk: desk, pages: pages).routes
      + CalendarPages(desk: desk, pages: pages).routes
      + OwnDayPages(desk: desk, pages: pages).routes
      + PlanPages(desk: desk, pages: pages).routes
      + AddPages(desk: desk, reception: configuration.reception, pages: pages).routes
      + ServicesPages(desk: desk, pages: pages).routes
      + ProcessPages(desk: desk, pages: pages).routes
      + StayPages(desk: desk, pages: pages).routes
      + FactPages(desk: desk).routes
      + TemplatePages(desk: desk, pages: pages).routes
      + TimelinePages(desk: desk, pages: pages).routes
      + ReportPages(desk: desk, pages: pages).routes
      + ReferencePages(reference: reference, pages: pages).routes.map(\.open)
      + assets.routes.map(\.open)
      + PlanAPI(desk: desk).routes
      + PlanChangeAPI(desk: desk).routes
      + QuickAddAPI(desk: desk).routes
      + ProcessAPI(desk: desk).routes
      + ProcessChangeAPI(desk: desk).routes
      + StayAPI(desk: desk).routes
      + TemplateAPI(desk: desk).routes
      + TaskAPI(desk: desk).routes
      + ClientAPI(desk: desk).routes
      + WarningAPI(desk: desk).routes
      + CalendarAPI(desk: desk).routes
      + WaitingAPI(desk: desk).routes
      + ServiceAPI(desk: desk).routes
      + RecordAPI(desk: desk).routes
      + FactAPI(desk: desk).routes
      + ExportPages(desk: desk, pages: pages).routes
      + ExportAPI(desk: desk).routes
      + DaySettingsAPI(desk: desk).routes
      + Self.accountRoutes(configuration, pages: pages)
      + OfficeAPI(desk: desk, isLoopback: configuration.isLoopback).routes
  }

  /// Ways in, the own account, everybody's accounts, the team, the log.
  private static func accountRoutes(_ configuration: WebConfiguration, pages: PageRenderer) -> [Route] {
    let reception = configuration.reception
    return SignInPages(reception: reception, pages: pages).routes
      + AccountPages(
        reception: reception, pages: pages, requiresSecondFactor: configuration.requiresSecondFactor
      ).routes
      + UserPages(reception: reception, pages: pages).routes
      + TeamPages(reception: reception, pages: pages).routes
      + AuditPages(reception: reception, pages: pages).routes
      + KeysPages(reception: reception, pages: pages).routes
      + FindPages(reception: reception, pages: pages).routes
      + DraftPages(reception: reception, pages: pages).routes
      + LivePages(
        reception: reception, requiresSecondFactor: configuration.requiresSecondFactor,
        seconds: configuration.liveSeconds
      ).routes
  }

  /// The methods that a path answers to, for the `Allow` header; empty when there is no such path.
  func methods(at path: String) -> [String] {
    let methods = all.filter { $0.matches(path) }.map(\.method)
    return (methods + (methods.contains(.get) ? [.head] : [])).map(\.rawValue).sorted()
  }
}
