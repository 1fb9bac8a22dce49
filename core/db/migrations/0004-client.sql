-- What changes and why, for whoever reads a schema years from now.

-- Triage: where a conversation stands in the inbox beside what the server knows. Nothing of it leaves this computer.

-- Asleep from snoozed_at until snoozed_until; woken again once woke_at is set. in_inbox: it lay there when it was put to
-- sleep, so nothing has to be moved for it to come back.
ALTER TABLE threads ADD COLUMN snoozed_until INTEGER;
ALTER TABLE threads ADD COLUMN snoozed_at INTEGER;
ALTER TABLE threads ADD COLUMN snoozed_in_inbox INTEGER CHECK (snoozed_in_inbox IN (0, 1));
ALTER TABLE threads ADD COLUMN woke_at INTEGER;
ALTER TABLE threads ADD COLUMN pinned_at INTEGER;
-- The new sender whose first mail waits to be let in.
ALTER TABLE threads ADD COLUMN screened_from TEXT;
CREATE INDEX threads_snoozed ON threads (snoozed_until) WHERE snoozed_until IS NOT NULL AND woke_at IS NULL;
CREATE INDEX threads_screened ON threads (screened_from) WHERE screened_from IS NOT NULL;

-- All mail of a sender, or of a domain.
CREATE INDEX messages_by_sender
  ON messages (lower(substr(from_address, instr(from_address, '@') + 1)), lower(from_address));

-- What the user decided about senders. pattern is an address, or '@' and a domain, in small letters.
CREATE TABLE senders (
  pattern TEXT PRIMARY KEY NOT NULL,
  verdict TEXT CHECK (verdict IN ('allowed', 'later', 'blocked')),
  block_to TEXT CHECK (block_to IN ('trash', 'spam')),
  is_vip INTEGER NOT NULL DEFAULT 0 CHECK (is_vip IN (0, 1)),
  changed_at INTEGER NOT NULL,
  CHECK ((verdict IS 'blocked') = (block_to IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- The tabs of the inbox. A conversation is under the first one whose conditions all hold; what is under none is the rest.
CREATE TABLE inbox_splits (
  id TEXT PRIMARY KEY NOT NULL,
  position INTEGER NOT NULL,
  -- A name of ours, worded in the user's language; NULL for one of the user's own.
  preset TEXT UNIQUE,
  name TEXT NOT NULL,
  is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
  conditions TEXT NOT NULL CHECK (json_valid(conditions))
) STRICT, WITHOUT ROWID;
INSERT INTO inbox_splits (id, position, preset, name, is_on, conditions) VALUES
  ('important', 0, 'important', '', 0, '[{"field":"vip"}]'),
  ('newsletters', 1, 'newsletters', '', 0, '[{"field":"list"}]'),
  ('notifications', 2, 'notifications', '', 0, '[{"field":"automatic"}]');

-- Kinds of mail that stand in the inbox as one row each. deliver_at: minutes after midnight; what comes after
-- delivered_until waits for the next time.
CREATE TABLE bundles (
  kind TEXT PRIMARY KEY NOT NULL CHECK (kind IN ('newsletters', 'notifications')),
  is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
  deliver_at INTEGER CHECK (deliver_at BETWEEN 0 AND 1439),
  delivered_until INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO bundles (kind, is_on) VALUES ('newsletters', 0), ('notifications', 0);

-- Lists in other orders and with filters. The keys are short beginnings, folded as far as SQL can, so that their indexes
-- stay small; what begins alike stands newest first. A sender is sorted by name, or by address without one.
ALTER TABLE threads ADD COLUMN sender_key TEXT GENERATED ALWAYS AS (
  replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(substr(ltrim(coalesce(json_extract(senders, '$[0]'), ''), ' "'), 1, 16)), 'Ä', 'a'), 'ä', 'a'), 'Ö', 'o'), 'ö', 'o'), 'Ü', 'u'), 'ü', 'u'), 'ß', 'ss'), 'É', 'e'), 'é', 'e'), 'È', 'e'), 'è', 'e')
) VIRTUAL;
ALTER TABLE threads ADD COLUMN subject_key TEXT GENERATED ALWAYS AS (
  replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(substr(subject, 1, 24)), 'Ä', 'a'), 'ä', 'a'), 'Ö', 'o'), 'ö', 'o'), 'Ü', 'u'), 'ü', 'u'), 'ß', 'ss'), 'É', 'e'), 'é', 'e'), 'È', 'e'), 'è', 'e')
) VIRTUAL;
ALTER TABLE messages ADD COLUMN sender_key TEXT GENERATED ALWAYS AS (
  replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(substr(ltrim(coalesce(nullif(from_name, ''), from_address), ' "'), 1, 16)), 'Ä', 'a'), 'ä', 'a'), 'Ö', 'o'), 'ö', 'o'), 'Ü', 'u'), 'ü', 'u'), 'ß', 'ss'), 'É', 'e'), 'é', 'e'), 'È', 'e'), 'è', 'e')
) VIRTUAL;
ALTER TABLE messages ADD COLUMN subject_key TEXT GENERATED ALWAYS AS (
  replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(substr(subject, 1, 24)), 'Ä', 'a'), 'ä', 'a'), 'Ö', 'o'), 'ö', 'o'), 'Ü', 'u'), 'ü', 'u'), 'ß', 'ss'), 'É', 'e'), 'é', 'e'), 'È', 'e'), 'è', 'e')
) VIRTUAL;
CREATE INDEX threads_by_sender ON threads (sender_key, last_at DESC);
CREATE INDEX threads_by_subject ON threads (subject_key, last_at DESC);
CREATE INDEX messages_by_sender_key ON messages (sender_key, sent_at DESC);
CREATE INDEX messages_by_subject_key ON messages (subject_key, sent_at DESC);
CREATE INDEX messages_by_size ON messages (size_bytes DESC);
CREATE INDEX threads_starred ON threads (last_at DESC, id DESC) WHERE is_starred = 1;
CREATE INDEX threads_with_attachment ON threads (last_at DESC, id DESC) WHERE has_attachment = 1;
CREATE INDEX messages_with_attachment ON messages (account_id, sent_at DESC, id DESC) WHERE has_attachment = 1;

