import Foundation
import Planning
import Testing

/// The sentences that refuse a document are compared whole: people read them.
struct ProblemReaderTests {
  private static let valid = """
    {"format":"planning-problem/1","id":"p","focus":"am",\
    "days":[{"date":"2026-01-05","week":0,"minutes":{"am":60,"pm":60},\
    "capacity":{"phone_call":1,"appointment":1,"paperwork":1,"follow_up":1}},\
    {"date":"2026-01-06","week":1,"minutes":{"am":60,"pm":60},\
    "capacity":{"phone_call":1,"appointment":1,"paperwork":1,"follow_up":1}}],\
    "clients":[{"id":"c"}],\
    "tasks":[{"id":"a","client":"c","category":"other","minutes":10,"priority":"low"},\
    {"id":"b","client":"c","category":"other","minutes":10,"priority":"low","fixed":{"day":1,"slot":"pm"},\
    "after":[{"task":"a","lag":1}],"days":[0,1],"previous":null}],\
    "weights":{"unplanned":{"urgent":1,"high":1,"medium":1,"low":1},"late":{"urgent":1,"high":1,"medium":1,"low":1},\
    "delay":{"urgent":1,"high":1,"medium":1,"low":1},"deadline":1,"attention":1,"progress":1,"hard_off_focus":1,\
    "light_in_focus":1,"balance":[[75,1]],"switching":1,"moved":1,"moved_soon":1}}
    """

  private func sentence(_ text: String) -> String? {
    do {
      _ = try PlanningProblem(json: Data(text.utf8))
      return nil
    } catch {
      return error.description
    }
  }

  @Test func `a document is read and written without loss`() throws {
    let problem = try PlanningProblem(json: Data(Self.valid.utf8))
    #expect(problem.tasks[1].fixed == Place(day: 1, half: .pm))
    #expect(problem.tasks[0].effort == .normal)
    #expect(try PlanningProblem(json: problem.json()) == problem)
    #expect(problem.json() == problem.json())
  }

  @Test(arguments: Fixture.exampleNames)
  func `the example problems are read and written without loss`(name: String) throws {
    let problem = try Fixture.example(name)
    #expect(problem.weights == .standard)
    #expect(try PlanningProblem(json: problem.json()) == problem)
  }

  @Test(arguments: [
    ("\"id\":\"p\"", "\"id\":\"\"", "id: is empty"),
    ("\"id\":\"p\",", "", "id: is missing, a text is needed"),
    ("planning-problem/1", "planning-problem/2", "format: \"planning-problem/2\" is not \"planning-problem/1\""),
    ("\"id\":\"b\"", "\"id\":\"a\"", "tasks[1].id: task \"a\" is given twice"),
    ("{\"id\":\"c\"}", "{\"id\":\"c\"},{\"id\":\"c\"}", "clients[1].id: client \"c\" is given twice"),
    ("\"client\":\"c\",", "\"client\":\"x\",", "tasks[0].client: no client \"x\""),
    ("\"task\":\"a\"", "\"task\":\"x\"", "tasks[1].after[0]: no task \"x\""),
    ("\"task\":\"a\"", "\"task\":\"b\"", "tasks[1].after[0]: task \"b\" comes after itself (a cycle)"),
    ("\"lag\":1", "\"lag\":-1", "tasks[1].after[0].lag: -1 is negative"),
    ("\"lag\":1", "\"lag\":1.5", "tasks[1].after[0].lag: an integer is needed, not 1.5"),
    ("\"am\":60", "\"am\":-1", "days[0].minutes.am: -1 is negative"),
    (
      "\"minutes\":10", "\"minutes\":99999999999999999999",
      "tasks[0].minutes: an integer is needed, not 99999999999999999999"
    ),
    (
      "\"minutes\":10", "\"minutes\":9223372036854775807",
      "tasks[0].minutes: 9223372036854775807 is more than 100000, the most that is taken"
    ),
    ("\"minutes\":10", "\"minutes\":\"10\"", "tasks[0].minutes: an integer is needed, not \"10\""),
    ("\"minutes\":10", "\"minutes\":true", "tasks[0].minutes: an integer is needed, not true"),
    ("\"day\":1,", "\"day\":2,", "tasks[1].fixed.day: day 2 lies outside the horizon of 2 days"),
    ("\"days\":[0,1]", "\"days\":[0,7]", "tasks[1].days[1]: day 7 lies outside the horizon of 2 days"),
    (
      "\"previous\":null", "\"previous\":{\"day\":-1,\"slot\":\"am\"}",
      "tasks[1].previous.day: day -1 lies outside the horizon of 2 days"
    ),
    (
      "\"slot\":\"pm\"", "\"slot\":\"noon\"", "tasks[1].fixed.slot: \"noon\" is none of am, pm"
    ),
    ("\"priority\":\"low\"", "\"priority\":\"LOW\"", "tasks[0].priority: \"LOW\" is none of urgent, high, medium, low"),
    ("\"week\":1", "\"week\":-1", "days[1].week: week -1 comes after week 0, weeks may not decrease"),
    ("\"switching\":1", "\"switching\":-5", "weights.switching: -5 is negative"),
    ("[75,1]", "[75]", "weights.balance[0]: a pair [percent, each] is needed"),
    ("\"switching\":1,", "", "weights.switching: is missing, an integer is needed"),
    ("\"phone_call\":1", "\"phone_call\":null", "days[0].capacity.phone_call: is missing, an integer is needed"),
  ])
  func `an invalid document is refused with the place named`(found: String, replacement: String, expected: String)
    throws
  {
    let range = try #require(Self.valid.range(of: found))
    #expect(sentence(Self.valid.replacingCharacters(in: range, with: replacement)) == expected)
  }

