import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { makeTestDatabase } from '../testing/postgres-server.ts';
import type { TestDatabase } from '../testing/postgres-server.ts';
import { familyMs } from './process-time.ts';

/** What a bench may keep its data in. */
export type HomeKind = 'sqlite' | 'postgresql';

/** An empty place for data, or a copy of another one; it is gone with `drop`. */
export class BenchHome {
  readonly kind: HomeKind;
  /** Holds the key file also of a database. */
  readonly dataDir: string;
  readonly #database: TestDatabase | undefined;

  private constructor(kind: HomeKind, dataDir: string, database: TestDatabase | undefined) {
    this.kind = kind;
    this.dataDir = dataDir;
    this.#database = database;
  }

  static async make(kind: HomeKind): Promise<BenchHome> {
    const database = kind === 'postgresql' ? await makeTestDatabase() : undefined;
    return new BenchHome(kind, mkdtempSync(join(tmpdir(), 'mingjian-bench-')), database);
  }

  get databaseUrl(): string | undefined {
    return this.#database?.url;
  }

  /** Another home with the same data; nobody may have this one open. */
  async fork(): Promise<BenchHome> {
    const database = this.#database && (await makeTestDatabase(this.#database));
    const dataDir = mkdtempSync(join(tmpdir(), 'mingjian-bench-'));
    cpSync(this.dataDir, dataDir, { recursive: true });
    return new BenchHome(this.kind, dataDir, database);
  }

  /** Bytes on disk of all data; of a database without its write-ahead log. */
  async bytes(): Promise<number> {
    if (this.databaseUrl === undefined) return sizeOf(this.dataDir);
    return Number(await ask(this.databaseUrl, 'SELECT pg_database_size(current_database())'));
  }

  /**
   * Processor time since an earlier moment, µs: of this process, and of the database server with all
   * that works for it.
   */
  async cpuMicros(): Promise<number> {
    const { user, system } = process.cpuUsage();
    if (this.databaseUrl === undefined) return user + system;
    const folder = String(await ask(this.databaseUrl, 'SHOW data_directory'));
    const server = Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return user + system + familyMs(server) * 1000;
  }

  async drop(): Promise<void> {
    await this.#database?.drop();
    rmSync(this.dataDir, { recursive: true });
    // Where a server on it put its anchors.
    rmSync(`${this.dataDir}-anchors`, { recursive: true, force: true });
  }
}

async function ask(url: string, statement: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(statement);
  await client.end();
  return Object.values(rows[0] ?? {})[0];
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name);
    return sum + (entry.isDirectory() ? sizeOf(path) : statSync(path).size);
  }, 0);
}
