internal import CaseService
internal import Foundation
internal import Hummingbird
internal import Synchronization

/// Stands before every route: who asks, may a request of this kind come at all, and did it come from our own form.
///
/// What a visitor may see and do is not decided here but by the service, in the transaction.
struct Gate: Sendable {
  let configuration: WebConfiguration
  let cookie: SessionCookie

  init(configuration: WebConfiguration) {
    self.configuration = configuration
    cookie = SessionCookie(isSecure: configuration.isSecure)
  }

  /// Answers a request through its route, or says why not.
  func answer(_ request: Request, context: WebContext, route: Route) async throws -> Response {
    let source = source(of: request, context: context)
    let proof = proof(in: request)
    let visitor = try await configuration.reception.visitor(
      proof, source: source, requiresSecondFactor: configuration.requiresSecondFactor)
    Presence.current?.visitor = visitor
    var visit = Visit(
      request: request, parameters: context.parameters, actor: visitor?.actor ?? .nobody, visitor: visitor,
      source: source, cookie: cookie)
    let isProgram = request.uri.path.hasPrefix("/api/")
    if route.access == .signedIn {
      guard let visitor else { return try turnAway(request, isProgram: isProgram) }
      if visitor.pending != nil { return try sendOn(visitor, isProgram: isProgram) }
    }
    if let visitor, route.access != .open || visitor.pending == nil {
      try await check(&visit, of: visitor, isProgram: isProgram)
    }
    if isProgram, let caseload = request.headers[.fixed("caseday-caseload")], visit.visitor != nil {
      // Named, not given: the service decides whether it may be opened.
      visit.actor.caseManagerID = String(caseload.prefix(40))
    }
    return try await route.answer(visit)
  }

  /// A program is told what is missing, a person is led to the sign-in page and back.
  private func turnAway(_ request: Request, isProgram: Bool) throws -> Response {
    guard !isProgram, request.method == .get || request.method == .head else { throw Problem.notSignedIn }
    let next = NextAddress(request.uri.description)
    return Response(status: .seeOther, headers: [.location: "/sign-in\(next.query)"])
  }

  /// Somebody on the way in goes on with the next step, and nowhere else.
  private func sendOn(_ visitor: Visitor, isProgram: Bool) throws -> Response {
    if isProgram { throw Problem.notSignedIn }
    return Response(
      status: .seeOther, headers: [.location: visitor.pending == .code ? "/sign-in/code" : "/account/second-factor"])
  }

  /// A write needs a token that may write; a browser's also the session's own form token.
  private func check(_ visit: inout Visit, of visitor: Visitor, isProgram: Bool) async throws {
    if [.get, .head].contains(visit.request.method) { return }
    guard visitor.mayWrite else { throw Problem.readOnlyToken }
    guard let wanted = visitor.formsToken else { return }
    if isProgram {
      guard let sent = visit.request.headers[.fixed("caseday-form")], FormToken.areEqual(sent, wanted) else {
        throw Problem.otherSite
      }
      return
    }
    let body = try await BodyReader.collect(visit.request, upTo: 64 * 1024)
    visit.request.body = RequestBody(buffer: body)
    guard let form = FormFields(String(buffer: body)), let sent = form.text(FormToken.field),
      FormToken.areEqual(sent, wanted)
    else { throw Problem.otherSite }
  }

  /// A program's token counts for the API only: pages, and with them the account, are for people.
  private func proof(in request: Request) -> Proof? {
    if let header = request.headers[.authorization] {
      guard request.uri.path.hasPrefix("/api/"), header.lowercased().hasPrefix("bearer ") else { return nil }
      return .token(String(header.dropFirst(7)).trimmingCharacters(in: .whitespaces))
    }
    return cookie.value(in: request).map { .session($0) }
  }

