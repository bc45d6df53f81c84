import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeTestDatabase, onDatabase } from '../testing/postgres-server.ts';
import type { HomeSettings } from '../testing/test-home.ts';
import { DISK_FULL } from '../outbound/store/sql-failure.ts';
import { FailingQueries, IO_ERROR, QUERY_FAILURES } from './failing-queries.ts';
import {
  FailingStatements,
  STATEMENT_FAILURES,
  SQLITE_FULL,
  SQLITE_IO,
} from './failing-statements.ts';

/** Calls of a home that are counted, one of which fails. */
interface FailingCalls {
  readonly calls: number;
  /** What the call was that failed, for messages; undefined where none did. */
  readonly failed: string | undefined;
  remove(): void;
}

/** A home of which lives begin with a copy, and whose calls can be made to fail. */
export interface FaultyHome {
  readonly origin: HomeSettings;
  /** How a call may fail. */
  readonly manners: readonly string[];
  fail(call: number, manner: string): FailingCalls;
  copy(): Promise<HomeSettings>;
  /** Takes the copy away. */
  drop(copy: HomeSettings): Promise<void>;
  remove(): Promise<void>;
}

/** The kinds of home by the name that `--home` gives them. */
export const FAULTY_HOMES: Readonly<Record<'sqlite' | 'postgres', () => Promise<FaultyHome>>> = {
  sqlite: faultyFolder,
  postgres: faultyDatabase,
};

async function faultyFolder(): Promise<FaultyHome> {
  const folder = await mkdtemp(join(tmpdir(), 'mingjian-calls-'));
  const origin = { dataDir: join(folder, 'origin') };
  let copies = 0;
  return {
    origin,
    manners: STATEMENT_FAILURES,
    fail: (call, manner) => {
      const when = STATEMENT_FAILURES.find((each) => each === manner) ?? 'before';
      const errcode = call % 2 === 0 ? SQLITE_FULL : SQLITE_IO;
      return new FailingStatements({ call, when, errcode });
    },
    copy: async () => {
      copies += 1;
      const dataDir = join(folder, String(copies));
      await cp(origin.dataDir, dataDir, { recursive: true });
      return { dataDir };
    },
    drop: ({ dataDir }) => rm(dataDir, { recursive: true, force: true }),
    remove: () => rm(folder, { recursive: true }),
  };
}

async function faultyDatabase(): Promise<FaultyHome> {
  const folder = await mkdtemp(join(tmpdir(), 'mingjian-calls-'));
  const database = await makeTestDatabase();
  const { href: server } = withName(database.url, 'postgres');
  // The key of what is sealed lies in the folder.
  const dataDir = join(folder, 'data');
  let copies = 0;
  const nameOf = ({ databaseUrl = '' }: HomeSettings): string =>
    new URL(databaseUrl).pathname.slice(1);
  return {
    origin: { dataDir, databaseUrl: database.url },
    manners: QUERY_FAILURES,
    fail: (call, manner) => {
      const how = QUERY_FAILURES.find((each) => each === manner) ?? 'refused';
      const state = call % 2 === 0 ? DISK_FULL : IO_ERROR;
      return new FailingQueries({ call, how, state });
    },
    copy: async () => {
      copies += 1;
      const origin = nameOf({ dataDir, databaseUrl: database.url });
      const { href: databaseUrl } = withName(database.url, `${origin}_${copies}`);
      const name = nameOf({ dataDir, databaseUrl });
      await onDatabase(server, `CREATE DATABASE ${name} TEMPLATE ${origin}`);
      return { dataDir, databaseUrl };
    },
    // What a life that failed to start left open ends with it.
    drop: (copy) => onDatabase(server, `DROP DATABASE IF EXISTS ${nameOf(copy)} WITH (FORCE)`),
    remove: async () => {
      await database.drop();
      await rm(folder, { recursive: true });
    },
  };
}

function withName(address: string, name: string): URL {
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url;
}
