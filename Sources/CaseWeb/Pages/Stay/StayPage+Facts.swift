internal import Casework

extension StayPage.Facts {
  init(_ stay: StayRecords) {
    let isChangeable = stay.status != .closed
    dates = stay.facts.dates.map { known in
      let time = known.date.time.map { ", \($0)" } ?? ""
      return StayPage.DateLine(
        dateText: "\(Self.title(known.name)): \(DayWords.date(known.date.day))\(time)", dateUse: known.use,
        dateForm: isChangeable
          ? StayPage.DateForm(
            dateKind: known.date.kind, dateDay: known.date.day.description,
            dateTime: known.date.time?.description ?? "") : nil)
    }
    providers = stay.facts.providers.map { known in
      let parts = [known.isAsked ? "records asked for" : nil, known.provider.timeZone].compactMap(\.self)
      return StayPage.ProviderLine(
        providerName: known.provider.name, providerText: parts.isEmpty ? nil : parts.joined(separator: ", "),
        removal: isChangeable ? StayPage.Removal(needsReason: known.isAsked) : nil)
    }
    forms =
      isChangeable
      ? StayPage.Forms(
        dateKinds: stay.facts.dateKinds.enumerated().map { number, kind in
          StayPage.Choice(choice: kind.kind, choiceTitle: Self.title(kind.name), isChosen: number == 0)
        },
        settings: Client.Setting.allCases.map { setting in
          StayPage.Choice(
            choice: setting.rawValue, choiceTitle: setting == .residential ? "in the program" : "in the community",
            isChosen: setting == stay.facts.setting)
        },
        knownName: stay.name, knownNote: stay.facts.note, factsVersion: stay.facts.version) : nil
  }

  private static func title(_ name: String) -> String { name.prefix(1).uppercased() + name.dropFirst() }
}
