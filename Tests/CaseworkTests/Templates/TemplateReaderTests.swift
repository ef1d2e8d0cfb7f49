import Planning
import Testing

@testable import Casework

@Suite struct TemplateReaderTests {
  @Test func `a template reads with all its values`() throws {
    let template = try TemplateReader.read(SmallTemplate.yaml, file: "templates/sample.yaml")
    #expect(template.id == "sample")
    #expect(template.version == 1)
    #expect(template.status == .draft)
    #expect(template.lengthWeeks == 2)
    #expect(template.variants == ["short", "long"])
    #expect(template.events == [TemplateEvent(name: "answered", title: "The answer came")])
    #expect(
      template.step("D2")
        == TemplateStep(
          id: "D2", title: "Write", category: .paperwork, minutes: 45, effort: .hard,
          after: [StepDependency(.step("D1"), lag: .workingDays(1))], release: DateExpression("S+3w"),
          due: [DateExpression(.start, .workingDays(5))], reason: "It needs the answer.", source: "estimate"))
  }

  @Test(arguments: [
    ("R2+7d", "R2+7d"), ("D1?", "D1?"), ("H6 any+2w", "H6 any+2w"), ("H6 any+2w?", "H6 any+2w?"),
    ("D9 half", "D9 half"),
    ("D9 all", "D9"), ("D9+0w", "D9"), ("D17b", "D17b"),
    ("identity_documents/id_receipt?", "identity_documents/id_receipt?"),
    ("intake/welcomed+3d", "intake/welcomed+3d"),
  ])
  func `a dependency reads and writes`(_ written: String, _ shown: String) throws {
    let dependency = try #require(StepDependency(written))
    #expect(dependency.description == shown)
    #expect(StepDependency(shown) == dependency)
  }

  @Test(arguments: [
    "", "?", "D", "d1", "D1 most", "D1  any", "D1+", "D1+7", "D1+-7d", "D1++7d", "intake/", "/welcomed", "a/b/c",
    "D1??",
  ])
  func `what is not a dependency is refused`(_ written: String) {
    #expect(StepDependency(written) == nil)
  }

  @Test(arguments: ["7-14d", "2d", "0d", "14w", "213-240d"])
  func `the usual length of a wait reads and writes`(_ written: String) throws {
    let yaml = SmallTemplate.adding("wait: { for: SSA, typical: \(written) }")
    let template = try TemplateReader.read(yaml, file: "templates/sample.yaml")
    #expect(template.step("D2")?.wait?.typicalText == written)
  }

  @Test(arguments: [
    ("quantity: 3", Quantity.fixed(3)), ("quantity: { from: 3, to: 5 }", .range(3...5)),
    ("quantity: per D1", .perPieceOf("D1")), ("quantity: per provider", .perProvider),
    ("quantity: { pieces: [{ title: One, minutes: 10 }] }", .pieces([TemplatePiece(title: "One", minutes: 10)])),
  ])
  func `a quantity reads`(_ line: String, _ quantity: Quantity) throws {
    let template = try TemplateReader.read(SmallTemplate.adding(line), file: "templates/sample.yaml")
    #expect(template.step("D2")?.quantity == quantity)
  }

  @Test(arguments: [
    ("status: draft", "stauts: draft", ":3: the template has \"stauts\", which is not a key here. Maybe status?"),
    (
      "status: draft", "owner: me",
      ":3: the template has \"owner\", which is not a key here. Known are template, version, status, title, summary, "
        + "length_weeks, per_provider, key_date, starts, variants, completion, events, steps."
    ),
    (
      "status: draft", "status: drfat",
      ":3: the template: \"status\" is \"drfat\". Write one of draft, published, retired. Maybe draft?"
    ),
    ("status: draft\n", "", ":1: the template has no \"status\". Write \"status: draft\" or \"status: published\"."),
    (
      "template: sample", "template: Sample",
      ":1: the template: \"template\" is \"Sample\". Write a lower-case word, such as housing_search."
    ),
    ("version: 1", "version: one", ":2: the template: \"version\" is \"one\". Write a whole number from 1 to 100000."),
    ("title: A sample", "title:", ":4: the template: \"title\" is empty. Write something, or leave the key out."),
    ("title: A sample", "version: 2", ":2: \"version\" stands here twice. Keep one."),
    ("    minutes: 45\n", "", ":21: step D2 has no \"minutes\". Write the minutes of one piece, its note included."),
    ("minutes: 45", "minutes: 0", ":24: step D2: \"minutes\" is \"0\". Write a whole number from 1 to 480."),
    (
      "category: paperwork", "category: paper",
      ":23: step D2: \"category\" is \"paper\". Write one of phone_call, appointment, paperwork, follow_up, other."
    ),
    ("effort: hard", "effort: heavy", ":25: step D2: \"effort\" is \"heavy\". Write one of hard, normal, light."),
    ("effort: hard", "efort: hard", ":25: step D2 has \"efort\", which is not a key here. Maybe effort?"),
    (
      "after: [D1+1w]", "after: [D1 +1w]",
      ":26: step D2: \"after\" is \"D1 +1w\". Write a step as D4, D4? (preferred), D4+7d, H6 any+2w or D9 half, or a "
        + "milestone as identity_documents/id_receipt."
    ),
    (
      "release: S+3w", "release: S+3 weeks",
      ":27: step D2: \"release\" is \"S+3 weeks\". Write an anchor and days, such as S+2w, A+14d, X-3d, T, slot, D4+7d, "
        + "pfd_set+50d or E:denied+30d."
    ),
    ("id: D2", "id: D1", ":21: step D1: \"id\" is \"D1\", which another step has in line 11. Give each step its own."),
    ("id: D2", "id: two", ":21: a step: \"id\" is \"two\". Write a capital letter and a number, such as D4 or D17b."),
    ("unless: answered", "unless: [answered, answered]", ":18: step D1: \"unless\" is twice \"answered\". Keep one."),
    (
      "reason: It comes first.", "reason: \"One\\nTwo\"",
      ":19: step D1: \"reason\" is more than one line or holds a control character. Write it on one line."
    ),
    (
      "answered: The answer came", "Answered: x",
      ":9: the event \"Answered\" cannot be read. Write one line for each, such as \"denied: SSA denied the claim\"."
    ),
    (
      "title: Ask", "title: Ask: now",
      ":12: this is not YAML: mapping values are not allowed in this context. Put a text with \": \", \"#\" or a leading "
        + "sign in double quotes."
    ),
  ])
  func `an error names file, line and what to write`(_ old: String, _ new: String, _ message: String) {
    #expect(SmallTemplate.error(SmallTemplate.with(old, new)) == "templates/sample.yaml" + message)
  }

  @Test func `names that only other templates can explain are left to the lint`() throws {
    #expect(SmallTemplate.error(SmallTemplate.with("release: S+3w", "release: soon+3w")) == "no error")
    #expect(SmallTemplate.error(SmallTemplate.with("after: [D1+1w]", "after: [intake/welcomed]")) == "no error")
  }

  @Test(arguments: [
    ("quantity: 51", "step D2: \"quantity\" is \"51\". Write a whole number from 1 to 50."),
    (
      "quantity: per client",
      "step D2: \"quantity\" is \"per client\". Write a number, { from: 3, to: 5 }, per provider, per H6, or pieces: with a list of titles."
    ),
    (
      "quantity: { from: 5, to: 3 }",
      "step D2: \"quantity\" is a map. Write a number, { from: 3, to: 5 }, per provider, per H6, or pieces: with a list of titles."
    ),
    (
      "quantity: { pieces: [{ titel: One }] }",
      "a piece of step D2 has \"titel\", which is not a key here. Maybe title?"
    ),
    (
      "deadline: { at: A+14d }",
      "the deadline of step D2 has no \"kind\". Write one of calendar, business_forward, business_back, letter_plus_mail, suspendable_clock, recurring_window, event_started, expiry."
    ),
    ("deadline: { kind: calendar }", "the deadline of step D2 has no \"at\". Write the date, such as A+14d or slot."),
    ("wait: { typical: 2d }", "the wait of step D2 has no \"for\". Write who is awaited, such as SSA or the landlord."),
    (
      "wait: { for: SSA, typical: 14-7d }",
      "the wait of step D2: \"typical\" is \"14-7d\". Write calendar days as 2d or 7-14d, working days as 2w."
    ),
    (
      "wait: { for: SSA, typical: 2d, chase: weekly }",
      "the wait of step D2: \"chase\" is \"weekly\". Write working days as 5w or calendar days as 14d."
    ),
    ("repeat: { every: 0w }", "the repetition of step D2: \"every\" is \"0w\". Write at least one day."),
    ("repeat: { until: answered }", "the repetition of step D2 has no \"every\". Write the time between two: 7d."),
    ("validity: { document: ID }", "the validity of step D2 has no \"days\". Write for how many days it is valid."),
    ("supervisor: yes", "step D2: \"supervisor\" is \"yes\". Write true or false."),
    ("variants: []", "step D2: \"variants\" is empty. Leave the key out."),
    ("wait: soon", "the wait of step D2 must be a map such as \"for: ...\"."),
  ])
  func `an error in a part of a step names its line`(_ lines: String, _ message: String) {
    #expect(SmallTemplate.error(SmallTemplate.adding(lines)) == "templates/sample.yaml:31: \(message)")
  }

  @Test func `a reference that leads nowhere is refused with a suggestion`() {
    #expect(
      SmallTemplate.error(SmallTemplate.with("after: [D1+1w]", "after: [D11]"))
        == "templates/sample.yaml:26: step D2 needs \"D11\", which is not a step of this template. Maybe D1?")
  }

  @Test func `a file without text is refused`() {
    #expect(
      SmallTemplate.error("")
        == "templates/sample.yaml:1: the file is empty. Begin with \"template:\" and its name.")
    #expect(
      SmallTemplate.error("- a list\n")
        == "templates/sample.yaml:1: the template must be a map such as \"template: ...\".")
  }

  @Test func `a second document in the file is refused`() {
    #expect(
      SmallTemplate.error(SmallTemplate.yaml + "---\n" + SmallTemplate.yaml).hasPrefix("templates/sample.yaml:31: "))
  }
}
