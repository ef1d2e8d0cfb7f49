import Testing

@testable import Casework

/// A file as people really have it, and what reading it must say.
struct DirtyFile: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var bytes: [UInt8]
  /// `ID name admission..discharge processes keyDates note` of each accepted client.
  var accepted: [String] = []
  /// `row column: sentence`.
  var rejected: [String] = []
  var warnings: [String] = []
  var emptyRows = 0
  /// The sentence with which the whole file is refused.
  var refusal: String?

  init(
    _ what: String, _ text: String, accepted: [String] = [], rejected: [String] = [], warnings: [String] = [],
    emptyRows: Int = 0, refusal: String? = nil
  ) {
    self.init(
      what, bytes: Array(text.utf8), accepted: accepted, rejected: rejected, warnings: warnings, emptyRows: emptyRows,
      refusal: refusal)
  }

  init(
    _ what: String, bytes: [UInt8], accepted: [String] = [], rejected: [String] = [], warnings: [String] = [],
    emptyRows: Int = 0, refusal: String? = nil
  ) {
    testDescription = what
    self.bytes = bytes
    self.accepted = accepted
    self.rejected = rejected
    self.warnings = warnings
    self.emptyRows = emptyRows
    self.refusal = refusal
  }

  static let header = "external_id,name,admission_date,planned_discharge"
  static let ana = "A1 Ana 2026-01-02..2026-03-01 [] [] "

  static let encodings: [DirtyFile] = [
    DirtyFile("a byte order mark", "\u{FEFF}\(header)\nA1,Ana,2026-01-02,2026-03-01\n", accepted: [ana]),
    DirtyFile(
      "UTF-16, little end first",
      bytes: [0xFF, 0xFE]
        + "\(header)\r\nA1,Zoë,2026-01-02,2026-03-01\r\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
      accepted: ["A1 Zoë 2026-01-02..2026-03-01 [] [] "]),
    DirtyFile(
      "UTF-16, big end first",
      bytes: [0xFE, 0xFF]
        + "\(header)\nA1,Łucja,2026-01-02,2026-03-01".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] },
      accepted: ["A1 Łucja 2026-01-02..2026-03-01 [] [] "]),
    DirtyFile(
      "Windows-1252",
      bytes: Array("\(header)\nA1,Jos".utf8) + [0xE9, 0x20, 0x80] + Array(",2026-01-02,2026-03-01".utf8),
      accepted: ["A1 José € 2026-01-02..2026-03-01 [] [] "],
      warnings: [
        "1 : The file is not UTF-8; it was read as Windows-1252. Check names with accents, or save it as CSV (UTF-8)."
      ]),
    DirtyFile(
      "UTF-16 without a byte order mark",
      bytes: "\(header)\nA1,Ana,2026-01-02,".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
      refusal:
        "The file is not a CSV text: it holds NUL characters. Maybe it is UTF-16 without a byte order mark; save it as CSV (UTF-8)."
    ),
    DirtyFile(
      "UTF-16 cut in the middle of a character", bytes: [0xFF, 0xFE, 0x41, 0x00, 0x42],
      refusal: "The file is not a CSV text: its UTF-16 is cut or damaged. Save it as CSV (UTF-8)."),
    DirtyFile(
      "bytes that are no text", bytes: Array("\(header)\nA1,".utf8) + [0x81, 0x8D, 0x0A],
      refusal: "The file is not a CSV text: its bytes are neither UTF-8 nor Windows-1252. Save it as CSV (UTF-8)."),
    DirtyFile(
      "an Excel workbook", bytes: [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00],
      refusal:
        "The file is not a CSV text: it looks like an Excel workbook or another zip archive. Open it in a spreadsheet program and save it as CSV (UTF-8)."
    ),
    DirtyFile("nothing", "", refusal: "The file is empty. Save the spreadsheet as CSV again, with its header row."),
    DirtyFile(
      "blanks", " \r\n\n\t", refusal: "The file is empty. Save the spreadsheet as CSV again, with its header row."),
  ]

  static let shapes: [DirtyFile] = [
    DirtyFile(
      "semicolons", "Client ID;Name;Intake\nA1;\"Ana; Maria\";1/2/2026", accepted: ["A1 Ana; Maria 2026-01-02.. [] [] "]
    ),
    DirtyFile("tabs", "Client ID\tName\tIntake\nA1\tAna, M.\t1/2/26\n", accepted: ["A1 Ana, M. 2026-01-02.. [] [] "]),
    DirtyFile(
      "Excel's line that names the delimiter", "sep=;\r\nid;name;intake\r\nA1;Ana;1/2/26\r\n",
      accepted: ["A1 Ana 2026-01-02.. [] [] "]),
    DirtyFile("carriage returns alone", "id,name,intake\rA1,Ana,1/2/26\r", accepted: ["A1 Ana 2026-01-02.. [] [] "]),
    DirtyFile(
      "blank rows above the header and between clients", "\n,,\nid,name,intake\n\nA1,Ana,1/2/26\n,,\n",
      accepted: ["A1 Ana 2026-01-02.. [] [] "], emptyRows: 2),
    DirtyFile(
      "a line break and doubled quotes in a cell",
      "id,name,intake,notes\nA1,\"Ana \"\"Nan\"\" B\",1/2/26,\"two\r\nlines\"\nA2,Bo,x,\n",
      accepted: ["A1 Ana \"Nan\" B 2026-01-02.. [] [] two\nlines"],
      rejected: ["3 intake: “x” is not a date. Write it like 2026-01-05 or 1/5/2026."]),
    DirtyFile(
      "a quote that never closes", "id,name,intake\nA1,\"Ana,1/2/26\nA2,Bo,1/2/26\n",
      refusal:
        "The quote that opens the cell in row 2, column 2 is never closed. Add the closing quote, or take the opening one out."
    ),
    DirtyFile(
      "a quote in the middle of a cell", "id,name,intake\nA1,Ana \"Nan\" B,1/2/26\nA2,Bo,1/2/26\n",
      accepted: ["A2 Bo 2026-01-02.. [] [] "],
      rejected: [
        "2 name: There is a quote in the middle of a cell. Put the whole cell into quotes and double those inside: \"\"."
      ]),
    DirtyFile(
      "text after a closing quote", "id,name,intake\nA1,\"Ana\"x,1/2/26\n",
      rejected: ["2 name: There is text after the closing quote. Double the quotes inside the cell: \"\"."]),
    DirtyFile(
      "a cell too many", "id,name,intake\nA1,Doe, Ana,1/2/26\nA2,Bo,1/2/26,\n", accepted: ["A2 Bo 2026-01-02.. [] [] "],
      rejected: [
        "2 : The row has 4 cells and the header 3. Put quotes around a cell that holds the delimiter.",
        "2 intake: “Ana” is not a date. Write it like 2026-01-05 or 1/5/2026.",
      ]),
    DirtyFile(
      "a cell too few", "id,name,intake,notes\nA1,Ana,1/2/26\n", accepted: ["A1 Ana 2026-01-02.. [] [] "],
      warnings: ["2 : The row has 3 cells and the header 4; the missing ones count as empty."]),
    DirtyFile(
      "a header and nothing below", "id,name,intake\n\n", refusal: "There is a header row and no client below it."),
  ]

  static let headers: [DirtyFile] = [
    DirtyFile(
      "the same header twice", "id,Name,intake,name\nA1,Ana,1/2/26,Bo\n",
      refusal: "Two columns are called “name” (columns 2 and 4). Rename or remove one."),
    DirtyFile(
      "two headers for the same thing", "id,Client Name,intake,Participant\nA1,Ana,1/2/26,Bo\n",
      refusal: "“Client Name” (column 2) and “Participant” (column 4) both hold the client's name. Remove one."),
    DirtyFile(
      "no header row", "A1,Ana,2026-01-02,2026-03-01\n",
      refusal:
        "There is no column “external_id”, “name”, “admission_date”. Found: “A1”, “Ana”, “2026-01-02”, “2026-03-01”. Put the column names into the first row."
    ),
    DirtyFile(
      "no admission column", "id,name,Phone\nA1,Ana,555\n",
      refusal:
        "There is no column “admission_date”. Found: “id”, “name”, “Phone”. Put the column names into the first row."),
    DirtyFile(
      "a column that nothing is known of",
      "HMIS ID,First Name,Last Name,Entry Date,Shoe size\n0042,Ana,de la Cruz,2026-01-02,38\n",
      accepted: ["0042 Ana de la Cruz 2026-01-02.. [] [] "],
      warnings: ["1 Shoe size: The column “Shoe size” is not read."]),
    DirtyFile(
      "dates in columns of their own", "id,name,intake,Court Date,DMV appointment\nA1,Ana,1/2/26,1/9/2026 9:00,n/a\n",
      accepted: ["A1 Ana 2026-01-02.. [] [court=2026-01-09T09:00] "]),
  ]

  static let values: [DirtyFile] = [
    DirtyFile(
      "dates written in many ways",
      "id,name,intake,discharge\nA1,Ana,3/4/25,03-Apr-2025\nA2,Bo,2025/3/4,April 3 2025\nA3,Cy,2025-03-04 00:00:00,3 April 2025\n",
      accepted: [
        "A1 Ana 2025-03-04..2025-04-03 [] [] ", "A2 Bo 2025-03-04..2025-04-03 [] [] ",
        "A3 Cy 2025-03-04..2025-04-03 [] [] ",
      ],
      warnings: [2, 3, 4].map {
        "\($0) discharge: The planned discharge 2025-04-03 is in the past. Correct it, or close the stay."
      }),
    DirtyFile(
      "dates that are none",
      "id,name,intake\nA1,Ana,26/11/2025\nA2,Bo,46027\nA3,Cy,29.11.2025\nA4,Di,2025-02-29\nA5,Ed,1/2/0026\nA6,Fi,\n",
      rejected: [
        "2 intake: “26/11/2025” has month 26; dates with slashes are month/day/year. Maybe 2025-11-26 is meant.",
        "3 intake: “46027” is a spreadsheet's day number. Format the column as a date and save again.",
        "4 intake: “29.11.2025” is not a date. Write it like 2026-01-05 or 1/5/2026.",
        "5 intake: There is no 29 February 2025: February has 28 days. Write the date that is meant.",
        "6 intake: “1/2/0026” is in the year 26. Check the year.",
        "7 intake: There is no admission date. Write it like 2026-01-05 or 1/5/2026.",
      ]),
    DirtyFile(
      "ids twice, missing and with leading zeros",
      "id,name,intake\n007,Ana,1/2/26\n7,Bo,1/2/26\n,Cy,1/2/26\nx,Di,1/2/26\n X ,Ed,1/2/26\n",
      accepted: ["007 Ana 2026-01-02.. [] [] ", "7 Bo 2026-01-02.. [] [] ", "x Di 2026-01-02.. [] [] "],
      rejected: [
        "4 id: There is no client id. Give every client an id that stays the same.",
        "6 id: The client id X stands in row 5 already. Keep one of the two rows.",
      ]),
    DirtyFile(
      "names with blanks, line breaks, formulas and escape sequences",
      "id,name,intake\nA1,\u{A0} Ana\u{A0},1/2/26\nA2,\"Bo\nB\",1/2/26\nA3,@SUM(1),1/2/26\nA4,Di\u{1B}[31m,1/2/26\nA5,  ,1/2/26\n",
      accepted: [
        "A1 Ana 2026-01-02.. [] [] ", "A2 Bo B 2026-01-02.. [] [] ", "A3 @SUM(1) 2026-01-02.. [] [] ",
        "A4 Di[31m 2026-01-02.. [] [] ",
      ],
      rejected: ["6 name: There is no name."],
      warnings: [
        "4 name: “@SUM(1)” looks like a formula. It is kept as plain text.",
        "5 name: There were control characters in it; they were taken out.",
      ]),
    DirtyFile(
      "swapped, missing and past discharges",
      "id,name,intake,discharge\nA1,Ana,1/2/26,12/31/2025\nA2,Bo,12/1/25,1/4/26\nA3,Cy,12/1/25,TBD\n",
      accepted: ["A2 Bo 2025-12-01..2026-01-04 [] [] ", "A3 Cy 2025-12-01.. [] [] "],
      rejected: [
        "2 discharge: The planned discharge 2025-12-31 is before the admission 2026-01-02. Maybe the two dates are swapped."
      ],
      warnings: [
        "3 discharge: The planned discharge 2026-01-04 is in the past. Correct it, or close the stay.",
        "4 discharge: There is no planned discharge; nothing can be planned backward from it. Add it when it is known.",
      ]),
    DirtyFile(
      "processes under many names",
      "id,name,intake,program\nA1,Ana,1/2/26,\"SOAR; Housing, job search\"\nA2,Bo,1/2/26,\"Yoga, housing_search/Court\"\nA3,Cy,1/2/26,none\n",
      accepted: [
        "A1 Ana 2026-01-02.. [disability_claim, housing_search, employment_prep] [] ",
        "A2 Bo 2026-01-02.. [housing_search, court_prep] [] ", "A3 Cy 2026-01-02.. [] [] ",
      ],
      warnings: ["3 program: There is no process called “Yoga”. The client is taken without it."]),
    DirtyFile(
      "key dates that are none",
      "id,name,intake,key_dates\nA1,Ana,1/2/26,court=2026-02-30\nA2,Bo,1/2/26,Friday\nA3,Cy,1/2/26,court=2026-01-09T25:00\nA4,Di,1/2/26,court=2026-01-09;Probation hearing=1/12/2026\n",
      accepted: ["A4 Di 2026-01-02.. [] [court=2026-01-09, probation_hearing=2026-01-12] "],
      rejected: [
        "2 key_dates: There is no 30 February 2026: February has 28 days. Write the date that is meant.",
        "3 key_dates: “Friday” is not a key date. Write it like court=2026-01-09T09:00.",
        "4 key_dates: “court=2026-01-09T25:00” has a time that doesn't exist. Write it like court=2026-01-09T09:00.",
      ]),
  ]
}

