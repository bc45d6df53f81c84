import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { withCompileCache } from '../compile-cache.ts';
import { freePort } from './free-port.ts';

const CLI = join(import.meta.dirname, '../cli/main.ts');
const DIE_AT_SITE = join(import.meta.dirname, 'die-at-site.ts');
const PASSWORD = 'torture-password-2026';

/** How a server is started beside its settings. */
export interface StartOptions {
  /** `<site>:<n>` of `die-at-site.ts`: where the server is to kill itself. */
  readonly dieAt?: string | undefined;
  /** A module that is loaded before the product, in all its threads. */
  readonly hook?: string | undefined;
  /** Environment of this start alone. */
  readonly settings?: Readonly<Record<string, string>> | undefined;
}

/** The product as a process of its own that may be killed and started again on the same data. */
export class TortureServer {
  readonly url: string;
  readonly #env: NodeJS.ProcessEnv;
  #child: ChildProcess | undefined;
  #gone: Promise<void> = Promise.resolve();
  /** What it wrote to standard error, its own failures among it; the last lines of it. */
  readonly complaints: string[] = [];

  private constructor(port: number, env: NodeJS.ProcessEnv) {
    this.url = `http://127.0.0.1:${port}`;
    this.#env = env;
  }

  /** A server that is not started yet; `settings` are those of the environment, such as the data folder. */
  static async prepare(settings: Readonly<Record<string, string>>): Promise<TortureServer> {
    const port = await freePort();
    const env = withCompileCache({ ...process.env, ...settings, MINGJIAN_PORT: String(port) });
    return new TortureServer(port, env);
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Runs a command of the product on the same data; its standard output. */
  command(words: readonly string[], input = ''): string {
    const { status, stdout, stderr } = this.#run(words, input);
    if (status !== 0) throw new Error(`${words.join(' ')}: ${stderr || stdout}`);
    return stdout;
  }

  /** How many differences the product itself finds in its stopped store. */
  countDifferences(): number {
    const { stdout, stderr } = this.#run(['verify', '--json'], '');
    const { difference } = JSON.parse(stdout || stderr) as { readonly difference?: number };
    if (difference === undefined) throw new Error(`verify: ${stderr || stdout}`);
    return difference;
  }

  /** Adds a source; answers its key. */
  addSource(name: string, prefix: string): string {
    const { key } = JSON.parse(
      this.command(['source', 'add', name, '--prefix', prefix, '--json']),
    ) as { key: string };
    return key;
  }

  /** Adds an account of the province that may see everything of business. */
  addSupervisor(name: string): void {
    this.command(
      ['user', 'add', name, '--role', 'supervisor', '--password-stdin'],
      `${PASSWORD}\n`,
    );
  }

  /** Signs an account in that `addSupervisor` made; answers its cookie. */
  async signIn(name: string): Promise<string> {
    const answer = await fetch(`${this.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-requested-with': 'mingjian' },
      body: JSON.stringify({ name, password: PASSWORD }),
    });
    const cookie = answer.headers.get('set-cookie')?.split(';')[0];
    if (cookie === undefined) throw new Error(`sign-in was answered ${answer.status}`);
    return cookie;
  }

  /** Starts the process; resolves when it listens. Rejects where it ends before. */
  async start(options: StartOptions = {}): Promise<void> {
    const { dieAt, settings } = options;
    const module = options.hook ?? (dieAt === undefined ? undefined : DIE_AT_SITE);
    const hook = module === undefined ? [] : ['--import', module];
    const env = { ...this.#env, ...settings, MINGJIAN_DIE_AT: dieAt };
    const child = spawn(process.execPath, [...hook, CLI, 'serve'], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.#gone = new Promise((resolve) => {
      child.once('exit', () => {
        if (this.#child === child) this.#child = undefined;
        resolve();
      });
    });
    createInterface(child.stderr).on('line', (line) => {
      this.complaints.push(line);
      if (this.complaints.length > 200) this.complaints.shift();
    });
    await new Promise<void>((resolve, reject) => {
      createInterface(child.stdout).on('line', (line) => {
        if (line.includes(' listens on ')) resolve();
      });
      child.once('exit', (code, signal) => {
        const last = this.complaints.slice(-3).join('\n');
        // A server told to kill itself may do so while it starts.
        if (dieAt !== undefined && signal === 'SIGKILL') resolve();
        else reject(new Error(`the server ended with ${code ?? signal ?? '?'}: ${last}`));
      });
    });
  }

  #run(words: readonly string[], input: string) {
    const options = { env: this.#env, input, encoding: 'utf8', maxBuffer: 1 << 30 } as const;
    return spawnSync(process.execPath, [CLI, ...words], options);
  }

  /** Resolves when the process is gone, whoever ended it. */
  gone(): Promise<void> {
    return this.#gone;
  }

  /** `kill -9`. */
  kill(): void {
    this.#child?.kill('SIGKILL');
  }

  /** Asks it to stop and waits until it has. */
  async stop(): Promise<void> {
    this.#child?.kill('SIGTERM');
    await this.#gone;
  }
}
