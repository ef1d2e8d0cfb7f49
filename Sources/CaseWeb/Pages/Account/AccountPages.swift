internal import CaseService
internal import Hummingbird

/// The own account.
struct AccountPages: Sendable {
  let reception: any Reception
  let pages: PageRenderer
  /// Everybody needs a second factor here.
  let requiresSecondFactor: Bool

  var routes: [Route] {
    [
      .get("/account", show), .post("/account/password", changePassword),
      .post("/account/sessions/end", endOthers), .post("/account/sessions/{id}/end", endSession),
      .post("/account/tokens", createToken), .post("/account/tokens/{id}/revoke", revokeToken),
      .get("/account/second-factor", showSecondFactor).entering,
      .post("/account/second-factor", confirmSecondFactor).entering,
      .post("/account/second-factor/remove", removeSecondFactor),
    ]
  }

  /// What the way back from a form says.
  private static let flashes = [
    "password": "The password is changed. Other browsers and all tokens were ended.",
    "session": "Ended.", "token": "The token counts no more.", "factor": "The second factor is off.",
  ]

  private func show(_ visit: Visit) async throws -> Response {
    let flash = try visit.query("done").flatMap { Self.flashes[$0] }
    return pages.response(try await page(visit, flash: flash))
  }

  private func page(
    _ visit: Visit, trouble: String? = nil, flash: String? = nil, newToken: String? = nil
  ) async throws -> AccountPage {
    let account = try await reception.perform(ViewAccount(), as: visit.actor, source: visit.source)
    return AccountPage(
      account, present: visit.visitor?.sessionID, trouble: trouble, flash: flash, newToken: newToken,
      keepsSecondFactor: requiresSecondFactor, shell: await pages.shell("Account", in: nil))
  }

  /// Does something and leads back; what can't be used stands on the page.
  private func doing(
    _ visit: Visit, done: String, _ work: () async throws(CaseError) -> Void
  ) async throws -> Response {
    try await pages.response(
      doing: work, orOn: { try await page(visit, trouble: $0) },
      then: { Response(status: .seeOther, headers: [.location: "/account?done=\(done)"]) })
  }

  private func changePassword(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let change = ChangePassword(
      old: form.verbatim("old") ?? "", new: form.verbatim("new") ?? "", present: visit.visitor?.sessionID)
    return try await doing(visit, done: "password") { () async throws(CaseError) in
      try await reception.perform(change, as: visit.actor, source: visit.source)
    }
  }

  private func endSession(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "session")
    try await reception.perform(
      EndSessions(sessionID: id, present: visit.visitor?.sessionID), as: visit.actor, source: visit.source)
    return Response(status: .seeOther, headers: [.location: "/account?done=session"])
  }

  private func endOthers(_ visit: Visit) async throws -> Response {
    try await reception.perform(
      EndSessions(sessionID: nil, present: visit.visitor?.sessionID), as: visit.actor, source: visit.source)
    return Response(status: .seeOther, headers: [.location: "/account?done=session"])
  }

  private func createToken(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    // A token can't make another one: it would outlive its own end.
    guard visit.visitor?.sessionID != nil else { throw Problem.browserOnly }
    let wanted = CreateToken(
      name: form.text("name") ?? "", mayWrite: form.text("scope") == "write", days: Int(form.text("days") ?? "") ?? 0)
    return try await pages.response(
      doing: { () async throws(CaseError) in
        try await reception.perform(wanted, as: visit.actor, source: visit.source)
      }, orOn: { try await page(visit, trouble: $0) },
      then: { pages.response(try await page(visit, newToken: $0)) })
  }

  private func revokeToken(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "token")
    try await reception.perform(RevokeToken(tokenID: id), as: visit.actor, source: visit.source)
    return Response(status: .seeOther, headers: [.location: "/account?done=token"])
  }

  // MARK: Second factor

  private func showSecondFactor(_ visit: Visit) async throws -> Response {
    guard let visitor = visit.visitor, visitor.pending != .code, visitor.sessionID != nil else {
      return Response(status: .seeOther, headers: [.location: "/sign-in"])
    }
    return pages.response(try await offerPage(visit, trouble: nil))
  }

  private func offerPage(_ visit: Visit, trouble: String?) async throws -> SecondFactorPage {
    let offer = try await reception.perform(OfferSecondFactor(), as: visit.actor, source: visit.source)
    guard let picture = QRPicture(offer.address) else { throw Problem.unexpected(status: 500) }
    var secret = ""
    for (index, letter) in offer.secret.enumerated() {
      secret += (index > 0 && index % 4 == 0 ? " " : "") + String(letter)
    }
    return SecondFactorPage(
      shell: await pages.shell("Second factor", in: nil), trouble: trouble,
      offer: .init(picture: picture, secret: secret, isRequired: visit.visitor?.pending == .secondFactor), codes: nil)
  }

  private func confirmSecondFactor(_ visit: Visit) async throws -> Response {
    guard let visitor = visit.visitor, visitor.pending != .code, let session = visitor.sessionID else {
      return Response(status: .seeOther, headers: [.location: "/sign-in"])
    }
    let form = try await visit.form()
    let proof = ConfirmSecondFactor(code: form.text("code") ?? "", present: session)
    return try await pages.response(
      doing: { () async throws(CaseError) in
        try await reception.perform(proof, as: visit.actor, source: visit.source)
      }, orOn: { try await offerPage(visit, trouble: $0) },
      then: { codes in
        pages.response(
          SecondFactorPage(
            shell: await pages.shell("Recovery codes", in: nil), trouble: nil, offer: nil, codes: .init(all: codes)))
      })
  }

  private func removeSecondFactor(_ visit: Visit) async throws -> Response {
    guard !requiresSecondFactor else {
      throw Problem(
        .notPossible(sentence: "Everybody needs a second factor on this server. Ask an administrator for a reset."))
    }
    let form = try await visit.form()
    let removal = RemoveSecondFactor(
      password: form.verbatim("password") ?? "", present: visit.visitor?.sessionID)
    return try await doing(visit, done: "factor") { () async throws(CaseError) in
      try await reception.perform(removal, as: visit.actor, source: visit.source)
    }
  }
}
