package import Hummingbird

/// The web application: one for production and for tests.
///
/// Templates and assets are parsed here, so that a faulty one stops the start and not a visitor.
/// - Throws: `TemplateFault` naming the template that can't be used.
package func buildApplication(desk: any Desk, configuration: WebConfiguration) throws -> some ApplicationProtocol {
  let routes = try RouteTable(desk: desk, configuration: configuration)
  let router = Router(context: WebContext.self, options: [.autoGenerateHeadEndpoints])
  router.add(middleware: FrontDoor(configuration: configuration, routes: routes))
  let gate = Gate(configuration: configuration)
  for route in routes.all {
    router.on(RouterPath(route.path), method: route.method) { request, context in
      try await gate.answer(request, context: context, route: route)
    }
  }
  return Application(
    router: router,
    server: try Listening.server(tls: configuration.tls, idleSeconds: configuration.idleSeconds),
    configuration: ApplicationConfiguration(
      address: .hostname(configuration.host, port: configuration.port),
      availableConnectionsDelegate: .maximum(512, logger: configuration.logger)),
    onServerRunning: { channel in
      await configuration.onListening(channel.localAddress?.port ?? configuration.port)
    },
    logger: configuration.logger)
}

/// What Hummingbird keeps for a request.
struct WebContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The address of whoever opened the connection; empty where there is none.
  let peer: String

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    peer = source.channel.remoteAddress?.ipAddress ?? ""
  }
}
