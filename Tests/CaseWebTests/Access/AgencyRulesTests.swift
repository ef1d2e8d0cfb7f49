@testable import CaseService
import CaseStore
@testable import CaseWeb
import Casework
import Foundation
import HTTPTypes
import Planning
import Testing

/// What an agency has once, who decides it; and records that leave, with what for.
@Suite struct AgencyRulesTests {
  private func actor(_ login: String, in agency: Agency) async throws -> Actor {
    Actor(try #require(try await agency.store.read { try AccountRecords($0).user(login: login) }))
  }

  @Test func `a time zone, holidays and closed days are everybody's at once`() async throws {
    let agency = try await Agency()
    let (alex, dana, kim) = (
      try await actor("alex", in: agency), try await actor("dana", in: agency), try await actor("kim", in: agency)
    )
    for change in [
      ChangeCalendar.Change.setting(.timeZone, "America/Denver"), .setting(.holidays, "CA"), .setting(.state, "CO"),
      .day(january(22), .closed, reason: "Inventory"),
    ] {
      await #expect(throws: CaseError.self, "\(change)") {
        try await agency.office.perform(ChangeCalendar(change), as: dana)
      }
      _ = try await agency.office.perform(ChangeCalendar(change), as: alex)
    }
    for person in [dana, kim, alex] {
      let calendar = try await agency.office.perform(ViewCalendar(), as: person)
      #expect(calendar.settings.timeZone == "America/Denver" && calendar.settings.state == "CO")
      #expect(calendar.settings.holidays == ["CA"])
      #expect(calendar.days.contains { $0.date == january(22) && $0.isOwn })
      #expect(calendar.mayChangeAgency == (person == alex))
    }
    guard case .sound = try await agency.finding() else {
      Issue.record("the records aren't what the log says")
      return
    }
    try await agency.store.write { try $0.run("UPDATE agency_settings SET settings = '{}'", []) }
    guard case .differs("agency settings", _) = try await agency.finding() else {
      Issue.record("a change of the agency's settings in the file isn't found")
      return
    }
  }

  @Test func `how a person's day is made up stays that person's`() async throws {
    let agency = try await Agency()
    let (dana, sam) = (try await actor("dana", in: agency), try await actor("sam", in: agency))
    var change = DaySettingsChange()
    change.focus = .pm
    change.phoneCallsPerDay = 3
    _ = try await agency.office.perform(ChangeDaySettings(change: change), as: dana)
    _ = try await agency.office.perform(ChangeCalendar(.setting(.supervisor, "Rosa")), as: dana)
    let own = try await agency.office.perform(ViewDaySettings(), as: dana)
    let other = try await agency.office.perform(ViewDaySettings(), as: sam)
    #expect(own.focus == .pm && own.phoneCallsPerDay == 3 && own.supervisor == "Rosa")
    #expect(other.focus == .am && other.phoneCallsPerDay == 8 && other.supervisor == nil)
  }

