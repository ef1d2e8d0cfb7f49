package import Logging

/// Everything about serving that is decided outside: where to listen, who is there, what the pages offer.
package struct WebConfiguration: Sendable {
  /// The address to listen on.
  package var host: String
  /// The port to listen on; 0 takes a free one, which `onListening` is told.
  package var port: Int
  /// Host names that requests may name beside localhost, 127.0.0.1 and [::1].
  package var allowedHosts: [String]
  /// Who decides who comes in.
  package var reception: any Reception
  /// The server's own TLS; nil without.
  package var tls: TLSFiles?
  /// True when browsers reach the server over TLS: its own, or a proxy's.
  package var isSecure: Bool { tls != nil || isBehindProxy }
  /// True when a proxy on this machine stands before the server and says where requests come from.
  package var isBehindProxy: Bool
  /// True when everybody needs a second factor: beyond loopback.
  package var requiresSecondFactor: Bool
  /// Seconds after which a connection that says nothing is closed.
  package var idleSeconds = 30
  /// Seconds after which a stream of changes ends, so that the browser opens a new one.
  package var liveSeconds = 300
  /// A line on top of every page: "Demo: twenty synthetic clients"; nil without one.
  package var notice: String?
  /// Requests are logged here: route pattern, status, duration, request id, and nothing else.
  package var logger: Logger
  /// Makes the id of a request, which its problem document and its log line share.
  package var newRequestID: @Sendable () -> String
  /// Called with the port once the server listens.
  package var onListening: @Sendable (Int) async -> Void

  package init(
    host: String = "127.0.0.1", port: Int = 8080, allowedHosts: [String] = [], reception: any Reception,
    tls: TLSFiles? = nil, isBehindProxy: Bool = false, requiresSecondFactor: Bool = false, notice: String? = nil,
    logger: Logger = Logger(label: "caseday.web"),
    newRequestID: @escaping @Sendable () -> String = { RequestName.random() },
    onListening: @escaping @Sendable (Int) async -> Void = { _ in }
  ) {
    self.host = host
    self.port = port
    self.allowedHosts = allowedHosts
    self.reception = reception
    self.tls = tls
    self.isBehindProxy = isBehindProxy
    self.requiresSecondFactor = requiresSecondFactor
    self.notice = notice
    self.logger = logger
    self.newRequestID = newRequestID
    self.onListening = onListening
  }

  /// True when only this machine can reach the server.
  package var isLoopback: Bool { ["127.0.0.1", "::1", "localhost"].contains(host) }
}

/// A kind of process that the form on a client's page offers.
package struct ProcessChoice: Sendable, Equatable {
  /// The template's id, such as `disability_claim`.
  package var id: String
  package var title: String
  /// The template's own length; nil when it has none.
  package var weeks: Int?

  package init(id: String, title: String, weeks: Int?) {
    self.id = id
    self.title = title
    self.weeks = weeks
  }
}

/// The id of a request.
package enum RequestName {
  /// Sixteen random hexadecimal digits.
  package static func random() -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
