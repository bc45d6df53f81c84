import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** Names a server that exists; each home under test is a database of its own there. */
const SERVER_SETTING = 'MINGJIAN_TEST_DATABASE_URL';
/** Where PostgreSQL must not be missing, such as in CI, this is set to 1. */
const REQUIRED_SETTING = 'MINGJIAN_TEST_POSTGRES';
const DEBIAN_FOLDER = '/usr/lib/postgresql';
/** Longest that a server and a database may take to be there, on a machine that has much to do. */
export const STARTING_MS = 60_000;

/** What to do where there is no PostgreSQL. */
export const HOW_TO_GET_POSTGRES =
  'PostgreSQL is not installed: on Debian or Ubuntu, as root, apt-get install -y postgresql; ' +
  `or name a server in ${SERVER_SETTING}.`;

/** A database of its own, empty. */
export interface TestDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

let server: Promise<string> | undefined;
let made = 0;

/** Whether specs can have databases; where they have to, it is an error that they cannot. */
export function hasPostgres(): boolean {
  if (process.env[SERVER_SETTING] !== undefined || findPrograms() !== undefined) return true;
  if (process.env[REQUIRED_SETTING] === '1') throw new Error(HOW_TO_GET_POSTGRES);
  return false;
}

/**
 * Makes a database; the server is started with the first one and stops with this process.
 *
 * @param like another one that nobody has open, whose data it begins with
 */
export async function makeTestDatabase(like?: TestDatabase): Promise<TestDatabase> {
  server ??= Promise.resolve(process.env[SERVER_SETTING] ?? startServer());
  const address = await server;
  made += 1;
  const name = `mingjian_${process.pid}_${made}`;
  const template =
    like === undefined
      ? "template0 ENCODING 'UTF8'"
      : `${new URL(like.url).pathname.slice(1)} STRATEGY FILE_COPY`;
  await onDatabase(address, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(address);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => onDatabase(address, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** Takes all rows out of a database that was opened before: quicker than another database. */
export function emptyTestDatabase({ url }: TestDatabase): Promise<void> {
  return onDatabase(
    url,
    `DO $$ DECLARE name text; BEGIN
      FOR name IN SELECT tablename FROM pg_tables
        WHERE schemaname = 'public' AND tablename <> 'migration'
      LOOP
        EXECUTE format('ALTER TABLE %I DISABLE TRIGGER USER', name);
        EXECUTE format('DELETE FROM %I', name);
        EXECUTE format('ALTER TABLE %I ENABLE TRIGGER USER', name);
      END LOOP;
      INSERT INTO head (name, value, before, version) VALUES ('countedTo', 0, 0, 0);
    END $$`,
  );
}

/** Runs statements on a database by a connection of its own. */
export async function onDatabase(address: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Folder of the programs; undefined where PostgreSQL is not installed. */
export function findPrograms(): string | undefined {
  const versions = existsSync(DEBIAN_FOLDER) ? readdirSync(DEBIAN_FOLDER) : [];
  const newest = versions
    .map(Number)
    .filter(Number.isFinite)
    .sort((one, other) => other - one);
  const folders = newest.map((version) => join(DEBIAN_FOLDER, String(version), 'bin'));
  const onPath = (process.env['PATH'] ?? '').split(delimiter);
  return [...folders, ...onPath].find((folder) => existsSync(join(folder, 'initdb')));
}

/** Starts a server on a socket in a folder of its own, with the durability of a real one. */
async function startServer(): Promise<string> {
  const programs = findPrograms();
  if (programs === undefined) throw new Error(HOW_TO_GET_POSTGRES);
  const folder = mkdtempSync(join(tmpdir(), 'mj-pg-'));
  const owner = ownerOfServer();
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'mingjian', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const words = [join(programs, 'postgres'), '-D', data, '-k', folder, '-c', 'listen_addresses='];
  // The shell ends the server when this process ends, however that happens: its input is closed.
  const child = spawn('/bin/sh', ['-c', '"$@" & cat; kill -QUIT $!; wait', 'sh', ...words], {
    ...owner,
    cwd: folder,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.unref();
  process.once('exit', () => {
    try {
      const words = ['stop', '-D', data, '-m', 'immediate'];
      execFileSync(join(programs, 'pg_ctl'), words, { ...owner, cwd: folder, stdio: 'ignore' });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
  const address = `postgres://mingjian@localhost/postgres?host=${encodeURIComponent(folder)}`;
  for (let waited = 0; ; waited += 50) {
    try {
      await onDatabase(address, 'SELECT 1');
      return address;
    } catch (error) {
      if (waited > STARTING_MS) throw error;
      await pause(50);
    }
  }
}

/** The server refuses to run as root; Debian has an account for it. */
export function ownerOfServer(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (what: string): number =>
    Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}
