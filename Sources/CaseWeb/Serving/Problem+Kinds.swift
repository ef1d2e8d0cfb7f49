internal import CaseService

extension Problem {
  static let unknownHost = Problem(
    status: 400, kind: "unknown-host", title: "This address isn't known here",
    detail: "Open Caseday under the address it printed when it started, such as http://127.0.0.1:8080. "
      + "Another host name has to be allowed at the start.")

  static let otherSite = Problem(
    status: 403, kind: "other-site", title: "That came from another site",
    detail: "Nothing was changed. Open the page in Caseday itself and press the button there.")

  static let notSignedIn = Problem(
    status: 401, kind: "not-signed-in", title: "Nobody is signed in",
    detail:
      "Sign in and try again. A program sends its token in the header Authorization: Bearer, and finds it under Account."
  )

  static let browserOnly = Problem(
    status: 403, kind: "refused", title: "That isn't yours to do", detail: "Sign in with a browser to do this.")

  static let readOnlyToken = Problem(
    status: 403, kind: "read-only", title: "This token only reads",
    detail: "Nothing was changed. Make a token that may write, under Account.")

  static let planChanged = Problem(
    status: 409, kind: "plan-changed", title: "The plan has changed",
    detail: "\(PlanAnswer.recomputedSentence) It stands at /api/plan.")

  /// The same, where nothing waits: the preview is asked for anew.
  static let previewChanged = Problem(
    status: 409, kind: planChanged.kind, title: planChanged.title,
    detail:
      "The plan has changed since you looked at it, so nothing was added. Look at the preview again and send its fingerprint."
  )

  static let tooLarge = Problem(
    status: 413, kind: "too-large", title: "That is too much at once",
    detail: "Nothing was changed. A form may hold 64 kilobytes, a call of the API 1 megabyte: send less at a time.")

  static let tooSlow = Problem(
    status: 408, kind: "too-slow", title: "The request took too long to arrive",
    detail: "Nothing was changed. Check the connection and send it again.")

  static let notJSONType = Problem(
    status: 415, kind: "not-json", title: "The body has to be JSON",
    detail: "Send the body as JSON with the header Content-Type: application/json.")

  static let notFormType = Problem(
    status: 415, kind: "not-a-form", title: "That isn't a form",
    detail: "Open the page in Caseday itself and press the button there.")

  static let unreadableForm = Problem(
    status: 400, kind: "unreadable", title: "The form could not be read",
    detail: "Nothing was changed. Go back, load the page again and repeat.")

  static let unreadableAddress = Problem(
    status: 400, kind: "unreadable", title: "The address could not be read",
    detail: "A percent sign in it isn't followed by two hexadecimal digits. Correct the address.")

  static let noSuchAddress = Problem(
    status: 404, kind: "not-found", title: "There is no page here",
    detail: "Check the address, or go on from Today. The API is described at /api.")

  static func malformed(_ place: String?) -> Problem {
    Problem(
      status: 400, kind: "unreadable", title: "The body isn't JSON",
      detail: "Look for a missing quote, comma or bracket\(place.map { " around \($0)" } ?? "").")
  }

  static func wrongMethod(allowed: [String]) -> Problem {
    Problem(
      status: 405, kind: "wrong-method", title: "This address doesn't do that",
      detail: "It answers to \(allowed.joined(separator: ", ")).", allow: allowed)
  }

  static func unexpected(status: Int) -> Problem {
    if (400..<500).contains(status) {
      return Problem(
        status: status, kind: "unreadable", title: "The request could not be used",
        detail: "Nothing was changed. Compare it with the description at /api.")
    }
    return Problem(
      status: 500, kind: "unexpected", title: "Something went wrong in Caseday",
      detail: "It was not your doing. Load the page again; if it stays, tell whoever looks after Caseday "
        + "the number of this request.")
  }
}

extension Problem {
  /// One of each kind, for the reference page.
  static var published: [Problem] {
    [
      unknownHost, malformed(nil), notSignedIn, otherSite, readOnlyToken,
      Problem(
        status: 403, kind: "refused", title: "That isn't yours to do", detail: "Ask somebody whose caseload it is."),
      noSuchAddress, wrongMethod(allowed: ["GET"]), tooSlow,
      Problem(
        status: 409, kind: "not-possible", title: "That can't be done now",
        detail: "The record isn't in a state that allows it. The detail says which."),
      planChanged, tooLarge, notJSONType, notFormType,
      Problem(
        status: 422, kind: "bad-input", title: "A value can't be used",
        detail: "“errors” names each field and what to send instead."),
      unexpected(status: 500),
      Problem(
        status: 503, kind: "store-failed", title: "Caseday can't reach its data",
        detail: "Try again in a minute. If it stays, tell whoever looks after Caseday."),
    ]
  }
}
