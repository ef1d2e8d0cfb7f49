extension Schema {
  /// Accounts, what lets somebody in, and a log that names whose record, from where and with which outcome.
  ///
  /// Moments are seconds since 1970, by the system's clock. Secrets are stored as digests only, but for the secret of a second
  /// factor, which has to be computed with.
  static let accountsSchema = Migration(
    version: 6,
    statements: [
      """
      CREATE TABLE users (
        id INTEGER PRIMARY KEY,
        login TEXT NOT NULL UNIQUE CHECK (length(login) > 0),
        name TEXT NOT NULL CHECK (length(name) > 0),
        role TEXT NOT NULL CHECK (role IN ('case_manager', 'supervisor', 'administrator', 'auditor')),
        team TEXT NOT NULL DEFAULT '',
        case_manager_id TEXT UNIQUE REFERENCES case_managers (id),
        password_hash TEXT,
        totp_secret TEXT,
        totp_confirmed INTEGER NOT NULL DEFAULT 0 CHECK (totp_confirmed IN (0, 1)),
        totp_last_step INTEGER,
        is_disabled INTEGER NOT NULL DEFAULT 0 CHECK (is_disabled IN (0, 1)),
        created_at INTEGER NOT NULL,
        CHECK ((role = 'case_manager') = (case_manager_id IS NOT NULL))
      ) STRICT
      """,
      """
      CREATE TABLE recovery_codes (
        user_id INTEGER NOT NULL REFERENCES users (id),
        code_digest TEXT NOT NULL,
        used_at INTEGER,
        PRIMARY KEY (user_id, code_digest)
      ) STRICT
      """,
      """
      CREATE TABLE sessions (
        id INTEGER PRIMARY KEY,
        user_id INTEGER NOT NULL REFERENCES users (id),
        token_digest TEXT NOT NULL UNIQUE,
        created_at INTEGER NOT NULL,
        last_input_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        source TEXT NOT NULL,
        program TEXT NOT NULL,
        caseload TEXT,
        has_second_factor INTEGER NOT NULL CHECK (has_second_factor IN (0, 1)),
        ended_at INTEGER
      ) STRICT
      """,
      "CREATE INDEX sessions_by_user ON sessions (user_id)",
      """
      CREATE TABLE api_tokens (
        id INTEGER PRIMARY KEY,
        user_id INTEGER NOT NULL REFERENCES users (id),
        name TEXT NOT NULL,
        token_digest TEXT NOT NULL UNIQUE,
        scope TEXT NOT NULL CHECK (scope IN ('read', 'write')),
        created_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        last_used_at INTEGER,
        revoked_at INTEGER
      ) STRICT
      """,
      "CREATE INDEX api_tokens_by_user ON api_tokens (user_id)",
      """
      CREATE TABLE one_time_links (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('set_up', 'invitation', 'reset', 'sign_in')),
        user_id INTEGER REFERENCES users (id),
        token_digest TEXT NOT NULL UNIQUE,
        created_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        used_at INTEGER,
        CHECK ((kind = 'set_up') = (user_id IS NULL))
      ) STRICT
      """,
      """
      CREATE TABLE throttles (
        subject TEXT PRIMARY KEY,
        misses INTEGER NOT NULL CHECK (misses > 0),
        last_miss_at INTEGER NOT NULL,
        closed_until INTEGER NOT NULL
      ) STRICT
      """,
      """
      CREATE TABLE emergency_accesses (
        id INTEGER PRIMARY KEY,
        user_id INTEGER NOT NULL REFERENCES users (id),
        client_id TEXT NOT NULL,
        case_manager_id TEXT NOT NULL,
        team TEXT NOT NULL,
        reason TEXT NOT NULL CHECK (length(reason) > 0),
        opened_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        seen_by INTEGER REFERENCES users (id)
      ) STRICT
      """,
      "ALTER TABLE case_managers ADD COLUMN next_process_id INTEGER NOT NULL DEFAULT 1 CHECK (next_process_id > 0)",
      "ALTER TABLE audit_entries ADD COLUMN form INTEGER NOT NULL DEFAULT 1",
      "ALTER TABLE audit_entries ADD COLUMN user_id INTEGER",
      "ALTER TABLE audit_entries ADD COLUMN caseload TEXT NOT NULL DEFAULT ''",
      "ALTER TABLE audit_entries ADD COLUMN source TEXT NOT NULL DEFAULT ''",
      "ALTER TABLE audit_entries ADD COLUMN outcome TEXT NOT NULL DEFAULT 'done'",
      "ALTER TABLE audit_entries ADD COLUMN purpose TEXT NOT NULL DEFAULT ''",
      """
      CREATE TABLE audit_records (
        entry_id INTEGER NOT NULL REFERENCES audit_entries (id),
        record TEXT NOT NULL,
        digest TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (entry_id, record)
      ) STRICT
      """,
      "CREATE INDEX audit_records_by_record ON audit_records (record, entry_id)",
      """
      CREATE TABLE audit_salts (
        entry_id INTEGER NOT NULL,
        record TEXT NOT NULL,
        salt TEXT NOT NULL,
        PRIMARY KEY (entry_id, record)
      ) STRICT
      """,
      """
      CREATE TABLE purged_records (
        record TEXT PRIMARY KEY,
        purged_at INTEGER NOT NULL
      ) STRICT
      """,
    ])
}
