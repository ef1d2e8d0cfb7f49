internal import HTTPTypes
internal import Hummingbird

/// The headers that every response carries, error or not.
enum SecurityHeaders {
  /// Nothing is allowed but our own style sheets, scripts, pictures and forms. `connect-src` is for the pages' own script.
  static let contentPolicy = [
    "default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self'", "connect-src 'self'",
    "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'", "object-src 'none'",
    "require-trusted-types-for 'script'",
  ].joined(separator: "; ")

  /// Name and value of each, without `cache-control`.
  static let fixed: [(name: HTTPField.Name, value: String)] = [
    (.contentSecurityPolicy, contentPolicy),
    (.xContentTypeOptions, "nosniff"),
    (.fixed("referrer-policy"), "no-referrer"),
    (.fixed("cross-origin-opener-policy"), "same-origin"),
    (.fixed("cross-origin-resource-policy"), "same-origin"),
    (.fixed("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
  ]

  /// Over TLS: browsers come back over TLS only, for a year.
  static let strictTransport = "max-age=31536000; includeSubDomains"

  /// Sets them; a response that named its own caching (an asset) keeps it, everything else is never stored.
  static func set(on response: inout Response, isSecure: Bool) {
    complete(&response.headers, isSecure: isSecure)
  }

  static func complete(_ headers: inout HTTPFields, isSecure: Bool) {
    for (name, value) in fixed { headers[name] = value }
    if isSecure { headers[.strictTransportSecurity] = strictTransport }
    if headers[.cacheControl] == nil { headers[.cacheControl] = "no-store" }
  }
}
