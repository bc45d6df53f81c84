import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findPrograms, HOW_TO_GET_POSTGRES, ownerOfServer } from '../testing/postgres-server.ts';
import { freePort } from './free-port.ts';
import { until } from './until.ts';

/** A PostgreSQL server of a run's own that may be killed and started again. */
export class PostgresCluster {
  readonly url: string;
  readonly #programs: string;
  readonly #folder: string;
  readonly #port: number;
  #child: ChildProcess | undefined;

  private constructor(programs: string, folder: string, port: number) {
    this.#programs = programs;
    this.#folder = folder;
    this.#port = port;
    this.url = `postgres://mingjian@127.0.0.1:${port}/mingjian`;
  }

  /** Makes one with the durability of a real one, and an empty database in it. */
  static async make(): Promise<PostgresCluster> {
    const programs = findPrograms();
    if (programs === undefined) throw new Error(HOW_TO_GET_POSTGRES);
    // Not below the folder of a run, which its owner alone may enter.
    const folder = mkdtempSync(join(tmpdir(), 'mingjian-cluster-'));
    const owner = ownerOfServer();
    if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
    const words = ['-D', join(folder, 'data'), '-U', 'mingjian', '-A', 'trust', '-E', 'UTF8'];
    execFileSync(join(programs, 'initdb'), [...words, '--locale=C'], {
      ...owner,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const cluster = new PostgresCluster(programs, folder, await freePort());
    await cluster.start();
    await ask(cluster.#urlOf('postgres'), 'CREATE DATABASE mingjian TEMPLATE template0');
    return cluster;
  }

  /** Starts it; again and again while processes of the killed one hold its memory. */
  async start(): Promise<void> {
    await until(
      'PostgreSQL answers',
      async () => {
        if (this.#child === undefined || this.#child.exitCode !== null) this.#spawn();
        return ask(this.#urlOf('postgres'), 'SELECT 1').then(
          () => true,
          () => false,
        );
      },
      60_000,
    );
  }

  /** `kill -9` of the postmaster; its children end by themselves when they notice. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    this.#child = undefined;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  /** Kills it and takes its data away. */
  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }

  #spawn(): void {
    const settings = [
      ...['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
      ...['-p', String(this.#port), '-c', 'fsync=on', '-c', 'max_connections=60'],
    ];
    this.#child = spawn(
      join(this.#programs, 'postgres'),
      ['-D', join(this.#folder, 'data'), ...settings],
      { ...ownerOfServer(), cwd: this.#folder, stdio: 'ignore' },
    );
  }

  #urlOf(database: string): string {
    return `postgres://mingjian@127.0.0.1:${this.#port}/${database}`;
  }
}

async function ask(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(statement);
  } finally {
    await client.end().catch(() => undefined);
  }
}
