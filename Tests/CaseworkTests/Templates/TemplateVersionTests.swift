import CaseworkTestSupport
import Planning
import Testing

@testable import Casework

/// Drafts, publishing, retiring; a running process keeps its version until somebody moves it.
@Suite struct TemplateVersionTests {
  static func yaml(version: Int, steps: String) -> String {
    """
    template: pet_care
    version: \(version)
    status: draft
    title: Pet care
    steps:
    \(steps)
    """
  }
  static let call = """
      - id: P1
        title: Call the shelter
        category: phone_call
        minutes: 10
        reason: Shelters fill up by noon.
        source: estimate
    """
  static let form = """
      - id: P2
        title: Fill in the form
        category: paperwork
        minutes: 30
        after: [P1]
        reason: The shelter asks for it.
        source: estimate
    """
  static let longerCall = """
      - id: P1
        title: Call the shelter
        category: phone_call
        minutes: 20
        reason: Shelters fill up by noon.
        source: estimate
    """
  static let visit = """
      - id: P3
        title: Visit the shelter
        category: appointment
        minutes: 60
        after: [P1]
        reason: The dog decides.
        source: estimate
    """

  private func document(_ version: Int, _ steps: [String]) throws -> TemplateDocument {
    try TemplateReader.document(
      Self.yaml(version: version, steps: steps.joined(separator: "\n")), file: "pet_care.yaml")
  }

  /// The shipped library with both versions of the template as they are stored.
  private func library(_ first: ProcessTemplate.Status, _ second: ProcessTemplate.Status) throws -> TemplateLibrary {
    var one = try document(1, [Self.call, Self.form])
    var two = try document(2, [Self.longerCall, Self.visit])
    one.template.status = first
    two.template.status = second
    return TemplateLibrary(try TemplateLibrary.standard().documents + [one, two])
  }

  @Test func `what is added is a draft, and can't be started before it is published`() throws {
    let standard = try TemplateLibrary.standard()
    var written = try document(1, [Self.call])
    written.template.status = .published
    let draft = try standard.draft(written)
    #expect(draft.status == .draft)
    let library = TemplateLibrary(standard.documents + [TemplateDocument(draft)])
    var small = try SmallCase(library: library)
    #expect(throws: ProcessStartError.notPublished(title: "Pet care", status: .draft)) { try small.start("pet_care") }
    let published = try library.publishing("pet_care", version: nil)
    #expect(published.map(\.status) == [.published])
    #expect(throws: TemplateVersionError.notADraft(id: "intake", version: 1, .published)) {
      _ = try library.publishing("intake", version: 1)
    }
  }

  @Test func `a published version never changes: another needs its own number`() throws {
    let library = try library(.published, .draft)
    let again = try document(1, [Self.call])
    do {
      _ = try library.draft(again)
      Issue.record("a published version was replaced")
    } catch {
      #expect(
        error.sentence == "Version 1 of pet_care is published, and such versions don't change. Write \"version: 3\".")
    }
    // A draft can be replaced.
    #expect(try library.draft(try document(2, [Self.call])).version == 2)
  }

  @Test func `publishing retires the version before, and a running process keeps its own`() throws {
    var small = try SmallCase(library: try library(.published, .draft))
    let pet = try small.start("pet_care")
    #expect(pet.templateVersion == 1)
    let changed = try small.library.publishing("pet_care", version: nil)
    #expect(changed.map { "\($0.version) \($0.status.rawValue)" } == ["2 published", "1 retired"])
    let next = try library(.retired, .published)
    #expect(next["pet_care"]?.version == 2)
    #expect(next.template(of: pet)?.steps.map(\.id) == ["P1", "P2"])
    let progress = PlanViews(small.caseload, library: next, on: small.monday).progress(pet)
    #expect(progress?.version == 1 && progress?.newerVersion == 2)
  }

  @Test func `the difference is shown and taken over, and what is done stays done`() throws {
    var small = try SmallCase(library: try library(.published, .draft))
    let pet = try small.start("pet_care")
    try small.complete("P1", of: pet, on: small.monday)
    try small.complete("P2", of: pet, on: small.monday)
    let next = try library(.retired, .published)
    let preview = try small.caseload.previewVersion(nil, process: pet.id, on: small.monday, library: next)
    #expect(
      preview.difference.steps.map { "\($0.kind.rawValue) \($0.stepID)" } == ["removed P2", "changed P1", "added P3"])
    #expect(preview.difference.steps[1].changes == ["minutes: 10 -> 20"])
    #expect(preview.kept == 1 && preview.history == ["Fill in the form"] && preview.cancelled == [])
    try small.caseload.takeVersion(nil, process: pet.id, on: small.monday, library: next)
    #expect(small.process(pet.id)?.templateVersion == 2)
    small.caseload = try small.caseload.replanned(for: small.monday, library: next, budget: .steps(2_000)).caseload
    #expect(small.tasks("P1", of: pet).map(\.status) == [.done])
    #expect(small.tasks("P2", of: pet).map(\.status) == [.done])
    #expect(small.tasks("P3", of: pet).first?.day != nil)
    let taken = try #require(small.process(pet.id))
    let progress = try #require(PlanViews(small.caseload, library: next, on: small.monday).progress(taken))
    #expect(Set(progress.done.map(\.stepID)) == ["P1", "P2"], "what was done under the old version stays to be seen")
    // And back again.
    try small.caseload.takeVersion(1, process: pet.id, on: small.monday, library: next)
    #expect(small.process(pet.id)?.status == .completed)
  }

  @Test func `open work of a step that is gone leaves the calendar with that reason, and comes back with it`() throws {
    var small = try SmallCase(library: try library(.published, .draft))
    let pet = try small.start("pet_care")
    let next = try library(.retired, .published)
    try small.caseload.takeVersion(2, process: pet.id, on: small.monday, library: next)
    #expect(small.tasks("P2", of: pet).map(\.status) == [.cancelled])
    try small.caseload.takeVersion(1, process: pet.id, on: small.monday, library: next)
    #expect(small.tasks("P2", of: pet).map(\.status) == [.planned])
    #expect(throws: VersionChangeError.unknownVersion(title: "Pet care", version: 7, known: [1, 2])) {
      try small.caseload.takeVersion(7, process: pet.id, on: small.monday, library: next)
    }
  }

  @Test func `a file that closes a circle through another template is refused, both files looked at`() throws {
    let circle = """
      template: pet_care
      version: 1
      status: draft
      title: Pet care
      steps:
        - id: P1
          title: Call the shelter
          category: phone_call
          minutes: 10
          after: [cat_care/cat_fed]
          milestone: dog_fed
          reason: Shelters fill up by noon.
          source: estimate
      """
    let other = """
      template: cat_care
      version: 1
      status: draft
      title: Cat care
      steps:
        - id: P1
          title: Feed the cat
          category: other
          minutes: 10
          after: [pet_care/dog_fed]
          milestone: cat_fed
          reason: Cats come after dogs.
          source: estimate
      """
    let standard = try TemplateLibrary.standard()
    let library = TemplateLibrary(
      standard.documents + [try TemplateReader.document(other, file: "cat_care.yaml")])
    let found = library.findings(with: try TemplateReader.document(circle, file: "pet_care.yaml")).map(\.description)
    #expect(found.contains { $0.hasPrefix("pet_care.yaml:") && $0.contains("cat_care") }, "\(found)")
    let alone = standard.findings(with: try TemplateReader.document(circle, file: "pet_care.yaml")).map(\.description)
    #expect(alone.contains { $0.contains("cat_care") }, "an unknown template is named: \(alone)")
  }
}
