/// A named list of steps with a version: what a process of this kind consists of. Published versions don't change.
///
/// Written by people as YAML (`docs/templates.md` describes the file), read by `TemplateReader`, checked by `TemplateLint`.
package struct ProcessTemplate: Sendable, Equatable {
  /// Where a version stands in its life.
  package enum Status: String, Sendable, CaseIterable { case draft, published, retired }

  /// The name of the kind of process, such as `disability_claim`.
  package var id: String
  package var version: Int
  package var status: Status
  /// What people call it.
  package var title: String
  /// One or two sentences: what it is for, and what its length and order rest on.
  package var summary: String
  /// The usual length of the preparation in weeks; nil when it has none and nothing scales.
  package var lengthWeeks: Int?
  /// True when one process is made for each provider (records requests).
  package var isPerProvider: Bool
  /// The kind of key date the process turns around (`court`), whose day is `T`; nil for most.
  package var keyDate: String?
  /// The date on which the process starts by itself (`A+0w`, `X-30d`); nil when a person starts it.
  package var startsAt: DateExpression?
  /// The variants that a process can be started in (`snap`, `medicaid`); empty for most.
  package var variants: [String]
  package var steps: [TemplateStep]
  /// What can happen in such a process, and what a person records with its day: `denied`, `card`.
  package var events: [TemplateEvent]
  /// What its completion is called where that isn't "Completion": "Decision".
  package var completion: String?

  package init(
    id: String, version: Int = 1, status: Status = .published, title: String, summary: String = "",
    lengthWeeks: Int? = nil, isPerProvider: Bool = false, keyDate: String? = nil, startsAt: DateExpression? = nil,
    variants: [String] = [], steps: [TemplateStep] = [], events: [TemplateEvent] = [],
    completion: String? = nil
  ) {
    self.id = id
    self.version = version
    self.status = status
    self.title = title
    self.summary = summary
    self.lengthWeeks = lengthWeeks
    self.isPerProvider = isPerProvider
    self.keyDate = keyDate
    self.startsAt = startsAt
    self.variants = variants
    self.steps = steps
    self.events = events
    self.completion = completion
  }

  /// The step of that id.
  package func step(_ id: String) -> TemplateStep? { steps.first { $0.id == id } }
}

/// Something that happens in a process, recorded by a person with its day.
package struct TemplateEvent: Sendable, Equatable {
  /// The lower-case name that steps refer to: `denied`.
  package var name: String
  /// What the person who records it reads: "SSA denied the claim (use the date on its letter)".
  package var title: String

  package init(name: String, title: String) {
    self.name = name
    self.title = title
  }
}