  /// The network address that a request came from. Behind a proxy on this machine it is what the proxy says.
  private func source(of request: Request, context: WebContext) -> String {
    let peer = context.peer
    guard configuration.isBehindProxy, ["127.0.0.1", "::1"].contains(peer),
      let forwarded = request.headers[.fixed("x-forwarded-for")]?.split(separator: ",").last
    else { return peer }
    let address = forwarded.trimmingCharacters(in: .whitespaces)
    // The last entry is the proxy's own; anything that is no address isn't taken over into the log.
    return address.wholeMatch(of: /[0-9a-fA-F.:]{2,45}/) == nil ? peer : address
  }
}

extension Actor {
  /// Nobody: has no role that may anything.
  static let nobody = Actor(name: "nobody", role: .auditor, caseManagerID: "", userID: 0)
}

/// Whom the page that is being made is for: known once the gate has asked, and until the answer has gone out.
final class Presence: Sendable {
  @TaskLocal static var current: Presence?
  private let known = Mutex<Visitor?>(nil)

  var visitor: Visitor? {
    get { known.withLock { $0 } }
    set { known.withLock { $0 = newValue } }
  }
}

extension Visitor {
  /// Whom the page that is being made is for; nil for nobody.
  static var present: Visitor? { Presence.current?.visitor }
}

/// The cookie of a browser's session.
struct SessionCookie: Sendable {
  /// True behind TLS.
  let isSecure: Bool

  /// Over TLS the prefix keeps other hosts and paths from setting it; plain HTTP on loopback can't have it.
  var name: String { isSecure ? "__Host-caseday" : "caseday" }

  func value(in request: Request) -> String? {
    for header in request.headers[values: .cookie] {
      for pair in header.split(separator: ";") {
        let parts = pair.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        if parts.count == 2, parts.first == name, let value = parts.last, (1...100).contains(value.utf8.count) {
          return value
        }
      }
    }
    return nil
  }

  /// The header that sets it; nil takes it away.
  func header(_ token: String?) -> String {
    let rest = "Path=/; HttpOnly; SameSite=Lax\(isSecure ? "; Secure" : "")"
    guard let token else { return "\(name)=; Max-Age=0; \(rest)" }
    // Without an age: it goes when the browser is closed, and the server ends it earlier.
    return "\(name)=\(token); \(rest)"
  }
}

/// The token that each form of a session carries.
enum FormToken {
  static let field = "form_token"

  /// Puts the token into every form of a page that changes something.
  static func insert(_ token: String, into html: String) -> String {
    let marker = "method=\"post\""
    guard html.contains(marker) else { return html }
    var result = ""
    var rest = html[...]
    while let form = rest.range(of: "<form ") {
      guard let end = rest[form.upperBound...].firstIndex(of: ">") else { break }
      let tag = rest[form.lowerBound...end]
      result += rest[..<form.lowerBound] + tag
      if tag.contains(marker) { result += "<input type=\"hidden\" name=\"\(field)\" value=\"\(token)\">" }
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  /// In a time that doesn't depend on where they differ.
  static func areEqual(_ one: String, _ other: String) -> Bool {
    let (a, b) = (Array(one.utf8), Array(other.utf8))
    guard a.count == b.count else { return false }
    return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}

/// Where somebody goes on after signing in: a page of this site, or Today.
struct NextAddress: Sendable, Equatable {
  let path: String

  init(_ wanted: String?) {
    let text = wanted ?? "/"
    // One slash and then neither slash nor backslash: anything else could name another host.
    let isOurs = text.wholeMatch(of: /\/([A-Za-z0-9._~-][A-Za-z0-9._~\/?=&%+-]{0,300})?/) != nil
    path = isOurs && !text.hasPrefix("/sign-") ? text : "/"
  }

  /// `?next=...` for the sign-in page; empty for Today.
  var query: String {
    guard path != "/" else { return "" }
    let allowed = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._~/"))
    return "?next=" + (path.addingPercentEncoding(withAllowedCharacters: allowed) ?? "/")
  }
}
