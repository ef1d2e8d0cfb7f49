internal import Casework

/// The caseload.
struct ClientsPage: Page {
  static let template = "clients"

  var shell: Shell
  /// "20 clients".
  var heading: String
  var clients: [Row]
  /// What an empty caseload says.
  var emptyNote: String?

  /// One client.
  struct Row: Sendable {
    var name: String
    var address: String
    var stay: String
    /// "Disability claim, Housing search".
    var processes: String
    /// "Today: Call Dr. Smith".
    var next: String
    /// "2 January"; "Not known".
    var lastContact: String
  }

  init(_ clients: [ClientSummary], today: CalendarDay, shell: Shell) {
    self.shell = shell
    heading = CountWords.count(clients.count, "client")
    self.clients = clients.map { Row($0, today: today) }
    emptyNote =
      clients.isEmpty
      ? "Your caseload is empty. Import it from a CSV file: caseday import clients FILE.csv --db FILE.sqlite" : nil
  }
}

extension ClientsPage.Row {
  init(_ client: ClientSummary, today: CalendarDay) {
    name = client.name
    address = Address.client(client.clientID)
    stay = client.stay
    processes = client.processTitles.isEmpty ? "None running" : client.processTitles.joined(separator: ", ")
    if let day = client.nextDay {
      next = DayWords.heading(day, on: today) + (client.nextTask.map { ": \($0)" } ?? "")
    } else {
      next = "Nothing planned"
    }
    lastContact = client.lastContact.map { DayWords.heading($0, on: today) } ?? "Not known"
  }
}