  @Test func `the only case manager of an agency decides about it`() async throws {
    let office = try await Office(store: try SQLiteStore(), clock: .virtual(january(5)))
    let local = Actor(name: "cli:test", role: .administrator, caseManagerID: Office.agency)
    _ = try await office.perform(InviteUser(login: "dana", name: "Dana", role: .caseManager, caseload: "1"), as: local)
    let dana = Actor(name: "user:dana", role: .caseManager, caseManagerID: "1", userID: 1)
    _ = try await office.perform(ChangeCalendar(.setting(.timeZone, "America/Denver")), as: dana)
    _ = try await office.perform(InviteUser(login: "sam", name: "Sam", role: .caseManager), as: local)
    await #expect(throws: CaseError.self) {
      try await office.perform(ChangeCalendar(.setting(.timeZone, "America/Chicago")), as: dana)
    }
    let sam = Actor(name: "user:sam", role: .caseManager, caseManagerID: "2", userID: 2)
    #expect(try await office.perform(ViewCalendar(), as: sam).settings.timeZone == "America/Denver")
  }

  @Test(arguments: [1, 2]) func `older settings become the agency's, and none is lost`(people: Int) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "caseday-rules-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }  // Best effort: the system empties its temporary folder.
    let file = folder.appending(path: "old.sqlite").path()
    do {
      let store = try SQLiteStore(file: file, creating: true)
      _ = try await Office(store: store, clock: .virtual(january(5)))
      try await store.write { connection in
        func put(_ zone: String, calls: Int, of manager: String) throws {
          var settings = AgencySettings()
          settings.timeZone = zone
          settings.phoneCallsPerDay = calls
          let text = String(decoding: try JSONEncoder().encode(settings), as: UTF8.self)
          try connection.run("UPDATE case_managers SET settings = ? WHERE id = ?", [.text(text), .text(manager)])
        }
        if people == 2 {
          try CaseloadWriter(connection).addCaseManager(id: "2", name: "Sam", settings: AgencySettings())
        }
        try put("America/Denver", calls: 5, of: "1")
        try put("America/Chicago", calls: 6, of: "2")
        try put("America/Phoenix", calls: 7, of: Office.agency)
        // As the file was before.
        try connection.run("DROP TABLE agency_settings", [])
        try connection.run("DROP TABLE former_settings", [])
        try connection.run("ALTER TABLE purged_records DROP COLUMN is_cleared", [])
        try connection.run("DROP TABLE added_tasks", [])
        try connection.run("DELETE FROM schema_versions WHERE version >= 10", [])
      }
    }
    let store = try SQLiteStore(file: file, creating: false)
    _ = try await Office(store: store, clock: .virtual(january(5)))
    let (own, former) = try await store.read { connection in
      (
        try CaseloadReader(connection).settings(of: "1"),
        try connection.rows("SELECT settings FROM former_settings ORDER BY case_manager_id", []).map {
          try $0.text("settings")
        }
      )
    }
    // One case manager's are the agency's; of several nobody's, but what the administrators had set.
    #expect(own.timeZone == (people == 1 ? "America/Denver" : "America/Phoenix"))
    #expect(own.phoneCallsPerDay == 5)
    #expect(former.count == people + 1)
    #expect(former.contains { $0.contains("Denver") } && former.contains { $0.contains("Phoenix") })
  }

  // MARK: Exports

  @Test func `records leave with a purpose, and the log finds it by purpose, client and user`() async throws {
    let agency = try await Agency()
    try await agency.visit { (browser: Agency.Browser) async throws -> Void in
      let (dana, ines) = (agency.proofs["dana"], agency.proofs["ines"])
      let form = try await browser.send(.get, "/exports?client=K-11", as: dana)
      #expect(form.text.contains("<option value=\"K-11\" selected>"))
      for purpose in ["", "short", "for+Quillonda+herself,+at+court"] {
        let refused = try await browser.send(.post, "/exports", as: dana, body: "client_id=K-11&purpose=\(purpose)")
        #expect(refused.status == 422 && !refused.text.contains("attachment"), "\(purpose)")
      }
      let page = try await browser.send(
        .post, "/exports", as: dana, body: "client_id=K-11&purpose=Hearing+at+the+county+court")
      #expect(page.status == 200 && page.text.contains("quartzbeetle") && !page.text.contains("PlainQuillonda"))
      #expect(page.header("content-disposition") == "attachment; filename=\"caseday-export-2026-01-05.json\"")
      #expect(page.text.contains("42 CFR part 2 prohibits"))
      let all = try await browser.send(
        .post, "/api/exports", as: dana, body: #"{"purpose": "Yearly review of 100% of the records"}"#)
      #expect(all.status == 200 && all.text.contains("PlainQuillonda") && !all.text.contains("Zephyrinne"))
      let other = try await browser.send(
        .post, "/api/exports", as: dana, body: #"{"purpose": "Yearly review of records", "client_id": "K-21"}"#)
      #expect(other.status == 404)
      func actions(_ query: String) async throws -> [String] {
        let answer = try await browser.send(.get, "/api/audit?\(query)", as: ines)
        let document = try JSONDecoder().decode(JSONValue.self, from: Data(answer.text.utf8))
        return document["entries"]?.elements.compactMap { $0["purpose"]?.text } ?? []
      }
      #expect(try await actions("purpose=COUNTY+court") == ["Hearing at the county court"])
      #expect(try await actions("purpose=100%25") == ["Yearly review of 100% of the records"], "signs are letters")
      #expect(try await actions("purpose=_") == [])
      #expect(try await actions("client=K-12&action=export_records") == ["Yearly review of 100% of the records"])
      #expect(
        try await actions("client=K-11&user=dana&action=export%20records") == [
          "Yearly review of 100% of the records", "Hearing at the county court",
        ])
      let log = try await browser.send(.get, "/audit?purpose=court", as: ines)
      #expect(log.text.contains("for: Hearing at the county court"))
      let refused = try await browser.send(.get, "/api/audit?user=dana&action=export_records&purpose=records", as: ines)
      #expect(refused.text.contains("not_found"), "what was refused has its purpose, too")
    }
  }
}
