-- The tables every feature shares. The table `migrations` itself belongs to the runner (core/db/migrate.ts).
-- JSON columns hold NULL for JSON's null: drizzle writes it so.

CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT CHECK (json_valid(value)),
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Passwords and tokens of accounts. At rest they are as safe as the database; they never leave the core.
CREATE TABLE secrets (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One row per write: who, what, why. Append-only.
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor_kind TEXT NOT NULL,
  actor_id TEXT,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  ids TEXT NOT NULL CHECK (json_valid(ids)),
  count INTEGER NOT NULL,
  correlation_id TEXT NOT NULL
) STRICT;

CREATE TRIGGER audit_refuses_update BEFORE UPDATE ON audit
BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;

CREATE TRIGGER audit_refuses_delete BEFORE DELETE ON audit
BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;

-- INSERT OR REPLACE deletes without asking the trigger above.
CREATE TRIGGER audit_refuses_replace BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE seq = NEW.seq)
BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;

-- Every remote effect. The kernel writes the audit row last, hence the deferred reference.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY,
  write_seq INTEGER NOT NULL REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
  account_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  payload TEXT CHECK (json_valid(payload)),
  key TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'running', 'done', 'failed', 'cancelled')),
  attempts INTEGER NOT NULL DEFAULT 0,
  next_try_at INTEGER NOT NULL,
  error TEXT,
  made_at INTEGER NOT NULL,
  ended_at INTEGER,
  UNIQUE (account_id, key)
) STRICT;

CREATE INDEX outbox_open ON outbox (account_id, id) WHERE state IN ('pending', 'running');
CREATE INDEX outbox_by_write ON outbox (write_seq);

CREATE TABLE undo_entries (
  token TEXT PRIMARY KEY,
  write_seq INTEGER NOT NULL REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
  label TEXT NOT NULL,
  count INTEGER NOT NULL,
  kind TEXT NOT NULL,
  payload TEXT CHECK (json_valid(payload)),
  made_at INTEGER NOT NULL,
  used_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX undo_open ON undo_entries (write_seq, token) WHERE used_at IS NULL;

CREATE TABLE jobs (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  key TEXT,
  payload TEXT CHECK (json_valid(payload)),
  cursor TEXT CHECK (json_valid(cursor)),
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'running', 'done', 'failed', 'cancelled')),
  attempts INTEGER NOT NULL DEFAULT 0,
  done INTEGER NOT NULL DEFAULT 0,
  total INTEGER,
  run_at INTEGER NOT NULL,
  error TEXT,
  correlation_id TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX jobs_due ON jobs (run_at, id) WHERE state = 'pending';
CREATE UNIQUE INDEX jobs_open_key ON jobs (kind, key) WHERE state IN ('pending', 'running') AND key IS NOT NULL;
