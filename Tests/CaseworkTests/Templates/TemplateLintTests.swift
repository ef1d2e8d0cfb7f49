import Testing

@testable import Casework

@Suite struct TemplateLintTests {
  private static let file = "templates/sample.yaml"

  @Test func `a sound template has no findings`() throws {
    #expect(try SmallTemplate.findings(SmallTemplate.yaml) == [])
  }

  @Test(arguments: [
    ("after: [D1+1w]", "after: [D99]", ":26: step D2 needs \"D99\", which is not a step of this template."),
    ("after: [D1+1w]", "after: [D2]", ":26: step D2 needs itself. Name the step before it."),
    ("after: [D1+1w]", "after: [D1, D1?]", ":26: step D2 needs \"D1\" twice. Keep one."),
    (
      "after: [D1+1w]", "after: [intakes/asked]",
      ":26: step D2 names the template \"intakes\", which doesn't exist. Maybe intake?"
    ),
    (
      "after: [D1+1w]", "after: [intake/welcome]",
      ":26: step D2 needs \"intake/welcome\", but no step of intake reaches it. Maybe welcomed?"
    ),
    (
      "release: S+3w", "release: askd+1w",
      ":27: step D2 counts from \"askd\", which no step of any template reaches. Maybe asked?"
    ),
    ("release: S+3w", "release: D7+1w", ":27: step D2 names \"D7\", which is not a step of this template. Maybe D1?"),
    (
      "release: S+3w", "release: D2+1w",
      ":27: step D2 counts from its own day (D2+1w), which only a repeated step can. Add \"repeat\" or use another anchor."
    ),
    ("release: S+3w", "release: S+8w", ":28: step D2 is due before it may be done: S+5w before S+8w."),
    (
      "due: S+5w", "due: S+11w",
      ":28: step D2 is dated S+11w, which lies outside the template's 2 weeks. Use at most 10w."
    ),
    (
      "release: S+3w", "release: S-3w",
      ":27: step D2 is dated S-3w, which lies before S itself. Count forward, or from X or T."
    ),
    (
      "due: S+5w", "due: E:anserwed+2w",
      ":28: step D2 names the event \"anserwed\", which nobody can record. Maybe answered?"
    ),
    (
      "    unless: answered\n", "",
      ":8: the event \"answered\" is never used. Use it in a step or leave it out."
    ),
    (
      "key_date: court\n", "",
      ":27: step D2 counts from T, but the template has no \"key_date\". Write which date it turns around, such as court."
    ),
    (
      "release: S+3w", "release: slot-1w",
      ":27: step D2 counts from its slot, but has none. Write \"slot:\" and a name, such as viewing."
    ),
    (
      "minutes: 45", "minutes: 90",
      ":24: step D2 has pieces of 90 minutes. Cut it into pieces of at most 60; only appointments are longer."
    ),
    (
      "    reason: It needs the answer.\n", "",
      ":21: step D2 has no reason. Write one sentence for the person who asks why it is there."
    ),
    (
      "title: Write", "title: Write to {provider}",
      ":22: step D2 has a placeholder in its title. Write the pieces' title under \"piece\"."
    ),
  ])
  func `a finding names file, line and what to write`(_ old: String, _ new: String, _ message: String) throws {
    var yaml = SmallTemplate.with(old, new)
    // The sample uses no T, so a template without its key date needs one that does.
    if old.hasPrefix("key_date") { yaml = yaml.replacing("release: S+3w", with: "release: T-3w") }
    let intake = """
      template: intake
      version: 1
      status: published
      title: Intake
      steps:
        - { id: N1, title: Welcome, category: appointment, minutes: 60, milestone: welcomed, reason: First., source: estimate }
      """
    let shifted = old.hasPrefix("key_date") ? message.replacing(":27:", with: ":26:") : message
    #expect(try SmallTemplate.findings(yaml, among: [intake]) == [Self.file + shifted])
  }

