internal import Casework

/// What the log's actions are called in a client's timeline, and where each belongs.
enum TimelineWords {
  /// An action as a person reads it. `%` stands for what it was done to: “Call the DMV”, the process “Housing search”.
  struct Phrase {
    var kind: CaseTimeline.Kind
    /// "Marked % as done."
    var text: String
    /// What is said when the subject isn't this client's, or isn't there any more; nil: the text without `%` is whole.
    var plain: String?

    init(_ kind: CaseTimeline.Kind, _ text: String, _ plain: String? = nil) {
      self.kind = kind
      self.text = text
      self.plain = plain
    }
  }

  static func phrase(of action: String) -> Phrase? { phrases[action] }

  /// The actions of one kind.
  static func actions(of kind: CaseTimeline.Kind) -> Set<String> {
    Set(phrases.filter { $0.value.kind == kind }.keys)
  }

  /// The looks: what only reads.
  static var looks: Set<String> { actions(of: .looks) }

  private static let phrases: [String: Phrase] = [
    // Work
    "complete_task": Phrase(.work, "Marked % as done.", "Marked a task as done."),
    "undo_completion": Phrase(.work, "Took back that % was done.", "Took back that a task was done."),
    "skip_task": Phrase(.work, "Skipped %.", "Skipped a task."),
    "split_task": Phrase(.work, "Split % into parts.", "Split a task into parts."),
    "record_attempt": Phrase(.work, "Noted how an attempt went: %.", "Noted how an attempt went."),
    "record_answer": Phrase(.work, "Noted that an answer came in: %.", "Noted that an answer came in."),
    "record_minutes": Phrase(.work, "Noted how long % took.", "Noted how long a task took."),
    // Plan
    "move_task": Phrase(.plan, "Moved %.", "A move of other work changed a day here."),
    "pin_task": Phrase(.plan, "Pinned % to its place.", "A pin of other work changed a day here."),
    "unpin_task": Phrase(.plan, "Let the plan choose a day for % again.", "A change of other work changed a day here."),
    "apply_preview": Phrase(.plan, "Applied a change of the plan."),
    "keep_plan": Phrase(.plan, "Kept the plan as it was."),
    "undo_change": Phrase(.plan, "Took back a change of the plan."),
    "hold_work": Phrase(.plan, "Put work on hold: %.", "Put work on hold."),
    "resume_work": Phrase(.plan, "Took work up again: %.", "Took work up again."),
    "add_task": Phrase(.plan, "Added work by hand: %.", "Work added for another client changed a day here."),
    "report_crisis": Phrase(.plan, "Reported a crisis.", "A crisis of another client changed a day here."),
    "stabilise_crisis": Phrase(.plan, "Noted that the crisis is stable."),
    "close_crisis": Phrase(.plan, "Closed the crisis."),
    "correct_crisis_times": Phrase(.plan, "Corrected the times of a crisis."),
    "enter_leave": Phrase(.plan, "Entered leave; work here got other days."),
    "cancel_leave": Phrase(.plan, "Took leave back; work here got other days."),
    "apply_fix": Phrase(.plan, "Chose a fix for a warning."),
    "accept_warning": Phrase(.plan, "Accepted a warning with a reason."),
    "roll_over": Phrase(.plan, "Planned the day."),
    "change_calendar": Phrase(.plan, "Changed the calendar; work here got other days."),
    "change_day_settings": Phrase(.plan, "Changed the limits of a day; work here got other days."),
    "change_estimate": Phrase(.plan, "Changed how long a step is planned for."),
    "answer_week": Phrase(.plan, "Answered the question about the week."),
    // Processes
    "start_process": Phrase(.processes, "Started %.", "Started a process."),
    "end_process": Phrase(.processes, "Ended %.", "Ended a process."),
    "reopen_process": Phrase(.processes, "Took up % again.", "Took up a process again."),
    "name_next_owner": Phrase(.processes, "Named who takes over %.", "Named who takes over a process."),
    "take_version": Phrase(.processes, "Took the newer version of %.", "Took the newer version of a process."),
    "insert_step": Phrase(.processes, "Added a step to %.", "Added a step to a process."),
    "put_off_step": Phrase(.processes, "Put off a step of %.", "Put off a step of a process."),
    "record_event": Phrase(.processes, "Noted something that happened in %.", "Noted something that happened."),
    "withdraw_event": Phrase(.processes, "Took back what had been noted in %.", "Took back what had been noted."),
    "record_process_date": Phrase(.processes, "Noted a date of %.", "Noted a date of a process."),
    "choose_service": Phrase(.processes, "Chose the service for %.", "Chose a service."),
    "record_referral": Phrase(.processes, "Noted what became of a referral."),
    "refer_client": Phrase(.processes, "Referred to a service."),
    "keep_service": Phrase(.processes, "Changed what is known of a service."),
    "import_services": Phrase(.processes, "Brought in services from a file."),
    // Stay
    "add_client": Phrase(.stay, "Admitted by hand."),
    "open_stay": Phrase(.stay, "Opened another stay."),
    "import_clients": Phrase(.stay, "Brought in from a file."),
    "load_demo": Phrase(.stay, "Brought in with the demo."),
    "move_discharge": Phrase(.stay, "Changed the planned discharge."),
    "correct_facts": Phrase(.stay, "Corrected the name, the setting or the note."),
    "change_date": Phrase(.stay, "Changed the dates."),
    "change_provider": Phrase(.stay, "Changed the list of providers."),
    "record_exit": Phrase(.stay, "Recorded the end of the stay."),
    "withdraw_exit": Phrase(.stay, "Took back the end of the stay."),
    "record_service_plan": Phrase(.stay, "Changed the service plan."),
    "write_note": Phrase(.stay, "Wrote a note."),
    "withdraw_note": Phrase(.stay, "Withdrew a note."),
    // Looks
    "view_client": Phrase(.looks, "Opened the client's page."),
    "view_stay": Phrase(.looks, "Opened the stay, plan and notes."),
    "view_road": Phrase(.looks, "Opened the road ahead."),
    "view_timeline": Phrase(.looks, "Opened this timeline."),
    "view_process": Phrase(.looks, "Looked at %.", "Looked at a process."),
    "view_process_steps": Phrase(.looks, "Looked at the steps of %.", "Looked at the steps of a process."),
    "preview_quick_add": Phrase(.looks, "Looked at what adding work would mean."),
    "preview_process": Phrase(.looks, "Looked at what starting a process would mean."),
    "preview_put_off": Phrase(.looks, "Looked at what putting off a step would mean."),
    "preview_version": Phrase(.looks, "Looked at a newer version of %.", "Looked at a newer version of a process."),
    "preview_fix": Phrase(.looks, "Looked at what a fix would mean."),
    "explain_task": Phrase(.looks, "Looked at the places of a task."),
    "view_waits": Phrase(.looks, "Looked at what is awaited."),
    "view_plan": Phrase(.looks, "Looked at the plan of a day."),
    "view_week": Phrase(.looks, "Looked at a week."),
    "view_month": Phrase(.looks, "Looked at four weeks."),
    "view_plan_changes": Phrase(.looks, "Looked at the changes of the plan."),
    "view_metrics": Phrase(.looks, "Looked at the reports."),
    "list_clients": Phrase(.looks, "Looked at the list of clients."),
    "list_warnings": Phrase(.looks, "Looked at the warnings."),
    "list_estimates": Phrase(.looks, "Looked at the estimates."),
    "list_weekly_answers": Phrase(.looks, "Looked at the answers of the weeks."),
    "find_clients": Phrase(.looks, "Looked for a client."),
    "export_records": Phrase(.looks, "Exported the records."),
  ]
}
