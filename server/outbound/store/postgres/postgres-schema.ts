/**
 * Steps that make the tables in PostgreSQL, in order; a step that was released is never edited.
 *
 * Keys sort by bytes (COLLATE "C"), as in SQLite. Every unique key holds the column by which its
 * table could be spread over several servers: identities by (source, id), subjects by their number.
 */
export const POSTGRES_MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE source_name (
    no INTEGER GENERATED ALWAYS AS IDENTITY, uri TEXT COLLATE "C" NOT NULL PRIMARY KEY);
  CREATE SEQUENCE event_seq;
  CREATE TABLE event (
    seq BIGINT NOT NULL, source_no INTEGER NOT NULL, id TEXT COLLATE "C" NOT NULL,
    type TEXT NOT NULL, subject TEXT NOT NULL, time BIGINT NOT NULL, sequence BIGINT,
    received_at BIGINT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (source_no, id));
  CREATE INDEX event_by_seq ON event (seq);
  CREATE TABLE subject (
    kind TEXT COLLATE "C" NOT NULL, no TEXT COLLATE "C" NOT NULL, events TEXT NOT NULL,
    region TEXT, path TEXT COLLATE "C" NOT NULL, department TEXT, line TEXT, item TEXT,
    title TEXT COLLATE "C", phase TEXT, level TEXT, received BIGINT, finished BIGINT,
    next_at BIGINT, as_of BIGINT NOT NULL, clocks TEXT NOT NULL, contribution TEXT NOT NULL,
    configuration BIGINT NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (kind, no))
    WITH (fillfactor = 80);
  CREATE INDEX subject_next_at ON subject (next_at) WHERE next_at IS NOT NULL;
  CREATE INDEX subject_path ON subject (path) WHERE kind = 'case';
  CREATE INDEX subject_received ON subject ((coalesce(received, 0)) DESC, no) WHERE kind = 'case';
  CREATE TABLE link (
    case_no TEXT COLLATE "C" NOT NULL, kind TEXT COLLATE "C" NOT NULL,
    no TEXT COLLATE "C" NOT NULL, PRIMARY KEY (case_no, kind, no));
  CREATE TABLE card (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY, subject TEXT COLLATE "C" NOT NULL,
    path TEXT NOT NULL, line TEXT, state TEXT NOT NULL, body TEXT NOT NULL)
    WITH (fillfactor = 80);
  CREATE INDEX card_subject ON card (subject);
  CREATE TABLE change (
    data_version BIGINT NOT NULL PRIMARY KEY, swept_to BIGINT NOT NULL, deltas TEXT NOT NULL,
    cards TEXT NOT NULL, cases TEXT NOT NULL, snapshot BOOLEAN NOT NULL, at BIGINT NOT NULL,
    last_event_at BIGINT);
  CREATE TABLE count (cell TEXT COLLATE "C" NOT NULL PRIMARY KEY, amount BIGINT NOT NULL)
    WITH (fillfactor = 80);
  CREATE TABLE head (
    name TEXT NOT NULL PRIMARY KEY, value BIGINT NOT NULL, before BIGINT NOT NULL,
    version BIGINT NOT NULL);
  INSERT INTO head (name, value, before, version) VALUES ('countedTo', 0, 0, 0);
  CREATE TABLE reference (
    no BIGINT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, code TEXT NOT NULL,
    recorded_at BIGINT NOT NULL, data TEXT NOT NULL);
  CREATE TABLE account (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY, display_name TEXT NOT NULL, role TEXT NOT NULL,
    region_code TEXT, line TEXT, disabled BOOLEAN NOT NULL, password_hash TEXT NOT NULL,
    created_at BIGINT NOT NULL);
  CREATE TABLE session (
    id_hash TEXT COLLATE "C" NOT NULL PRIMARY KEY, account TEXT NOT NULL,
    created_at BIGINT NOT NULL, last_seen_at BIGINT NOT NULL, expires_at BIGINT NOT NULL);
  CREATE TABLE source (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY, prefix TEXT NOT NULL, region_code TEXT,
    key_hash TEXT COLLATE "C" NOT NULL UNIQUE, added_at BIGINT NOT NULL);
  CREATE TABLE source_day (
    name TEXT COLLATE "C" NOT NULL, day INTEGER NOT NULL, accepted BIGINT NOT NULL,
    rejected BIGINT NOT NULL, lag_ms BIGINT NOT NULL, last_event_at BIGINT,
    last_received_at BIGINT NOT NULL, PRIMARY KEY (name, day)) WITH (fillfactor = 50);
  CREATE TABLE watch (
    account TEXT COLLATE "C" NOT NULL, card TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (account, card));
  CREATE TABLE quarantine (
    no BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, source TEXT, event_id TEXT,
    code TEXT NOT NULL, path TEXT, message TEXT NOT NULL, received_at BIGINT NOT NULL, event TEXT,
    kept_seq BIGINT, source_name TEXT);
  CREATE INDEX quarantine_event ON quarantine (source, event_id);
  CREATE INDEX quarantine_account ON quarantine (source_name, no);
  CREATE TABLE source_tally (
    source TEXT COLLATE "C" NOT NULL, day INTEGER NOT NULL, accepted BIGINT NOT NULL,
    rejected BIGINT NOT NULL, late BIGINT NOT NULL, PRIMARY KEY (source, day))
    WITH (fillfactor = 50);
  CREATE TABLE manifest (
    source TEXT COLLATE "C" NOT NULL, from_at BIGINT NOT NULL, to_at BIGINT NOT NULL,
    count BIGINT NOT NULL, received_at BIGINT NOT NULL, PRIMARY KEY (source, from_at, to_at));
  CREATE TABLE audit (
    no BIGINT NOT NULL PRIMARY KEY, at BIGINT NOT NULL, actor TEXT NOT NULL, session TEXT, ip TEXT,
    action TEXT NOT NULL, object TEXT, reason TEXT, outcome TEXT NOT NULL, detail TEXT NOT NULL,
    prev_hash TEXT NOT NULL, hash TEXT NOT NULL);
  CREATE INDEX audit_actor ON audit (actor, no);
  CREATE INDEX audit_action ON audit (action, no);
  CREATE INDEX audit_at ON audit (at);
  CREATE FUNCTION refuse_audit() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'rows of the audit log are neither changed nor taken away'; END $$;
  CREATE FUNCTION check_audit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.no <> (SELECT coalesce(max(no), 0) + 1 FROM audit) THEN
      RAISE EXCEPTION 'rows of the audit log are added at its end';
    END IF;
    RETURN NEW; END $$;
  CREATE TRIGGER audit_change BEFORE UPDATE OR DELETE ON audit
    FOR EACH ROW EXECUTE FUNCTION refuse_audit();
  CREATE TRIGGER audit_truncate BEFORE TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit();
  CREATE TRIGGER audit_insert BEFORE INSERT ON audit
    FOR EACH ROW EXECUTE FUNCTION check_audit();
  `,
  `
  CREATE TABLE credential (
    kind TEXT COLLATE "C" NOT NULL, key TEXT COLLATE "C" NOT NULL, account TEXT NOT NULL,
    body TEXT NOT NULL, PRIMARY KEY (kind, key));
  CREATE INDEX session_account ON session (account);
  `,
  `
  CREATE TABLE vault_key (
    place INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, since BIGINT NOT NULL);
  CREATE TABLE secret (
    kind TEXT COLLATE "C" NOT NULL, no TEXT COLLATE "C" NOT NULL, half BYTEA, forgotten_at BIGINT,
    PRIMARY KEY (no, kind));
  CREATE TABLE personal (seq BIGINT NOT NULL PRIMARY KEY, sealed BYTEA NOT NULL);
  `,
  `
  CREATE TABLE record (
    kind TEXT COLLATE "C" NOT NULL, key TEXT COLLATE "C" NOT NULL, body TEXT NOT NULL,
    version BIGINT NOT NULL, PRIMARY KEY (kind, key));
  `,
  `
  ALTER TABLE card ADD COLUMN kind TEXT COLLATE "C" NOT NULL DEFAULT 'case';
  CREATE INDEX ticket_path ON subject (path) WHERE kind = 'ticket';
  CREATE INDEX ticket_received ON subject ((coalesce(received, 0)) DESC, no) WHERE kind = 'ticket';
  CREATE INDEX review_path ON subject (path) WHERE kind = 'review';
  CREATE INDEX review_received ON subject ((coalesce(received, 0)) DESC, no) WHERE kind = 'review';
  `,
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
    kind TEXT COLLATE "C" NOT NULL, month INTEGER NOT NULL, region TEXT COLLATE "C" NOT NULL,
    mark INTEGER NOT NULL, no TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (kind, month, region, mark, no));
  `,
  // Lists of a department and their totals.
  `
  CREATE INDEX case_department ON subject (department, (coalesce(received, 0)) DESC)
    WHERE kind = 'case';
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
    level INTEGER NOT NULL, to_version BIGINT NOT NULL, part INTEGER NOT NULL, moves BYTEA NOT NULL,
    PRIMARY KEY (to_version, level, part));
  `,
];
