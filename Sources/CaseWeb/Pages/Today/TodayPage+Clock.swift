internal import Casework

extension TodayPage {
  /// The day by the clock: a strip of its suggested times with a line where it is now. The script moves it on.
  struct Clock: Sendable {
    /// "10:40".
    var nowTime: String
    /// "3 tasks should be behind you".
    var standing: String
    /// "Next: 10:50 Call Dr. Smith, Jay".
    var coming: String
    /// The minute of the day at which the strip begins, and the one it is.
    var opens: Int
    var now: Int
    /// Minutes from end to end.
    var span: Int
    /// Where the line stands, in minutes from the left.
    var nowX: Int
    var slots: [Slot]
  }

  /// One task on the strip.
  struct Slot: Sendable {
    var slotX: Int
    var slotWidth: Int
    /// `free`, `wait`, `used`: done, should be behind, ahead.
    var slotStyle: String
    /// The minute of the day at which it ends, and its number; nil for what is done.
    var open: OpenSlot?
  }

  /// What the script needs to know of an open task.
  struct OpenSlot: Sendable {
    var ends: Int
    var task: Int
  }
}

extension TodayPage.Clock {
  init(_ clock: DayClock) {
    nowTime = clock.time.description
    standing = clock.standing
    coming = clock.coming
    opens = clock.opens.minutes
    now = clock.time.minutes
    span = clock.closes.minutes - clock.opens.minutes
    nowX = now - opens
    slots = clock.slots.map { slot in
      TodayPage.Slot(
        slotX: slot.starts.minutes - clock.opens.minutes,
        // A gap of two minutes between tasks that follow each other.
        slotWidth: max(slot.ends.minutes - slot.starts.minutes - 2, 2),
        slotStyle: slot.isDone ? "free" : slot.ends <= clock.time ? "wait" : "used",
        open: slot.isDone
          ? nil : TodayPage.OpenSlot(ends: slot.ends.minutes, task: slot.task.id))
    }
  }
}
