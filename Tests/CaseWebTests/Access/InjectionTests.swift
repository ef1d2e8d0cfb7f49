@testable import CaseService
import CaseStore
@testable import CaseWeb
import Casework
import Credentials
import Foundation
import HTTPTypes
import Testing

/// Texts that want to be more than text. Checks 24, 26, 27 and 44.
@Suite struct InjectionTests {
  /// What the lists of attack tools begin with: quotes, comments, unions, stacked statements, encodings of them.
  static let statements = [
    "'", "''", "\"", "`", "' OR '1'='1", "' OR 1=1--", "\" OR \"\"=\"", "1; DROP TABLE clients;--",
    "K-11' AND '1'='1", "K-11'/**/OR/**/1=1#", "' UNION SELECT name,1,1,1 FROM sqlite_master--", "%27%20OR%201=1",
    "') OR ('1'='1", "1)) OR ((1=1", "a' || (SELECT password_hash FROM users LIMIT 1) || '", "\\'; SELECT 1", "%", "_%",
    "*", "NULL", "-1", "1e309", "0x31", "K-1_", "' AND randomblob(100000000)--", "\u{2019} OR 1=1",
  ]

  @Test func `no parameter reaches the database as more than a value`() async throws {
    let agency = try await Agency()
    let dana = agency.proofs["dana"]
    let ines = agency.proofs["ines"]
    let others = try await agency.rows(of: "2") + agency.rows(of: "3")
    let own = try await agency.rows(of: "1")
    let count = try await agency.visit { browser -> Int in
      var count = 0
      for statement in Self.statements {
        let typed =
          statement.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        let requests: [(HTTPRequest.Method, String, Proof?, String)] = [
          (.get, "/clients/\(typed)", dana, ""), (.get, "/api/clients/\(typed)", dana, ""),
          (.get, "/api/tasks/\(typed)/why", dana, ""), (.get, "/api/processes/\(typed)/progress", dana, ""),
          (.get, "/api/smart-distribution/\(typed)?date=\(typed)", dana, ""), (.get, "/?date=\(typed)", dana, ""),
          (.get, "/api/templates/\(typed)", dana, ""), (.get, "/enter/\(typed)", nil, ""),
          (.get, "/audit?client=\(typed)&user=\(typed)&action=\(typed)&purpose=\(typed)", ines, ""),
          (.get, "/api/audit?client=\(typed)&user=\(typed)&action=\(typed)&purpose=\(typed)", ines, ""),
          (.get, "/sign-in?next=\(typed)", nil, ""),
          (.post, "/sign-in", nil, "login=\(typed)&password=\(typed)"),
          (.post, "/emergencies", dana, "client=\(typed)&reason=somebody+is+in+danger"),
          (.post, "/accounts/\(typed)/disable", agency.proofs["alex"], ""),
          (.post, "/exports", dana, "client_id=\(typed)&purpose=Transfer+to+the+county"),
        ]
        for (method, path, proof, body) in requests {
          // Each sign-in is looked at, so that the statement reaches the accounts.
          agency.wait(1)
          let answer = try await browser.send(method, path, as: proof, body: body)
          #expect(answer.status < 500, "\(method) \(path): \(answer.status)")
          for word in ["Zephyrinne", "Obadiahson", "argon2id", "sqlite", "SQL"] where !statement.contains(word) {
            #expect(!answer.text.contains(word), "\(method) \(path) shows \(word)")
          }
          if path.contains("/api/audit?") {
            #expect(answer.text.contains("\"entries\" : [\n\n  ]"), "\(path) finds something")
          }
          count += 1
        }
        _ = try await browser.send(.get, "/account", as: dana)
      }
      return count
    }
    print("statements as parameters: \(count) requests")
    #expect(try await agency.rows(of: "2") + agency.rows(of: "3") == others)
    #expect(try await agency.rows(of: "1") == own)
    guard case .sound = try await agency.finding() else {
      Issue.record("the log is broken")
      return
    }
  }

