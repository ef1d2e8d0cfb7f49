internal import Planning

extension AgendaItem {
  /// Why nobody can put it on another day, as a sentence that says what to do instead; nil for what can be moved.
  ///
  /// - Parameter label: what the sentence calls it: `“Call the DMV” (Jay)`.
  func staysBecause(called label: String) -> String? {
    if let agreed = appointment {
      let time = agreed.time.map { " at \($0)" } ?? ""
      return
        "\(label) is agreed for \(DayText.weekdayAndDate(agreed.day))\(time). Agree on another date first, then change it with the client's dates."
    }
    if key.stepID == Crisis.taskStep {
      return "\(label) is the crisis itself: it stays on today until it is done."
    }
    return nil
  }
}
