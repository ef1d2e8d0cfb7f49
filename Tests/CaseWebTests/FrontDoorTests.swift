@testable import CaseWeb
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import NIOPosix
import Testing

/// Who may come in, and what goes on every response.
@Suite struct FrontDoorTests {
  /// Every kind of response: pages, documents, assets, redirects, errors.
  static let requests: [(HTTPRequest.Method, String)] = [
    (.get, "/"), (.get, "/week"), (.get, "/clients"), (.get, "/clients/C-002"), (.get, "/api"), (.get, "/health"),
    (.get, "/api/openapi.json"), (.get, "/api/clients"), (.get, "/nothing"), (.get, "/api/nothing"), (.delete, "/"),
    (.delete, "/api/clients"), (.get, "/clients/C-999"), (.get, "/?date=2026-02-30"), (.head, "/"), (.head, "/nothing"),
    (.post, "/tasks/101/done"), (.post, "/api/tasks/101/complete"), (.get, "/assets/nothing.css"),
  ]

  @Test(arguments: requests) func `every response carries the security headers`(
    method: HTTPRequest.Method, path: String
  ) async throws {
    let answer = try await Site().send(method, path)
    for (name, value) in SecurityHeaders.fixed { #expect(answer.headers[name] == value, "\(name)") }
    #expect(answer.header("cache-control") == "no-store")
    #expect(answer.header("x-request-id") == "0123456789abcdef")
    #expect(answer.header("server") == nil)
    if method == .head { #expect(answer.text.isEmpty) }
  }

  @Test func `an unexpected fault is a 500 with headers, without its words`() async throws {
    struct Fault: Error { var secret = "Jay" }
    let site = Site()
    let table = try RouteTable(desk: site.desk, configuration: site.configuration)
    let router = Router(context: WebContext.self)
    router.add(middleware: FrontDoor(configuration: site.configuration, routes: table))
    router.get("/api/fault") { _, _ -> String in throw Fault() }
    router.get("/fault") { _, _ -> String in throw Fault() }
    try await Application(router: router).test(.router) { client in
      for path in ["/api/fault", "/fault"] {
        try await client.execute(uri: path, method: .get) { response in
          #expect(response.status == .internalServerError)
          #expect(response.headers[.contentSecurityPolicy] == SecurityHeaders.contentPolicy)
          #expect(!String(buffer: response.body).contains("Jay"))
        }
      }
    }
  }

  @Test func `assets are kept for a year under a name with their digest`() async throws {
    let address = Assets().address(of: "site.css")
    #expect(address.wholeMatch(of: /\/assets\/site\.[0-9a-f]{12}\.css/) != nil)
    let answer = try await Site().get(address)
    #expect(answer.status == 200)
    #expect(answer.header("content-type") == "text/css; charset=utf-8")
    #expect(answer.header("cache-control") == "public, max-age=31536000, immutable")
    #expect(answer.header("x-content-type-options") == "nosniff")
    #expect(try await Site().get(Assets().address(of: "icon.svg")).header("content-type") == "image/svg+xml")
  }

  @Test(arguments: [
    ("localhost", true), ("localhost:8080", true), ("127.0.0.1", true), ("127.0.0.1:1", true), ("[::1]", true),
    ("[::1]:8080", true), ("LOCALHOST", true), ("plan.example.org", true), ("plan.example.org:443", true),
    ("evil.example", false), ("localhost.evil.example", false), ("127.0.0.1.evil.example", false), ("", false),
    ("localhost:", false), ("localhost:80a", false), ("[::1", false), ("[::1]evil", false), ("::1", false),
    ("localhost@evil.example", false), ("[fd00::7]", true), ("[fd00::7]:8443", true), ("[fd00::8]:8443", false),
  ])
  func `only known hosts are answered`(authority: String, isKnown: Bool) {
    #expect(HostRule(configured: ["plan.example.org", "fd00::7"]).permits(authority) == isKnown)
  }

  @Test func `a request without a known host is refused on the wire`() async throws {
    let site = Site()
    var configuration = site.configuration
    configuration.port = 0
    // Beside many other tests an answer can take long: the connection is not what is tested here.
    configuration.idleSeconds = 900
    try await buildApplication(desk: site.desk, configuration: configuration).test(.live) { client in
      let port = try #require(client.port)
      let test = TestClient(
        host: "localhost", port: port, configuration: .init(timeout: .seconds(600)),
        eventLoopGroupProvider: .shared(MultiThreadedEventLoopGroup.singleton))
      test.connect()
      let unknown = try await test.execute(.init("/", method: .get, authority: "evil.example"))
      #expect(unknown.status == .badRequest)
      #expect(unknown.headers[.contentSecurityPolicy] == SecurityHeaders.contentPolicy)
      let known = try await test.execute(.init("/health", method: .get, authority: "localhost:\(port)"))
      #expect(known.status == .ok)
      try await test.shutdown()
    }
  }

  @Test(arguments: [
    (["Sec-Fetch-Site": "same-origin"], true, true), (["Sec-Fetch-Site": "none"], true, true),
    (["Sec-Fetch-Site": "cross-site"], false, false), (["Sec-Fetch-Site": "same-site"], false, false),
    (["Origin": "http://localhost"], true, true), (["Origin": "https://localhost"], true, true),
    (["Origin": "http://evil.example"], false, false), (["Origin": "null"], false, false),
    (["Origin": "http://localhost:81"], false, false),
    (["Origin": "http://localhost", "Sec-Fetch-Site": "cross-site"], false, false), ([:], false, true),
  ])
  func `a write from another site changes nothing`(headers: [String: String], form: Bool, api: Bool) async throws {
    let type = ["Content-Type": "application/x-www-form-urlencoded"]
    let page = Site()
    let posted = try await page.send(
      .post, "/tasks/101/done", headers: headers.merging(type) { own, _ in own }, body: "day=2026-01-05")
    #expect(posted.status == (form ? 303 : 403))
    let program = Site()
    let called = try await program.send(.post, "/api/tasks/101/complete", headers: headers)
    #expect(called.status == (api ? 200 : 403))
    let plan = try await program.get("/api/smart-distribution/current-user")
    #expect(plan.text.components(separatedBy: #""status" : "done""#).count == (api ? 5 : 3))
  }

  @Test func `over TLS a page that came without it is another site`() throws {
    func passes(_ origin: String, isSecure: Bool) -> Bool {
      let request = Request(
        head: .init(
          method: .post, scheme: "https", authority: "plan.example.org", path: "/", headerFields: [.origin: origin]),
        body: .init(buffer: ByteBuffer()))
      do {
        try CrossSiteRule(isSecure: isSecure).check(request)
        return true
      } catch {
        return false
      }
    }
    #expect(passes("https://plan.example.org", isSecure: true) && !passes("http://plan.example.org", isSecure: true))
    #expect(passes("http://plan.example.org", isSecure: false))
  }

  @Test func `the log holds the route, and nothing of the client`() async throws {
    let recorder = LogRecorder()
    var site = Site()
    site.logger = Logger(label: "recorded") { _ in recorder.handler }
    _ = try await site.get("/api/clients/C-002?note=Jay%0Aforged")
    _ = try await site.get("/clients/Stacey%0Aforged")
    _ = try await site.get("/nothing/Maria")
    let log = recorder.text
    #expect(log.contains("/api/clients/{client_id}"))
    for secret in ["Jay", "Stacey", "Maria", "C-002", "forged", "note="] { #expect(!log.contains(secret), "\(secret)") }
  }

  @Test func `a body that trickles in is given up`() async throws {
    let (stream, _) = AsyncStream<ByteBuffer>.makeStream()
    let request = Request(
      head: .init(method: .post, scheme: "http", authority: "localhost", path: "/"), body: .init(asyncSequence: stream))
    await #expect(throws: Problem.tooSlow) {
      _ = try await BodyReader.collect(request, upTo: 10, within: .milliseconds(20))
    }
  }
}