  @Test(arguments: [
    ("", "line 1, column 1: no valid JSON: the text is empty"),
    ("{\"a\":NaN}", "line 1, column 6: no valid JSON: a value is missing"),
    (
      "{\"a\":1,\"a\":2}",
      "line 1, column 14: no valid JSON: the name \"a\" is given twice in the object that ends here"
    ),
    ("{}\n x", "line 2, column 2: no valid JSON: text follows the end of the document"),
    ("[1,]", "line 1, column 4: no valid JSON: a value is missing"),
    ("[1]", "the document is a list, an object is needed"),
    ("{\"a\":\"\\ud800\"}", "line 1, column 13: no valid JSON: a string has half a surrogate pair"),
    ("{\"a\":01}", "line 1, column 8: no valid JSON: a number is malformed"),
  ])
  func `text that is no JSON is refused with line and column`(text: String, expected: String) {
    #expect(sentence(text) == expected)
  }

  @Test func `deep nesting is refused, not followed`() {
    let text = String(repeating: "[", count: 1_000_000)
    #expect(sentence(text) == "line 1, column 65: no valid JSON: lists and objects are nested deeper than 64")
  }

  @Test func `a document of a hundred megabytes is refused before it is read`() {
    let data = Data(repeating: 0x20, count: 100 << 20)
    #expect(throws: ProblemError(path: "", reason: "the document has 100 MB, at most 32 MB are read")) {
      try PlanningProblem(json: data)
    }
  }

  @Test func `an endless chain is refused before anything follows it`() {
    let tasks = (0..<3000).map { number in
      Fixture.task("t\(number)", after: number == 0 ? [] : [.init(task: "t\(number - 1)", lag: 0)])
    }
    #expect(
      throws: ProblemError(
        path: "tasks[1000].after", reason: "1001 tasks come one after the other, at most 1000 are taken")
    ) { try Fixture.problem(tasks).validated() }
  }

  @Test func `truncated text is refused wherever it ends`() {
    let bytes = Array(Self.valid.utf8)
    for count in 0..<bytes.count {
      #expect(throws: ProblemError.self) { try PlanningProblem(json: Data(bytes[..<count])) }
    }
  }

  /// Deterministic mutations of a good document: each is read or refused with a sentence; what is read can be planned.
  @Test func `no mutation of a document makes the reader or the planner fail`() throws {
    let bytes = Array(try Fixture.example("small-1").json())
    var state: UInt64 = 42
    func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let splices = [
      "null", "-1", "1e9", "9223372036854775807", "{}", "[]", "\"\"", "\"am\"", ",", "}", "0.5", "999", "\\u0000",
    ]
    var accepted = 0
    for _ in 0..<3000 {
      var mutant = bytes
      for _ in 0...below(3) {
        let at = below(mutant.count)
        switch below(4) {
        case 0: mutant[at] = UInt8(below(256))
        case 1: mutant.removeSubrange(at..<min(mutant.count, at + 1 + below(8)))
        case 2: mutant.insert(contentsOf: Array(splices[below(splices.count)].utf8), at: at)
        default:
          var end = at
          while end < mutant.count, mutant[end] >= 0x30, mutant[end] <= 0x39 { end += 1 }
          mutant.replaceSubrange(at..<end, with: Array(splices[below(splices.count)].utf8))
        }
      }
      do {
        let problem = try PlanningProblem(json: Data(mutant))
        let plan = try Planner(problem).firstFeasible()
        #expect(PlanChecker.violations(of: plan, for: problem) == [])
        accepted += 1
      } catch {
        #expect(!error.description.isEmpty && !error.description.contains("\n"))
      }
    }
    #expect(accepted > 50)
  }
}
