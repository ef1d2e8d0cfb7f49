@testable import CaseService
@testable import CaseWeb
import CaseStore
import HTTPTypes
import Foundation
import Hummingbird
import Testing

/// Every route of the router, as everybody, on everybody's records. Check 19, with 20, 41, 43 and 44 along the way.
@Suite struct AuthorizationMatrixTests {
  /// What an answer says about access.
  enum Access: String {
    /// Sign in first: 401, or the way to the sign-in page.
    case signIn
    /// 403.
    case refused
    /// 404, as for what doesn't exist.
    case missing
    /// Past the wall: whatever the route answers then.
    case through
  }

  /// Somebody who asks.
  struct Visitor {
    var name: String
    var role: Actor.Role?
    /// The caseload that is open.
    var caseload: String?
    var mayWrite = true
    /// True for a program.
    var isProgram = false
  }

  /// Those who may not come in first, owners last: what they write would blur what the others may have changed.
  static let visitors = [
    Visitor(name: "anonymous"), Visitor(name: "gone"), Visitor(name: "invited"),
    Visitor(name: "dana's expired token", isProgram: true), Visitor(name: "alex", role: .administrator),
    Visitor(name: "ines", role: .auditor), Visitor(name: "sue", role: .supervisor),
    Visitor(name: "dana's reading token", role: .caseManager, caseload: "1", mayWrite: false, isProgram: true),
    Visitor(name: "dana's writing token", role: .caseManager, caseload: "1", isProgram: true),
    Visitor(name: "dana", role: .caseManager, caseload: "1"),
    Visitor(name: "rosa", role: .supervisor, caseload: "1"),
  ]

  /// Routes that end the visitor's own way in: tried last.
  static let ending = ["POST /sign-out", "POST /account/sessions/end", "POST /account/sessions/{id}/end"]

  /// Routes that are posted to and change nothing: a token that only reads may ask them. Named here once more, so that none gets the
  /// mark by mistake.
  static let asking: Set = [
    "POST /api/find", "POST /api/process/preview", "POST /api/processes/{id}/put-off/preview",
    "POST /api/quick-add/preview",
  ]

  @Test func `every route has an expectation, and every expectation a route`() async throws {
    let registered = try Self.routes(of: try await Agency())
    for route in registered where RouteExpectations.kind(of: route) == nil {
      Issue.record(
        """
        The route “\(route.method.rawValue) \(route.path)” is new and has no expectation. Add it to the list of its kind in \
        Tests/CaseWebTests/Access/RouteExpectations.swift: `caseload` when it shows or changes clients.
        """)
    }
    let names = Set(registered.map { "\($0.method.rawValue) \($0.path)" })
    for name in RouteExpectations.routes.values.flatMap(\.self) where !names.contains(name) {
      Issue.record("There is no route “\(name)” any more. Take it out of RouteExpectations.swift.")
    }
  }

  static func routes(of agency: Agency) throws -> [Route] {
    try RouteTable(desk: agency.office, configuration: agency.configuration).all
  }

  @Test(.timeLimit(.minutes(15))) func `nobody gets past the wall, on any route, to any record`() async throws {
    let agency = try await Agency()
    let document = try APIReference().document()
    let routes = try Self.routes(of: agency).sorted {
      Self.ending.contains("\($0.method.rawValue) \($0.path)")
        ? false : Self.ending.contains("\($1.method.rawValue) \($1.path)")
    }
    let foreign = try await agency.rows(of: "3")
    let second = try await agency.rows(of: "2")
    let (faults, count) = try await agency.visit { browser in
      var faults: [String] = []
      var count = 0
      for visitor in Self.visitors {
        for route in routes {
          guard let kind = RouteExpectations.kind(of: route) else { continue }
          let isAddressed = route.path.contains(/\{(client_id|id|case_manager_id)\}/) || Self.namesClient(route)
          for owner in isAddressed && kind == .caseload ? ["3", "purged", visitor.caseload ?? "1"] : ["1"] {
            let attempt = Attempt(
              agency: agency, route: route, kind: kind, visitor: visitor, owner: owner, document: document)
            // The clock brings everybody's plan forward: those who may move it would change what is compared below.
            if route.path == "/api/clock", attempt.expected.contains(.through) { continue }
            faults += try await attempt.faults(in: browser)
            count += 1
          }
        }
      }
      return (faults, count)
    }
    for fault in faults.prefix(40) { Issue.record("\(fault)") }
    print(
      "authorization matrix: \(count) requests, \(routes.count) routes, \(Self.visitors.count) visitors, \(faults.count) leaks"
    )
    #expect(count > 1_500)
    #expect(try await agency.rows(of: "3") == foreign, "somebody else's records were changed")
    #expect(try await agency.rows(of: "2") == second, "somebody else's records were changed")
    let log = agency.recorder.text
    for word in Agency.canaries.values.flatMap(\.self) + ["K-11", "K-31", "cd_", "Name of"] {
      #expect(!log.contains(word), "the log holds \(word)")
    }
    #expect(log.split(separator: "\n").allSatisfy { $0.contains("request ") || $0.contains("request failed") })
    let audit = try await agency.entries()
    let words = audit.map { "\($0.subject) \($0.actor) \($0.purpose)" }.joined()
    for word in Agency.canaries.values.flatMap(\.self) { #expect(!words.contains(word), "the audit log holds \(word)") }
    #expect(try await agency.finding() == .sound(entries: audit.count))
  }

  /// True for calls that name a client in their body.
  private static func namesClient(_ route: Route) -> Bool {
    ["/api/process/start", "/api/process/preview", "/api/crises", "/crises", "/exports", "/add", "/add/save"].contains(
      route.path)
  }
}

/// One request of the matrix, and what it should come to.
struct Attempt: Sendable {
  let agency: Agency
  let route: Route
  let kind: RouteExpectations.Kind
  let visitor: AuthorizationMatrixTests.Visitor
  /// Whose record: a caseload, or the purged client's.
  let owner: String
  let document: JSONValue
  /// What stands in texts that may be anything.
  var word = "x"

