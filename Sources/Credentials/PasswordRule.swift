internal import Foundation

/// Which passwords are taken: length and not known to everybody. Any composition; no forced change (NIST SP 800-63B-4).
package enum PasswordRule {
  /// The least characters of a password that stands alone.
  package static let lengthAlone = 15
  /// The least characters beside a second factor.
  package static let lengthWithSecondFactor = 8
  /// The most bytes, so that hashing one isn't a burden.
  package static let mostBytes = 4_096

  /// What is wrong with a password and what to do; nil when it can be taken.
  ///
  /// - Parameter names: the account's names, which a password may not consist of.
  package static func fault(in password: String, names: [String], hasSecondFactor: Bool) -> String? {
    let least = hasSecondFactor ? lengthWithSecondFactor : lengthAlone
    guard password.count >= least else {
      return
        "The password has \(password.count) characters. Take at least \(least): four words in a row are easy to keep."
    }
    guard password.utf8.count <= mostBytes else { return "The password is too long. Take at most \(mostBytes) bytes." }
    let folded = password.lowercased()
    guard !common.contains(folded) else {
      return "That password is among the most used ones, which are tried first. Take another."
    }
    guard Set(folded).count > 4 else { return "That password is one pattern over and over. Take another." }
    let plain = folded.filter { $0.isLetter }
    if names.contains(where: { $0.count > 2 && plain == $0.lowercased().filter(\.isLetter) }) {
      return "That password is the name of the account. Take another."
    }
    return nil
  }

  /// Passwords that everybody tries, lower case: the list of zxcvbn (MIT), eight characters and more.
  private static let common: Set<Substring> = Set(
    (EmbeddedFiles.all.first { $0.path.hasSuffix("common-passwords.txt") }?.text ?? "").split(separator: "\n"))
}

extension Set<Substring> {
  fileprivate func contains(_ word: String) -> Bool { contains(word[...]) }
}
