internal import CaseService
internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// The outermost middleware: who may come in, what an error looks like outside, which headers go on everything, one log line.
///
/// Hummingbird turns thrown errors into responses outside of the middleware chain, where no header would reach them.
/// So every error becomes a response here, and then every response gets its headers.
struct FrontDoor: RouterMiddleware {
  let configuration: WebConfiguration
  let routes: RouteTable
  let hosts: HostRule

  init(configuration: WebConfiguration, routes: RouteTable) {
    self.configuration = configuration
    self.routes = routes
    hosts = HostRule(configured: configuration.allowedHosts)
  }

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    await Presence.$current.withValue(Presence()) { await answered(request, context: context, next: next) }
  }

  private func answered(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async -> Response {
    let started = ContinuousClock.now
    let requestID = configuration.newRequestID()
    var response: Response
    do {
      try hosts.check(request)
      try CrossSiteRule(isSecure: configuration.isSecure).check(request)
      response = try await next(request, context)
    } catch {
      let problem = problem(for: error, request: request, requestID: requestID)
      response = await answer(problem, to: request, requestID: requestID)
    }
    SecurityHeaders.set(on: &response, isSecure: configuration.isSecure)
    response.headers[.requestID] = requestID
    log(request, response, context, requestID: requestID, took: ContinuousClock.now - started)
    return response
  }

  private func problem(for error: any Error, request: Request, requestID: String) -> Problem {
    switch error {
    case let problem as Problem: return problem
    case let error as CaseError: return Problem(error)
    case let error as HTTPError where error.status == .notFound:
      let allowed = routes.methods(at: request.uri.path)
      return allowed.isEmpty ? .noSuchAddress : .wrongMethod(allowed: allowed)
    case let error as any HTTPResponseError where error.status == .contentTooLarge: return .tooLarge
    case let error as any HTTPResponseError: return .unexpected(status: Int(error.status.code))
    default:
      // The type alone: an error's text can carry what a client said.
      configuration.logger.error(
        "request failed", metadata: ["request": "\(requestID)", "error": "\(type(of: error))"])
      return .unexpected(status: 500)
    }
  }

  private func answer(_ problem: Problem, to request: Request, requestID: String) async -> Response {
    let isProgram = request.uri.path.hasPrefix("/api/") || request.uri.path == "/health"
    var response =
      isProgram
      ? problem.response(requestID: requestID)
      : await routes.pages.trouble(problem, requestID: requestID)
    if request.method == .head { response = response.createHeadResponse() }
    return response
  }

  private func log(
    _ request: Request, _ response: Response, _ context: WebContext, requestID: String, took: Duration
  ) {
    let (seconds, attoseconds) = took.components
    configuration.logger.info(
      "request",
      metadata: [
        "method": "\(request.method.rawValue)", "route": "\(context.endpointPath ?? "none")",
        "status": "\(response.status.code)", "ms": "\(seconds * 1_000 + attoseconds / 1_000_000_000_000_000)",
        "request": "\(requestID)",
      ])
  }
}

extension HTTPField.Name {
  /// The id that a problem document's `instance` and the log line carry.
  static let requestID = fixed("x-request-id")

  /// A header name that this program wrote itself. One that could not be a name would become `server`, which a test would see.
  static func fixed(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .server }
}
