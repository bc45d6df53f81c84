import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROLES } from '#domain/access/role.ts';
import { hashPassword } from '../inbound/sign-in/password.ts';
import { openPlatform } from '../open-platform.ts';
import {
  PEOPLE,
  SECRETS,
  WAYS,
  event,
  found,
  ofWay,
  personOf,
  people,
} from '../testing/canary-people.ts';
import { plantFeedback } from '../testing/plant-feedback.ts';
import { importCanaries } from '../testing/import-canaries.ts';
import { TestClients } from '../testing/test-clients.ts';

const MAIN = fileURLToPath(new URL('../cli/main.ts', import.meta.url));
const PASSWORD = 'correct horse battery';
const PATIENCE_MS = 60_000 + PEOPLE * 60;

/** Deliveries that are waited for. */
const TOLD = 20;

const BY = { actor: 'cli:test', session: null, ip: null };

describe('canaries', () => {
  let folder: string;
  let url: string;
  let server: ChildProcess;
  let said = '';
  let key = '';
  const heard: string[] = [];
  const clients = new TestClients();
  let toldAll: () => void = () => undefined;
  const told = new Promise<void>((resolve) => (toldAll = resolve));
  let deliveries = 0;
  const receiver = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      heard.push(JSON.stringify(request.headers), Buffer.concat(parts).toString());
      response.end();
      deliveries += 1;
      if (deliveries === TOLD) toldAll();
    });
  });
  const env = (): NodeJS.ProcessEnv => ({
    ...process.env,
    MINGJIAN_DATA_DIR: join(folder, 'data'),
    MINGJIAN_ANCHOR_DIR: join(folder, 'anchors'),
    MINGJIAN_ADMIN_PASSWORD: PASSWORD,
    MINGJIAN_LOG_LEVEL: 'debug',
    MINGJIAN_WEBHOOK_NETWORKS: '127.0.0.1/32',
    MINGJIAN_PORT: '0',
  });
  const command = async (...words: string[]): Promise<string> => {
    const child = spawn(process.execPath, [MAIN, ...words], { env: env() });
    let text = '';
    child.stdout.on('data', (part: Buffer) => (text += part.toString()));
    child.stderr.on('data', (part: Buffer) => (said += part.toString()));
    child.stdin.end(`${PASSWORD}\n`);
    await once(child, 'close');
    said += text;
    return text;
  };
  const ask = async (cookie: string, method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { cookie, 'x-requested-with': 'mingjian', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  };
  const send = async (type: string, body: string): Promise<string> => {
    const answer = await fetch(`${url}/api/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': type },
      body,
    });
    return answer.text();
  };
  const post = async (events: readonly unknown[]): Promise<void> => {
    for (let from = 0; from < events.length; from += 200) {
      const part = JSON.stringify(events.slice(from, from + 200));
      heard.push(await send('application/cloudevents-batch+json', part));
    }
  };
  const signIn = async (name: string): Promise<string> => {
    const answer = await ask('', 'POST', '/session', { name, password: PASSWORD });
    return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mingjian-canaries-'));
    const added = await command('source', 'add', 'jinan', '--prefix', 'urn:sd:3701', '--json');
    ({ key } = JSON.parse(added) as { key: string });
    await addAccounts();
    await listen();
    server = spawn(process.execPath, [MAIN, 'serve'], { env: env() });
    url = await new Promise((resolve, reject) => {
      let started = '';
      const take = (part: Buffer): void => {
        said += part.toString();
        started += part.toString();
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(started);
        if (found !== null) resolve(found[0]);
      };
      server.stdout?.on('data', take);
      server.stderr?.on('data', take);
      server.once('exit', () => {
        reject(new Error(said));
      });
    });
    await plant();
    await look();
  }, PATIENCE_MS);

  afterAll(async () => {
    clients.close();
    receiver.close();
    server.kill();
    await once(server, 'exit');
    await rm(folder, { recursive: true });
  }, 30_000);

  /** Another system that is told of tickets. */
  async function listen(): Promise<void> {
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const { port } = receiver.address() as AddressInfo;
    const words = ['webhook', 'add', 'hotline', '--prefix', 'urn:sd:3701:crm'];
    // Said to the one who asked for it, once.
    const added = await command(...words, '--url', `http://127.0.0.1:${port}/told`, '--json');
    expect(added).toContain('whsec_');
  }

  /** An account of each role, made here: a command for each would take most of the time. */
  async function addAccounts(): Promise<void> {
    const platform = await openPlatform({
      dataDir: join(folder, 'data'),
      jobs: false,
      thread: false,
    });
    const hash = await hashPassword(PASSWORD);
    for (const role of ROLES) {
      const account = { name: role, displayName: role, role, regionCode: null, line: null };
      await platform.addAccount({ ...account, disabled: false }, hash, BY);
    }
    await platform.close();
  }

  async function plant(): Promise<void> {
    await post(ofWay('post').map((at) => event(at, 'post')));
    const socket = clients.open(url, '/ingest', {}, { auth: { key } });
    expect(await clients.outcome(socket)).toBe('connected');
    const sentBySocket = ofWay('socket').map((at) => event(at, 'socket'));
    for (let from = 0; from < sentBySocket.length; from += 200) {
      heard.push(
        JSON.stringify(await socket.emitWithAck('events', sentBySocket.slice(from, from + 200))),
      );
    }
    heard.push(
      await send(
        'application/x-ndjson',
        ofWay('ndjson')
          .map((at) => JSON.stringify(event(at, 'ndjson')))
          .join('\n'),
      ),
    );
    await post(ofWay('conflict').map((at) => event(at, 'conflict', { applicant: { name: '某' } })));
    await post(ofWay('conflict').map((at) => event(at, 'conflict')));
    await post(
      ofWay('malformed').flatMap((at): unknown[] => {
        const person = personOf(at);
        return [
          { ...event(at, 'malformed'), data: [person] },
          { ...event(at, 'malformed'), id: undefined },
          [person],
          `${person.idNo} ${person.phone}`,
          event(at, 'malformed', { commitmentLimit: { value: person.phone, unit: person.idNo } }),
          event(at, 'malformed', { itemCode: { name: person.name, phone: person.phone } }),
        ];
      }),
    );
    await post(
      ofWay('text').map((at) => {
        const { phone, idNo } = personOf(at);
        return event(at, 'text', {
          title: `取水 ${phone}`,
          remark: `证件${idNo}`,
          materials: [phone],
        });
      }),
    );
    await importCanaries(folder, async (...words) => {
      const report = await command(...words);
      heard.push(report);
      return report;
    });
    const cookie = await signIn('handler');
    await plantFeedback({ url, key, cookie, post, hear: (text) => heard.push(text) });
    heard.push(await send('application/json', JSON.stringify(people)));
    heard.push(await send('application/cloudevents+json', JSON.stringify(people[0]).slice(0, -5)));
  }

  async function look(): Promise<void> {
    const tickets = (['ticket', 'review', 'draft', 'attachment'] as const).map(
      (way) => `T${ofWay(way)[0] ?? 0}`,
    );
    const numbers = WAYS.map((way) => `K${ofWay(way)[0] ?? 0}`);
    for (const role of ROLES) {
      const cookie = await signIn(role);
      const paths = [
        ...['/cases?limit=200', '/cards?limit=200', '/quarantine?limit=200', '/audit', '/overview'],
        ...['/cases/export.csv', '/cards/export.csv', '/sources', '/verify', '/me'],
        ...['/feedback?limit=200', '/feedback/export.csv', '/feedback/signs', '/surveys'],
        ...[
          '/surveys/s1/results',
          '/surveys/s1/answers',
          '/indicators?period=2026-03',
          '/webhooks',
        ],
        ...tickets.flatMap((no) => [`/feedback/${no}`, `/feedback/${no}/similar`]),
        ...numbers.map((no) => `/cases/${no}`),
      ];
      for (const path of paths) heard.push((await ask(cookie, 'GET', path)).text);
      const cases = clients.open(url, '/live', { cookie, origin: url });
      if ((await clients.outcome(cases)) !== 'connected') continue;
      for (const topic of ['cards', 'feedback', 'overview', ...numbers.map((no) => `case:${no}`)]) {
        heard.push(JSON.stringify(await cases.emitWithAck('watch', { topic }, null)));
      }
    }
    for (const path of ['requests.json', 'requests.xml', 'services.json']) {
      heard.push(await (await fetch(`${url}/open311/v2/${path}`)).text());
    }
    await told;
    heard.push(await command('export', 'cases', '--format', 'ndjson'));
    heard.push(await command('export', 'cards'));
    heard.push(await command('backup', join(folder, 'backup')));
    heard.push(await command('verify', '--json'));
  }

  it('look like what is searched for, each and every one', () => {
    expect(SECRETS.size).toBe(3 * PEOPLE);
    expect(found([...SECRETS].join('|')).length).toBe(3 * PEOPLE);
    // Also inside of a longer number.
    expect(found(`9${personOf(0).phone}9`)).toEqual([personOf(0).phone]);
  });

  it('are in clear in no file of the data folder and of its backup', () => {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    expect(files.map(({ name }) => name)).toContain('mingjian.db');
    for (const { parentPath, name } of files) {
      const text = readFileSync(join(parentPath, name)).toString('utf8');
      expect(found(text)).withContext(name).toEqual([]);
    }
  });

  it('are in clear in no answer, no receipt, no frame of any role', () => {
    expect(heard.length).toBeGreaterThan(100);
    expect(
      heard.filter((text) => found(text).length > 0).map((text) => text.slice(0, 200)),
    ).toEqual([]);
    expect(heard.some((text) => text.includes(`金${'*'.repeat(7)}号`))).toBeTrue();
  });

  it('are in clear in no line that the server or a command says', () => {
    expect(said).toContain('127.0.0.1');
    expect(found(said)).toEqual([]);
  });

  it('are told to the one who asks for a reason, and on record without them', async () => {
    const at = ofWay('post')[0] ?? 0;
    const cookie = await signIn('supervisor');
    const answer = await ask(cookie, 'POST', `/cases/K${at}/reveal`, { reason: '核实申请人' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(found(answer.text).length).toBe(3);
    const log = (await ask(await signIn('auditor'), 'GET', '/audit?action=person.reveal')).text;
    expect(log).toContain(`K${at}`);
    expect(found(log)).toEqual([]);
    const leader = await ask(await signIn('leader'), 'POST', `/cases/K${at}/reveal`, {
      reason: '核实申请人',
    });
    expect(leader.status).toBe(403);
    const short = await ask(cookie, 'POST', `/cases/K${at}/reveal`, { reason: '无' });
    expect(short.status).toBe(422);
  });
});
