import Testing

@testable import Casework

/// The facts of the main templates, written out by hand: whoever changes a template's file changes them here too, knowingly.
@Suite struct TemplateTableTests {
  private func rows(_ id: String) throws -> [String] {
    TemplateTable.rows(try #require(try TemplateLibrary.standard()[id]))
  }

  @Test func `the disability claim has its steps`() throws {
    #expect(
      try rows("disability_claim") == [
        "D1 phone_call 30 normal x1 | - | ..S+2w | soft | 2d / 1d from 3d / 10d",
        "D2 other 5 light x1 | - | ..S+1w | soft | -",
        "D3 appointment 60 hard x1 | - | ..S+5w | soft | -",
        "D4 phone_call 45 hard x1 | D1? D3? | S+1w..S+5w,A+7d | calendar A+14d | -",
        "D5 other 5 light x1 | - | ..S+1w | soft | -",
        "D6 appointment 60 hard x2 | D3 | S+5w..S+15w | soft | -",
        "D7 paperwork 32,32,45,45 hard x4 | D3 | S+5w..S+18w | soft | -",
        "D8 paperwork 30 normal x1 | D2? | S+5w..S+10w | soft | -",
        "D9 paperwork 30 hard xprov | medical_records/records_closed | ..records_closed+5w | soft | -",
        "D10 paperwork 60 hard x4 | D6 D9 half | S+20w..S+30w | soft | -",
        "D11 follow_up 10 light x1 | D10 | ..D10+14d | soft | 7-14d / - / 14d since D10 | rep 7d",
        "D12 paperwork 45 hard x1 | D7 D10 | ..D10+5w,pfd_set+47d | soft | 1-3d / 1w / 3w",
        "D13 paperwork 60 hard x1 | D4 D7 D8 D12 D11? medical_records/records_closed? | S+10w..pfd_set+50d"
          + " | event_started pfd_set+60d | -",
        "D14 phone_call 20 normal x1 | D13+7d | ..D13+14d | soft | 7-14d / 7d / 21d since D13",
        "D15 other 5 light x1 | - | ..S+14d | soft | -",
        "D16 phone_call 15 normal x1 | D14 |  | soft | 153d / - / 180d since D13 | rep 14d",
        "D17 paperwork 60 hard x1 | - |  | calendar E:letter+10d | - | E:letter",
        "D17b appointment 120 hard x1 | - |  | calendar slot+0w | - | E:letter",
        "D18 paperwork 20 light x1 | D13+5w | ..D13+14d | soft | -",
        "D19 paperwork 45 hard x2 | D18? | E:denied+0w..E:denied+30d | letter_plus_mail E:denied+60d +5 mail"
          + " | 213-240d / 14d / 240d | E:denied",
        "D20 appointment 60 normal x1 | - | ..E:approved+7d | soft | - | E:approved",
      ])
  }

