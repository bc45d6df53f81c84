import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMMANDS } from './commands.ts';
import { runCommand } from './run-command.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const PASSWORD = 'correct horse';
/** Processes start slowly on a busy machine. */
const PATIENCE_MS = 60_000;

interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

describe('the command line', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingjian-cli-'));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  function environment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
    return {
      PATH: process.env['PATH'] ?? '',
      MINGJIAN_DATA_DIR: join(folder, 'data'),
      MINGJIAN_PORT: '0',
      MINGJIAN_ADMIN_PASSWORD: PASSWORD,
      ...more,
    };
  }

  function run(
    words: readonly string[],
    input = '',
    more: Readonly<Record<string, string>> = {},
  ): Ran {
    const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...words], {
      env: environment(more),
      input,
      encoding: 'utf8',
    });
    return { status, out: stdout, err: stderr };
  }

  /** A call within this process, for what never opens the store. */
  async function call(
    words: readonly string[],
    more: Readonly<Record<string, string>> = {},
  ): Promise<Ran> {
    const said = { out: '', err: '' };
    const status = await runCommand(COMMANDS, words, environment(more), {
      out: (text) => (said.out += text),
      err: (text) => (said.err += text),
    });
    return { status, ...said };
  }

  const wrong: readonly { why: string; words: readonly string[] }[] = [
    { why: 'no command', words: [] },
    { why: 'an unknown command', words: ['dance'] },
    { why: 'an unknown option', words: ['verify', '--fast'] },
    { why: 'an operand too many', words: ['verify', 'now'] },
    { why: 'a missing operand', words: ['load', 'regions'] },
    { why: 'a missing role', words: ['user', 'add', 'li', '--password-stdin'] },
    { why: 'an unknown role', words: ['user', 'add', 'li', '--role', 'boss', '--password-stdin'] },
    {
      why: 'a password that is not read from standard input',
      words: ['user', 'add', 'li', '--role', 'leader'],
    },
    { why: 'an unknown kind', words: ['load', 'dragons', 'x.json'] },
    { why: 'an export to nowhere with --json', words: ['export', 'cards', '--json'] },
  ];
  for (const { why, words } of wrong) {
    it(`leaves with 2 and says how it is used for ${why}`, async () => {
      const { status, out, err } = await call(words);
      expect(status).toBe(2);
      expect(out).toBe('');
      expect(err).toContain('Usage: npm run mingjian -- ');
    });
  }

  it('explains itself with --help and leaves with 0', async () => {
    for (const words of [['--help'], ['user', 'add', '--help'], ['restore', '--help']]) {
      const { status, out } = await call(words);
      expect(status).toBe(0);
      expect(out).toContain('Usage: npm run mingjian -- ');
    }
  });

  it('leaves with 1 and names a setting that cannot be used', async () => {
    const { status, err } = await call(['serve'], { MINGJIAN_PORT: 'http' });
    expect(status).toBe(1);
    expect(err).toContain('MINGJIAN_PORT: must be a whole number from 0 to 65535.');
  });

  it(
    'says with its status that a process refused',
    () => {
      expect(run(['dance']).status).toBe(2);
    },
    PATIENCE_MS,
  );

  it(
    'makes the store, refuses what it must, and prints one JSON document each time',
    async () => {
      const made = run(
        [
          'user',
          'add',
          'zhao',
          '--role',
          'leader',
          '--region',
          '370100',
          '--password-stdin',
          '--json',
        ],
        `${PASSWORD}\n`,
      );
      expect(made.status).withContext(made.err).toBe(0);
      expect(JSON.parse(made.out)).toEqual({
        name: 'zhao',
        role: 'leader',
        regionCode: '370100',
        line: null,
      });
      const again = run(
        ['user', 'add', 'zhao', '--role', 'leader', '--password-stdin', '--json'],
        `${PASSWORD}\n`,
      );
      expect(again.status).toBe(1);
      expect(JSON.parse(again.out)).toEqual({
        refused: [jasmine.objectContaining({ code: 'account/exists' })],
      });
      expect(again.err).toContain('account/exists');
      const short = run(['user', 'add', 'qian', '--role', 'leader', '--password-stdin'], 'short\n');
      expect(short.status).toBe(1);
      expect(short.err).toContain('at least 8 characters');

      const csv = join(folder, 'departments.csv');
      await writeFile(csv, 'code,name,regionCode,line,parent\nw1,历下区水务局,370102,water,\n');
      const loaded = run(['load', 'departments', csv, '--json']);
      expect(loaded.status).withContext(loaded.err).toBe(0);
      expect((JSON.parse(loaded.out) as { loaded: number }).loaded).toBe(1);
      const absent = run(['load', 'departments', join(folder, 'nothing.csv')]);
      expect(absent.status).toBe(1);
      expect(absent.err).toContain('cannot be read');

      const verified = run(['verify', '--json']);
      expect(verified.status).toBe(0);
      expect((JSON.parse(verified.out) as { difference: number }).difference).toBe(0);

      const file = join(folder, 'cards.csv');
      const exported = run(['export', 'cards', file, '--json']);
      expect(exported.status).withContext(exported.err).toBe(0);
      expect((await readFile(file, 'utf8')).startsWith('\uFEFF牌号,')).toBeTrue();

      const copy = join(folder, 'copy');
      expect(run(['backup', copy]).status).toBe(0);
      expect(run(['backup', copy]).status).toBe(1);
      expect(run(['restore', copy]).status).toBe(1);
      const elsewhere = { MINGJIAN_DATA_DIR: join(folder, 'restored') };
      const restored = run(['restore', copy], '', elsewhere);
      expect(restored.status).withContext(restored.err).toBe(0);
      expect(existsSync(join(copy, 'key'))).toBeFalse();
      expect(existsSync(`${copy}.key`)).toBeTrue();
      const known = run(
        ['user', 'add', 'zhao', '--role', 'leader', '--password-stdin'],
        `${PASSWORD}\n`,
        elsewhere,
      );
      expect(known.err).toContain('account/exists');
    },
    PATIENCE_MS,
  );

  it(
    'adds accounts and sources that a running server knows at once, and ends it cleanly',
    async () => {
      const more = { MINGJIAN_DATA_DIR: join(folder, 'served') };
      const server = spawn(process.execPath, [MAIN, 'serve'], { env: environment(more) });
      const url = await addressOf(server);
      const user = run(
        ['user', 'add', 'sun', '--role', 'supervisor', '--password-stdin'],
        `${PASSWORD}\n`,
        more,
      );
      expect(user.status).withContext(user.err).toBe(0);
      const session = await fetch(`${url}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-requested-with': 'mingjian' },
        body: JSON.stringify({ name: 'sun', password: PASSWORD }),
      });
      expect(session.status).toBe(200);
      const { key } = JSON.parse(
        run(['source', 'add', 'jinan', '--prefix', 'urn:example', '--json'], '', more).out,
      ) as { key: string };
      const pushed = await fetch(`${url}/api/v1/events`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': 'application/cloudevents-batch+json',
        },
        body: '[]',
      });
      expect(pushed.status).toBe(200);
      const left = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      expect(await left).toBe(0);
    },
    PATIENCE_MS,
  );
});

/** Where a started server says that it listens. */
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout?.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      const [, url] = /listens on (\S+),/.exec(said) ?? [];
      if (url !== undefined) resolve(url);
    });
    server.once('exit', (status) => {
      reject(new Error(`the server ended with ${String(status)}: ${said}`));
    });
  });
}
