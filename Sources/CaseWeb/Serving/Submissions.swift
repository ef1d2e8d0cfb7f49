internal import Crypto
internal import Foundation
internal import Hummingbird
internal import Synchronization

/// Knows which forms were sent, so that one that is sent twice adds one thing.
///
/// Each page has a number of its own, which its forms carry: the same form of the same page with the same content is the same
/// submission, however often a finger or a browser sends it. It gets the first one's answer. Known for as long as the program runs.
final class Submissions: Sendable {
  /// The forms that add something each time. All others come to the same twice as once.
  static let adding: Set<String> = [
    "/crises", "/leave", "/clients/{client_id}/notes", "/clients/{client_id}/referrals", "/processes/{id}/steps",
    "/tasks/{id}/attempts", "/calendar/meetings", "/clients/{client_id}/service-plan/review", "/emergencies",
    "/account/tokens", "/add/save",
  ]

  private enum State {
    case running
    case answered(location: String)
  }

  private static let most = 2_000

  private struct Memory {
    var states: [String: State] = [:]
    /// The oldest first.
    var order: [String] = []
  }

  private let memory = Mutex(Memory())

  /// Answers a form, or says again what was answered.
  func once(
    _ request: Request, body: ByteBuffer, session: Int, answer: () async throws -> Response
  ) async throws -> Response {
    let key = Self.key(request, body: body, session: session)
    // As long as a request may take: whoever waits that long does it anew.
    for _ in 0..<400 {
      switch begin(key) {
      case .none: return try await run(key, answer)
      case .answered(let location): return Response(status: .seeOther, headers: [.location: location])
      case .running: try await Task.sleep(for: .milliseconds(50))
      }
    }
    return try await run(key, answer)
  }

  private func run(_ key: String, _ answer: () async throws -> Response) async throws -> Response {
    do {
      let response = try await answer()
      let location = response.status == .seeOther ? response.headers[.location] : nil
      end(key, location: location)
      return response
    } catch {
      end(key, location: nil)
      throw error
    }
  }

  /// What is known; nil for a new one, which is running from here on.
  private func begin(_ key: String) -> State? {
    memory.withLock { memory in
      if let state = memory.states[key] { return state }
      memory.states[key] = .running
      return nil
    }
  }

  /// - Parameter location: nil for what came to nothing: it may be sent again.
  private func end(_ key: String, location: String?) {
    memory.withLock { memory in
      guard let location else {
        memory.states[key] = nil
        return
      }
      memory.states[key] = .answered(location: location)
      memory.order.append(key)
      if memory.order.count > Self.most { memory.states[memory.order.removeFirst()] = nil }
    }
  }

  private static func key(_ request: Request, body: ByteBuffer, session: Int) -> String {
    let text = "\(session) \(request.uri.path) \(String(buffer: body))"
    return SHA256.hash(data: Data(text.utf8)).map { String($0, radix: 16) }.joined(separator: ".")
  }
}