  @Test func `the records request has its steps`() throws {
    #expect(
      try rows("medical_records") == [
        "R1 phone_call 30 normal x1 | - | ..S+3w | soft | -",
        "R2 appointment 20 normal x1 | R1? | ..S+5w | soft | -",
        "R3 paperwork 15 normal x1 | R2 R1? disability_claim/releases_signed | R2+1w..R2+2w,releases_signed+2w | soft | -",
        "R4 phone_call 10 light x1 | R3+7d | ..R3+14d | soft | 7-14d / 7d / 21d since R3",
        "R5 follow_up 10 light x1 | R4+7d |  | soft | 30d / - / 30d since R3 | rep 7d",
        "R6 phone_call 20 normal x1 | R3+30d | R3+30d..R3+32d | calendar R3+60d | 30d / 7d / 60d",
        "R7 follow_up 10 light x1 | R5 | ..R5+2w | soft | -",
      ])
  }

  @Test func `the identity documents have their steps`() throws {
    #expect(
      try rows("identity_documents") == [
        "I1 phone_call 20 normal x1 | - | ..S+0w | soft | -",
        "I2 phone_call 10 light x1 | I1 | ..S+1w | soft | -",
        "I3 paperwork 30 normal x1 | I1 | ..S+2w | soft | 28d / 7d / 42d",
        "I4 paperwork 30 normal x1 | I1 | S+1w..S+4w | soft | -",
        "I5 paperwork 30 normal x1 | I3? | S+2w..S+10w | soft | 14d / 7d / 28d",
        "I6 appointment 120 normal x1 | I2 I4 I3? | S+5w..S+10w | calendar slot+0w | -",
        "I7 follow_up 5 light x1 | I6+21d |  | soft | 21-28d / - / 35d since I6 | rep 7d",
        "I8 follow_up 10 light x1 | - | ..E:card+1w | soft | - | E:card",
      ])
  }

  @Test func `the urgent housing search has its steps`() throws {
    #expect(
      try rows("housing_urgent") == [
        "U1 phone_call 20 hard x5 | - | ..S+0w | soft | -",
        "U2 phone_call 20,20 normal x2 | - | ..S+0w | soft | -",
        "U3 paperwork 30,30,30 hard x3 | U1 any | ..S+0w | soft | -",
        "U4 follow_up 10 light xU3 | U3+1w | ..S+1w | soft | 1w / - / 2w since U3 | rep 1w",
        "U5 phone_call 20,20,20,20 hard x4 | U4 any | S+2w..S+2w | soft | - | rep 2w",
        "U6 phone_call 15,15 normal x2 | U3? U4 any? | ..X-3d | calendar X-2d | -",
        "U7 appointment 30 hard x1 | - | ..X-2d | calendar X-1w | -",
      ])
  }

  @Test func `the employment preparation has its steps`() throws {
    #expect(
      try rows("employment_prep") == [
        "J1 appointment 60 normal x1 | - | ..S+2w | soft | -",
        "J2 appointment 30,30 normal x2 | J1+1w | S+1w..S+4w | soft | -",
        "J3 paperwork 30 normal x1 | identity_documents/id_card_in_hand? | ..S+4w | soft | -",
        "J4 appointment 60 hard x1 | J1 | S+2w..S+5w | soft | -",
        "J5 appointment 60 hard x1 | - | ..S+7w | soft | -",
        "J6 paperwork 30 normal x10 | J1 J2? | S+5w..S+9w | soft | -",
        "J7 follow_up 10 light xJ6 | J6+5d | ..J6+7d | soft | 7d / 7d / 14d",
        "J8 phone_call 10,10 normal x2 | J4? J5? | ..E:invited+1w ..E:invited+1w T-1w..T-1w | calendar T+0w | - | E:invited",
        "J9 follow_up 10,10,10 light x3 | - | E:hired+7d..E:hired+7d E:hired+14d..E:hired+14d"
          + " E:hired+28d..E:hired+28d | soft | - | E:hired",
      ])
  }

  @Test func `the court preparation has its steps`() throws {
    #expect(
      try rows("court_prep") == [
        "K1 paperwork 60 hard x2 | - | T-30w..T-20w | calendar T-20w | -",
        "K2 phone_call 15 normal x1 | - | T-20d..T-14d | soft | 2d / 2d / 5d",
        "K3 paperwork 30,45 normal x2 | K2? | T-10d..T-7d | calendar T-1w | -",
        "K4 follow_up 5,5,5 light x3 | - | T-7d..T-7d T-3d..T-3d T-1d..T-1d | soft | -",
        "K5 follow_up 10 light x1 | - | T-5d..T-3d | soft | -",
        "K6 appointment 180 hard x1 | K3? | T+0w..T+0w | calendar T+0w | -",
        "K7 phone_call 15 normal x1 | K6 | T+1w..T+2w | soft | -",
      ])
  }

  @Test func `the intake has its steps`() throws {
    #expect(
      try rows("intake") == [
        "N1 appointment 60 hard x1 | - | A+0w..A+0w | soft | -",
        "N2 paperwork 30 normal x1 | N1 | ..A+1w | soft | -",
        "N3 paperwork 20 normal x1 | N1 | ..A+1w | soft | -",
        "N4 phone_call 15 normal x1 | N2 | A+1w..A+2w | soft | -",
        "N5 appointment 60 hard x1 | N1 | A+1w..A+4w | soft | -",
        "N6 phone_call 15 normal x1 | N2 | A+1w..A+3w | soft | -",
        "N7 paperwork 15 normal x1 | N2 | A+1w..A+4w | soft | -",
        "N8 appointment 45 hard x1 | N5 | A+3w..A+5w | calendar A+7d | -",
        "N9 other 10 normal x1 | N8 | ..A+10d | soft | 2w / 1w / 3w",
      ])
  }

  @Test func `the discharge has its steps`() throws {
    #expect(
      try rows("discharge") == [
        "G1 appointment 45 normal x1 | - | X-30d..X-25d | soft | -",
        "G2 paperwork 45 hard x1 | G1 | X-20d..X-14d | calendar X-7d | 2w / 1w / 3w",
        "G3 paperwork 30 normal x1 | G2 | X-14d..X-7d | soft | -",
        "G4 phone_call 15 normal x1 | - | X-10d..X-7d | soft | -",
        "G5 phone_call 15,15 normal x2 | G4? | X-5d..X-3d | calendar X-1w | -",
        "G6 paperwork 30 normal x1 | G2 G3 | X-3w..X-1w | calendar X-1w | -",
        "G7 appointment 60 normal x1 | G6? | X+0w..X+0w | calendar X+0w | -",
        "G8 paperwork 20 normal x1 | - | E:exit+0w..E:exit+1w | event_started E:exit+1w | - | E:exit",
        "G9 paperwork 60 hard x1 | - | E:exit+3w..E:exit+8w | event_started E:exit+10w | - | E:exit",
        "G10 follow_up 10,10,10,10 light x4 | - | E:exit+2d..E:exit+2d E:exit+7d..E:exit+7d"
          + " E:exit+30d..E:exit+30d E:exit+90d..E:exit+90d | soft | - | E:exit",
      ])
  }

  @Test func `the housing search has its steps`() throws {
    #expect(
      try rows("housing_search") == [
        "H1 appointment 45 normal x1 | intake/welcomed | ..S+3w | soft | -",
        "H2 other 45 normal x1 | H1? | Q+0w..Q+3w | soft | -",
        "H3 paperwork 45 normal x1 | identity_documents/id_receipt? | ..S+5w | soft | -",
        "H4 appointment 60 normal x1 | H3 | S+3w..S+7w | recurring_window H4+90d | 30-180d / 90d / - | rep 90d",
        "H5 phone_call 20,20,20 normal x3 | H1? | S+3w..S+7w | soft | 180-730d / 90d / -",
        "H6 paperwork 30 hard x5 | H2 H3 | Q+5w..Q+9w | soft | -",
        "H7 appointment 60 normal x3 | H6 any+2w | Q+7w..Q+10w | calendar slot+0w | -",
        "H8 follow_up 10 light xH6 | H6+3w |  | soft | 5w / - / 10w since H6 | rep 3w",
        "H9 appointment 45 hard x1 | H7 any | Q+10w..Q+13w | soft | -",
        "H10 paperwork 45,15,15 normal x3 | - | E:accepted+1w..E:accepted+5w | calendar T+0w | - | E:accepted",
        "H11 appointment 90 normal x1 | H10 identity_documents/id_card_in_hand |  | calendar slot+0w | - | E:accepted",
        "H12 paperwork 30 normal x3 | H8 any? | Q+15w..Q+20w | soft | - | rep 5w",
        "H13 follow_up 10,10,10 light x3 | - | X-30d..X-30d X-14d..X-14d X-7d..X-7d | soft | -",
      ])
  }

  @Test func `rapid re-housing has its steps`() throws {
    #expect(
      try rows("rapid_rehousing") == [
        "V1 paperwork 30 hard x1 | housing_search/document_ready? | ..S+1w | soft | 7d / 2w / 10d",
        "V2 appointment 60 normal x1 | V1 | S+1w..S+5w | soft | -",
        "V3 appointment 30 normal x1 | V2 |  | recurring_window S+0w | - | rep 21d",
        "V4 paperwork 45 normal x1 | V1 |  | recurring_window S+0w | - | rep 335d",
        "V4b paperwork 45 normal x1 | V1 |  | recurring_window S+0w | - | rep 61d",
      ])
  }

  @Test func `the voucher has its steps`() throws {
    // The list is joined when its call is made, not when the call's wait of years ends: V5 comes after nothing.
    #expect(
      try rows("housing_voucher") == [
        "V5 paperwork 30 normal x1 | - |  | recurring_window V5+365d | 180-730d / 90d / - | rep 335d",
        "V6 appointment 60 normal x1 | housing_search/document_ready |  | calendar slot+0w | 14d / 7d / 30d | E:called",
        "V7 appointment 90 normal x1 | V6 |  | calendar slot+0w | - | E:called",
        "V8 paperwork 30 hard x1 | V7 | voucher_issued+46d..voucher_issued+48d"
          + " | suspendable_clock voucher_issued+60d stopped by rfta_submitted | 7d / 3d / 7d | E:called",
        "V9 paperwork 45 hard x1 | V7 housing_search/units_viewed | "
          + " | suspendable_clock voucher_issued+60d stopped by rfta_submitted | 14w / 3w / 15w | E:called",
        "V10 appointment 60 normal x1 | V9 |  | calendar slot+0w | - | E:called",
        "V10b appointment 90 normal x1 | V10 |  | calendar slot+0w | - | E:called",
      ])
  }

  @Test func `the benefits have their steps`() throws {
    #expect(
      try rows("benefits") == [
        "B1 follow_up 10 light x1 | - | ..S+1w | soft | -",
        "B2 paperwork 45 hard x1 | B1 | S+1w..S+3w | soft | -",
        "B2b paperwork 45 hard x1 | B1 | S+1w..S+3w | soft | -",
        "B3 phone_call 15 normal x1 | B2+5w | application_filed+7d..application_filed+10d | soft | 10d / 3w / 20d since B2",
        "B4 appointment 30 normal x1 | B2 | T-3w..T-1w | soft | -",
        "B5 follow_up 5 light x1 | - | T-1w..T-1w | soft | -",
        "B6 appointment 60 normal x1 | B4? |  | calendar slot+0w | -",
        "B7 paperwork 30 normal x1 | B6 | B6+0w..B6+7d | calendar B6+10d | -",
        "B8 follow_up 10 light x1 | B2 B7? | application_filed+23d.. | event_started application_filed+30d"
          + " | 30d / - / 30d since B2 | rep 7d",
        "B8b follow_up 10 light x1 | B2 B7? | application_filed+2d.. | event_started application_filed+7d"
          + " | 7d / - / 7d since B2 | rep 7d",
        "B8c follow_up 10 light x1 | B2 B7? | application_filed+38d.. | event_started application_filed+45d"
          + " | 45d / - / 45d since B2 | rep 7d",
        "B8d follow_up 10 light x1 | B2 B7? | application_filed+83d.. | event_started application_filed+90d"
          + " | 90d / - / 90d since B2 | rep 7d",
        "B9 paperwork 45 hard x1 | - | E:denied+0w..E:denied+7d | event_started E:denied+90d | 60d / 14d / 60d | E:denied",
        "B10 paperwork 45 normal x1 | - | B10+320d..B10+345d | expiry B10+365d | - | E:approved | rep 320d",
      ])
  }

  @Test
  func `what else a row of the four says: papers, milestones, slots, what a step starts, and where each comes from`()
    throws
  {
    let facts = try ["housing_search", "rapid_rehousing", "housing_voucher", "benefits"].flatMap { id in
      try #require(try TemplateLibrary.standard()[id]).steps.compactMap { step -> String? in
        let cells = [
          step.validity.map { "\($0.document) \($0.days)d" }, step.milestone, step.slot.map { "slot \($0)" },
          step.schedules.map { "arranges \($0)" }, step.starts.isEmpty ? nil : "starts \(step.starts.joined())",
          step.variants.isEmpty ? nil : "only \(step.variants.joined(separator: " "))",
        ].compactMap(\.self)
        return cells.isEmpty ? nil : "\(step.id): \(cells.joined(separator: "; "))"
      }
    }
    #expect(
      facts == [
        "H3: Income proof 30d; document_ready", "H7: units_viewed; slot viewing",
        "H11: lease_signed; slot lease_signing",
        "V4: only rapid_rehousing", "V4b: only prevention", "V6: slot eligibility_appointment",
        "V7: Housing Choice Voucher 60d; voucher_issued; slot voucher_briefing; starts housing_search",
        "V10: slot inspection", "V10b: lease_signed; slot lease_signing", "B2: application_filed",
        "B2b: only joint_ssi_snap", "B3: arranges B6", "B6: slot benefits_interview", "B8: only snap joint_ssi_snap",
        "B8b: only expedited_snap", "B8c: only medicaid", "B8d: only disability_medicaid",
      ])
    let sources: [String: [String: String]] = [
      "housing_search": [
        "H1": "estimate", "H4": "OpenPath HMIS rule", "H5": "wha.net", "H7": "estimate", "H8": "estimate",
        "H11": "estimate", "H12": "estimate", "H13": "estimate", "H3": "San Luis Obispo CES",
      ],
      "rapid_rehousing": [
        "V1": "estimate", "V2": "24 CFR 576.401(e)", "V3": "HUD SNAPS-Shots", "V4": "24 CFR 576.401(b)",
      ],
      "housing_voucher": [
        "V5": "wha.net", "V6": "wha.net", "V7": "Notice PIH 2024-30", "V8": "Santa Ana HA plan",
        "V9": "24 CFR 982.303(c)", "V10": "24 CFR 982.305",
      ],
      "benefits": [
        "B1": "estimate", "B2": "7 CFR 273.2(g)", "B3": "oklahoma.gov", "B7": "estimate", "B8": "7 CFR 273.2",
        "B8c": "42 CFR 435.912", "B9": "42 CFR 431.221(d)", "B10": "estimate",
      ],
    ]
    for (id, expected) in sources {
      let template = try #require(try TemplateLibrary.standard()[id])
      for (step, source) in expected {
        #expect(template.step(step)?.source.contains(source) == true, "\(step): \(template.step(step)?.source ?? "")")
      }
    }
  }
}
