/**
 * Steps that make the tables, in order; a step that was released is never edited, a new one follows.
 * Kept to what PostgreSQL reads as well: no upserting dialect but ON CONFLICT, no loose types.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE source_name (no INTEGER PRIMARY KEY, uri TEXT NOT NULL UNIQUE);
  CREATE TABLE event (
    seq BIGINT NOT NULL, source_no INTEGER NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL,
    subject TEXT NOT NULL, time BIGINT NOT NULL, sequence BIGINT, received_at BIGINT NOT NULL,
    data TEXT NOT NULL, PRIMARY KEY (seq), UNIQUE (source_no, id));
  CREATE TABLE subject (
    kind TEXT NOT NULL, no TEXT NOT NULL, events TEXT NOT NULL, region TEXT, path TEXT NOT NULL,
    department TEXT, line TEXT, item TEXT, title TEXT, phase TEXT, level TEXT, received BIGINT,
    finished BIGINT, next_at BIGINT, as_of BIGINT NOT NULL, clocks TEXT NOT NULL,
    contribution TEXT NOT NULL, configuration BIGINT NOT NULL, version BIGINT NOT NULL,
    PRIMARY KEY (kind, no));
  CREATE INDEX subject_next_at ON subject (next_at) WHERE next_at IS NOT NULL;
  CREATE INDEX subject_path ON subject (path) WHERE kind = 'case';
  CREATE INDEX subject_received ON subject ((coalesce(received, 0)) DESC, no) WHERE kind = 'case';
  CREATE TABLE link (
    case_no TEXT NOT NULL, kind TEXT NOT NULL, no TEXT NOT NULL, PRIMARY KEY (case_no, kind, no));
  CREATE TABLE card (
    id TEXT NOT NULL PRIMARY KEY, subject TEXT NOT NULL, path TEXT NOT NULL, line TEXT,
    state TEXT NOT NULL, body TEXT NOT NULL);
  CREATE INDEX card_subject ON card (subject);
  CREATE TABLE change (
    data_version BIGINT NOT NULL, swept_to BIGINT NOT NULL, deltas TEXT NOT NULL,
    cards TEXT NOT NULL, cases TEXT NOT NULL, snapshot INTEGER NOT NULL, at BIGINT NOT NULL,
    last_event_at BIGINT, PRIMARY KEY (data_version));
  CREATE TABLE count (cell TEXT NOT NULL PRIMARY KEY, amount BIGINT NOT NULL);
  CREATE TABLE head (name TEXT NOT NULL PRIMARY KEY, value BIGINT NOT NULL);
  CREATE TABLE reference (
    no BIGINT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, code TEXT NOT NULL,
    recorded_at BIGINT NOT NULL, data TEXT NOT NULL);
  CREATE TABLE account (
    name TEXT NOT NULL PRIMARY KEY, display_name TEXT NOT NULL, role TEXT NOT NULL,
    region_code TEXT, line TEXT, disabled INTEGER NOT NULL, password_hash TEXT NOT NULL,
    created_at BIGINT NOT NULL);
  CREATE TABLE session (
    id_hash TEXT NOT NULL PRIMARY KEY, account TEXT NOT NULL, created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL, expires_at BIGINT NOT NULL);
  CREATE TABLE source (
    name TEXT NOT NULL PRIMARY KEY, prefix TEXT NOT NULL, key_hash TEXT NOT NULL UNIQUE,
    added_at BIGINT NOT NULL);
  CREATE TABLE source_day (
    name TEXT NOT NULL, day INTEGER NOT NULL, accepted BIGINT NOT NULL, rejected BIGINT NOT NULL,
    lag_ms BIGINT NOT NULL, last_event_at BIGINT, last_received_at BIGINT NOT NULL,
    PRIMARY KEY (name, day));
  CREATE TABLE watch (account TEXT NOT NULL, card TEXT NOT NULL, PRIMARY KEY (account, card));
  CREATE TABLE quarantine (
    no BIGINT NOT NULL PRIMARY KEY, source TEXT, event_id TEXT, code TEXT NOT NULL, path TEXT,
    message TEXT NOT NULL, received_at BIGINT NOT NULL, event TEXT, kept_seq BIGINT,
    source_name TEXT);
  CREATE INDEX quarantine_event ON quarantine (source, event_id);
  `,
  `
  ALTER TABLE source ADD COLUMN region_code TEXT;
  CREATE TABLE source_tally (
    source TEXT NOT NULL, day INTEGER NOT NULL, accepted BIGINT NOT NULL, rejected BIGINT NOT NULL,
    late BIGINT NOT NULL, PRIMARY KEY (source, day));
  CREATE TABLE manifest (
    source TEXT NOT NULL, from_at BIGINT NOT NULL, to_at BIGINT NOT NULL, count BIGINT NOT NULL,
    received_at BIGINT NOT NULL, PRIMARY KEY (source, from_at, to_at));
  CREATE INDEX quarantine_account ON quarantine (source_name, no);
  `,
  `
  CREATE TABLE audit (
    no BIGINT NOT NULL PRIMARY KEY, at BIGINT NOT NULL, actor TEXT NOT NULL, session TEXT, ip TEXT,
    action TEXT NOT NULL, object TEXT, reason TEXT, outcome TEXT NOT NULL, detail TEXT NOT NULL,
    prev_hash TEXT NOT NULL, hash TEXT NOT NULL);
  CREATE INDEX audit_actor ON audit (actor, no);
  CREATE INDEX audit_action ON audit (action, no);
  CREATE INDEX audit_at ON audit (at);
  CREATE TRIGGER audit_update BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'rows of the audit log are not changed'); END;
  CREATE TRIGGER audit_delete BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'rows of the audit log are not taken away'); END;
  CREATE TRIGGER audit_insert BEFORE INSERT ON audit
    WHEN NEW.no <> (SELECT coalesce(max(no), 0) + 1 FROM audit)
    BEGIN SELECT RAISE(ABORT, 'rows of the audit log are added at its end'); END;
  `,
  `
  CREATE TABLE credential (
    kind TEXT NOT NULL, key TEXT NOT NULL, account TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (kind, key));
  CREATE INDEX session_account ON session (account);
  `,
  // Personal data apart. What was stored before is sealed when a writer opens the store: see the
  // mark `unsealed`, the number up to which events and quarantine still hold it in clear.
  `
  CREATE TABLE vault_key (id TEXT NOT NULL PRIMARY KEY, since BIGINT NOT NULL);
  CREATE TABLE secret (
    kind TEXT NOT NULL, no TEXT NOT NULL, half BLOB, forgotten_at BIGINT,
    PRIMARY KEY (no, kind)) WITHOUT ROWID;
  CREATE TABLE personal (seq INTEGER PRIMARY KEY, sealed BLOB NOT NULL);
  INSERT INTO head (name, value) SELECT 'unsealed', 1 WHERE EXISTS (SELECT 1 FROM event)
    OR EXISTS (SELECT 1 FROM quarantine);
  `,
  `
  CREATE TABLE record (
    kind TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, version BIGINT NOT NULL,
    PRIMARY KEY (kind, key));
  `,
  // Subjects of other kinds than cases are derived, listed and have cards.
  `
  ALTER TABLE card ADD COLUMN kind TEXT NOT NULL DEFAULT 'case';
  CREATE INDEX ticket_path ON subject (path) WHERE kind = 'ticket';
  CREATE INDEX ticket_received ON subject ((coalesce(received, 0)) DESC, no) WHERE kind = 'ticket';
  CREATE INDEX review_path ON subject (path) WHERE kind = 'review';
  CREATE INDEX review_received ON subject ((coalesce(received, 0)) DESC, no) WHERE kind = 'review';
  `,
  // What lists of tickets and reviews show, and which of them wait for somebody.
  `
  ALTER TABLE subject ADD COLUMN summary TEXT;
  ALTER TABLE subject ADD COLUMN open BIGINT;
  CREATE INDEX subject_open ON subject (kind, no) WHERE open = 1;
  `,
  `
  ALTER TABLE subject ADD COLUMN detached TEXT;
  `,
  // What everybody may ask for is found by category: of a province's tickets few are for everybody.
  `
  CREATE INDEX ticket_item ON subject (item, (coalesce(received, 0)) DESC, no)
    WHERE kind = 'ticket';
  `,
  // Where something is counted, and what: evidence of what is rare is found among many cases.
  `
  CREATE TABLE evidence (
    kind TEXT NOT NULL, month INTEGER NOT NULL, region TEXT NOT NULL, mark INTEGER NOT NULL,
    no TEXT NOT NULL, PRIMARY KEY (kind, month, region, mark, no)) WITHOUT ROWID;
  `,
  // Lists and their totals: of a department in order, and of a subtree within a line, without its rows.
  `
  CREATE INDEX case_department ON subject (department, (coalesce(received, 0)) DESC, no, path, line)
    WHERE kind = 'case';
  CREATE INDEX case_path_line ON subject (path, line) WHERE kind = 'case';
  DROP INDEX subject_path;
  `,
  // What cases have in common as far as other days off and limits can move them.
  `
  ALTER TABLE subject ADD COLUMN shape BIGINT;
  `,
  // What changes moved, added up, so that going back over many of them reads a few rows.
  `
  CREATE TABLE stretch (
    level INTEGER NOT NULL, from_version BIGINT NOT NULL, to_version BIGINT NOT NULL,
    hour INTEGER NOT NULL, swept_to BIGINT NOT NULL, at BIGINT NOT NULL, until BIGINT NOT NULL,
    PRIMARY KEY (to_version, level));
  CREATE INDEX stretch_from ON stretch (from_version, level);
  CREATE TABLE stretch_part (
    level INTEGER NOT NULL, to_version BIGINT NOT NULL, part INTEGER NOT NULL, moves BLOB NOT NULL,
    PRIMARY KEY (to_version, level, part));
  `,
];
