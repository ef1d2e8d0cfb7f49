internal import Hummingbird

/// Refuses requests that another site makes a browser send.
///
/// Browsers say where a request comes from (`Sec-Fetch-Site`, `Origin`), and a page can't forge either. Programs say
/// neither, and no browser sends a write without them: so writes to the API may come without, forms may not.
struct CrossSiteRule: Sendable {
  /// True where every page came over TLS: whatever came without it is another site.
  let isSecure: Bool

  /// - Throws: a 403 problem.
  func check(_ request: Request) throws(Problem) {
    if request.method == .get || request.method == .head { return }
    if let site = request.headers[.fixed("sec-fetch-site")] {
      guard site == "same-origin" || site == "none" else { throw .otherSite }
      return
    }
    if let origin = request.headers[.origin] {
      guard let authority = request.head.authority,
        origin == "https://\(authority)" || !isSecure && origin == "http://\(authority)"
      else { throw .otherSite }
      return
    }
    guard request.uri.path.hasPrefix("/api/") else { throw .otherSite }
  }
}
