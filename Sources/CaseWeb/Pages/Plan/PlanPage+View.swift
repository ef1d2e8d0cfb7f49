internal import Casework
internal import Planning

extension PlanPage {
  init(_ view: PlanChangesView, clients: [ClientSummary], note: String?, shell: Shell) {
    self.shell = shell
    self.note = note
    let published = view.publishedThrough.map { "Published until \(DayText.weekdayAndDate($0))" }
    let draft = view.draftThrough.map { "a draft until \(DayText.weekdayAndDate($0))" }
    horizon = [published, draft].compactMap { $0 }.joined(separator: "; ")
    preview = view.preview.map(Preview.init)
    spoiled = view.spoiled.map(Spoiled.init)
    nothingWaits = view.preview == nil && view.spoiled == nil ? "Nothing waits for your answer." : nil
    changed =
      view.log.isEmpty
      ? nil
      : Changed(
        summary: CountWords.count(view.log.count, "change"), entries: view.log.map(\.sentence))
    questions =
      view.questions.isEmpty
      ? nil
      : QuestionList(
        items: view.questions.map {
          Question(
            text: $0.task.description, client: $0.task.clientName, sentence: $0.sentence,
            placesAddress: "/tasks/\($0.task.id)/places")
        })
    overbooked = view.overbooked.isEmpty ? nil : SentenceList(sentences: view.overbooked)
    crises = view.crises.isEmpty ? nil : CrisisList(items: view.crises.map(OpenCrisis.init))
    report = CrisisForm(
      clients:
        clients
        .map { Choice(id: $0.clientID, name: $0.name) })
    leave = LeaveForm(firstDay: view.day.description)
    history = view.history.first.map { last in
      History(
        undoLabel: "Take back: \(last.title)",
        items: view.history.map { "\(DayText.short($0.day)): \($0.title) (\(CountWords.count($0.moves, "move")))" })
    }
  }
}

extension PlanPage.Preview {
  init(_ preview: PlanPreview) {
    title = preview.title
    fingerprint = preview.fingerprint
    let pushes = preview.pushes.count
    summary =
      pushes == 0
      ? "Nothing that is published moves by it." : "\(CountWords.count(pushes, "published task")) would move."
    moves = preview.moves.map(PlanPage.Move.init)
    let found = preview.warnings + preview.overbooked
    warnings = found.isEmpty ? nil : PlanPage.SentenceList(sentences: found)
    terms = PlanPage.TermList(preview.terms, total: preview.total)
  }
}

extension PlanPage.Move {
  init(_ move: PlanMove) {
    text = move.description
    client = move.clientName
    address = Address.client(move.clientID)
    change = "\(move.from?.words ?? "no day") → \(move.to?.words ?? "no day")"
    cause = move.cause
    tag = move.isPublished ? "Published" : nil
  }
}

extension PlanPage.TermList {
  /// nil where no costs are compared.
  init?(_ terms: [CostTerm], total: Int) {
    if terms.isEmpty { return nil }
    self.total = Self.signed(total)
    parts = terms.map { PlanPage.Term(words: $0.words, amount: Self.signed($0.amount)) }
  }

  static func signed(_ amount: Int) -> String { amount > 0 ? "+\(amount)" : amount < 0 ? "−\(-amount)" : "0" }
}

extension PlanPage.OpenCrisis {
  init(_ crisis: PlanChangesView.CrisisView) {
    client = crisis.clientName
    address = Address.client(crisis.clientID)
    kind = crisis.kind
    let late = crisis.wasInTime == false ? " More than 24 hours." : ""
    state =
      crisis.stabilised.map { "Open since \(crisis.opened), stabilised \($0).\(late)" }
      ?? "Open since \(crisis.opened), not stabilised yet.\(late)"
    stabiliseAction = crisis.stabilised == nil ? "/crises/\(crisis.id)/stabilise" : nil
    closeAction = "/crises/\(crisis.id)/close"
  }
}
