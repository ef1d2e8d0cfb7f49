internal import Casework
internal import Planning

/// Other places for one task, each with what it costs before it is chosen; pins, and what puts work on hold.
struct PlacesPage: Page {
  static let template = "places"

  var shell: Shell
  var text: String
  var clientName: String
  var clientAddress: String
  /// "Tue 6 Jan morning", "No day yet".
  var standing: String
  var why: String
  var terms: PlanPage.TermList?
  /// The place that was asked about; nil when none was.
  var asked: Asked?
  /// Why nobody can move it; nil for what can be moved.
  var stays: String?
  var choice: Choice?
  var pinAction: String?
  var unpinAction: String?
  /// The plan that was looked at.
  var seen: String
  /// `week` when the page was opened there.
  var from: String?
  /// Where one came from: "The week".
  var wayBack: String
  var wayBackAddress: String
  var holds: [Hold]

  /// The places to choose from.
  struct Choice: Sendable {
    var options: [Option]
    /// What the page says when there is no other place.
    var noOption: String?
    var askAddress: String
    var firstDay: String
  }

  /// One place.
  struct Option: Sendable {
    var words: String
    var sentence: String
    var cost: String
    var action: String
    var day: String
    var half: String
    var spoken: String
  }

  /// What a place that was asked about would mean.
  struct Asked: Sendable {
    /// "Wed 7 Jan morning".
    var askedWords: String
    var askedSentence: String
    /// "Cost +12."; nil where nothing is compared.
    var askedCost: String?
    /// The button that puts it there; nil when it can't be there.
    var put: Put?
  }

  /// The button that puts a task at the place that was asked about.
  struct Put: Sendable {
    var putAction: String
    var putDay: String
    var putHalf: String
    var putTime: String
    /// `yes` for a half-day that is booked past its limit on purpose.
    var putOverbooks: String
    var putLabel: String
  }

  /// What can be put on hold from here.
  struct Hold: Sendable {
    var holdAction: String
    /// "Everything for Jay".
    var heldName: String
    var reasonID: String
  }
}

extension PlacesPage {
  init(_ explanation: TaskExplanation, asked: Asked?, from: String?, today: CalendarDay, shell: Shell) {
    self.shell = shell
    self.asked = explanation.staysBecause == nil ? asked : nil
    self.from = from
    text = explanation.description
    clientName = explanation.clientName
    clientAddress = Address.client(explanation.clientID)
    standing = explanation.spot?.words ?? "No day yet"
    why = explanation.sentence
    terms = PlanPage.TermList(explanation.terms, total: explanation.total)
    stays = explanation.staysBecause
    let task = "/tasks/\(explanation.taskID)"
    choice = explanation.staysBecause == nil ? Choice(explanation, today: today) : nil
    pinAction = explanation.isPinned || explanation.spot == nil || stays != nil ? nil : task + "/pin"
    unpinAction = explanation.isPinned ? task + "/unpin" : nil
    seen = explanation.fingerprint
    let day = explanation.spot?.day ?? today
    wayBack = from == nil ? "Today" : "The week"
    wayBackAddress = from == nil ? "/?date=\(day)" : "/week?of=\(day)"
    holds =
      [
        explanation.process.map { process in
          Hold(
            holdAction: "/processes/\(process.id)/hold", heldName: "The process “\(process.title)”",
            reasonID: "hold-process")
        }
      ].compactMap(\.self) + [
        Hold(
          holdAction: Address.client(explanation.clientID) + "/hold",
          heldName: "Everything for \(explanation.clientName)", reasonID: "hold-client")
      ]
  }
}

extension PlacesPage.Choice {
  init(_ explanation: TaskExplanation, today: CalendarDay) {
    let id = explanation.taskID
    options = explanation.places.map { place in
      PlacesPage.Option(
        words: place.spot.words, sentence: place.sentence, cost: PlanPage.TermList.signed(place.total),
        action: "/tasks/\(id)/move", day: place.spot.day.description, half: place.spot.half.rawValue,
        spoken: "Move to \(place.spot.words)")
    }
    noOption = options.isEmpty ? "No other half-day of these weeks is possible for it." : nil
    askAddress = "/tasks/\(id)/places"
    firstDay = today.description
  }
}

extension PlacesPage.Asked {
  /// - Parameters:
  ///   - answer: about that day, and that half-day if one was named.
  ///   - time: the clock time that is wished for.
  init(_ answer: TaskExplanation, day: CalendarDay, half: HalfDay?, time: ClockTime?) {
    let place = answer.places.first
    let spot = place?.spot ?? half.map { PlanSpot(day: day, half: $0) }
    askedWords = (spot?.words ?? DayWords.short(day)) + (time.map { " at \($0)" } ?? "")
    askedSentence = answer.sentence
    askedCost = place.map { "Cost \(PlanPage.TermList.signed($0.total))." }
    let stands = answer.spot.map { $0.day == day && (half == nil || $0.half == half) } ?? false
    func put(_ label: String, overbooking: Bool = false) -> PlacesPage.Put {
      PlacesPage.Put(
        putAction: "/tasks/\(answer.taskID)/move", putDay: day.description,
        putHalf: half?.rawValue ?? (time == nil ? place?.spot.half.rawValue : nil) ?? "",
        putTime: time?.description ?? "", putOverbooks: overbooking ? "yes" : "", putLabel: label)
    }
    switch answer.remedy {
    case .overbook: self.put = put("Overbook it: nothing gives way", overbooking: true)
    case .insist: self.put = put("Put it there all the same")
    case nil: self.put = place != nil || stands ? put(stands ? "Pin it there" : "Move it there") : nil
    }
  }
}
