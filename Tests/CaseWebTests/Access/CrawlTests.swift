@testable import CaseService
import CaseStore
@testable import CaseWeb
import Casework
import Credentials
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Testing

/// Where client data must never be: logs, addresses, titles, pages of errors. Check 43, on a real connection with every log line kept.
@Suite struct CrawlTests {
  /// What must stay on the page: the caseload's own names and texts, as well as everybody else's.
  private static let canaries = Agency.canaries.values.flatMap(\.self) + ["PlainQuillonda"]

  @Test(.timeLimit(.minutes(10))) func `names stay inside the page`() async throws {
    let agency = try await Agency()
    let routes = try AuthorizationMatrixTests.routes(of: agency).filter {
      !AuthorizationMatrixTests.ending.contains("\($0.method.rawValue) \($0.path)") && $0.path != "/api/clock"
    }
    let document = try APIReference().document()
    var configuration = agency.configuration
    configuration.port = 0
    configuration.idleSeconds = 900
    configuration.logger.logLevel = .trace
    let dana = try #require(agency.proofs["dana"])
    guard case .session(let token) = dana else { return }
    // Somebody types names where addresses are read: in the path, the query, the page to go on to.
    let typed = [
      "/clients/Quillonda", "/api/clients/Quillonda?q=quartzbeetle", "/Quillonda", "/sign-in?next=/Quillonda",
    ]
    let count = try await buildApplication(desk: agency.office, configuration: configuration).test(.live) { client in
      let browser = Agency.Browser(client: client)
      var count = 0
      func look(_ answer: Site.Answer, at path: String) {
        let headers = answer.headers.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
        let title = answer.text.firstMatch(of: /<title>(.*?)<\/title>/).map { String($0.1) } ?? ""
        let addresses = answer.text.matches(of: /(?:href|action|src)="([^"]*)"/).map { String($0.1) }.joined(
          separator: "\n")
        let error = answer.status >= 400 ? answer.text : ""
        for word in Self.canaries {
          #expect(!headers.contains(word), "a header of \(path) holds \(word)")
          #expect(!title.contains(word), "the title of \(path) holds \(word)")
          #expect(!addresses.contains(word), "an address on \(path) holds \(word)")
          #expect(!error.contains(word), "the error \(answer.status) of \(path) holds \(word)")
        }
        count += 1
      }
      for route in routes {
        let kind = try #require(RouteExpectations.kind(of: route))
        let attempt = Attempt(
          agency: agency, route: route, kind: kind,
          visitor: .init(name: "dana", role: .caseManager, caseload: "1"), owner: "1", document: document,
          word: "something typed")
        // A purge and a move of the clock aside: everything that Dana can do, and then once more, when it isn't possible any more.
        for proof in [dana, dana, nil] {
          look(try await browser.send(route.method, attempt.path, as: proof, body: attempt.body), at: attempt.path)
        }
      }
      for path in typed {
        for proof in [dana, nil] {
          let answer = try await browser.send(.get, path, as: proof)
          #expect(answer.status != 500)
          #expect(!answer.headers.contains { $0.name == .location && $0.value.contains("Zephyrinne") })
          count += 1
        }
      }
      return count
    }
    let log = agency.recorder.text
    #expect(log.split(separator: "\n").count >= count, "every line is kept")
    let secrets = [token, Secret.digest(token), Secret.derived(from: token, for: "forms"), "form_token", "cookie"]
    for word in Self.canaries + secrets + ["K-11", "quartzbeetle"] {
      #expect(!log.lowercased().contains(word.lowercased()), "the log holds \(word)")
    }
    print("names stay inside the page: \(count) answers, \(log.split(separator: "\n").count) log lines")
  }
}
