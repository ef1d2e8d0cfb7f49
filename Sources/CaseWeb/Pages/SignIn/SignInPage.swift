/// Signing in: name and password, then perhaps a code.
struct SignInPage: Page {
  static let template = "signin"

  var shell: Shell
  /// What went wrong the last time; nil at first.
  var trouble: String?
  /// The fields of the first step; nil in the second.
  var password: PasswordStep?
  /// The field of the second step; nil in the first.
  var code: CodeStep?

  /// Name and password.
  struct PasswordStep: Sendable {
    /// Where to go on.
    var next: String
  }

  /// The code of the second factor.
  struct CodeStep: Sendable {
    var next: String
  }
}

/// What stands behind a one-time link.
struct LinkPage: Page {
  static let template = "link"

  var shell: Shell
  var heading: String
  var explanation: String
  var trouble: String?
  /// Where the form goes; nil when the link lets nobody in any more.
  var action: String?
  /// Fields for the first account; nil for others.
  var names: Names?
  /// True when a password is to be chosen.
  var choosesPassword: Bool
  var button: String

  /// What was typed for the first account.
  struct Names: Sendable {
    var login: String
    var name: String
  }
}
