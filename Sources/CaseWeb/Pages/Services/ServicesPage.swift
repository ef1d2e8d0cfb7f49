internal import Casework

/// The directory of services.
struct ServicesPage: Page {
  static let template = "services"

  var shell: Shell
  /// "8 services".
  var heading: String
  var services: [Entry]
  /// What an empty directory says.
  var emptyNote: String?
  /// "Legal Aid was saved."; nil without an event.
  var keptMessage: String?
  var blank: Blank

  /// One service.
  struct Entry: Sendable {
    var serviceName: String
    var serviceKind: String
    /// "Waitlist open, usually 14 days"; nil without a list.
    var listLabel: String?
    var listWeight: String
    var facts: [Fact]
    var findings: [String]
    /// Where its form goes.
    var serviceAction: String
    /// What its form was made of.
    var serviceVersion: String?
    var inputs: [Input]
  }

  /// A fact about a service.
  struct Fact: Sendable {
    var label: String
    var value: String
  }

  /// The empty form.
  struct Blank: Sendable {
    var serviceAction: String
    /// None: it is to be new.
    var serviceVersion: String?
    var inputs: [Input]
  }

  /// One field of the form.
  struct Input: Sendable {
    var inputID: String
    var inputName: String
    var inputLabel: String
    var inputValue: String
    var inputHint: String
    var isRequired: Bool
  }

  init(_ services: [ServiceView], kept: String?, shell: Shell) {
    self.shell = shell
    heading = CountWords.count(services.count, "service")
    self.services = services.map(Entry.init)
    emptyNote =
      services.isEmpty
      ? "The directory is empty. Add a service below, or import a file: caseday services import FILE.csv" : nil
    keptMessage = services.first { $0.service.id == kept }.map {
      "\($0.service.name) was saved. The plan goes around it; today and tomorrow stay as they were."
    }
    blank = Blank(serviceAction: "/services", inputs: Input.all([:], of: nil))
  }
}

extension ServicesPage.Entry {
  init(_ view: ServiceView) {
    let service = view.service
    let texts = ServiceText.fields(service)
    serviceName = service.name
    serviceKind = service.kind.replacing("_", with: " ")
    listLabel = service.waitlist.map { "Waitlist \($0.isOpen ? "open" : "closed"), usually \($0.usualDays) days" }
    listWeight = service.waitlist?.isOpen ?? true ? "quiet" : "strong"
    let lines: [(String, String?)] = [
      ("Open", texts["hours"].map { $0.isEmpty ? "Not known" : $0 }), ("Time zone", service.timeZone),
      ("Intake", texts["intake_days"]), ("Closed on", texts["closed_days"]),
      ("Wants to hear", service.waitlist?.updateEveryDays.map { "every \($0) days" }),
      ("Instead", view.alternatives.joined(separator: ", ")),
      ("Referred", view.referrals.map { "\($0.clientName): \($0.summary)" }.joined(separator: "; ")),
      ("Note", service.note),
    ]
    facts = lines.compactMap { label, value in
      guard let value, !value.isEmpty else { return nil }
      return ServicesPage.Fact(label: label, value: value)
    }
    findings = view.findings
    serviceAction = "/services/\(service.id)"
    serviceVersion = ServiceText.version(of: service)
    inputs = ServicesPage.Input.all(texts, of: service.id)
  }
}

extension ServicesPage.Input {
  /// The fields of a service's form.
  ///
  /// - Parameter id: the service's short name, which stays; nil for a new one.
  static func all(_ values: [String: String], of id: String?) -> [Self] {
    let fields: [(name: String, label: String, hint: String)] = [
      ("id", "Short name", "small letters: legal_aid_south"), ("name", "Name", ""),
      ("kind", "Kind", "the templates' word: legal_aid"), ("hours", "Hours", "mon-fri 08:00-17:00; sat 09:00-12:00"),
      ("intake_days", "Intake days", "tue thu"), ("time_zone", "Time zone", "America/Chicago; empty: yours"),
      ("closed_days", "Closed on", "2026-12-24"), ("waitlist", "Waitlist", "open, closed or none"),
      ("usual_wait_days", "Usual wait", "days"), ("update_every_days", "Update every", "days"),
      ("alternatives", "Instead", "short names of others"), ("note", "Note", ""),
    ]
    return fields.filter { id == nil || $0.name != "id" }.map { field in
      Self(
        inputID: "\(id ?? "new")-\(field.name)", inputName: field.name, inputLabel: field.label,
        inputValue: values[field.name] ?? "", inputHint: field.hint,
        isRequired: field.name == "id" || field.name == "name")
    }
  }
}
