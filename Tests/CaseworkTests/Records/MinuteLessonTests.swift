@testable import Casework
import CaseworkTestSupport
import Planning
import Testing

/// Noted minutes make an offer; only a person changes an estimate.
@Suite struct MinuteLessonTests {
  private let monday = SampleCaseload.monday

  /// A caseload with that many done pieces of R1, with those minutes.
  private func noted(_ minutes: [Int]) throws -> SmallCase {
    var small = try SmallCase(providers: (1...minutes.count).map { "Provider \($0)" })
    try small.start("medical_records")
    for (number, value) in minutes.enumerated() {
      let task = try #require(
        small.caseload.tasks.first { $0.key.stepID == "R1" && $0.isOpen }, "piece \(number)")
      try small.caseload.completeTask(task.id, on: monday, library: small.library)
      try small.caseload.recordMinutes(value, task: task.id)
    }
    return small
  }

  @Test func `ten noted pieces offer a median drawn toward the template, and outliers don't count`() throws {
    let small = try noted([15, 15, 15, 15, 15, 15, 15, 15, 15, 480])
    let lesson = try #require(small.caseload.minuteLessons(library: small.library).first)
    #expect(lesson.templateID == "medical_records" && lesson.stepID == "R1" && lesson.recorded == 10)
    #expect(lesson.templateMinutes == 30 && lesson.median == 15)
    // (10 x 15 + 5 x 30) / 15 = 20.
    #expect(lesson.offered == 20 && lesson.isOffer)
  }

  @Test func `nine noted pieces offer nothing, and nothing changes by itself`() throws {
    var small = try noted([15, 15, 15, 15, 15, 15, 15, 15, 15])
    #expect(small.caseload.minuteLessons(library: small.library).first?.isOffer == false)
    #expect(throws: MinutesError.nothingToTake("R1")) {
      _ = try small.caseload.takeEstimate(template: "medical_records", step: "R1", on: monday, library: small.library)
    }
  }

  @Test func `taking the offer plans open pieces with it, dropping it goes back`() throws {
    var small = try noted([15, 15, 15, 15, 15, 15, 15, 15, 15, 15])
    small.caseload.clients[0].providers.append(Provider(name: "One more"))
    let client = small.caseload.clients[0]
    _ = try small.caseload.startProcess("medical_records", client: client, on: monday, library: small.library)
    try small.plan(on: monday)
    func open() -> TaskRecord? { small.caseload.tasks.first { $0.key.stepID == "R1" && $0.isOpen } }
    #expect(open()?.minutes == 30, "an offer alone changes nothing")
    _ = try small.caseload.takeEstimate(template: "medical_records", step: "R1", on: monday, library: small.library)
    try small.plan(on: monday)
    #expect(open()?.minutes == 20)
    let lesson = try #require(small.caseload.minuteLessons(library: small.library).first)
    #expect(lesson.ownMinutes == 20 && !lesson.isOffer)
    #expect(lesson.sentence.contains("Planned with your own 20 min"))
    small.caseload.dropEstimate(template: "medical_records", step: "R1")
    try small.plan(on: monday)
    #expect(open()?.minutes == 30)
  }

  @Test func `minutes belong to done tasks, and to the range of a day`() throws {
    var small = try noted([20])
    let open = try #require(small.caseload.tasks.first { $0.isOpen })
    #expect(throws: MinutesError.notDone(open.id)) { try small.caseload.recordMinutes(5, task: open.id) }
    let done = try #require(small.caseload.tasks.first { $0.status == .done })
    #expect(throws: MinutesError.outOfRange(0)) { try small.caseload.recordMinutes(0, task: done.id) }
    #expect(throws: MinutesError.outOfRange(481)) { try small.caseload.recordMinutes(481, task: done.id) }
    #expect(throws: MinutesError.unknownTask(9_999)) { try small.caseload.recordMinutes(5, task: 9_999) }
    #expect(done.actualMinutes == 20)
  }
}
