-- The mail engine: what the server has, how mail is read and threaded, what goes out. Raw messages lie in a file of
-- their own (core/raw); here are their hashes.

-- auth: how one logs in. state: 'active', 'disabled', or why nobody can log in until the user acts ('login',
-- 'certificate'). provider names the row of the quirk table that was seen to fit.
ALTER TABLE accounts ADD COLUMN login TEXT;
ALTER TABLE accounts ADD COLUMN auth TEXT NOT NULL DEFAULT 'password' CHECK (auth IN ('password', 'google', 'microsoft'));
ALTER TABLE accounts ADD COLUMN state TEXT NOT NULL DEFAULT 'active'
  CHECK (state IN ('active', 'disabled', 'login', 'certificate'));
ALTER TABLE accounts ADD COLUMN is_paused INTEGER NOT NULL DEFAULT 0 CHECK (is_paused IN (0, 1));
ALTER TABLE accounts ADD COLUMN provider TEXT;
-- How far back bodies are kept here without being asked for; NULL keeps everything.
ALTER TABLE accounts ADD COLUMN keep_days INTEGER CHECK (keep_days > 0);
ALTER TABLE accounts ADD COLUMN max_connections INTEGER NOT NULL DEFAULT 3 CHECK (max_connections BETWEEN 1 AND 10);
-- JSON: the last trouble as {code, cause, at}; NULL while all is well.
ALTER TABLE accounts ADD COLUMN trouble TEXT CHECK (json_valid(trouble));

-- What an attempt wrote down before it went to the server: the next one looks how far it came. A reason for waiting is
-- JSON in `error`.
ALTER TABLE outbox ADD COLUMN progress TEXT CHECK (json_valid(progress));

-- A certificate the user looked at and took, for one server and nothing else.
CREATE TABLE pinned_certificates (
  host TEXT NOT NULL,
  port INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  pinned_at INTEGER NOT NULL,
  PRIMARY KEY (host, port)
) STRICT, WITHOUT ROWID;