-- Attachments, invitations, unsubscribing.

-- The library of attachments walks the messages that have some, newest first.
CREATE INDEX messages_with_files ON messages (sent_at DESC, id DESC) WHERE has_attachment = 1;
-- Which messages carry a calendar.
CREATE INDEX attachments_calendar ON attachments (message_id)
  WHERE mime_type IN ('text/calendar', 'application/ics');

-- What each mail says about which event, so that an invitation knows what became of it. Derived from the raw messages
-- by a job; a message with nothing readable in it has one row with an empty uid.
CREATE TABLE invite_parts (
  message_id TEXT NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
  uid TEXT NOT NULL,
  -- '' is the event itself, or the whole series.
  recurrence_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  method TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  stamp_at INTEGER NOT NULL,
  PRIMARY KEY (message_id, uid, recurrence_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX invite_parts_by_uid ON invite_parts (account_id, uid, recurrence_id);

-- What the user answered last; a mail that invites again shows it.
CREATE TABLE invite_answers (
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  uid TEXT NOT NULL,
  recurrence_id TEXT NOT NULL,
  answer TEXT NOT NULL,
  comment TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  delivery_id TEXT NOT NULL,
  answered_at INTEGER NOT NULL,
  PRIMARY KEY (account_id, uid, recurrence_id)
) STRICT, WITHOUT ROWID;

-- What was asked of which list, and what it said. list_key: the List-Id, or the sender's address.
CREATE TABLE unsubscribes (
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  list_key TEXT NOT NULL,
  way TEXT NOT NULL,
  -- Where it was asked: a host, or an address.
  target TEXT NOT NULL,
  outcome TEXT NOT NULL,
  -- Of the answer to a POST; NULL when there was none.
  status INTEGER,
  delivery_id TEXT,
  asked_at INTEGER NOT NULL,
  PRIMARY KEY (account_id, list_key)
) STRICT, WITHOUT ROWID;

-- The reader. Senders whose pictures from elsewhere are shown unasked: written only while the address is authenticated,
-- and asked about only for mail that is. In small letters.
CREATE TABLE remote_senders (
  address TEXT PRIMARY KEY NOT NULL,
  allowed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- Pictures the core fetched, by the SHA-256 of their address; the oldest go when there are too many.
CREATE TABLE remote_images (
  url_hash TEXT PRIMARY KEY NOT NULL,
  bytes BLOB NOT NULL,
  mime_type TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  size_bytes INTEGER NOT NULL,
  fetched_at INTEGER NOT NULL
) STRICT;
CREATE INDEX remote_images_by_age ON remote_images (fetched_at, size_bytes);
-- How the mail of a sender is shown where the user chose otherwise.
CREATE TABLE sender_looks (
  address TEXT PRIMARY KEY NOT NULL,
  colors TEXT NOT NULL CHECK (colors = 'original')
) STRICT, WITHOUT ROWID;

-- Writing: what is kept to be written again, and the mails whose answer is waited for.

-- Texts with {variables}; html is NULL for one in plain text.
CREATE TABLE templates (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  html TEXT,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- "Remind me if nobody answers." Planned with a draft, waiting once a server took the mail, due when its time came
-- without an answer. after_ms counts from the moment it was accepted; due_at is set by then at the latest.
CREATE TABLE follow_ups (
  id TEXT PRIMARY KEY NOT NULL,
  draft_id TEXT UNIQUE REFERENCES drafts (id) ON DELETE SET NULL,
  delivery_id TEXT UNIQUE,
  account_id TEXT REFERENCES accounts (id) ON DELETE CASCADE,
  rfc_id TEXT,
  after_ms INTEGER CHECK (after_ms > 0),
  due_at INTEGER,
  accepted_at INTEGER,
  state TEXT NOT NULL CHECK (state IN ('planned', 'waiting', 'due', 'answered', 'removed')),
  changed_at INTEGER NOT NULL,
  CHECK (after_ms IS NOT NULL OR due_at IS NOT NULL),
  CHECK (state = 'planned' OR (account_id IS NOT NULL AND rfc_id IS NOT NULL AND due_at IS NOT NULL AND accepted_at IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX follow_ups_open ON follow_ups (due_at) WHERE state IN ('waiting', 'due');
CREATE INDEX follow_ups_by_mail ON follow_ups (rfc_id);
-- A conversation whose answer did not come stands in the inbox from then on, wherever its mails lie.
ALTER TABLE threads ADD COLUMN reminded_at INTEGER;

-- Whom to believe. Senders whose name somebody may borrow: those who wrote more than once, whose mail the user's own server
-- vouched for, or to whom the user wrote. In the order in which they became so; address and host in small letters. (The
-- triggers ask first: within an upsert, OR IGNORE does not hold.)
CREATE TABLE established_senders (
  id INTEGER PRIMARY KEY NOT NULL,
  address TEXT NOT NULL UNIQUE,
  host TEXT NOT NULL,
  name TEXT NOT NULL
) STRICT;
INSERT OR IGNORE INTO established_senders (address, host, name)
  SELECT lower(from_address), lower(substr(from_address, instr(from_address, '@') + 1)), max(from_name) FROM messages
  WHERE is_own = 0 AND instr(from_address, '@') > 1 GROUP BY lower(from_address)
  HAVING count(*) > 1 OR max(coalesce(json_extract(authentication, '$.dmarc.result') = 'pass', 0)) = 1
  ORDER BY min(sent_at);
INSERT OR IGNORE INTO established_senders (address, host, name)
  SELECT lower(address), lower(substr(address, instr(address, '@') + 1)), name FROM contacts
  WHERE written_to > 0 AND instr(address, '@') > 1 ORDER BY first_at;
CREATE TRIGGER messages_establish_sender AFTER INSERT ON messages
WHEN NEW.is_own = 0 AND instr(NEW.from_address, '@') > 1 AND (
  json_extract(NEW.authentication, '$.dmarc.result') = 'pass'
  OR EXISTS (
    SELECT 1 FROM messages WHERE id <> NEW.id AND lower(from_address) = lower(NEW.from_address)
    AND lower(substr(from_address, instr(from_address, '@') + 1)) = lower(substr(NEW.from_address, instr(NEW.from_address, '@') + 1))
  )
)
BEGIN
  INSERT INTO established_senders (address, host, name)
    SELECT lower(NEW.from_address), lower(substr(NEW.from_address, instr(NEW.from_address, '@') + 1)), NEW.from_name
    WHERE NOT EXISTS (SELECT 1 FROM established_senders WHERE address = lower(NEW.from_address));
END;
CREATE TRIGGER contacts_establish_sender AFTER INSERT ON contacts
WHEN NEW.written_to > 0 AND instr(NEW.address, '@') > 1
BEGIN
  INSERT INTO established_senders (address, host, name)
    SELECT lower(NEW.address), lower(substr(NEW.address, instr(NEW.address, '@') + 1)), NEW.name
    WHERE NOT EXISTS (SELECT 1 FROM established_senders WHERE address = lower(NEW.address));
END;
CREATE TRIGGER contacts_establish_sender_later AFTER UPDATE OF written_to ON contacts
WHEN NEW.written_to > 0 AND OLD.written_to = 0 AND instr(NEW.address, '@') > 1
BEGIN
  INSERT INTO established_senders (address, host, name)
    SELECT lower(NEW.address), lower(substr(NEW.address, instr(NEW.address, '@') + 1)), NEW.name
    WHERE NOT EXISTS (SELECT 1 FROM established_senders WHERE address = lower(NEW.address));
END;
-- "This is fine." Of a sender it holds for mail that is as well vouched for and shows no sign that this one did not.
CREATE TABLE accepted_senders (
  address TEXT PRIMARY KEY NOT NULL,
  is_authenticated INTEGER NOT NULL CHECK (is_authenticated IN (0, 1)),
  codes TEXT NOT NULL CHECK (json_valid(codes)),
  accepted_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE accepted_messages (
  message_id TEXT PRIMARY KEY NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
  accepted_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Mail that was sent and is shown, while the copy that a server keeps of it is still on its way.
CREATE INDEX deliveries_awaited ON deliveries (account_id, message_id)
  WHERE state IN ('accepted', 'filed') AND message_id IS NOT NULL;
