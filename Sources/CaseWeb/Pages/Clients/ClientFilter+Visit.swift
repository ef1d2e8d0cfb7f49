internal import Casework

extension Visit {
  /// What a list of clients is narrowed to by the address. Names don't stand in addresses.
  func clientFilter() throws(Problem) -> ClientFilter {
    var filter = ClientFilter()
    filter.group = try query("attention").map(Self.group)
    filter.processType = try query("process_type").map { String($0.prefix(100)) }
    filter.isWaiting = try flag("waiting")
    filter.isWithoutContact = try flag("without_contact")
    filter.isDateNear = try flag("deadline_near")
    return filter
  }

  /// What a list of clients is narrowed to by its form.
  static func clientFilter(_ form: FormFields) throws(Problem) -> ClientFilter {
    var filter = ClientFilter()
    filter.name = form.text("name").map { String($0.prefix(200)) }
    filter.group = try form.text("attention").map(group)
    filter.processType = form.text("process_type").map { String($0.prefix(100)) }
    filter.isWaiting = form.text("waiting") == "true"
    filter.isWithoutContact = form.text("without_contact") == "true"
    filter.isDateNear = form.text("deadline_near") == "true"
    return filter
  }

  private static func group(_ text: String) throws(Problem) -> ClientStanding.Group {
    guard let group = ClientStanding.Group(rawValue: text) else {
      let known = ClientStanding.Group.allCases.map(\.rawValue).joined(separator: ", ")
      throw .badInput("attention", "“attention” has to be one of \(known).")
    }
    return group
  }

  private func flag(_ name: String) throws(Problem) -> Bool {
    switch try query(name) {
    case nil, "false": return false
    case "true": return true
    default: throw .badInput(name, "“\(name)” has to be true or false.")
    }
  }
}
