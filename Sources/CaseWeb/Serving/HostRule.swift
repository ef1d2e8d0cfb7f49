internal import Hummingbird

/// Which `Host` a request may name. Anything else could be another site's name pointed at this machine (DNS rebinding).
struct HostRule: Sendable {
  private let allowed: Set<String>

  init(configured: [String]) {
    allowed = Set(["localhost", "127.0.0.1", "[::1]"] + configured.map { Self.written($0.lowercased()) })
  }

  /// An address of IPv6 as a `Host` names it: in brackets.
  private static func written(_ name: String) -> String {
    name.count { $0 == ":" } > 1 && !name.hasPrefix("[") ? "[\(name)]" : name
  }

  /// - Throws: a 400 problem when the host is missing, doubled or unknown.
  func check(_ request: Request) throws(Problem) {
    guard request.headers[values: .fixed("host")].isEmpty, let authority = request.head.authority, permits(authority)
    else { throw .unknownHost }
  }

  /// True for `localhost`, `localhost:8080`, `[::1]:8080` and the like.
  func permits(_ authority: String) -> Bool {
    let name: Substring
    let rest: Substring
    if authority.hasPrefix("[") {
      guard let end = authority.firstIndex(of: "]") else { return false }
      name = authority[...end]
      rest = authority[authority.index(after: end)...]
    } else {
      name = authority.prefix { $0 != ":" }
      rest = authority.dropFirst(name.count)
    }
    let isPort = rest.first == ":" && rest.count > 1 && rest.dropFirst().allSatisfy { ("0"..."9").contains($0) }
    return allowed.contains(name.lowercased()) && (rest.isEmpty || isPort)
  }
}
