internal import Casework
internal import Planning

/// All templates with their versions.
struct TemplatesPage: Page {
  static let template = "templates"

  var shell: Shell
  var summary: String
  var kinds: [Kind]

  /// One template.
  struct Kind: Sendable {
    var kindTitle: String
    var kindAddress: String
    var kindFacts: String
    var kindSummary: String
    var versions: [Version]
  }

  /// One version.
  struct Version: Sendable {
    var versionLabel: String
    var versionAddress: String
  }

  init(_ all: [ProcessTemplate], shell: Shell) {
    self.shell = shell
    var ids: [String] = []
    for template in all where !ids.contains(template.id) { ids.append(template.id) }
    summary = "\(CountWords.count(ids.count, "kind")) of process, each with its steps and where they come from"
    kinds = ids.compactMap { id in
      let versions = all.filter { $0.id == id }
      guard let shown = versions.first(where: { $0.status == .published }) ?? versions.first else { return nil }
      let facts = [
        CountWords.count(shown.steps.count, "step"), shown.lengthWeeks.map { CountWords.count($0, "week") },
        shown.isPerProvider ? "one for each provider" : nil,
        shown.startsAt.map { "starts by itself (\($0.description))" },
      ]
      return Kind(
        kindTitle: shown.title, kindAddress: TemplatePage.address(id),
        kindFacts: facts.compactMap(\.self).joined(separator: ", "), kindSummary: shown.summary,
        versions: versions.map {
          Version(
            versionLabel: "Version \($0.version), \($0.status.rawValue)",
            versionAddress: "\(TemplatePage.address(id))?version=\($0.version)")
        })
    }
  }
}

/// One version of a template: every step with its reason and its source.
struct TemplatePage: Page {
  static let template = "template"

  var shell: Shell
  var flashMessage: String?
  var title: String
  var facts: String
  var summary: String
  var publisher: Publisher?
  var retirer: Publisher?
  var comparisons: Comparisons?
  var steps: [Step]
  var events: Events?

  /// The form that publishes or retires.
  struct Publisher: Sendable {
    var statusAction: String
    var statusVersion: String
  }

  /// Ways to the differences from other versions.
  struct Comparisons: Sendable { var links: [Link] }

  /// One of them.
  struct Link: Sendable {
    var linkLabel: String
    var linkAddress: String
  }

  /// One step.
  struct Step: Sendable {
    var stepID: String
    var stepTitle: String
    var stepFacts: String
    var lines: [String]
    var why: String
    var origin: String
    var lesson: Lesson?
  }

  /// What the recorded minutes say, and the forms that follow it.
  struct Lesson: Sendable {
    var lessonText: String
    var estimateAction: String
    var isOffered: Bool
    var offered: String
    var isOwn: Bool
    var lessonStep: String
  }

  /// What can happen in such a process.
  struct Events: Sendable { var names: [String] }

  static func address(_ id: String) -> String { "/templates/\(id)" }

  init(
    _ shown: ProcessTemplate, versions: [ProcessTemplate], lessons: [MinuteLesson], isRecorded: Bool, shell: Shell
  ) {
    self.shell = shell
    flashMessage = isRecorded ? "Recorded. Running processes keep the version they have." : nil
    title = shown.title
    facts =
      [
        "Version \(shown.version), \(shown.status.rawValue)", shown.lengthWeeks.map { CountWords.count($0, "week") },
        CountWords.count(shown.steps.count, "step"),
        shown.variants.isEmpty ? nil : "variants \(CountWords.list(shown.variants))",
      ].compactMap(\.self).joined(separator: ", ")
    summary = shown.summary
    let address = Self.address(shown.id)
    publisher =
      shown.status == .draft ? Publisher(statusAction: address + "/publish", statusVersion: "\(shown.version)") : nil
    retirer =
      shown.status == .published ? Publisher(statusAction: address + "/retire", statusVersion: "\(shown.version)") : nil
    let others = versions.filter { $0.version != shown.version }
    comparisons =
      others.isEmpty
      ? nil
      : Comparisons(
        links: others.map { other in
          let (from, to) = (min(other.version, shown.version), max(other.version, shown.version))
          return Link(
            linkLabel: "What version \(to) changes against version \(from)",
            linkAddress: "\(address)/difference?from=\(from)&to=\(to)")
        })
    steps = shown.steps.map { step in
      Step(step, lesson: lessons.first { $0.templateID == shown.id && $0.stepID == step.id }, address: address)
    }
    events = shown.events.isEmpty ? nil : Events(names: shown.events.map { "\($0.name): \($0.title)" })
  }
}

extension TemplatePage.Step {
  init(_ step: TemplateStep, lesson: MinuteLesson?, address: String) {
    stepID = step.id
    stepTitle = step.title
    stepFacts =
      [
        step.phase, CategoryWords(step.category).name, CountWords.duration(step.minutes),
        step.effort == .normal ? nil : step.effort.rawValue,
        Self.quantity(step.quantity),
      ].compactMap(\.self).joined(separator: ", ")
    lines =
      [
        step.after.isEmpty ? nil : "After \(step.after.map(\.description).joined(separator: ", "))",
        step.release.map { "From \($0.description)" },
        step.due.isEmpty ? nil : "Due \(step.due.map(\.description).joined(separator: " or "))",
        step.deadline.map { "Hard date: \($0.kind.rawValue.replacing("_", with: " ")) \($0.at.description)" },
        step.wait.map {
          "Waits for \($0.awaited), usually \($0.typical.upperBound) \($0.unit == .workingDays ? "working days" : "days")"
        },
        step.onEvent.map { "Only once “\($0)” is recorded" },
        step.starts.isEmpty ? nil : "Starts \(CountWords.list(step.starts))",
        step.milestone.map { "Reaches \($0.replacing("_", with: " "))" },
        step.isSupervisors ? "Done by the supervisor" : nil,
        step.validity.map { "\($0.document) is good for \(CountWords.count($0.days, "day"))" },
      ].compactMap(\.self)
    why = step.reason
    origin = step.source.isEmpty ? "No source is named." : "Source: \(step.source)"
    self.lesson = lesson.map {
      TemplatePage.Lesson(
        lessonText: $0.sentence, estimateAction: "\(address)/estimates", isOffered: $0.isOffer,
        offered: "\($0.offered)", isOwn: $0.ownMinutes != nil, lessonStep: step.id)
    }
  }

  private static func quantity(_ quantity: Quantity) -> String? {
    switch quantity {
    case .fixed(1): nil
    case .fixed(let count): "\(count) times"
    case .range(let range): "\(range.lowerBound) to \(range.upperBound) times"
    case .perProvider: "once for each provider"
    case .perPieceOf(let id): "once for each piece of \(id)"
    case .pieces(let pieces): CountWords.count(pieces.count, "piece")
    }
  }
}

/// What one version of a template changes against another.
struct DifferencesPage: Page {
  static let template = "differences"

  var shell: Shell
  var heading: String
  var backAddress: String
  var changes: [VersionPage.Change]
  var sameNote: String?

  init(_ difference: TemplateDifference, title: String, shell: Shell) {
    self.shell = shell
    heading = "\(title): version \(difference.to) against \(difference.from)"
    backAddress = TemplatePage.address(difference.templateID)
    changes = VersionPage.changes(difference)
    sameNote = difference.isEmpty ? "Nothing is different." : nil
  }
}
