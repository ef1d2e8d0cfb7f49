internal import Casework
internal import Planning

/// How the person's own day is made up: the focus half, the notes block, crisis time, the most of each kind of work.
struct OwnDayPage: Page {
  static let template = "ownday"

  var shell: Shell
  var flash: String?
  var isMorningFocus: Bool
  var figures: [Figure]

  /// One figure of the day, with what it can be.
  struct Figure: Sendable {
    /// The name of the field, as in the API.
    var field: String
    var figureLabel: String
    var value: String
    var most: String
  }

  init(_ settings: AgencySettings, isChanged: Bool, shell: Shell) {
    self.shell = shell
    flash = isChanged ? "Changed. The plan was made anew; today and tomorrow stay." : nil
    isMorningFocus = settings.focus == .am
    figures = DaySettingsChange.figures(of: settings).map { figure in
      Figure(
        field: figure.field, figureLabel: figure.title, value: String(settings[keyPath: figure.current]),
        most: String(figure.range.upperBound))
    }
  }
}