  @Test(arguments: [
    (
      "deadline: { kind: letter_plus_mail, at: S+6w }",
      [
        "has a deadline of the kind letter_plus_mail, which needs \"mail_days\", the days that the law adds for the mail.",
        "has a deadline of the kind letter_plus_mail, which needs a date that counts from an event, such as E:denied+60d.",
      ]
    ),
    (
      "deadline: { kind: suspendable_clock, at: S+6w }",
      [
        "has a deadline of the kind suspendable_clock, which needs \"stopped_by\", the event during which the clock stands still."
      ]
    ),
    (
      "deadline: { kind: event_started, at: S+6w }",
      [
        "has a deadline of the kind event_started, which needs a date that counts from an event or a milestone, such as E:exit+10w."
      ]
    ),
    (
      "deadline: { kind: recurring_window, at: S+6w }",
      [
        "has a deadline of the kind recurring_window, which needs \"repeat\", the length of its period."
      ]
    ),
    (
      "deadline: { kind: calendar, at: S+6w, mail_days: 5, stopped_by: answered }",
      [
        "has a deadline of the kind calendar, which has no use for \"mail_days\".",
        "has a deadline of the kind calendar, which has no use for \"stopped_by\".",
      ]
    ),
    ("deadline: { kind: calendar, at: S+4w }", ["has its deadline before it is due: S+4w before S+5w."]),
    (
      "deadline: { kind: calendar, at: S+2w }",
      [
        "has its deadline before it may be done: S+2w before S+3w.",
        "has its deadline before it is due: S+2w before S+5w.",
      ]
    ),
    (
      "schedules: D1\nsupervisor: true",
      [
        "is another person's, but has no wait. Write whom it waits for and how long."
      ]
    ),
    ("schedules: D9", ["names \"D9\", which is not a step of this template. Maybe D1?"]),
    (
      "wait: { for: SSA, typical: 7-14d, escalate: 5d }",
      [
        "tells the supervisor after 5d, before an answer can be expected (7-14d). Write a later day."
      ]
    ),
    (
      "wait: { for: SSA, typical: 2d, chase_after: 1d }",
      [
        "has \"chase_after\" without \"chase\". Write how often to ask."
      ]
    ),
    (
      "wait: { for: SSA, typical: 2d, chase: 0w }",
      [
        "is chased every 0w, which never ends. Write at least one day."
      ]
    ),
    ("wait: { for: SSA, since: D3, typical: 2d }", ["names \"D3\", which is not a step of this template. Maybe D1?"]),
    ("variants: [shrt]", ["is for the variant \"shrt\", which the template doesn't have. Maybe short?"]),
    ("milestone: asked", ["reaches \"asked\", which D1 reaches already. Give one another name."]),
    ("starts: [sampel]", ["names the template \"sampel\", which doesn't exist. Maybe sample?"]),
    ("only_with: other", ["names the template \"other\", which doesn't exist."]),
    ("event: denied", ["names the event \"denied\", which nobody can record. Add it to \"events:\" with a sentence."]),
    ("piece: Letter {m}", ["has the placeholder {m}, which nothing fills in. Known are {n}, {provider} and {kind}."]),
    (
      "piece: Letter to {provider}",
      [
        "has the placeholder {provider}, but no provider. Write \"quantity: per provider\"."
      ]
    ),
    (
      "quantity: { pieces: [{ title: One, minutes: 61 }, { title: Two, release: S+6w, due: S+4w }] }",
      [
        "has a piece (Two) due before it may be done: S+4w before S+6w.",
        "has a piece (One) of 61 minutes. Cut it into pieces of at most 60; only appointments are longer.",
      ]
    ),
  ])
  func `a finding about an added line`(_ lines: String, _ messages: [String]) throws {
    let line = 31 + lines.split(separator: "\n").count - 1
    #expect(
      try SmallTemplate.findings(SmallTemplate.adding(lines)) == messages.map { "\(Self.file):\(line): step D2 \($0)" })
  }

  @Test func `all findings are returned, in the order of the lines`() throws {
    let yaml = SmallTemplate.with("minutes: 45", "minutes: 61")
      .replacing("after: [D1+1w]", with: "after: [D7, D1]").replacing("due: S+5w", with: "due: S+1w")
    #expect(
      try SmallTemplate.findings(yaml) == [
        "templates/sample.yaml:24: step D2 has pieces of 61 minutes. Cut it into pieces of at most 60; only appointments are longer.",
        "templates/sample.yaml:26: step D2 needs \"D7\", which is not a step of this template. Maybe D1?",
        "templates/sample.yaml:28: step D2 is due before it may be done: S+1w before S+3w.",
      ])
  }

  @Test func `steps that wait for each other are a cycle`() throws {
    let yaml = SmallTemplate.with("due: S+2w", "due: S+2w\n    after: [D2?]")
    #expect(
      try SmallTemplate.findings(yaml) == [
        "templates/sample.yaml:16: step D1 waits for itself: D1 needs D2 needs D1. Take one of them out of \"after\"."
      ])
  }

  @Test func `a cycle through two processes is found`() throws {
    let yaml = SmallTemplate.with("due: S+2w", "due: S+2w\n    after: [other/sent]")
    let other = """
      template: other
      version: 1
      status: published
      title: Other
      steps:
        - { id: E1, title: Send, category: other, minutes: 5, after: [E2], milestone: sent, reason: Why., source: estimate }
        - { id: E2, title: Wait, category: other, minutes: 5, after: [sample/asked], reason: Why., source: estimate }
      """
    #expect(
      try SmallTemplate.findings(yaml, among: [other]) == [
        "templates/sample.yaml:16: step D1 waits for itself: sample/D1 needs other/E1 needs other/E2 needs sample/D1. "
          + "Take one of them out of \"after\"."
      ])
  }

  @Test func `what needs a step that an event brings must come with that event`() throws {
    let yaml = SmallTemplate.with("due: S+2w", "event: answered")
    #expect(
      try SmallTemplate.findings(yaml) == [
        "templates/sample.yaml:26: step D2 needs D1, which exists only after the event \"answered\". "
          + "Write \"event: answered\" here too, or \"D1?\"."
      ])
  }

  @Test func `a step of another variant is never there`() throws {
    let yaml = SmallTemplate.with("due: S+2w", "variants: [short]")
      .replacing("effort: hard", with: "variants: [long]")
    #expect(
      try SmallTemplate.findings(yaml) == [
        "templates/sample.yaml:26: step D2 needs D1, but no variant has both (long; short)."
      ])
  }

  @Test func `a scheduled step needs a slot`() throws {
    let yaml = SmallTemplate.adding("schedules: D1").replacing("    slot: visit\n", with: "")
    #expect(
      try SmallTemplate.findings(yaml) == [
        "templates/sample.yaml:30: step D2 schedules D1, which has no slot. Write \"slot:\" and a name there."
      ])
  }

  @Test func `a template without a file has findings without lines`() throws {
    var template = try TemplateReader.read(SmallTemplate.yaml, file: "templates/sample.yaml")
    template.steps[1].reason = ""
    let library = TemplateLibrary(templates: [template])
    #expect(
      TemplateLint.findings(for: template, in: library).map(\.description) == [
        "sample: step D2 has no reason. Write one sentence for the person who asks why it is there."
      ])
  }
}
