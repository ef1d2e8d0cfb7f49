/// A window that opens and closes again in each period, such as each calendar month, or 30 days around each anniversary.
package struct RecurringWindow: Sendable, Equatable {
  /// The length of a period.
  package enum Period: Sendable, Equatable {
    /// From the first to the last day of each month of the calendar.
    case calendarMonth
    /// So many months, counted from the anchor.
    case months(Int)
  }

  package var period: Period
  /// Days before the period's end on which the window opens; nil: with the period.
  package var opens: Int?
  /// Days after the period's end until which it is open.
  package var closes: Int

  package init(period: Period, opens: Int? = nil, closes: Int = 0) {
    self.period = period
    self.opens = opens
    self.closes = closes
  }

  /// The days on which it is open, both included.
  package func window(_ number: Int, from anchor: CalendarDay) -> ClosedRange<CalendarDay> {
    switch period {
    case .calendarMonth:
      let (year, month, _) = anchor.components
      let first = (CalendarDay(year: year, month: month, day: 1) ?? anchor).addingMonths(number)
      let last = first.addingMonths(1) - 1
      return first...last
    case .months(let count):
      // The same day of the month; 31 January and a month is the last of February, 29 February and a year the 28th.
      let end = anchor.addingMonths(count * (number + 1))
      let start = opens.map { end - $0 } ?? anchor.addingMonths(count * number) + 1
      return start...max(start, end + closes)
    }
  }

  /// The window that is to be used next: each of `done`, in order, used up the earliest window that was open or past by then.
  /// Windows that closed before `pickedUp` were nobody's to keep.
  package func next(from anchor: CalendarDay, done: [CalendarDay], pickedUp: CalendarDay) -> ClosedRange<CalendarDay> {
    var number = 0
    var left = done.sorted()[...]
    // A thousand periods are a lifetime.
    while number < 1_000 {
      let window = window(number, from: anchor)
      if let first = left.first, first >= window.lowerBound {
        left = left.dropFirst()
      } else if window.upperBound >= pickedUp {
        return window
      }
      number += 1
    }
    return window(number, from: anchor)
  }
}

extension CalendarDay {
  /// The same day of the month so many months later; where that month is shorter, its last day.
  package func addingMonths(_ count: Int) -> CalendarDay {
    let (year, month, day) = components
    let months = year * 12 + (month - 1) + count
    let (newYear, newMonth) = (months / 12, months % 12 + 1)
    return CalendarDay(
      year: newYear, month: newMonth, day: min(day, CalendarDay.length(ofMonth: newMonth, year: newYear))) ?? self
  }
}
