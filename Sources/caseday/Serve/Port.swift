internal import Foundation

/// A TCP port on the loopback address.
struct Port {
  let number: Int

  init(_ number: Int) { self.number = number }

  /// Finds out before anything is opened whether the server could listen there.
  ///
  /// - Throws: a sentence when the number is no port, the port is taken, or the system doesn't permit it.
  func check() throws(CommandFailure) {
    guard let value = UInt16(exactly: number) else {
      throw .usage("There is no port \(number): ports go from 0 to 65535. Type --port 0 for a free one.")
    }
    switch Self.bindingError(value) {
    case 0: return
    case EADDRINUSE:
      throw .unavailable(
        "Port \(number) is taken, maybe by another Caseday. Stop that one, or type --port 0 for a free port.")
    case EACCES:
      throw CommandFailure(
        sentence: "Port \(number) is reserved for the system. Type a port above 1023, or --port 0 for a free one.",
        exitCode: 77)
    case let code:
      throw .unavailable(
        "Port \(number) can't be used: \(String(cString: strerror(code))). Type --port 0 for a free one.")
    }
  }

  /// 0 when the port could be bound, otherwise the system's error number.
  private static func bindingError(_ port: UInt16) -> Int32 {
    let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard handle >= 0 else { return errno }
    defer { close(handle) }
    var reuse: Int32 = 1
    setsockopt(handle, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let bound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
        bind(handle, raw, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0 && listen(handle, 1) == 0
      }
    }
    return bound ? 0 : errno
  }
}
