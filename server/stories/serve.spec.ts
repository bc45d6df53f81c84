import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { io } from 'socket.io-client';
import type { CardCounters, CardView } from '#contract/card-view.ts';
import { decode } from '#contract/decode/decode.ts';
import type { Changed, WatchAnswer } from '#contract/live.ts';
import type { Page } from '#contract/page.ts';
import type { Receipt } from '#contract/receipt.ts';
import { PLATFORM_ACTOR } from '../application/audit/audit-entry.ts';
import { manualClock } from '../application/clock.ts';
import type { Platform } from '../application/platform.ts';
import { hashSecret } from '../inbound/sign-in/secret.ts';
import { openPlatform } from '../open-platform.ts';
import { ensureAdmin, serve } from '../serve.ts';
import type { RunningServer } from '../serve.ts';
import { ADDRESSES, READERS } from '../testing/described-routes.ts';
import { routesOf } from '../testing/routes-of.ts';

const KEY = 'key-of-jinan';
const PASSWORD = 'correct horse';
const START = Date.parse('2026-11-23T09:00:00+08:00');
let serial = 0;

function event(type: string, subject: string, time: string, data: object = {}): object {
  serial += 1;
  const source = 'urn:example:jinan';
  return { specversion: '1.0', id: `e${serial}`, source, type, subject, time, data };
}

/** A case of Jinan that is two days over its commitment of five working days. */
function lateCase(no: string, regionCode = '370102'): object[] {
  return [
    event('case.received', no, '2026-11-12T09:00:00+08:00', {
      itemCode: 'item',
      regionCode,
      departmentCode: 'department',
      title: '取水许可',
      applicant: { name: '张三丰', phone: '13800138000' },
      statutoryLimit: { value: 20, unit: 'workingDay' },
      commitmentLimit: { value: 5, unit: 'workingDay' },
    }),
    event('case.accepted', no, '2026-11-12T10:00:00+08:00'),
  ];
}

