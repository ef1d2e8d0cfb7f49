import CaseService
import CaseStore
@testable import CaseWeb
import Casework
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore

/// The real application over a real office in memory, spoken to through its router.
struct OfficeSite {
  let office: Office
  let store: SQLiteStore

  /// An empty office on Monday 5 January 2026, whose clock can be moved.
  init() async throws {
    store = try SQLiteStore()
    office = try await Office(store: store, clock: .virtual(january(5)))
  }

  /// Sends one request.
  func send(_ method: HTTPRequest.Method, _ path: String, type: String? = nil, body: String? = nil) async throws
    -> Site.Answer
  {
    var fields = HTTPFields()
    if let type { fields[.contentType] = type }
    if let name = HTTPField.Name("Sec-Fetch-Site") { fields[name] = "same-origin" }
    let sent = fields
    let configuration = WebConfiguration(
      host: "127.0.0.1", reception: OneVisitor(actor: Site.actor), notice: nil,
      logger: Logger(label: "silent") { _ in SwiftLogNoOpLogHandler() },
      newRequestID: { "0123456789abcdef" })
    return try await buildApplication(desk: office, configuration: configuration).test(.router) { client in
      try await client.execute(uri: path, method: method, headers: sent, body: body.map { ByteBuffer(string: $0) }) {
        Site.Answer(status: Int($0.status.code), headers: $0.headers, text: String(buffer: $0.body))
      }
    }
  }

  func get(_ path: String) async throws -> Site.Answer { try await send(.get, path) }

  func form(_ path: String, _ body: String = "") async throws -> Site.Answer {
    try await send(.post, path, type: "application/x-www-form-urlencoded", body: body)
  }

  func json(_ path: String, _ body: String = "{}") async throws -> Site.Answer {
    try await send(.post, path, type: "application/json", body: body)
  }

  /// The document of an answer.
  func document(_ answer: Site.Answer) throws -> JSONValue {
    try JSONDecoder().decode(JSONValue.self, from: Data(answer.text.utf8))
  }
}
