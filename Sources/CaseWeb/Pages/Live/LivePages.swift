internal import CaseService
internal import Foundation
internal import Hummingbird
internal import HummingbirdCore
internal import ServiceLifecycle
internal import Synchronization

/// The stream of server-sent events that tells an open page that its caseload was changed elsewhere.
///
/// It carries the number of the change and its moment, nothing of anybody's. It keeps nobody signed in, ends with the session and
/// with the server, and after a while by itself: the browser opens it again.
struct LivePages: Sendable {
  let reception: any Reception
  let requiresSecondFactor: Bool
  /// Seconds after which a stream ends.
  let seconds: Int
  private let streams = LiveStreams()

  init(reception: any Reception, requiresSecondFactor: Bool, seconds: Int) {
    self.reception = reception
    self.requiresSecondFactor = requiresSecondFactor
    self.seconds = seconds
  }

  var routes: [Route] { [.get("/live", watch).watching] }

  /// Seconds between two lines that mean nothing and keep proxies from closing the connection.
  private static let beat = 10

  private func watch(_ visit: Visit) async throws -> Response {
    let since = try visit.queryNumber("since", in: 0...APILimits.largestID) ?? visit.visitor?.planMark ?? 0
    let session = visit.visitor?.sessionID ?? 0
    return Response(
      status: .ok, headers: [.contentType: "text/event-stream; charset=utf-8"],
      body: ResponseBody { writer in
        // Too many at once: come back later.
        guard streams.open(session) else {
          try await writer.write(ByteBuffer(string: "retry: 60000\n\n"))
          return try await writer.finish(nil)
        }
        defer { streams.close(session) }
        try await follow(visit, since: since, writer: &writer)
        try await writer.finish(nil)
      })
  }

  private func follow(_ visit: Visit, since: Int, writer: inout any ResponseBodyWriter) async throws {
    var last = since
    try await writer.write(ByteBuffer(string: "retry: 3000\n\n"))
    var passed = 0
    let ticks = AsyncStream<Void> { try? await Task.sleep(for: .seconds(1)) }
    while true {
      // Asked anew each second, so that a sign-out ends it: two look-ups by key.
      let visitor = try await reception.visitor(
        visit.proof, source: visit.source, requiresSecondFactor: requiresSecondFactor, isInput: false)
      guard let visitor, visitor.pending == nil else {
        return try await writer.write(ByteBuffer(string: "event: end\ndata: {}\n\n"))
      }
      if visitor.planMark != last {
        last = visitor.planMark
        let event = "event: plan\ndata: {\"mark\": \(last), \"at\": \(visitor.planChangedAt)}\n\n"
        try await writer.write(ByteBuffer(string: event))
      }
      if passed >= seconds { return }
      if passed % Self.beat == 0 { try await writer.write(ByteBuffer(string: ": \n\n")) }
      // One second; nil when the server is about to stop.
      var next = ticks.cancelOnGracefulShutdown().makeAsyncIterator()
      guard await next.next() != nil, !Task.isCancelled else { return }
      passed += 1
    }
  }
}

/// How many streams are open, by session.
private final class LiveStreams: Sendable {
  /// Of one session: a browser opens six connections to a server, and a tab that can't be seen has none.
  private static let ofSession = 5
  /// Of all sessions: half of the connections that the server takes.
  private static let ofAll = 256

  private let open = Mutex<[Int: Int]>([:])

  /// False when there are enough.
  func open(_ session: Int) -> Bool {
    open.withLock { open in
      guard open[session, default: 0] < Self.ofSession, open.values.reduce(0, +) < Self.ofAll else { return false }
      open[session, default: 0] += 1
      return true
    }
  }

  func close(_ session: Int) {
    open.withLock { open in
      let left = open[session, default: 1] - 1
      open[session] = left > 0 ? left : nil
    }
  }
}
