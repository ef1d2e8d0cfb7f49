internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import HummingbirdTLS
internal import NIOCore
internal import NIOHTTPTypes
internal import NIOSSL

/// The certificate and the key of the server's own TLS: PEM files.
package struct TLSFiles: Sendable, Equatable {
  package var certificate: String
  package var key: String

  package init(certificate: String, key: String) {
    self.certificate = certificate
    self.key = key
  }
}

/// How connections are taken: limits, TLS, and the headers of answers that no route gives.
enum Listening {
  static func server(tls: TLSFiles?, idleSeconds: Int) throws -> HTTPServerBuilder {
    let http = HTTPServerBuilder.http1(
      configuration: .init(
        additionalChannelHandlers: [HeaderWriter(isSecure: tls != nil)], idleTimeout: .seconds(Int64(idleSeconds)),
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100)))
    guard let tls else { return http }
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: try NIOSSLCertificate.fromPEMFile(tls.certificate).map { .certificate($0) },
      privateKey: .privateKey(try NIOSSLPrivateKey(file: tls.key, format: .pem)))
    configuration.minimumTLSVersion = .tlsv12
    return try .tls(http, tlsConfiguration: configuration)
  }
}

/// Puts the security headers on whatever leaves without them: the answers to requests that can't be parsed, which no middleware sees.
private final class HeaderWriter: ChannelOutboundHandler, RemovableChannelHandler {
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let isSecure: Bool

  init(isSecure: Bool) { self.isSecure = isSecure }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard case .head(var head) = unwrapOutboundIn(data) else { return context.write(data, promise: promise) }
    SecurityHeaders.complete(&head.headerFields, isSecure: isSecure)
    context.write(wrapOutboundOut(.head(head)), promise: promise)
  }
}