struct DirtyFileTests {
  @Test(arguments: DirtyFile.encodings + DirtyFile.shapes + DirtyFile.headers + DirtyFile.values)
  func `a dirty file is taken as far as it can be, and says the rest`(file: DirtyFile) throws {
    do throws(ImportError) {
      let outcome = try ClientImport.read(file.bytes, knownProcesses: importableProcesses, today: sampleMonday)
      #expect(file.refusal == nil)
      #expect(outcome.accepted.map(Self.line) == file.accepted)
      #expect(outcome.rejected.flatMap(\.findings).map(Self.line) == file.rejected)
      #expect(outcome.warnings.map(Self.line) == file.warnings)
      #expect(outcome.emptyRows == file.emptyRows)
    } catch {
      #expect(error.sentence == file.refusal)
    }
  }

  @Test func `a file beyond the limits is refused with the limit`() {
    var limits = ImportLimits()
    limits.bytes = 60
    limits.rows = 3
    limits.columns = 4
    limits.cell = 20
    func refusal(_ text: String) -> String? {
      do throws(ImportError) {
        _ = try ClientImport.read(Array(text.utf8), knownProcesses: [], today: nil, limits: limits)
        return nil
      } catch {
        return error.sentence
      }
    }
    let head = "id,name,intake\n"
    #expect(
      refusal(head + String(repeating: "x", count: 60))
        == "The file has 75 bytes; at most 60 can be imported. Split it into smaller files.")
    #expect(refusal(head + "a,b,c\nd,e,f\ng,h,i\n") == "The file has more than 3 rows. Split it into smaller files.")
    #expect(
      refusal(head + "a,b,c,d,e\n")
        == "Row 2 has more than 4 cells. Maybe the file isn't a caseload, or a quote is missing.")
    #expect(
      refusal(head + "a," + String(repeating: "b", count: 21))
        == "The cell in row 2, column 2 is longer than 20 bytes. Maybe a closing quote is missing.")
  }

  @Test func `a discharge before today is no warning when no day is given`() throws {
    let text = "id,name,intake,discharge\nA1,Ana,1/2/20,2/3/20\n"
    #expect(try ClientImport.read(Array(text.utf8), knownProcesses: [], today: nil).warnings.isEmpty)
  }

  private static func line(_ client: ImportedClient) -> String {
    let dates = client.keyDates.map { "\($0.kind)=\($0.day)\($0.time.map { "T\($0)" } ?? "")" }
    let stay = "\(client.admission)..\(client.plannedDischarge.map(\.description) ?? "")"
    return
      "\(client.externalID) \(client.name) \(stay) [\(client.processes.joined(separator: ", "))] [\(dates.joined(separator: ", "))] \(client.note)"
  }

  private static func line(_ finding: ImportFinding) -> String {
    "\(finding.row) \(finding.column): \(finding.sentence)"
  }
}
