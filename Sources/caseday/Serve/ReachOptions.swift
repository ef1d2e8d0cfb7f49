internal import ArgumentParser
internal import CaseWeb
internal import Foundation

/// Who can reach the server, and how.
struct ReachOptions: ParsableArguments {
  @Option(name: .customLong("host"), help: "The address to listen on.")
  var host = "127.0.0.1"
  @Option(
    name: .customLong("tls-certificate"),
    help: ArgumentHelp("The server's certificate, with its chain, as PEM.", valueName: "file"), completion: .file())
  var certificate: String?
  @Option(
    name: .customLong("tls-key"), help: ArgumentHelp("The certificate's key as PEM.", valueName: "file"),
    completion: .file())
  var key: String?
  @Flag(
    name: .customLong("behind-proxy"),
    help: "A proxy on this machine brings the TLS, and says in X-Forwarded-For who asks.")
  var isBehindProxy = false
  @Option(
    name: .customLong("allow-host"),
    help: ArgumentHelp("A name that the server is reached under; can be given several times.", valueName: "name"))
  var hosts: [String] = []
  @Flag(
    name: .customLong("without-tls"),
    help: "Serve other machines without encryption: whoever is on the way reads everything.")
  var isWithoutTLS = false

  /// Where the server listens.
  ///
  /// - Throws: a sentence when other machines could reach it without TLS, and that wasn't said plainly.
  func address(port: Int) throws(CommandFailure) -> ServerAddress {
    let isLoopback = ["127.0.0.1", "::1", "localhost"].contains(host)
    let tls: TLSFiles?
    switch (certificate, key) {
    case (let certificate?, let key?):
      for file in [certificate, key] where !FileManager.default.isReadableFile(atPath: file) {
        throw .notFound("There is no file \(file) that can be read. Name the PEM file of the certificate or key.")
      }
      tls = TLSFiles(certificate: certificate, key: key)
    case (nil, nil): tls = nil
    default: throw .usage("A certificate needs its key. Give both --tls-certificate and --tls-key.")
    }
    guard isLoopback || tls != nil || isWithoutTLS else {
      throw .usage(
        "Other machines could reach \(host), and there is no TLS. Give --tls-certificate and --tls-key, or listen on 127.0.0.1 with --behind-proxy. --without-tls serves unencrypted."
      )
    }
    return ServerAddress(
      host: host, port: port, tls: tls, isBehindProxy: isBehindProxy, hosts: hosts + (isLoopback ? [] : [host]),
      requiresSecondFactor: !isLoopback || isBehindProxy)
  }
}

/// Where a server listens, and what holds there.
struct ServerAddress: Sendable {
  var host: String
  var port: Int
  var tls: TLSFiles?
  var isBehindProxy: Bool
  /// Names under which it is reached, beside localhost.
  var hosts: [String]
  var requiresSecondFactor: Bool

  static func loopback(port: Int) -> ServerAddress {
    ServerAddress(
      host: "127.0.0.1", port: port, tls: nil, isBehindProxy: false, hosts: [], requiresSecondFactor: false)
  }

  /// The address that people type, once the port is known.
  func text(port: Int) -> String {
    if isBehindProxy, let name = hosts.first { return "https://\(name)" }
    // An address that stands for all of them can't be typed.
    let isAny = ["0.0.0.0", "::"].contains(host)
    let named = isAny ? hosts.first { $0 != host } ?? "localhost" : host
    let name = named.contains(":") ? "[\(named)]" : named
    return "\(tls == nil ? "http" : "https")://\(name):\(port)"
  }
}
