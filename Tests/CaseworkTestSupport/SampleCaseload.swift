package import Casework
internal import Foundation

/// The sample spreadsheet of twenty synthetic clients around Monday 2026-01-05, imported.
package enum SampleCaseload {
  /// The Monday that the sample is written around.
  package static let monday = CalendarDay(number: 20_458)

  /// The bytes of the file.
  package static func csv() throws -> [UInt8] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Samples/caseload.csv")
    return [UInt8](try Data(contentsOf: file))
  }

  package static func imported(library: TemplateLibrary) throws -> Caseload {
    let report = try ClientImport.read(csv(), knownProcesses: library.templates.map(\.id), today: nil)
    var caseload = Caseload(
      caseManagerID: "1", calendar: WorkCalendar(closures: HolidayCalendar.usFederal.names))
    for client in report.accepted { _ = caseload.take(client, library: library) }
    return caseload
  }
}
