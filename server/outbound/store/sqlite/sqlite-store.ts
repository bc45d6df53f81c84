import type { DatabaseSync } from 'node:sqlite';
import type { Store, StoreParts } from '../../../application/store/store.ts';
import { MomentPassed } from '../../../application/store/moment-passed.ts';
import type { Head } from '../../../application/store/store-rows.ts';
import { makeLast, openSqlite } from './open-sqlite.ts';
import type { Lasting } from './open-sqlite.ts';
import { sqliteAccounts } from './sqlite-accounts.ts';
import { storeFailure } from './sqlite-failure.ts';
import { sqliteCredentials } from './sqlite-credentials.ts';
import { sqliteRecords } from './sqlite-records.ts';
import { sqliteAudit } from './sqlite-audit.ts';
import { sqliteEvidence } from './sqlite-evidence.ts';
import { sqliteCards } from './sqlite-cards.ts';
import { sqliteIntake } from './sqlite-intake.ts';
import { sqliteJournal } from './sqlite-journal.ts';
import { sqliteLog } from './sqlite-log.ts';
import { sqliteSourceDays } from './sqlite-source-days.ts';
import { sqlitePersonal } from './sqlite-personal.ts';
import { sqliteReference } from './sqlite-reference.ts';
import { sqliteStretches } from './sqlite-stretches.ts';
import { sqliteSubjects } from './sqlite-subjects.ts';

/**
 * The embedded home: one connection, so one transaction or snapshot at a time; those asked for at
 * once wait for each other. What is read outside of one may see the inside of it.
 *
 * @throws {StartupError} see {@link openSqlite}.
 */
export function sqliteStore(folder: string, cacheKib?: number, lasting?: Lasting): Store {
  const db = openSqlite(folder, cacheKib, lasting);
  const log = sqliteLog(db);
  const parts: StoreParts = {
    log,
    subjects: sqliteSubjects(db),
    evidence: sqliteEvidence(db),
    cards: sqliteCards(db),
    journal: sqliteJournal(db),
    stretches: sqliteStretches(db),
    reference: sqliteReference(db),
    desk: {
      ...sqliteAccounts(db),
      ...sqliteCredentials(db),
      ...sqliteRecords(db),
      ...sqliteIntake(db),
      ...sqliteSourceDays(db),
    },
    audit: sqliteAudit(db),
    personal: sqlitePersonal(db),
  };
  const dataVersion = db.prepare('PRAGMA data_version');
  let seen = Number(dataVersion.get()?.['data_version']);
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(begin: string, work: () => Promise<T>): Promise<T> => {
    const turn = last.then(() => within(db, begin, work));
    last = turn.catch(() => {
      log.forget();
    });
    return turn;
  };
  return {
    ...parts,
    isShared: false,
    transaction: (work) => inTurn('BEGIN IMMEDIATE', () => work(parts)),
    snapshot: (work, at) =>
      inTurn('BEGIN', async () => {
        const moment = momentOf(await parts.journal.head());
        if (at !== undefined && at !== moment) throw new MomentPassed();
        return work(parts, moment);
      }),
    onDuty: (_duty, work) => work(),
    foreignWrites: () => {
      const now = Number(dataVersion.get()?.['data_version']);
      const moved = now !== seen;
      seen = now;
      return Promise.resolve(moved);
    },
    rest: () => {
      // Copies what lies in the write-ahead log to its place, so that no commit has to.
      db.exec('PRAGMA wal_checkpoint(PASSIVE)');
      return Promise.resolve();
    },
    wipe: () => {
      // What was deleted still lies in the write-ahead log.
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      return Promise.resolve();
    },
    close: () => {
      if (lasting === 'whenClosed') makeLast(db);
      db.close();
      return Promise.resolve();
    },
  };
}

/** Whoever writes subjects, cards or events moves one of these in the same transaction. */
function momentOf({ dataVersion, configuration, refiledTo, derivedWith }: Head): string {
  return [dataVersion, configuration, refiledTo, derivedWith].join(' ');
}

async function within<T>(db: DatabaseSync, begin: string, work: () => Promise<T>): Promise<T> {
  try {
    db.exec(begin);
    const result = await work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    // A full disk may have rolled back already.
    if (db.isTransaction) db.exec('ROLLBACK');
    throw storeFailure(error);
  }
}