-- The names under which an account writes. Position 0 is the one a new mail begins with.
CREATE TABLE identities (
  id TEXT PRIMARY KEY NOT NULL,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  address TEXT NOT NULL,
  name TEXT NOT NULL,
  reply_to TEXT,
  signature_new TEXT NOT NULL DEFAULT '',
  signature_reply TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX identities_by_account ON identities (account_id, position);
CREATE UNIQUE INDEX identities_by_address ON identities (account_id, address COLLATE NOCASE);
INSERT INTO identities (id, account_id, position, address, name)
  SELECT id, id, 0, address, name FROM accounts WHERE kind = 'imap';

-- path is the server's name of the folder, decoded; NULL for what exists only here.
ALTER TABLE mailboxes ADD COLUMN path TEXT;
ALTER TABLE mailboxes ADD COLUMN delimiter TEXT;
ALTER TABLE mailboxes ADD COLUMN can_select INTEGER NOT NULL DEFAULT 1 CHECK (can_select IN (0, 1));
ALTER TABLE mailboxes ADD COLUMN is_synced INTEGER NOT NULL DEFAULT 1 CHECK (is_synced IN (0, 1));
CREATE UNIQUE INDEX mailboxes_by_path ON mailboxes (account_id, path) WHERE path IS NOT NULL;

-- How far a folder has been followed. Written in the transaction of the rows it covers.
CREATE TABLE mailbox_sync (
  mailbox_id TEXT PRIMARY KEY NOT NULL REFERENCES mailboxes (id) ON DELETE CASCADE,
  uid_validity TEXT,
  uid_next INTEGER,
  highest_modseq TEXT,
  -- Everything from this uid up is here, headers at least; NULL before the first page.
  oldest_uid INTEGER,
  server_count INTEGER NOT NULL DEFAULT 0,
  server_unread INTEGER NOT NULL DEFAULT 0,
  synced_at INTEGER,
  pushed_at INTEGER,
  verified_at INTEGER,
  trouble TEXT CHECK (json_valid(trouble))
) STRICT, WITHOUT ROWID;

-- sort_at is the date the sender gave where it can be true, otherwise when the server received it.
ALTER TABLE messages ADD COLUMN identity TEXT;
ALTER TABLE messages ADD COLUMN raw_hash TEXT;
ALTER TABLE messages ADD COLUMN gmail_id TEXT;
ALTER TABLE messages ADD COLUMN size_bytes INTEGER NOT NULL DEFAULT 0 CHECK (size_bytes >= 0);
ALTER TABLE messages ADD COLUMN received_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN sender TEXT CHECK (json_valid(sender));
ALTER TABLE messages ADD COLUMN reply_to TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(reply_to));
ALTER TABLE messages ADD COLUMN bcc_list TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(bcc_list));
ALTER TABLE messages ADD COLUMN list_id TEXT;
ALTER TABLE messages ADD COLUMN unsubscribe TEXT CHECK (json_valid(unsubscribe));
ALTER TABLE messages ADD COLUMN is_automatic INTEGER NOT NULL DEFAULT 0 CHECK (is_automatic IN (0, 1));
ALTER TABLE messages ADD COLUMN is_answered INTEGER NOT NULL DEFAULT 0 CHECK (is_answered IN (0, 1));
ALTER TABLE messages ADD COLUMN is_forwarded INTEGER NOT NULL DEFAULT 0 CHECK (is_forwarded IN (0, 1));
ALTER TABLE messages ADD COLUMN has_html INTEGER NOT NULL DEFAULT 0 CHECK (has_html IN (0, 1));
-- JSON: the verdicts of the trusted receiver, {spf, dkim, dmarc} with the domains they speak for; NULL when it said nothing.
ALTER TABLE messages ADD COLUMN authentication TEXT CHECK (json_valid(authentication));
ALTER TABLE messages ADD COLUMN warnings TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(warnings));
-- Since when no folder holds it any more; housekeeping deletes it later, so that a move by another client keeps its row.
ALTER TABLE messages ADD COLUMN gone_at INTEGER;
CREATE INDEX messages_by_identity ON messages (identity) WHERE identity IS NOT NULL;
CREATE INDEX messages_by_gmail_id ON messages (account_id, gmail_id) WHERE gmail_id IS NOT NULL;
CREATE INDEX messages_by_raw ON messages (raw_hash) WHERE raw_hash IS NOT NULL;
CREATE INDEX messages_without_raw ON messages (account_id, sent_at DESC) WHERE raw_hash IS NULL;
-- Few at most times: lists of single messages find them here.
CREATE INDEX messages_unread ON messages (account_id, sent_at DESC, id DESC) WHERE is_unread = 1;
CREATE INDEX messages_starred ON messages (account_id, sent_at DESC, id DESC) WHERE is_starred = 1;
-- Without the id, which made it twice as large: messages of one conversation and moment are sorted when they are read.
DROP INDEX messages_by_thread;
CREATE INDEX messages_by_thread ON messages (thread_id, sent_at);
CREATE INDEX messages_gone ON messages (gone_at) WHERE gone_at IS NOT NULL;

ALTER TABLE attachments ADD COLUMN path TEXT NOT NULL DEFAULT '';
ALTER TABLE attachments ADD COLUMN content_id TEXT;
ALTER TABLE attachments ADD COLUMN is_inline INTEGER NOT NULL DEFAULT 0 CHECK (is_inline IN (0, 1));