  private var name: String { "\(route.method.rawValue) \(route.path)" }
  private var isWrite: Bool { route.method != .get }
  private var isAPI: Bool { route.path.hasPrefix("/api/") }

  func faults(in browser: Agency.Browser) async throws -> [String] {
    let proof = agency.proofs[visitor.name]
    let before = try await agency.entryCount()
    let answer = try await browser.send(route.method, path, as: proof, body: body)
    let found = access(answer)
    var faults: [String] = []
    let who = "\(visitor.name) on \(name) with a record of \(owner)"
    let expected = expected
    if !expected.contains(found) {
      faults.append(
        "\(who): \(answer.status) is “\(found.rawValue)”, expected \(expected.map(\.rawValue)). \(answer.text.prefix(160))"
      )
    }
    if answer.status >= 500 { faults.append("\(who): \(answer.status)") }
    for (caseload, words) in Agency.canaries where caseload != visitor.caseload {
      let everything = answer.text + answer.headers.map { "\($0.name): \($0.value)" }.joined()
      for word in words where everything.contains(word) { faults.append("\(who): the answer holds “\(word)”") }
    }
    let (entries, changes) = try await agency.entries(after: before)
    let isLogged = !entries.isEmpty
    if entries.count > 1 { faults.append("\(who): logged more than once: \(entries)") }
    if AuthorizationMatrixTests.asking.contains(name), changes > 0 {
      faults.append("\(who): only asks, and changed something: \(entries)")
    }
    if changes > 1 { faults.append("\(who): \(changes) entries of changes: \(entries)") }
    if kind == .caseload, found == .refused || found == .missing, visitor.role != nil, !isLogged {
      faults.append("\(who): refused, and not in the audit log")
    }
    if kind == .caseload, found == .through, answer.status == 200, !isLogged {
      faults.append("\(who): shown, and not in the audit log")
    }
    return faults
  }

  private func access(_ answer: Site.Answer) -> AuthorizationMatrixTests.Access {
    let location = answer.header("location") ?? ""
    if answer.status == 401 || answer.status == 303 && location.hasPrefix("/sign-in") && path != "/sign-out" {
      return .signIn
    }
    if answer.status == 403 { return .refused }
    return answer.status == 404 ? .missing : .through
  }

