import CaseService
@testable import CaseWeb
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore

/// The real application over the sample desk, spoken to through its router.
struct Site {
  var desk = SampleDesk()
  var notice: String? = "Demo: 20 synthetic clients."
  var host = "127.0.0.1"
  var logger = Logger(label: "silent") { _ in SwiftLogNoOpLogHandler() }

  static let actor = Actor(name: "case_manager:1", role: .caseManager, caseManagerID: "1")

  var configuration: WebConfiguration {
    WebConfiguration(
      host: host, reception: OneVisitor(actor: Self.actor), notice: notice, logger: logger,
      newRequestID: { "0123456789abcdef" })
  }

  /// An answer, with its body as text.
  struct Answer: Sendable {
    var status: Int
    var headers: HTTPFields
    var text: String

    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
  }

  /// Sends one request. Forms come from the site itself unless `headers` say otherwise.
  func send(
    _ method: HTTPRequest.Method, _ path: String, headers: [String: String] = [:], body: String? = nil
  ) async throws -> Answer {
    var fields = HTTPFields()
    for (name, value) in headers {
      if let name = HTTPField.Name(name) { fields[name] = value }
    }
    let sent = fields
    return try await buildApplication(desk: desk, configuration: configuration).test(.router) { client in
      try await client.execute(uri: path, method: method, headers: sent, body: body.map { ByteBuffer(string: $0) }) {
        Answer(status: Int($0.status.code), headers: $0.headers, text: String(buffer: $0.body))
      }
    }
  }

  func get(_ path: String) async throws -> Answer { try await send(.get, path) }

  /// A form as a browser sends it from the page itself.
  func form(_ path: String, _ body: String) async throws -> Answer {
    try await send(
      .post, path,
      headers: ["Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"], body: body)
  }

  /// JSON as a program sends it.
  func json(_ method: HTTPRequest.Method, _ path: String, _ body: String, headers: [String: String] = [:]) async throws
    -> Answer
  {
    try await send(
      method, path, headers: headers.merging(["Content-Type": "application/json"]) { own, _ in own }, body: body)
  }
}

/// Lets everybody in as one person, as a program with a token that may write. Accounts have their own tests, on a real office.
struct OneVisitor: Reception {
  let actor: Actor

  func visitor(
    _ proof: Proof?, source: String, requiresSecondFactor: Bool, isInput: Bool
  ) async throws(CaseError) -> Visitor? {
    Visitor(actor: actor, userID: 1, login: "dana", name: "Dana Rivera")
  }

  func perform<Case: AccountUseCase>(
    _ useCase: Case, as actor: Actor?, source: String
  ) async throws(CaseError) -> Case.Outcome {
    throw .notPossible(sentence: "There are no accounts in this test.")
  }
}