-- By which ids messages hang together, their own and those they point at, each hashed with its account: a mail that
-- never came still joins those that name it. Hashed, because real ids are long and are never read back from here.
CREATE TABLE message_references (
  key TEXT NOT NULL,
  message_id TEXT NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
  -- 0: its own id; from 1 on what it answers, the oldest first; below 0 an ancestor that joins nothing.
  position INTEGER NOT NULL,
  PRIMARY KEY (key, message_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX message_references_by_message ON message_references (message_id);

-- Where the user parted or joined conversations by hand: this message stays in this group, whatever the headers say.
CREATE TABLE thread_pins (
  message_id TEXT PRIMARY KEY NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
  pinned_group TEXT NOT NULL,
  pinned_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX thread_pins_by_group ON thread_pins (pinned_group);

ALTER TABLE threads ADD COLUMN is_muted INTEGER NOT NULL DEFAULT 0 CHECK (is_muted IN (0, 1));
ALTER TABLE threads ADD COLUMN gmail_id TEXT;
-- Conversations are found by the words of their messages now.
ALTER TABLE threads DROP COLUMN find_text;
CREATE INDEX threads_by_gmail_id ON threads (account_id, gmail_id) WHERE gmail_id IS NOT NULL;

-- What the server said last, copy by copy. One message may lie under several uids and in several folders.
CREATE TABLE remote_messages (
  mailbox_id TEXT NOT NULL REFERENCES mailboxes (id) ON DELETE CASCADE,
  uid INTEGER NOT NULL CHECK (uid > 0),
  message_id TEXT NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
  -- Space between, sorted.
  flags TEXT NOT NULL,
  modseq TEXT,
  PRIMARY KEY (mailbox_id, uid)
) STRICT, WITHOUT ROWID;
CREATE INDEX remote_messages_by_message ON remote_messages (message_id);

-- How many copies lie in each folder, kept by these triggers and by nothing else: windows ask for it several times a
-- second while a mailbox comes in, and counting 200,000 rows takes a tenth of one.
CREATE TABLE mailbox_copies (
  mailbox_id TEXT PRIMARY KEY NOT NULL REFERENCES mailboxes (id) ON DELETE CASCADE,
  count INTEGER NOT NULL CHECK (count >= 0)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER remote_messages_counts_insert AFTER INSERT ON remote_messages
BEGIN
  INSERT INTO mailbox_copies VALUES (NEW.mailbox_id, 1) ON CONFLICT (mailbox_id) DO UPDATE SET count = count + 1;
END;

CREATE TRIGGER remote_messages_counts_delete AFTER DELETE ON remote_messages
BEGIN
  UPDATE mailbox_copies SET count = count - 1 WHERE mailbox_id = OLD.mailbox_id;
END;

-- A copy in another folder is another copy.
CREATE TRIGGER remote_messages_keeps_place BEFORE UPDATE OF mailbox_id ON remote_messages
BEGIN
  SELECT RAISE(ABORT, 'a row of remote_messages does not change its folder');
END;

-- The order of a folder message by message, for the flat list.
ALTER TABLE message_mailboxes ADD COLUMN sort_at INTEGER NOT NULL DEFAULT 0;
UPDATE message_mailboxes SET sort_at = (SELECT sent_at FROM messages WHERE id = message_id);
CREATE INDEX message_mailboxes_flat ON message_mailboxes (mailbox_id, sort_at DESC, message_id DESC);
-- The one above begins with the same column.
DROP INDEX message_mailboxes_by_mailbox;

-- Words of messages. doc_id grows with the date, so that "newest first" is the order of the index.
CREATE TABLE search_docs (
  doc_id INTEGER PRIMARY KEY NOT NULL,
  message_id TEXT NOT NULL UNIQUE REFERENCES messages (id) ON DELETE CASCADE
) STRICT;
CREATE VIRTUAL TABLE search_words USING fts5(
  subject, people, body, files,
  content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
-- A leaf of the index fits a page of the file; of SQLite's own size every second page would be a tenth full.
INSERT INTO search_words (search_words, rank) VALUES ('pgsz', 3980);
-- By itself FTS5 merges segments in bites of a megabyte, within whatever write comes its way. core/search does it with
-- every write that brings words, in bites that no one notices; the last is the brake should it ever fall behind.
INSERT INTO search_words (search_words, rank) VALUES ('automerge', 0);
INSERT INTO search_words (search_words, rank) VALUES ('usermerge', 8);
INSERT INTO search_words (search_words, rank) VALUES ('crisismerge', 128);

-- Whatever deletes a message, also an account that goes with all it had, takes its words along.
CREATE TRIGGER search_docs_forgets_words AFTER DELETE ON search_docs
BEGIN
  DELETE FROM search_words WHERE rowid = OLD.doc_id;
END;

-- Who the user has to do with; learned from mail, never sent anywhere.
CREATE TABLE contacts (
  address TEXT PRIMARY KEY NOT NULL COLLATE NOCASE,
  name TEXT NOT NULL,
  -- A name the user's own mail gave them wins over what senders call themselves.
  name_by TEXT NOT NULL CHECK (name_by IN ('user', 'sender')),
  written_to INTEGER NOT NULL DEFAULT 0,
  received_from INTEGER NOT NULL DEFAULT 0,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  find_text TEXT NOT NULL
) STRICT;
CREATE INDEX contacts_by_use ON contacts (written_to DESC, last_at DESC);

-- The draft is its newest state; the journal holds what each save left, thinned with age.
ALTER TABLE drafts ADD COLUMN identity_id TEXT;
ALTER TABLE drafts ADD COLUMN kind TEXT NOT NULL DEFAULT 'new' CHECK (kind IN ('new', 'reply', 'replyAll', 'forward'));
ALTER TABLE drafts ADD COLUMN source_id TEXT;
-- Sanitised HTML as the editor wrote it; NULL for a plain text draft.
ALTER TABLE drafts ADD COLUMN html TEXT;
-- The quoted mail below the user's words, as text and as HTML.
ALTER TABLE drafts ADD COLUMN quote_text TEXT NOT NULL DEFAULT '';
ALTER TABLE drafts ADD COLUMN quote_html TEXT;
ALTER TABLE drafts ADD COLUMN rfc_id TEXT;
-- The mail in the server's Drafts folder that this draft was opened from; sending or discarding removes it there.
ALTER TABLE drafts ADD COLUMN remote_message_id TEXT;
-- Which state of it (changed_at) the server's Drafts folder was last told to hold, and when.
ALTER TABLE drafts ADD COLUMN pushed_version INTEGER;
ALTER TABLE drafts ADD COLUMN pushed_at INTEGER;
-- When its editor was shut last.
ALTER TABLE drafts ADD COLUMN closed_at INTEGER;
-- Put away; housekeeping deletes it once nobody can take that back any more.
ALTER TABLE drafts ADD COLUMN discarded_at INTEGER;
CREATE INDEX drafts_discarded ON drafts (discarded_at) WHERE discarded_at IS NOT NULL;

CREATE TABLE draft_versions (
  draft_id TEXT NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  PRIMARY KEY (draft_id, at)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft_attachments (
  id TEXT PRIMARY KEY NOT NULL,
  draft_id TEXT NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  mime_type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  -- In the raw store.
  raw_hash TEXT NOT NULL,
  content_id TEXT
) STRICT;
CREATE INDEX draft_attachments_by_draft ON draft_attachments (draft_id, position);

-- The delivery ledger: one row per mail that goes out.
CREATE TABLE deliveries (
  id TEXT PRIMARY KEY NOT NULL,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  rfc_id TEXT NOT NULL,
  raw_hash TEXT NOT NULL,
  subject TEXT NOT NULL,
  sender TEXT NOT NULL,
  recipients TEXT NOT NULL CHECK (json_valid(recipients)),
  state TEXT NOT NULL CHECK (state IN
    ('scheduled', 'queued', 'sending', 'unknown', 'accepted', 'filed', 'seen', 'failed', 'cancelled', 'missed')),
  send_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_try_at INTEGER,
  -- JSON: {code, cause, text, at}
  trouble TEXT CHECK (json_valid(trouble)),
  -- Addresses that no server has taken it for yet; a server may take it for some and put off others.
  left_to TEXT NOT NULL CHECK (json_valid(left_to)),
  -- Set before the last bytes leave: a try that ended after this and without an answer may have arrived.
  body_at INTEGER,
  accepted_at INTEGER,
  -- The Message-ID under which the server passed it on, where that is another one.
  server_rfc_id TEXT,
  -- How often it was looked for in Sent without being found.
  looks INTEGER NOT NULL DEFAULT 0,
  kind TEXT NOT NULL,
  source_id TEXT,
  message_id TEXT REFERENCES messages (id) ON DELETE SET NULL,
  made_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX deliveries_open ON deliveries (send_at)
  WHERE state IN ('scheduled', 'queued', 'sending', 'unknown', 'accepted', 'filed', 'missed', 'failed');
CREATE INDEX deliveries_by_rfc_id ON deliveries (rfc_id);
CREATE INDEX deliveries_by_time ON deliveries (made_at DESC, id DESC);

-- A draft on its way is kept, out of sight, until a server has taken the mail: called back, it opens with its versions.
ALTER TABLE drafts ADD COLUMN delivery_id TEXT REFERENCES deliveries (id) ON DELETE SET NULL;
CREATE INDEX drafts_by_delivery ON drafts (delivery_id) WHERE delivery_id IS NOT NULL;

CREATE TABLE delivery_events (
  delivery_id TEXT NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  position INTEGER NOT NULL,
  state TEXT NOT NULL,
  note TEXT,
  PRIMARY KEY (delivery_id, position)
) STRICT, WITHOUT ROWID;

-- Who could not be reached, from the mails that say so.
CREATE TABLE delivery_failures (
  delivery_id TEXT NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
  recipient TEXT NOT NULL,
  status TEXT,
  is_final INTEGER NOT NULL CHECK (is_final IN (0, 1)),
  bounce_message_id TEXT REFERENCES messages (id) ON DELETE SET NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (delivery_id, recipient)
) STRICT, WITHOUT ROWID;
