import type { DatabaseSync } from 'node:sqlite';
import { maskText, starText } from '#domain/access/masking.ts';
import type { EventData, LoggedEvent } from '#domain/cases/logged-event.ts';
import { sealParts, splitEvents } from '../../application/people/personal-records.ts';
import type { SplitEvent } from '../../application/people/personal-records.ts';
import { VaultError } from '../../application/people/vault.ts';
import type { Vault } from '../../application/people/vault.ts';
import { openSqlite } from './sqlite/open-sqlite.ts';
import { openingFailure } from './sqlite/sqlite-failure.ts';
import { sqlitePersonal } from './sqlite/sqlite-personal.ts';

const EVENTS_AT_ONCE = 500;
/** All events are sealed; what was overwritten may still lie in free pages of the file. */
const SWEPT_NEXT = -1;

interface OldEvent {
  readonly seq: number;
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly data: string;
}

/**
 * Seals what a store holds of people from before they were kept apart: events, refused events, and
 * the texts of cases and cards that quote them. Works in bounded transactions; what was broken off is
 * taken up at the next opening. Nothing is left in the file when it is done; older backups keep what
 * they have.
 */
export async function sealOld(folder: string, vault: Vault): Promise<void> {
  const db = openSqlite(folder);
  try {
    if (markOf(db) === undefined) return;
    // What is overwritten is wiped, also in the middle of a page.
    db.exec('PRAGMA secure_delete=ON');
    while ((markOf(db) ?? SWEPT_NEXT) !== SWEPT_NEXT) await within(db, () => sealSome(db, vault));
    db.exec('VACUUM');
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    db.exec("DELETE FROM head WHERE name = 'unsealed'");
  } catch (error) {
    // The file is written anew beside itself, which takes as much room again.
    throw openingFailure(error);
  } finally {
    db.close();
  }
}

/** Next event to look at; undefined where all was sealed long ago. */
function markOf(db: DatabaseSync): number | undefined {
  const row = db.prepare("SELECT value FROM head WHERE name = 'unsealed'").get();
  return row === undefined ? undefined : Number(row['value']);
}

async function sealSome(db: DatabaseSync, vault: Vault): Promise<void> {
  const from = markOf(db) ?? SWEPT_NEXT;
  if (from === SWEPT_NEXT) return;
  const rows = db
    .prepare(
      `SELECT event.seq, source_name.uri AS source, event.id, event.type, event.subject, event.data
       FROM event JOIN source_name ON source_name.no = event.source_no
       WHERE event.seq >= ? ORDER BY event.seq LIMIT ?`,
    )
    .all(from, EVENTS_AT_ONCE) as unknown as OldEvent[];
  const last = rows.at(-1);
  const move = db.prepare("UPDATE head SET value = ? WHERE name = 'unsealed'");
  if (last === undefined) {
    sealQuarantine(db, vault);
    move.run(SWEPT_NEXT);
    return;
  }
  await sealEvents(db, vault, rows);
  move.run(last.seq + 1);
}

async function sealEvents(
  db: DatabaseSync,
  vault: Vault,
  rows: readonly OldEvent[],
): Promise<void> {
  const personal = sqlitePersonal(db);
  const sealed = await personal.read(rows.map(({ seq }) => seq));
  const before = new Set(sealed.map(({ seq }) => seq));
  const open = rows.filter(({ seq }) => !before.has(seq));
  const split = await splitEvents(personal, vault, open.map(eventOf));
  const added = open.map(({ seq }) => ({ fresh: true, seq }) as const);
  await personal.put(sealParts(vault, split, added));
  const rewrite = db.prepare('UPDATE event SET data = ? WHERE seq = ?');
  for (const [place, one] of split.entries()) {
    if (one.parts.length === 0) continue;
    rewrite.run(JSON.stringify(one.event.data), open[place]?.seq ?? 0);
    starQuotes(db, one);
  }
}

/** Cases and cards quote free texts masked; now they quote what the log keeps of them. */
function starQuotes(db: DatabaseSync, { event, parts }: SplitEvent): void {
  const title = db.prepare('UPDATE subject SET title = ? WHERE no = ? AND title = ?');
  const cards = db.prepare('SELECT id, body FROM card WHERE subject = ?');
  const quote = db.prepare('UPDATE card SET body = ? WHERE id = ?');
  for (const { hides, value } of parts) {
    if (hides === 'all' || typeof value !== 'string') continue;
    const [masked, starred] = [maskText(value), starText(value)];
    title.run(starred, event.subject, masked);
    for (const card of cards.all(event.subject)) {
      const body = String(card['body']);
      const now = body.replaceAll(JSON.stringify(masked), JSON.stringify(starred));
      if (now !== body) quote.run(now, card['id'] as string);
    }
  }
}

function sealQuarantine(db: DatabaseSync, vault: Vault): void {
  const rows = db.prepare('SELECT no, path, message, event FROM quarantine').all();
  const rewrite = db.prepare('UPDATE quarantine SET path = ?, message = ?, event = ? WHERE no = ?');
  for (const row of rows) {
    const event = row['event'] as string | null;
    if (event === null || isSealed(vault, event)) continue;
    const path = row['path'] as string | null;
    rewrite.run(
      path === null ? null : maskText(path),
      maskText(String(row['message'])),
      vault.sealText(event),
      row['no'] as number,
    );
  }
}

function isSealed(vault: Vault, text: string): boolean {
  try {
    vault.openText(text);
    return true;
  } catch (error) {
    if (error instanceof VaultError) return false;
    throw error;
  }
}

/** What splitting needs of an event; the rest of it does not matter there. */
function eventOf({ source, id, type, subject, data }: OldEvent): LoggedEvent {
  const rest = { time: 0, sequence: null, receivedAt: 0 };
  return { source, id, type, subject, ...rest, data: JSON.parse(data) as EventData };
}

async function within(db: DatabaseSync, work: () => Promise<void>): Promise<void> {
  db.exec('BEGIN IMMEDIATE');
  try {
    await work();
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
