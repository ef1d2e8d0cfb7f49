internal import Planning

extension ClientSchedule {
  /// The task of asking whether a date can be later, once somebody wanted it; until it is done, or the date was moved.
  func extensionItems(of node: StepNode) -> [AgendaItem] {
    let process = processes[node.process]
    guard let request = process.dates.extensionRequests.first(where: { $0.stepID == node.step.id }),
      process.dates.deadline(of: node.step.id).map({ $0 <= request.day }) ?? true
    else { return [] }
    let last = max(calendar.workingDay(onOrBefore: request.day), today)
    let due = min(calendar.day(today, plusWorkingDays: 1), last)
    return [
      AgendaItem(
        key: PieceKey(
          clientID: client.id, processID: process.id, stepID: "\(node.step.id):extension", ordinal: 1),
        description: "Ask whether \(DayText.dayAndMonth(request.day)) can be later: \(node.step.title)",
        stepTitle: "Ask for more time: \(node.step.title)", processTitle: templates[node.process].title,
        category: .phoneCall, minutes: 15, effort: .normal, priority: .urgent,
        priorityReason: "The date can't be met as things stand", release: today, due: due, lastDay: nil, deadline: nil,
        isMissed: false, onlyDays: nil, appointment: nil, after: [], isTentative: false, slack: nil, slackCause: "",
        expectedDay: today, templateReason: "An extension has to be asked for while the date still stands.")
    ]
  }
}
