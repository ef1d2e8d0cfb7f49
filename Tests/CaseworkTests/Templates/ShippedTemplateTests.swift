import Planning
import Testing

@testable import Casework

@Suite struct ShippedTemplateTests {
  let library: TemplateLibrary

  init() throws { library = try .standard() }

  private func template(_ id: String) throws -> ProcessTemplate { try #require(library[id]) }

  @Test func `twelve templates ship`() {
    #expect(
      library.templates.map(\.id) == [
        "benefits", "court_prep", "disability_claim", "discharge", "employment_prep", "housing_search",
        "housing_urgent",
        "housing_voucher", "identity_documents", "intake", "medical_records", "rapid_rehousing",
      ])
    #expect(library.templates.allSatisfy { $0.status == .published && $0.version == 1 })
  }

  @Test func `every template passes the lint`() {
    #expect(library.findings().map(\.description) == [])
  }

  @Test func `the lengths are weeks of preparation`() {
    let lengths = library.templates.compactMap { template in template.lengthWeeks.map { "\(template.id) \($0)" } }
    #expect(lengths == ["disability_claim 8", "employment_prep 2", "housing_search 3", "identity_documents 2"])
  }

  @Test func `intake and discharge start by themselves`() {
    let starts = library.templates.compactMap { template in template.startsAt.map { "\(template.id) \($0)" } }
    #expect(starts == ["discharge X-30d", "intake A+0w"])
  }

