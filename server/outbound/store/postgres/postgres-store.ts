import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { ServiceError } from '../../../errors.ts';
import type { Company, Duty, Store, StoreParts } from '../../../application/store/store.ts';
import { lateAudit } from '../late-audit.ts';
import { postgresAudit } from './postgres-audit.ts';
import { postgresSourceDays } from './postgres-source-days.ts';
import { postgresAccounts } from './postgres-accounts.ts';
import { postgresEvidence } from './postgres-evidence.ts';
import { postgresCards } from './postgres-cards.ts';
import { postgresCredentials } from './postgres-credentials.ts';
import { postgresRecords } from './postgres-records.ts';
import { postgresIntake } from './postgres-intake.ts';
import { postgresJournal } from './postgres-journal.ts';
import { postgresLog } from './postgres-log.ts';
import type { SourceNumbers } from './postgres-log.ts';
import { postgresPersonal } from './postgres-personal.ts';
import { postgresReference } from './postgres-reference.ts';
import { postgresStretches } from './postgres-stretches.ts';
import { postgresSubjects } from './postgres-subjects.ts';
import { connectionSettings } from './postgres-connection.ts';
import { LOCKS } from './postgres-locks.ts';
import { sqlOn } from '../sql.ts';
import type { Sql } from '../sql.ts';
import { SqlFailure } from '../sql-failure.ts';
import { SubjectTaken } from '../../../application/writer/subject-taken.ts';

/** A transaction that stands in others' way is run again this often before it is given up. */
const MOST_ATTEMPTS = 10;
/** Longest pause between two attempts, reached by doubling; each is shortened at random. */
const LONGEST_PAUSE_MS = 500;
/** How often the server is asked what became of a commit whose answer was lost. */
const OUTCOME_ASKED = 20;

const BEGIN: Readonly<Record<Company, string>> = {
  shared: `BEGIN; SELECT pg_advisory_xact_lock_shared(${LOCKS.gate})`,
  alone: `BEGIN; SELECT pg_advisory_xact_lock(${LOCKS.gate})`,
  beside: 'BEGIN',
};

/** What a connection answers to a transaction that ended without an answer. */
type Ending = 'committed' | 'rolledBack';

/**
 * A home in PostgreSQL, shared by processes. Connections are opened as they are needed and again
 * after a loss, at most `connections` of them.
 */
