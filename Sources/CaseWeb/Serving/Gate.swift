internal import CaseService
internal import Foundation
internal import Hummingbird
internal import Logging
internal import Synchronization

/// Stands before every route: who asks, may a request of this kind come at all, and did it come from our own form.
///
/// What a visitor may see and do is not decided here but by the service, in the transaction.
struct Gate: Sendable {
  let configuration: WebConfiguration
  let cookie: SessionCookie
  private let submissions = Submissions()

  init(configuration: WebConfiguration) {
    self.configuration = configuration
    cookie = SessionCookie(isSecure: configuration.isSecure)
  }

  /// Answers a request through its route, or says why not.
  func answer(_ request: Request, context: WebContext, route: Route) async throws -> Response {
    let source = source(of: request, context: context)
    let proof = proof(in: request)
    let visitor = try await configuration.reception.visitor(
      proof, source: source, requiresSecondFactor: configuration.requiresSecondFactor,
      isInput: route.access != .watching)
    Presence.current?.visitor = visitor
    var visit = Visit(
      request: request, parameters: context.parameters, actor: visitor?.actor ?? .nobody, visitor: visitor,
      source: source, cookie: cookie, proof: proof)
    let isProgram = request.uri.path.hasPrefix("/api/")
    if route.access == .signedIn || route.access == .watching {
      guard let visitor else { return try await turnAway(request, isProgram: isProgram, proof: proof, source: source) }
      if visitor.pending != nil { return try sendOn(visitor, isProgram: isProgram) }
    }
    if let visitor, route.access != .open || visitor.pending == nil {
      do {
        try await check(&visit, of: visitor, isProgram: isProgram, onlyAsks: route.onlyAsks)
      } catch let problem as Problem where problem.status == 403 {
        let refused = NoteRefusal(request: "\(route.method.rawValue) \(route.path)")
        try await configuration.reception.perform(refused, as: visitor.actor, source: source)
        throw problem
      }
    }
    if isProgram, let caseload = request.headers[.fixed("caseday-caseload")], visit.visitor != nil {
      // Named, not given: the service decides whether it may be opened.
      visit.actor.caseManagerID = String(caseload.prefix(40))
    }
    let asked = visit
    return try await configuration.reception.asOneLook { try await answer(asked, route: route) }
  }

  /// Answers a form so that nothing typed into it is lost, and once.
  private func answer(_ visit: Visit, route: Route) async throws -> Response {
    guard let sent = visit.sent, let session = visit.visitor?.sessionID else { return try await route.answer(visit) }
    let form = visit.request.uri.path
    do {
      let isOnce = Submissions.adding.contains(route.path) && FormToken.hasPage(sent.fields.text(FormToken.field))
      let response =
        isOnce
        ? try await submissions.once(visit.request, body: sent.body, session: session) { try await route.answer(visit) }
        : try await route.answer(visit)
      if response.status.code >= 400, !Self.hasNoForm(response.status.code) {
        await keep(sent.fields, of: form, visit: visit)
      } else if response.status == .seeOther, visit.visitor?.drafts.contains(where: { $0.form == form }) == true {
        try await configuration.reception.perform(DropDraft(form: form), as: visit.actor, source: visit.source)
      }
      return response
    } catch {
      if !Self.isRefusal(error) { await keep(sent.fields, of: form, visit: visit) }
      throw error
    }
  }

  /// True when the visitor may never do it, or the record isn't theirs: there is no form to come back to, and one refusal is enough
  /// in the log.
  private static func isRefusal(_ error: any Error) -> Bool {
    switch error {
    case let error as CaseError: hasNoForm(Problem(error).status)
    case let problem as Problem: hasNoForm(problem.status)
    default: false
    }
  }

  private static func hasNoForm(_ status: Int) -> Bool { status == 403 || status == 404 }

  /// Keeps what a form sent that came to nothing. That it can't be kept as well changes nothing about why.
  private func keep(_ fields: FormFields, of form: String, visit: Visit) async {
    guard !Draft.texts(of: fields.all, form: form).isEmpty else { return }
    do {
      try await configuration.reception.perform(
        KeepDraft(form: form, fields: fields.all), as: visit.actor, source: visit.source)
      Presence.current?.hasKeptText = true
    } catch {
      configuration.logger.warning("request failed to leave a draft", metadata: ["kind": "\(type(of: error))"])
    }
  }

  /// A program is told what is missing, a person is led to the sign-in page and back. What a form brings along is kept.
  private func turnAway(_ request: Request, isProgram: Bool, proof: Proof?, source: String) async throws -> Response {
    if !isProgram, request.method == .post, case .session(let session) = proof {
      let body = try await BodyReader.collect(request, upTo: 64 * 1024)
      let path = request.uri.path
      if let fields = FormFields(String(buffer: body)), let token = fields.text(FormToken.field),
        try await configuration.reception.perform(
          KeepDraftAfterEnd(
            session: session, formToken: FormToken.session(token),
            form: path == "/drafts" ? fields.text(DraftPages.formField) ?? "" : path, fields: fields.all),
          as: nil, source: source)
      {
        return Response(status: .seeOther, headers: [.location: "/sign-in\(NextAddress("/drafts").query)"])
      }
    }
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

  /// A change needs a token that may change; a browser's also the session's own form token.
  private func check(_ visit: inout Visit, of visitor: Visitor, isProgram: Bool, onlyAsks: Bool) async throws {
    if [.get, .head].contains(visit.request.method) { return }
    guard visitor.mayWrite || onlyAsks else { throw Problem.readOnlyToken }
    guard let wanted = visitor.formsToken else { return }
    if isProgram {
      guard let sent = visit.request.headers[.fixed("caseday-form")],
        FormToken.areEqual(FormToken.session(sent), wanted)
      else {
        throw Problem.otherSite
      }
      return
    }
    let body = try await BodyReader.collect(visit.request, upTo: 64 * 1024)
    visit.request.body = RequestBody(buffer: body)
    guard let form = FormFields(String(buffer: body)), let sent = form.text(FormToken.field),
      FormToken.areEqual(FormToken.session(sent), wanted)
    else { throw Problem.otherSite }
    visit.sent = Visit.SentForm(fields: form, body: body)
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
    Self.source(
      peer: context.peer, forwarded: request.headers[.fixed("x-forwarded-for")],
      isBehindProxy: configuration.isBehindProxy)
  }

  static func source(peer: String, forwarded: String?, isBehindProxy: Bool) -> String {
    guard isBehindProxy, ["127.0.0.1", "::1"].contains(peer), let forwarded = forwarded?.split(separator: ",").last
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
  private let kept = Mutex(false)

  /// True when what a form brought was kept as a draft.
  var hasKeptText: Bool {
    get { kept.withLock { $0 } }
    set { kept.withLock { $0 = newValue } }
  }

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
    var result = ""
    var rest = html[...]
    while let form = rest.place(of: "<form ") {
      guard let end = rest[form.upperBound...].utf8.firstIndex(of: UInt8(ascii: ">")) else { break }
      let tag = rest[form.lowerBound...end]
      result += rest[..<form.lowerBound] + tag
      if tag.place(of: marker) != nil { result += "<input type=\"hidden\" name=\"\(field)\" value=\"\(token)\">" }
      rest = rest[rest.utf8.index(after: end)...]
    }
    return result + rest
  }

  /// The session's part of what a form carries; the page's number stands behind it.
  static func session(_ carried: String) -> String { String(carried.prefix { $0 != "." }) }

  /// True when a form says which page it stood on.
  static func hasPage(_ carried: String?) -> Bool { carried?.contains(".") == true }

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
