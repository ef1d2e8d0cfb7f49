internal import CaseService
internal import Hummingbird

/// The ways in and out.
struct SignInPages: Sendable {
  let reception: any Reception
  let pages: PageRenderer

  var routes: [Route] {
    [
      .get("/sign-in", show).open, .post("/sign-in", signIn).open, .get("/sign-in/code", showCode).entering,
      .post("/sign-in/code", giveCode).entering, .post("/sign-out", signOut).entering,
      .get("/enter/{link}", showLink).open, .post("/enter/{link}", useLink).open,
    ]
  }

  // MARK: Name and password

  private func show(_ visit: Visit) async throws -> Response {
    let next = NextAddress(try visit.query("next"))
    if let visitor = visit.visitor, visitor.pending == nil {
      return Response(status: .seeOther, headers: [.location: next.path])
    }
    return pages.response(await passwordPage(next: next, trouble: nil))
  }

  private func passwordPage(next: NextAddress, trouble: String?) async -> SignInPage {
    SignInPage(
      shell: await pages.shell(trouble == nil ? "Sign in" : "Error: Sign in", in: nil), trouble: trouble,
      password: .init(next: next.path), code: nil)
  }

  private func signIn(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let next = NextAddress(form.text("next"))
    let outcome = try await reception.perform(
      SignIn(login: form.text("login") ?? "", password: form.verbatim("password") ?? "", origin: visit.origin), as: nil,
      source: visit.source)
    if case .refused(let sentence) = outcome {
      return pages.response(await passwordPage(next: next, trouble: sentence), status: .init(code: 422))
    }
    return enter(outcome, next: next, visit: visit)
  }

  /// In, or on to the code.
  private func enter(_ outcome: SignInOutcome, next: NextAddress, visit: Visit) -> Response {
    let (token, address) =
      switch outcome {
      case .signedIn(let token): (token, next.path)
      case .needsCode(let token): (token, "/sign-in/code\(next.query)")
      case .refused: ("", "/sign-in")
      }
    return Response(
      status: .seeOther, headers: [.location: address, .setCookie: visit.cookie.header(token.isEmpty ? nil : token)])
  }

  // MARK: The code

  private func showCode(_ visit: Visit) async throws -> Response {
    let next = NextAddress(try visit.query("next"))
    guard visit.visitor?.pending == .code else {
      return Response(status: .seeOther, headers: [.location: visit.visitor == nil ? "/sign-in" : next.path])
    }
    return pages.response(await codePage(next: next, trouble: nil))
  }

  private func codePage(next: NextAddress, trouble: String?) async -> SignInPage {
    SignInPage(
      shell: await pages.shell(trouble == nil ? "Sign in" : "Error: Sign in", in: nil), trouble: trouble,
      password: nil, code: .init(next: next.path))
  }

  private func giveCode(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let next = NextAddress(form.text("next"))
    guard let token = visit.cookie.value(in: visit.request) else {
      return Response(status: .seeOther, headers: [.location: "/sign-in"])
    }
    let outcome = try await reception.perform(
      GiveCode(token: token, code: form.text("code") ?? "", origin: visit.origin), as: nil, source: visit.source)
    if case .refused(let sentence) = outcome {
      return pages.response(await codePage(next: next, trouble: sentence), status: .init(code: 422))
    }
    return enter(outcome, next: next, visit: visit)
  }

  // MARK: Out

  private func signOut(_ visit: Visit) async throws -> Response {
    if let visitor = visit.visitor, let session = visitor.sessionID {
      try await reception.perform(SignOut(sessionID: session), as: visitor.actor, source: visit.source)
    }
    return Response(
      status: .seeOther,
      headers: [
        .location: "/sign-in", .setCookie: visit.cookie.header(nil),
        .fixed("clear-site-data"): #""cache", "storage""#,
      ])
  }

  // MARK: Links

  private func showLink(_ visit: Visit) async throws -> Response {
    let token = try visit.pathText("link", kind: "link")
    let link = try await reception.perform(ViewLink(token: token), as: nil, source: visit.source)
    return pages.response(await page(for: link, token: token, trouble: nil), status: link == nil ? .notFound : .ok)
  }

  private func useLink(_ visit: Visit) async throws -> Response {
    let token = try visit.pathText("link", kind: "link")
    let form = try await visit.form()
    let (login, name, password) = (form.text("login") ?? "", form.text("name") ?? "", form.verbatim("password") ?? "")
    let use = UseLink(token: token, login: login, name: name, password: password, origin: visit.origin)
    return try await pages.response(
      doing: { () async throws(CaseError) in
        try await reception.perform(use, as: nil, source: visit.source)
      },
      orOn: { trouble in
        let link = try await reception.perform(ViewLink(token: token), as: nil, source: visit.source)
        return await page(for: link, token: token, trouble: trouble, typed: .init(login: login, name: name))
      },
      then: { outcome in
        if case .refused = outcome {
          return pages.response(await page(for: nil, token: token, trouble: nil), status: .notFound)
        }
        return enter(outcome, next: NextAddress(nil), visit: visit)
      })
  }

  private func page(
    for link: LinkView?, token: String, trouble: String?, typed: LinkPage.Names? = nil
  ) async -> LinkPage {
    let shell = await pages.shell(trouble == nil ? "Sign in" : "Error: Sign in", in: nil)
    guard let link else {
      return LinkPage(
        shell: shell, heading: "This link lets nobody in",
        explanation:
          "It was used already, or is too old. Ask an administrator for a new one, or sign in with name and password.",
        trouble: trouble, action: nil, names: nil, choosesPassword: false, button: "")
    }
    let (heading, explanation, button) =
      switch link.kind {
      case .setUp:
        (
          "Set up Caseday",
          "Make the first account: an administrator, who then invites everybody else. "
            + "Administrators look after accounts and settings, and see no clients.", "Make the account"
        )
      case .invitation:
        (
          "Welcome, \(link.name)", "Choose a password. You sign in with “\(link.login)” from now on.",
          "Set the password"
        )
      case .reset:
        (
          "A new password", "For the account “\(link.login)”. Whatever was signed in with it has been ended.",
          "Set the password"
        )
      case .signIn: ("Welcome, \(link.name)", "This link signs you in once.", "Sign in")
      }
    return LinkPage(
      shell: shell, heading: heading, explanation: explanation, trouble: trouble, action: "/enter/\(token)",
      names: link.kind == .setUp ? typed ?? .init(login: "", name: "") : nil, choosesPassword: link.kind != .signIn,
      button: button)
  }
}

extension Visit {
  /// Where a sign-in comes from.
  var origin: Origin { Origin(source: source, program: request.headers[.userAgent] ?? "") }
}
