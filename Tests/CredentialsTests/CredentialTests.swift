import Foundation
import Testing

@testable import Credentials

/// Passwords, one-time codes and tokens.
@Suite struct CredentialTests {
  @Test func `a password is kept as argon2id and any text is one`() async throws {
    let password = "a\u{0}b " + String(repeating: "ü🙂", count: 500)
    let hash = try await PasswordHash.make(password)
    #expect(hash.text.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
    #expect(try await hash.matches(password))
    #expect(try await !hash.matches("a"))
    #expect(try await !hash.matches(String(password.dropLast())))
    #expect(!hash.isOutdated)
    #expect(PasswordHash.nobody.cost == .standard)
  }

  @Test func `a cheaper hash is known as outdated`() async throws {
    let cheap = try await PasswordHash.make("x", cost: .init(memory: 64, passes: 1, lanes: 1))
    #expect(cheap.isOutdated)
    #expect(try await cheap.matches("x"))
    #expect(PasswordHash(text: "plain").isOutdated)
  }

  @Test func `letters composed in two ways are the same password`() async throws {
    let hash = try await PasswordHash.make("caf\u{e9}", cost: .init(memory: 64, passes: 1, lanes: 1))
    #expect(try await hash.matches("cafe\u{301}"))
  }

  @Test(arguments: [
    ("short", false), ("fourteen chars", false), ("fifteen chars ok", true), ("123456789987654321", false),
    ("aaaaaaaaaaaaaaaaaaaa", false), ("Dana Rivera-dana.rivera", true), ("dana.rivera.dana-----", true),
    ("DanaRivera-------1234", false), (String(repeating: "long enough ", count: 400), false),
  ])
  func `length, common lists and names decide, nothing else`(password: String, isTaken: Bool) {
    let fault = PasswordRule.fault(in: password, names: ["dana", "Dana Rivera"], hasSecondFactor: false)
    #expect((fault == nil) == isTaken, "\(fault ?? "taken")")
  }

  @Test func `beside a second factor eight characters do`() {
    #expect(PasswordRule.fault(in: "kx9 tree", names: [], hasSecondFactor: true) == nil)
    #expect(PasswordRule.fault(in: "password1", names: [], hasSecondFactor: true) != nil)
  }

  /// RFC 6238, appendix B: the SHA-1 rows.
  @Test(arguments: [
    (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
    (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
  ])
  func `codes are those of the standard`(moment: Int, code: String) {
    let password = OneTimePassword(secret: Base32.text(Array("12345678901234567890".utf8)))
    #expect(password.code(step: OneTimePassword.step(at: moment), digits: 8) == code)
  }

  /// Check 31: another program, of another author, in another language.
  @Test func `codes are those of oathtool`() throws {
    for index in 0..<40 {
      let password = OneTimePassword.make()
      let moment = index == 0 ? 59 : Int.random(in: 0...4_000_000_000)
      let code = try #require(password.code(step: OneTimePassword.step(at: moment)))
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = ["oathtool", "--totp", "--base32", "--now", "@\(moment)", password.secret]
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      let said = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0, "oathtool is missing: scripts/setup.sh test installs it")
      #expect(said == "\(code)\n", "\(password.secret) at \(moment)")
    }
  }

  @Test func `a sealed text opens with its key, in its place, unchanged`() throws {
    let seal = Seal()
    let sealed = try seal.sealed("MZXW6YTB", for: "user 1")
    #expect(Seal.isSealed(sealed) && !sealed.contains("MZXW6YTB"))
    #expect(seal.opened(sealed, for: "user 1") == "MZXW6YTB")
    #expect(Seal(keyText: seal.keyText + "\n")?.opened(sealed, for: "user 1") == "MZXW6YTB")
    #expect(seal.opened(sealed, for: "user 2") == nil)
    #expect(Seal().opened(sealed, for: "user 1") == nil)
    #expect(seal.opened(String(sealed.dropLast(3)) + "AAA", for: "user 1") == nil)
    #expect(try seal.sealed("MZXW6YTB", for: "user 1") != sealed, "a nonce is never used twice")
    #expect(Seal(keyText: "c2hvcnQ=") == nil && Seal(keyText: "no base 64!") == nil)
  }

  @Test func `a code counts in its step and the ones beside, once`() throws {
    let password = OneTimePassword.make()
    let now = 1_800_000_000
    for offset in -3...3 {
      let step = OneTimePassword.step(at: now) + offset
      let code = try #require(password.code(step: step))
      #expect(password.step(of: code, at: now, after: nil) == (abs(offset) <= 1 ? step : nil))
      #expect(password.step(of: code, at: now, after: step) == nil)
    }
    #expect(password.step(of: "12345", at: now, after: nil) == nil)
    #expect(OneTimePassword(secret: "not base 32!").code(step: 1) == nil)
  }

  @Test func `base 32 goes there and back`() {
    for count in 0..<40 {
      let bytes = Secret.bytes(count)
      #expect(Base32.bytes(Base32.text(bytes)) == bytes)
    }
    #expect(Base32.text(Array("foobar".utf8)) == "MZXW6YTBOI")
  }

  @Test func `tokens have 256 bits and are never stored as they are`() {
    let tokens = (0..<100).map { _ in Secret.token() }
    #expect(Set(tokens).count == 100)
    #expect(tokens.allSatisfy { $0.wholeMatch(of: /[A-Za-z0-9_-]{43}/) != nil })
    #expect(Secret.digest("x") == "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881")
    #expect(Secret.derived(from: "a", for: "forms") != Secret.derived(from: "b", for: "forms"))
    #expect(Secret.areEqual("abc", "abc") && !Secret.areEqual("abc", "abd") && !Secret.areEqual("abc", "ab"))
    #expect(Set(RecoveryCodes.make()).count == 10)
    #expect(RecoveryCodes.plain("K3mf 9X2q-aaaa-bbbb") == "k3mf9x2qaaaabbbb")
  }
}