describe('the product as it is served', () => {
  let folder: string;
  let platform: Platform;
  let server: RunningServer;
  let cookie: string;
  let draftNo: string;
  const clock = manualClock(START);
  const failures: unknown[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingjian-serve-'));
    platform = await openPlatform({ dataDir: folder, clock });
    await ensureAdmin(platform, PASSWORD);
    await platform.addSource(
      { name: 'jinan', prefix: 'urn:example:jinan', regionCode: '370100' },
      hashSecret(KEY),
    );
    const admin = await platform.findAccount('admin');
    if (admin === undefined) throw new Error('there is no administrator');
    const { passwordHash } = admin;
    await platform.addWebhook(
      { name: 'hotline', url: 'https://hotline.example.gov.cn/in', prefix: 'urn:elsewhere' },
      'a secret of thirty-two characters',
      PLATFORM_ACTOR,
    );
    for (const [name, regionCode, role] of [
      ['li', '370100', 'supervisor'],
      ['wang', null, 'supervisor'],
      ['zhao', null, 'auditor'],
    ] as const) {
      const added = await platform.addAccount(
        { name, displayName: name, role, regionCode, line: null, disabled: false },
        passwordHash,
      );
      expect(added.ok).toBeTrue();
    }
    server = await serve({
      config: {
        dataDir: folder,
        host: '127.0.0.1',
        port: 0,
        adminPassword: PASSWORD,
        keyFile: undefined,
        anchorDir: '/nowhere',
        logLevel: 'error',
        testClock: undefined,
      },
      platform,
      version: '0.0.0',
      demo: false,
      appFolder: join(folder, 'no-app'),
      onFailure: (error) => failures.push(error),
    });
    cookie = await signIn('li');
    const ticket = event('ticket.created', 'T1', '2026-11-20T09:00:00+08:00', {
      kind: 'complaint',
      regionCode: '370102',
      title: '夜间施工噪声',
    });
    const survey = event('survey.published', 'S1', '2026-11-20T09:00:00+08:00', { surveyId: 'S1' });
    expect(await push([ticket, survey])).toEqual({ accepted: 2, duplicate: 0, rejected: [] });
    const draft = { title: '满意度', regionCode: '370100', departmentCode: null };
    const added = await fetch(`${server.url}/api/v1/survey-drafts`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'x-requested-with': 'mingjian' },
      body: JSON.stringify({ draft: { ...draft, from: '', to: '', questions: [] } }),
    });
    draftNo = ((await added.json()) as { no: string }).no;
    const events = [...lateCase('A1'), ...lateCase('A2'), ...lateCase('Q1', '370202')];
    expect(await push(events)).toEqual({ accepted: 6, duplicate: 0, rejected: [] });
  });

  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
    expect(failures).toEqual([]);
  });

  async function signIn(name: string): Promise<string> {
    const answer = await fetch(`${server.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-requested-with': 'mingjian' },
      body: JSON.stringify({ name, password: PASSWORD }),
    });
    expect(answer.status).toBe(200);
    return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  }

  async function push(events: readonly object[]): Promise<unknown> {
    const answer = await fetch(`${server.url}/api/v1/events`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${KEY}`,
        'content-type': 'application/cloudevents-batch+json',
      },
      body: JSON.stringify(events),
    });
    return answer.json();
  }

  function get(path: string, as = cookie): Promise<Response> {
    return fetch(`${server.url}/api/v1${path}`, { headers: { cookie: as } });
  }

  async function cards(as = cookie): Promise<readonly CardView[]> {
    return ((await (await get('/cards', as)).json()) as Page<CardView>).items;
  }

  it('lets the first administrator in, who reads everything and acts on nothing', async () => {
    const admin = await signIn('admin');
    expect((await cards(admin)).some(({ subject }) => subject === 'Q1')).toBeTrue();
    const [card] = await cards(admin);
    const answer = await fetch(
      `${server.url}/api/v1/cards/${encodeURIComponent(card?.id ?? '')}/acknowledge`,
      {
        method: 'POST',
        headers: {
          cookie: admin,
          'content-type': 'application/json',
          'x-requested-with': 'mingjian',
        },
        body: JSON.stringify({ expectedVersion: card?.version }),
      },
    );
    expect(answer.status).toBe(403);
  });

  for (const { method, path, answer } of routesOf()) {
    const { schema } = answer;
    if (method !== 'GET' || schema === undefined) continue;
    it(`answers GET ${path} as it is described, and nothing more`, async () => {
      const reader = READERS[path] === undefined ? cookie : await signIn(READERS[path]);
      const got = await get(ADDRESSES[path] ?? path.replace('{no}', draftNo), reader);
      expect(got.status).toBe(200);
      const body: unknown = await got.json();
      // The decoded value holds only what is described.
      expect(decode(schema, body)).toEqual({ ok: true, value: body });
    });
  }

  it('hides what lies outside the scope: in lists, one by one, in exports, and before the body', async () => {
    expect((await cards()).map(({ subject }) => subject)).not.toContain('Q1');
    expect((await get('/cases/Q1')).status).toBe(404);
    expect((await get('/cases/Q1/ledger.csv')).status).toBe(404);
    expect(await (await get('/cards/export.csv')).text()).not.toContain('Q1');
    expect(await (await get('/cases/export.csv')).text()).not.toContain('Q1');
    const foreign = encodeURIComponent('Q1/commitment/yellow/1');
    const answer = await fetch(`${server.url}/api/v1/cards/${foreign}/urge`, {
      method: 'POST',
      headers: { cookie, 'x-requested-with': 'mingjian', 'content-type': 'text/plain' },
      body: 'nothing of sense',
    });
    expect(answer.status).toBe(404);
  });

  it('masks persons in what it answers', async () => {
    const text = await (await get('/cases/A1')).text();
    expect(text).not.toContain('张三丰');
    expect(text).not.toContain('13800138000');
  });

  it('exports the same set as the list', async () => {
    const lines = (await (await get('/cards/export.csv')).text()).trim().split('\r\n');
    expect(lines.length - 1).toBe((await cards()).length);
  });

  it('answers a stale act with the card as it is', async () => {
    const card = (await cards()).find(({ id }) => id === 'A1/commitment/yellow/1');
    if (card === undefined) throw new Error('the card is not there');
    const act = (name: string, body: object): Promise<Response> =>
      fetch(`${server.url}/api/v1/cards/${encodeURIComponent(card.id)}/${name}`, {
        method: 'POST',
        headers: { cookie, 'x-requested-with': 'mingjian', 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const done = await act('acknowledge', { expectedVersion: card.version });
    expect(done.status).toBe(200);
    const after = (await done.json()) as CardView;
    expect(after.state).toBe('acknowledged');
    const stale = await act('urge', { expectedVersion: card.version, reason: '请尽快办理' });
    expect(stale.status).toBe(409);
    expect(((await stale.json()) as { current: CardView }).current).toEqual(after);
  });

  it('pushes a card to its scope only, and lets the wall of others stay silent', async () => {
    const socket = io(`${server.url}/live`, {
      extraHeaders: { cookie, origin: server.url },
      transports: ['websocket'],
      forceNew: true,
    });
    const entry = (await socket.emitWithAck('watch', { topic: 'cards' }, null)) as WatchAnswer;
    if (!entry.ok) throw new Error(entry.code);
    const change = new Promise<Changed>((resolve) => socket.once('changed', resolve));
    await push(lateCase('Q2', '370202'));
    await push(lateCase('A3'));
    const { epoch, version, upsert, counters } = await change;
    expect({ epoch, version }).toEqual({
      epoch: entry.value.epoch,
      version: entry.value.version + 1,
    });
    expect(new Set(upsert.map(({ subject }) => subject))).toEqual(new Set(['A3']));
    const list = (await (await get('/cards')).json()) as { readonly counters: CardCounters };
    expect(counters).toEqual(list.counters);
    socket.disconnect();
  });

  it('takes any events at all without failing', async () => {
    const value = fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, fc.jsonValue());
    const names = ['id', 'type', 'subject', 'time', 'data', 'sequence', 'specversion', 'source'];
    const mutated = fc
      .tuple(fc.constantFrom('Z1', 'Z2'), fc.constantFrom(...names), value, fc.string())
      .map(([no, name, replaced, id]) => {
        const [first] = lateCase(no) as [object];
        return { ...first, id, ...(replaced === undefined ? {} : { [name]: replaced }) };
      });
    await fc.assert(
      fc.asyncProperty(fc.array(mutated, { maxLength: 5 }), async (events) => {
        const answer = (await push(events)) as Receipt | { readonly code: string };
        if ('code' in answer) {
          // A whole message of sources that the key does not cover is refused as one.
          expect(answer.code).toBe('source/notCovered');
          expect(JSON.stringify(events)).not.toContain('"source":"urn:example:jinan');
          return;
        }
        expect(answer.accepted + answer.duplicate + answer.rejected.length).toBe(events.length);
      }),
      { numRuns: 60 },
    );
  });

  it('says in its metrics what every figure means, and how many cards wait', async () => {
    // Counted since the start of the process, which another rule of this table may have begun anew.
    expect(await push(lateCase('M1', '370202'))).toEqual({
      accepted: 2,
      duplicate: 0,
      rejected: [],
    });
    const text = await (await fetch(`${server.url}/metrics`)).text();
    const names = [...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name);
    const explained = [...text.matchAll(/^# HELP (\w+) \S/gm)].map(([, name]) => name);
    expect(explained).toEqual(names);
    expect(text).toMatch(/^mingjian_cards_open\{level="yellow"\} \d+$/m);
    expect(text).toMatch(/^mingjian_events_stored_total [1-9]\d*$/m);
    expect(text).toMatch(/^mingjian_loop_stall_seconds\{quantile="0.99"\} /m);
  });

  it('agrees with a full recompute', async () => {
    const { difference } = (await (await get('/verify')).json()) as { difference: number };
    expect(difference).toBe(0);
  });

  it('keeps sessions over a restart', async () => {
    await server.close();
    platform = await openPlatform({ dataDir: folder, clock });
    server = await serve({
      config: {
        dataDir: folder,
        host: '127.0.0.1',
        port: 0,
        adminPassword: undefined,
        keyFile: undefined,
        anchorDir: '/nowhere',
        logLevel: 'error',
        testClock: undefined,
      },
      platform,
      version: '0.0.0',
      demo: false,
      appFolder: join(folder, 'no-app'),
      onFailure: (error) => failures.push(error),
    });
    expect((await get('/me')).status).toBe(200);
    expect(await ensureAdmin(platform, undefined)).toBeUndefined();
  });
});