  @Test func `processes start other processes`() {
    let starts = library.templates.flatMap { template in
      template.steps.filter { !$0.starts.isEmpty }.map { "\($0.id) \($0.starts.joined(separator: " "))" }
    }
    #expect(
      starts == ["D2 identity_documents", "D5 medical_records", "D15 housing_search", "V7 housing_search"])
  }

  @Test func `milestones are the dated facts that others use`() {
    let milestones = library.templates.flatMap { template in
      template.steps.compactMap { step in step.milestone.map { "\(step.id) \($0)" } }
    }
    #expect(
      milestones == [
        "B2 application_filed", "D3 releases_signed", "D4 pfd_set", "D13 packet_submitted", "H3 document_ready",
        "H7 units_viewed", "H11 lease_signed", "V7 voucher_issued", "V10b lease_signed", "I6 id_receipt",
        "I7 id_card_in_hand", "N1 welcomed", "N8 plan_agreed", "N9 plan_approved", "R3 records_requested",
        "R7 records_closed",
      ])
  }

  @Test(arguments: [
    ("disability_claim", "Get state ID/documents"), ("disability_claim", "Contact previous doctors"),
    ("disability_claim", "Request medical records (3-5 providers)"),
    ("disability_claim", "Follow up on pending records"),
    ("disability_claim", "Complete disability application"), ("disability_claim", "Gather supporting documents"),
    ("disability_claim", "Submit disability claim"), ("disability_claim", "Get confirmation receipt"),
    ("disability_claim", "Start housing search (SSI-eligible)"), ("disability_claim", "Housing applications"),
    ("disability_claim", "Follow up on disability status"), ("disability_claim", "Prepare for appeal if needed"),
    ("medical_records", "Contact previous doctors"), ("medical_records", "Request medical records (3-5 providers)"),
    ("medical_records", "Follow up on pending records"), ("identity_documents", "Call DMV, check requirements"),
    ("identity_documents", "Schedule DMV appointment"), ("housing_search", "Research options, gather documents"),
    ("housing_search", "Applications and viewings"), ("housing_search", "Decision and move-in prep"),
    ("housing_urgent", "Call 5 emergency housing options"), ("housing_urgent", "Call Section 8 waiting list"),
    ("housing_urgent", "Complete 3 applications"), ("housing_urgent", "Follow up with landlords"),
    ("rapid_rehousing", "Complete rapid rehousing app"), ("employment_prep", "Resume creation/update"),
    ("employment_prep", "Resume review session"), ("employment_prep", "Job search training"),
    ("employment_prep", "Interview preparation"), ("employment_prep", "Apply to 10+ positions"),
    ("employment_prep", "Follow up on applications"), ("employment_prep", "Schedule interviews"),
    ("employment_prep", "Employment follow-up"), ("benefits", "Benefits interview prep"),
    ("court_prep", "Document checklist review"),
  ])
  func `the words that case managers use stay in the titles`(_ id: String, _ words: String) throws {
    #expect(try template(id).steps.contains { $0.title.contains(words) })
  }

  @Test func `pieces have titles that say which one`() throws {
    let records = try template("medical_records")
    #expect(
      records.step("R1")?.title(ofPiece: 1, provider: "Dr. Smith")
        == "Call Dr. Smith about records: dates, fee, form")
    #expect(
      records.step("R3")?.title(ofPiece: 1, provider: "Dr. Smith", kind: "psychiatric")
        == "Request psychiatric records from Dr. Smith")
    #expect(
      records.step("R3")?.title(ofPiece: 1, provider: "Lakeside Clinic")
        == "Request medical records from Lakeside Clinic")
    let urgent = try template("housing_urgent")
    #expect(urgent.step("U1")?.title(ofPiece: 3) == "Call emergency housing option 3")
    #expect(urgent.step("U2")?.title(ofPiece: 2) == "Call Section 8 waiting list")
    #expect(urgent.step("U7")?.title(ofPiece: 1) == "Written fallback: shelters, crisis numbers, next contact")
  }

  @Test func `the first day of the urgent search fits into a day`() throws {
    let today = try template("housing_urgent").steps.filter { $0.phase == "TODAY" }
    let calls = try today.filter { $0.category == .phoneCall }.map { try #require(count($0)) }
    let forms = try today.filter { $0.category == .paperwork }.map { try #require(count($0)) }
    let minutes = try today.map { try #require(count($0)) * $0.minutes }
    #expect(calls.reduce(0, +) == 7)
    #expect(forms.reduce(0, +) == 3)
    #expect(minutes.reduce(0, +) == 230)
  }

  @Test func `a signing session covers the releases of a records request`() throws {
    #expect(try template("medical_records").step("R2")?.unlessProcess == "disability_claim")
    #expect(try template("medical_records").steps.filter { $0.unlessProcess != nil }.count == 1)
  }

  @Test func `an answer ends the follow-ups of a records request`() throws {
    let answers = ["received", "refused", "none_held", "given_up"]
    let records = try template("medical_records")
    #expect(records.events.map(\.name) == answers)
    #expect(records.step("R5")?.repetition?.endings == answers)
    #expect(records.step("R6")?.unlessEvents == answers)
    #expect(records.step("R7")?.unlessEvents == [])
  }

  @Test func `an exit cancels what was to come before it`() throws {
    let discharge = try template("discharge")
    #expect(
      discharge.steps.filter { $0.unlessEvents == ["exit"] }.map(\.id) == ["G1", "G2", "G3", "G4", "G5", "G6", "G7"])
    #expect(discharge.steps.filter { $0.onEvent == "exit" }.map(\.id) == ["G8", "G9", "G10"])
  }

  @Test func `papers have their validity`() {
    let papers = library.templates.flatMap { template in
      template.steps.compactMap { step in step.validity.map { "\(step.id) \($0.document) \($0.days)" } }
    }
    #expect(
      papers == [
        "D3 SSA-827 365", "G3 Release of information 365", "H3 Income proof 30", "V7 Housing Choice Voucher 60",
        "I6 ID receipt 30", "N2 Release of information 365", "R2 Release of information 365",
      ])
  }

  @Test func `an appointment is arranged by the step before it`() {
    let scheduled = library.templates.flatMap { template in
      template.steps.compactMap { step in step.schedules.map { "\(step.id) \($0) \(template.step($0)?.slot ?? "-")" } }
    }
    #expect(scheduled == ["B3 B6 benefits_interview", "I2 I6 dmv_appointment"])
  }

  private func count(_ step: TemplateStep) -> Int? {
    switch step.quantity {
    case .fixed(let count): count
    case .pieces(let pieces): pieces.count
    default: nil
    }
  }
}
