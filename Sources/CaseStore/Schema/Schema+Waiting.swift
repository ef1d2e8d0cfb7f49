extension Schema {
  /// Attempts, waits, services and referrals. None of them names a case manager, so that a client's clocks run on whoever works
  /// with the client.
  static let waitingSchema = Migration(
    version: 3,
    statements: [
      """
      ALTER TABLE contacts ADD COLUMN channel TEXT
        CHECK (channel IS NULL OR channel IN ('phone', 'in_person', 'video', 'text', 'email', 'mail'))
      """,
      """
      CREATE TABLE contact_attempts (
        client_id TEXT NOT NULL REFERENCES clients (id),
        position INTEGER NOT NULL,
        task_id INTEGER NOT NULL REFERENCES distributed_tasks (id),
        day TEXT NOT NULL CHECK (length(day) = 10),
        time TEXT,
        half_day TEXT NOT NULL CHECK (half_day IN ('am', 'pm')),
        channel TEXT CHECK (channel IS NULL OR channel IN ('phone', 'in_person', 'video', 'text', 'email', 'mail')),
        outcome TEXT NOT NULL
          CHECK (outcome IN ('done', 'reached', 'left_message', 'no_answer', 'waiting', 'not_possible')),
        note TEXT NOT NULL DEFAULT '',
        is_taken_back INTEGER NOT NULL DEFAULT 0 CHECK (is_taken_back IN (0, 1)),
        PRIMARY KEY (client_id, position)
      ) STRICT
      """,
      """
      CREATE TABLE waits (
        client_id TEXT NOT NULL REFERENCES clients (id),
        position INTEGER NOT NULL,
        process_id INTEGER REFERENCES client_processes (id),
        step_id TEXT NOT NULL,
        provider TEXT NOT NULL DEFAULT '',
        ordinal INTEGER NOT NULL,
        awaited TEXT NOT NULL,
        since TEXT NOT NULL CHECK (length(since) = 10),
        until TEXT,
        event TEXT,
        ended_on TEXT,
        ending TEXT CHECK (ending IS NULL OR ending IN ('answer', 'event', 'date', 'cancelled')),
        PRIMARY KEY (client_id, position)
      ) STRICT
      """,
      """
      CREATE TABLE services (
        id TEXT PRIMARY KEY CHECK (length(id) > 0),
        name TEXT NOT NULL CHECK (length(name) > 0),
        kind TEXT NOT NULL,
        time_zone TEXT NOT NULL DEFAULT '',
        hours TEXT NOT NULL DEFAULT '',
        intake_days TEXT NOT NULL DEFAULT '',
        closed_days TEXT NOT NULL DEFAULT '',
        waitlist TEXT NOT NULL CHECK (waitlist IN ('none', 'open', 'closed')),
        usual_wait_days TEXT NOT NULL DEFAULT '',
        update_every_days TEXT NOT NULL DEFAULT '',
        alternatives TEXT NOT NULL DEFAULT '',
        note TEXT NOT NULL DEFAULT ''
      ) STRICT
      """,
      """
      CREATE TABLE service_choices (
        process_id INTEGER NOT NULL REFERENCES client_processes (id),
        step_id TEXT NOT NULL,
        service_id TEXT NOT NULL REFERENCES services (id),
        PRIMARY KEY (process_id, step_id)
      ) STRICT
      """,
      """
      CREATE TABLE referrals (
        client_id TEXT NOT NULL REFERENCES clients (id),
        id INTEGER NOT NULL,
        service_id TEXT NOT NULL REFERENCES services (id),
        state TEXT NOT NULL CHECK (state IN ('sent', 'accepted', 'declined', 'waitlisted', 'expired')),
        sent_on TEXT NOT NULL CHECK (length(sent_on) = 10),
        state_on TEXT NOT NULL CHECK (length(state_on) = 10),
        place INTEGER CHECK (place IS NULL OR place > 0),
        next_update_due TEXT,
        note TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (client_id, id)
      ) STRICT
      """,
    ])
}
