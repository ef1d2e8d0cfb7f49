internal import Foundation

/// A TCP port of one of this machine's addresses.
struct Port {
  let number: Int
  let host: String

  init(_ number: Int, at host: String = "127.0.0.1") {
    self.number = number
    self.host = host
  }

  /// Finds out before anything is opened whether the server could listen there.
  ///
  /// - Throws: a sentence when the number is no port, the port is taken, or the system doesn't permit it.
  func check() throws(CommandFailure) {
    guard let value = UInt16(exactly: number) else {
      throw .usage("There is no port \(number): ports go from 0 to 65535. Type --port 0 for a free one.")
    }
    switch Self.bindingError(value, at: host) {
    case 0: return
    case EADDRINUSE:
      throw .unavailable(
        "Port \(number) is taken, maybe by another Caseday. Stop that one, or type --port 0 for a free port.")
    case EACCES:
      throw CommandFailure(
        sentence: "Port \(number) is reserved for the system. Type a port above 1023, or --port 0 for a free one.",
        exitCode: 77)
    case EADDRNOTAVAIL:
      throw .unavailable(
        "This machine has no address “\(host)”, so nobody could reach Caseday there. Type one of its own, or leave --host out."
      )
    case let code:
      throw .unavailable(
        "Port \(number) can't be used: \(String(cString: strerror(code))). Type --port 0 for a free one.")
    }
  }

  /// 0 when the port could be bound, otherwise the system's error number.
  private static func bindingError(_ port: UInt16, at host: String) -> Int32 {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = AI_PASSIVE
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), &hints, &found) == 0, let address = found else { return EADDRNOTAVAIL }
    defer { freeaddrinfo(found) }
    let handle = socket(address.pointee.ai_family, address.pointee.ai_socktype, 0)
    guard handle >= 0 else { return errno }
    defer { close(handle) }
    var reuse: Int32 = 1
    setsockopt(handle, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
    let isBound = bind(handle, address.pointee.ai_addr, address.pointee.ai_addrlen) == 0 && listen(handle, 1) == 0
    return isBound ? 0 : errno
  }
}