  var expected: Set<AuthorizationMatrixTests.Access> {
    // A link that nobody made, an asset that isn't there: looked at by everybody, and missing.
    if kind == .open { return [.through, .missing] }
    // A program's token counts for the API only.
    guard let role = visitor.role, isAPI || !visitor.isProgram else {
      return kind == .entering ? [.signIn, .through] : [.signIn]
    }
    if kind == .entering { return [.through, .signIn, .missing] }
    if isWrite, !visitor.mayWrite, !AuthorizationMatrixTests.asking.contains(name) { return [.refused] }
    switch kind {
    case .open, .entering: return [.through]
    case .own:
      return AuthorizationMatrixTests.ending.contains(name) ? [.through, .missing, .signIn] : [.through, .missing]
    case .administrator: return role == .administrator ? [.through, .missing] : [.refused]
    case .supervisor: return role == .supervisor ? [.through, .missing] : [.refused]
    case .helper: return role == .caseManager || role == .supervisor ? [.through] : [.refused]
    case .log: return role == .administrator || role == .auditor ? [.through] : [.refused]
    case .agencyRule: return role == .administrator ? [.through, .missing] : [.refused]
    case .agency:
      // These two are read before they are asked about: what can't be read is said to everybody.
      let isRead = ["POST /api/templates", "POST /api/calendar/meetings"].contains(name)
      if role == .auditor { return isRead ? [.refused, .through] : [.refused] }
      // A meeting takes time from one person's day: not from an administrator's, nor a supervisor's with no caseload open.
      let isMeeting = name.hasSuffix("/calendar/meetings")
      return isMeeting && visitor.caseload == nil ? [.refused, .through] : [.through, .missing]
    case .caseload:
      if role == .administrator || role == .auditor {
        // The first page leads them to their own, which is no client's.
        return name == "GET /" ? [.through] : [.refused]
      }
      let isOwn = owner == visitor.caseload
      if isOwn { return isWrite || route.path.contains("{number}") ? [.through, .missing] : [.through] }
      // Words that name nobody of one's own get a page that says so.
      if route.path.hasPrefix("/add") { return [.through] }
      // Numbers of crises, warnings and referrals count within a caseload: another's can't even be named.
      let isNumbered = route.path.contains(/(crises|warnings|referrals)\/\{/)
      let isAddressed = route.path.contains(/\{(client_id|id|case_manager_id)\}/) || body.contains("K-")
      return isNumbered ? [.through, .missing] : isAddressed ? [.missing] : [.through]
    }
  }

  // MARK: The request

  private var record: Agency.Record { agency.records[owner] ?? Agency.Record(client: "none", process: 0, task: 0) }

  /// The pattern with the record's ids.
  var path: String {
    var path = route.path
    let id =
      path.contains("/processes/{id}") ? record.process : path.contains("/tasks/{id}") ? record.task : 1
    for (name, value) in [
      "{client_id}": record.client, "{case_manager_id}": owner == "purged" ? "99" : owner, "{id}": String(id),
      "{template_id}": "benefits", "{service_id}": "clinic", "{link}": "nothing", "{file}": "nothing.css",
      "{login}": "invited", "{date}": "2026-01-22", "{step}": "B1", "{name}": "time_zone", "{number}": "1",
      "{task_id}": String(record.task),
    ] { path = path.replacing(name, with: value) }
    return path
  }

  var body: String {
    if !isWrite { return "" }
    guard isAPI else {
      return (RouteExpectations.forms[name] ?? "x=1").replacing("{client_id}", with: record.client)
    }
    let operation = document["paths"]?[route.path]?[route.method.rawValue.lowercased()]
    let schema = operation?["requestBody"]?["content"]?["application/json"]?["schema"]
    return schema.map { ExampleBody(document: document, client: record.client, word: word).text(of: $0) } ?? ""
  }
}

/// Makes a body that a description allows.
struct ExampleBody {
  let document: JSONValue
  let client: String
  var word = "x"
  /// True: also what may be left out.
  var hasEverything = false

  func text(of schema: JSONValue, named name: String = "") -> String {
    if let reference = schema["$ref"]?.text?.split(separator: "/").last {
      return text(of: document["components"]?["schemas"]?[String(reference)] ?? .null, named: name)
    }
    if let choice = schema["enum"]?.elements.compactMap(\.text).first { return "\"\(choice)\"" }
    let types = [schema["type"]?.text].compactMap(\.self) + (schema["type"]?.elements ?? []).compactMap(\.text)
    switch types.first {
    case "object":
      let required = (schema["required"]?.elements ?? []).compactMap(\.text)
      let members = (schema["properties"]?.members ?? []).filter { hasEverything || required.contains($0.name) }
      return "{" + members.map { "\"\($0.name)\": \(text(of: $0.value, named: $0.name))" }.joined(separator: ", ") + "}"
    case "array": return "[\(text(of: schema["items"] ?? .null))]"
    case "integer", "number":
      if case .int(let least) = schema["minimum"] { return "\(least)" }
      return "1"
    case "boolean": return "true"
    default:
      if name.contains("client"), name != "client_name" { return "\"\(client)\"" }
      let isDay = schema["format"]?.text == "date" || ["day", "date", "until", "now", "from"].contains(name)
      return isDay ? "\"2026-01-07\"" : name == "process_type" ? "\"employment_prep\"" : "\"\(word)\""
    }
  }
}
