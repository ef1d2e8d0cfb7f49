extension TemplateLibrary {
  /// The version of its template that a process runs on, with what a person changed in it.
  package func template(of process: CaseProcess) -> ProcessTemplate? {
    template(process.templateID, version: process.templateVersion)?.adjusted(by: process.adjustments)
  }

  /// The id that somebody probably meant; nil when nothing is close.
  package func suggestion(for id: String) -> String? {
    Suggestion.closest(to: id, among: templates.map(\.id))
  }

  /// The templates that a date starts by itself.
  var startingByThemselves: [ProcessTemplate] { templates.filter { $0.startsAt != nil && $0.status == .published } }
}
