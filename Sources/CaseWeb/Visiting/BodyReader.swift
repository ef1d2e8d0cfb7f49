internal import Hummingbird

/// Reads bodies with a limit on their size and on the time they may take.
///
/// The idle timeout doesn't end a body that trickles in; the deadline here does.
enum BodyReader {
  static let deadline = Duration.seconds(20)

  /// - Throws: `NIOTooManyBytesError`, or the problem of a body that didn't arrive in time.
  static func collect(_ request: Request, upTo limit: Int, within deadline: Duration = deadline) async throws
    -> ByteBuffer
  {
    if let announced = request.headers[.contentLength].flatMap({ Int($0) }), announced > limit {
      throw Problem.tooLarge
    }
    return try await withThrowingTaskGroup(of: ByteBuffer.self) { group in
      group.addTask { try await request.body.collect(upTo: limit) }
      group.addTask {
        try await Task.sleep(for: deadline)
        throw Problem.tooSlow
      }
      defer { group.cancelAll() }
      guard let body = try await group.next() else { throw Problem.tooSlow }
      return body
    }
  }
}