export function postgresStore(url: string, connections: number): Store {
  const pool = new pg.Pool({ ...connectionSettings(url), max: connections });
  // A connection that ends while nobody uses it is replaced; one in use tells whoever uses it.
  const ignore = (): void => undefined;
  pool.on('error', ignore);
  pool.on('connect', (client) => {
    client.on('error', ignore);
  });
  const sources: SourceNumbers = new Map();
  const connect = async (): Promise<pg.PoolClient> => {
    try {
      return await pool.connect();
    } catch (error) {
      throw SqlFailure.of(error);
    }
  };

  async function attempt<T>(
    work: (inside: StoreParts) => Promise<T>,
    company: Company,
  ): Promise<T> {
    const client = await connect();
    let broken = true;
    try {
      const xid = await begin(client, company);
      let result: T;
      try {
        const parts = partsOf(sqlOn(client), sources);
        const { audit, chain } = lateAudit(parts.audit);
        result = await work({ ...parts, audit });
        await chain();
      } catch (error) {
        // On a lost connection the server rolls back by itself.
        broken = !(await run(client, 'ROLLBACK').then(isDone, isNotDone));
        throw error;
      }
      let isUndone = false;
      try {
        // The server answers ROLLBACK where a statement failed and whoever asked for it went on.
        isUndone = (await run(client, 'COMMIT')).command === 'ROLLBACK';
        broken = false;
      } catch (error) {
        const failure = SqlFailure.of(error);
        if (!failure.isConnectionLost) throw failure;
        if ((await endingOf(xid)) === 'rolledBack') throw failure;
      }
      if (isUndone) throw new ServiceError('store/failed', { reason: 'rolledBack' });
      return result;
    } finally {
      client.release(broken);
    }
  }

  /** What became of a transaction whose answer was lost, asked on another connection. */
  async function endingOf(xid: string): Promise<Ending> {
    for (let asked = 1; ; asked += 1) {
      try {
        const [row] = await sqlOn(pool).rows<{ status: string | null }>(
          'SELECT pg_xact_status($1::text::xid8) AS status',
          [xid],
        );
        if (row?.status === 'committed') return 'committed';
        if (row?.status === 'aborted') return 'rolledBack';
      } catch (error) {
        const failure = SqlFailure.of(error);
        // A server that has not counted so far never saw the commit.
        if (!failure.isConnectionLost) return 'rolledBack';
        if (asked >= OUTCOME_ASKED) throw failure;
      }
      if (asked >= OUTCOME_ASKED) throw new ServiceError('store/failed', { reason: 'outcome' });
      await pause(pauseAfter(asked));
    }
  }

  return {
    ...partsOf(sqlOn(pool), sources),
    isShared: true,
    transaction: async (work, company = 'shared') => {
      for (let made = 1; ; made += 1) {
        try {
          return await attempt(work, company);
        } catch (error) {
          const mayPass =
            error instanceof SubjectTaken || (error instanceof SqlFailure && error.isPassing);
          if (!mayPass) throw error;
          if (made >= MOST_ATTEMPTS) {
            throw error instanceof SqlFailure
              ? error
              : new ServiceError('store/failed', { reason: 'contention' });
          }
          await pause(pauseAfter(made));
        }
      }
    },
    snapshot: async (work, at) => {
      const client = await connect();
      let broken = true;
      try {
        await run(client, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
        if (at !== undefined) {
          await run(client, `SET TRANSACTION SNAPSHOT ${client.escapeLiteral(at)}`);
        }
        const { rows } = await run(client, 'SELECT pg_export_snapshot() AS moment');
        const [row] = rows as { readonly moment: string }[];
        const result = await work(partsOf(sqlOn(client), sources), row?.moment ?? '');
        await run(client, 'COMMIT');
        broken = false;
        return result;
      } finally {
        // Ending the connection ends what is left of the snapshot.
        client.release(broken);
      }
    },
    onDuty: async <T>(duty: Duty, work: () => Promise<T>) => {
      const client = await connect();
      let broken = true;
      try {
        const lock = LOCKS[duty];
        const { rows } = await run(client, `SELECT pg_try_advisory_lock(${lock}) AS mine`);
        const [row] = rows as { readonly mine: boolean }[];
        if (row?.mine !== true) {
          broken = false;
          return undefined;
        }
        const result = await work();
        await run(client, `SELECT pg_advisory_unlock(${lock})`);
        broken = false;
        return result;
      } finally {
        // The lock ends with the connection.
        client.release(broken);
      }
    },
    // Nobody tells: whoever follows looks himself.
    foreignWrites: () => Promise.resolve(true),
    rest: () => Promise.resolve(),
    // Dead rows are overwritten in time; a key in them opens nothing without the master key.
    wipe: async () => {
      await sqlOn(pool).rows('VACUUM secret, personal, quarantine');
    },
    close: () => pool.end(),
  };
}

/** Begins a transaction in its company and answers its number, by which its ending can be asked. */
async function begin(client: pg.PoolClient, company: Company): Promise<string> {
  const answers = await run(client, `${BEGIN[company]}; SELECT pg_current_xact_id()::text AS xid`);
  const last = (answers as unknown as readonly pg.QueryResult[]).at(-1);
  const [row] = (last?.rows ?? []) as { readonly xid: string }[];
  return row?.xid ?? '';
}

async function run(client: pg.PoolClient, text: string): Promise<pg.QueryResult> {
  try {
    return await client.query(text);
  } catch (error) {
    throw SqlFailure.of(error);
  }
}

function partsOf(sql: Sql, sources: SourceNumbers): StoreParts {
  return {
    log: postgresLog(sql, sources),
    subjects: postgresSubjects(sql),
    evidence: postgresEvidence(sql),
    cards: postgresCards(sql),
    journal: postgresJournal(sql),
    stretches: postgresStretches(sql),
    reference: postgresReference(sql),
    desk: {
      ...postgresAccounts(sql),
      ...postgresCredentials(sql),
      ...postgresRecords(sql),
      ...postgresIntake(sql),
      ...postgresSourceDays(sql),
    },
    audit: postgresAudit(sql),
    personal: postgresPersonal(sql),
  };
}

function pauseAfter(attempts: number): number {
  return Math.min(LONGEST_PAUSE_MS, 5 * 2 ** attempts) * (0.5 + Math.random() / 2);
}

const isDone = (): boolean => true;
const isNotDone = (): boolean => false;