  /// Line ends, escape sequences, and marks that turn text around.
  static let hostile = "x\r\nforged \u{1b}[31mred\u{1b}]0;title\u{7}\u{202e}\u{2028}\u{0}"

  @Test func `every log line is one line of ordinary text, whatever is sent`() async throws {
    let agency = try await Agency()
    let typed = Self.hostile.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    let dana = agency.proofs["dana"]
    let routes = try AuthorizationMatrixTests.routes(of: agency).filter {
      !AuthorizationMatrixTests.ending.contains("\($0.method.rawValue) \($0.path)")
    }
    let sent = try await agency.visit { browser -> Int in
      for route in routes {
        let path = route.path.replacing(/\{[a-z_]+\}/, with: typed) + "?q=\(typed)&next=/\(typed)&client=\(typed)"
        _ = try await browser.send(
          route.method, path, as: dana, body: "x=\(typed)",
          headers: [
            "user-agent": Self.hostile, "x-forwarded-for": Self.hostile, "caseday-caseload": Self.hostile,
            "idempotency-key": Self.hostile, "referer": Self.hostile,
          ])
      }
      return routes.count
    }
    let lines = agency.recorder.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == sent, "one line for each request")
    for line in lines { #expect(isPlain(String(line)), "\(line.debugDescription)") }
    // Names come from the operating system and from files, too.
    var local = Actor(name: "cli:\(Self.hostile)", role: .caseManager, caseManagerID: "1")
    local.source = Self.hostile
    let administrator = try #require(
      try await agency.office.visitor(
        agency.proofs["alex"], source: Self.hostile, requiresSecondFactor: false, isInput: true))
    _ = try await agency.office.perform(ListClients(), as: local)
    await #expect(throws: CaseError.self) {
      try await agency.office.perform(DisableUser(login: Self.hostile), as: administrator.actor)
    }
    _ = try await agency.office.perform(
      CreateToken(login: "sam", name: Self.hostile, mayWrite: false, days: 1), as: local)
    await #expect(throws: CaseError.self) {
      try await agency.office.perform(
        InviteUser(login: "new", name: "New", role: .auditor, team: Self.hostile), as: administrator.actor)
    }
    let entries = try await agency.entries()
    for entry in entries {
      for field in [entry.actor, entry.action, entry.subject, entry.caseload, entry.source, entry.purpose] {
        #expect(isPlain(field), "entry \(entry.id): \(field.debugDescription)")
      }
    }
    #expect(entries.contains { $0.actor.hasPrefix("cli:x??forged ?[31mred") })
    let tokens = try await agency.office.perform(ListTokens(login: "sam"), as: local)
    #expect(tokens.allSatisfy { isPlain($0.name) })
  }

  private func isPlain(_ text: String) -> Bool {
    !text.unicodeScalars.contains {
      [.control, .format, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
    }
  }

  // MARK: Methods and headers

  @Test func `every address answers its own methods, and no others`() async throws {
    let agency = try await Agency()
    let routes = try AuthorizationMatrixTests.routes(of: agency)
    let table = try RouteTable(desk: agency.office, configuration: agency.configuration)
    let count = try await agency.visit { browser -> Int in
      var count = 0
      for path in Set(routes.map(\.path)).sorted() {
        let address = path.replacing(/\{[a-z_]+\}/, with: "1")
        let allowed = table.methods(at: address)
        for name in ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"] {
          guard let method = HTTPRequest.Method(name), !allowed.contains(name) else { continue }
          for proof in [agency.proofs["dana"], nil] {
            let answer = try await browser.send(method, address, as: proof)
            #expect(answer.status == 405, "\(name) \(address): \(answer.status)")
            #expect(answer.header("allow") == allowed.joined(separator: ", "), "\(name) \(address)")
            #expect(answer.header("content-security-policy") == SecurityHeaders.contentPolicy)
            count += 1
          }
        }
      }
      return count
    }
    print("wrong methods: \(count) requests")
    #expect(count > 1_000)
  }

  @Test func `HEAD says what GET says, without a body`() async throws {
    let agency = try await Agency()
    let routes = try AuthorizationMatrixTests.routes(of: agency).filter { $0.method == .get }
    try await agency.visit { (browser: Agency.Browser) async throws -> Void in
      for route in routes {
        let address = route.path.replacing(/\{[a-z_]+\}/, with: "1")
        for name in ["dana", "sue", "alex", "nobody"] {
          let get = try await browser.send(.get, address, as: agency.proofs[name])
          let head = try await browser.send(.head, address, as: agency.proofs[name])
          #expect(head.status == get.status && head.text.isEmpty, "HEAD \(address) as \(name)")
        }
      }
    }
  }

  @Test func `a method can't be overridden, nor JSON sent as a form's text`() async throws {
    let agency = try await Agency()
    let dana = agency.proofs["dana"]
    let before = try await agency.rows(of: "1")
    let task = agency.records["1"]?.task ?? 0
    try await agency.visit { (browser: Agency.Browser) async throws -> Void in
      let overridden = try await browser.send(
        .get, "/tasks/\(task)/done?_method=POST", as: dana, headers: ["x-http-method-override": "POST"])
      #expect(overridden.status == 405)
      for type in ["text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"] {
        let answer = try await browser.send(
          .post, "/api/clients/K-11/hold", as: dana, body: #"{"reason": "x", "until": "2026-01-09"}"#,
          headers: ["content-type": type])
        #expect(answer.status == 415, "\(type): \(answer.status)")
      }
    }
    #expect(try await agency.rows(of: "1") == before)
  }

  @Test func `every route carries the same security headers, for everybody and in every trouble`() async throws {
    let agency = try await Agency()
    let routes = try AuthorizationMatrixTests.routes(of: agency).filter {
      !AuthorizationMatrixTests.ending.contains("\($0.method.rawValue) \($0.path)")
    }
    let count = try await agency.visit { browser -> Int in
      var count = 0
      for route in routes {
        for (name, path) in [
          ("dana", route.path.replacing(/\{[a-z_]+\}/, with: "1")),
          ("nobody", route.path.replacing(/\{[a-z_]+\}/, with: "1")),
          ("alex", route.path.replacing(/\{[a-z_]+\}/, with: "%ff")),
        ] {
          let answer = try await browser.send(route.method, path, as: agency.proofs[name], body: "{")
          for (header, value) in SecurityHeaders.fixed {
            #expect(answer.headers[header] == value, "\(header) of \(route.method.rawValue) \(path)")
          }
          #expect(answer.header("cache-control") == "no-store", "\(path)")
          #expect(answer.header("server") == nil)
          let type = answer.header("content-type") ?? ""
          if !answer.text.isEmpty {
            #expect(
              type == "text/html; charset=utf-8" || type == "application/json" || type == "application/problem+json"
                || (path == "/live" && type == "text/event-stream; charset=utf-8"),
              "\(path): \(type)")
          }
          #expect(!answer.text.contains(/\sstyle="|<script>|\son[a-z]+="/), "\(path) has something inline")
          count += 1
        }
      }
      return count
    }
    print("security headers: \(count) answers")
  }

  @Test func `under TLS browsers are told to come back over TLS`() throws {
    var headers = HTTPFields()
    SecurityHeaders.complete(&headers, isSecure: true)
    #expect(headers[.strictTransportSecurity] == "max-age=31536000; includeSubDomains")
    #expect(SecurityHeaders.contentPolicy.hasPrefix("default-src 'none'"))
    for part in [
      "base-uri 'none'", "object-src 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'",
    ] {
      #expect(SecurityHeaders.contentPolicy.contains(part))
    }
    #expect(!SecurityHeaders.contentPolicy.contains("unsafe"))
  }
}
