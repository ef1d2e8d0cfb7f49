extension TemplateLibrary {
  /// The template of that id. Only the newest version of each template is kept so far, so the version is not looked at.
  func template(_ id: String, version: Int? = nil) -> ProcessTemplate? { self[id] }

  /// The id that somebody probably meant; nil when nothing is close.
  package func suggestion(for id: String) -> String? {
    Suggestion.closest(to: id, among: templates.map(\.id))
  }

  /// The templates that a date starts by itself.
  var startingByThemselves: [ProcessTemplate] { templates.filter { $0.startsAt != nil } }
}
