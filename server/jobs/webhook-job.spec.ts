import { manualClock } from '../application/clock.ts';
import type { ManualClock } from '../application/clock.ts';
import { ReadSide } from '../application/read-side.ts';
import type { OutgoingMessage, SendOutcome } from '../application/webhooks/webhook-sender.ts';
import { webhookDesk } from '../application/webhooks/webhook-desk.ts';
import type { WebhookDesk } from '../application/webhooks/webhook-port.ts';
import type { Viewer } from '../application/people/viewer.ts';
import type { WriterPort } from '../application/writer/writer-port.ts';
import { firstReference } from '../first-reference.ts';
import { writerOn } from '../outbound/store/thread/local-writer.ts';
import { MemoryHome } from '../testing/memory-home/memory-home.ts';
import { sent } from '../testing/open-test-platform.ts';
import { TEST_VAULT } from '../testing/test-vault.ts';
import { webhookRuns } from './webhook-job.ts';

const MORNING = Date.parse('2026-03-02T10:00:00+08:00');
const BY = { actor: 'spec', session: null, ip: null };
const VIEWER: Viewer = {
  account: 'spec',
  displayName: 'spec',
  role: 'systemAdmin',
  scope: { path: '', line: null },
  regionCode: '370000',
};

describe('telling the systems that tickets come from', () => {
  let home: MemoryHome;
  let clock: ManualClock;
  let writer: WriterPort;
  let side: ReadSide;
  let desk: WebhookDesk;
  let run: () => Promise<void>;
  let wall: number;
  let got: (OutgoingMessage & { readonly text: string })[];
  let answer: (message: OutgoingMessage) => SendOutcome;

  beforeEach(async () => {
    home = new MemoryHome();
    clock = manualClock(MORNING);
    wall = MORNING;
    got = [];
    answer = () => ({ delivered: true });
    await start();
    const target = { name: 'hotline', url: 'https://hotline.example', prefix: 'urn:city:hotline' };
    await desk.addWebhook(target, 'whsec_c2VjcmV0', BY);
  });

  /** A process on the home; another one after a crash. */
  async function start(): Promise<void> {
    writer = await writerOn(home.open(), clock, TEST_VAULT, firstReference());
    side = await ReadSide.open(home.open(), { one: home.open(), list: home.open() }, TEST_VAULT);
    const sender = {
      findProblem: () => undefined,
      send: (message: OutgoingMessage) => {
        const { data } = JSON.parse(message.body) as { data: { text?: string } };
        got.push({ ...message, text: data.text ?? '' });
        return Promise.resolve(answer(message));
      },
    };
    desk = webhookDesk(side, writer, sender);
    const once = webhookRuns(
      { side, writer, sender, now: () => wall, random: () => 1 },
      { delivered: 0, failed: 0 },
    );
    run = async () => {
      while (await once());
    };
  }

  async function ingest(...events: readonly unknown[]): Promise<void> {
    clock.set(clock.now() + 1000);
    const origin = { way: 'http', prefixes: null, sourceName: null } as const;
    const { rejected } = await writer.ingest({ events, origin });
    expect(rejected).toEqual([]);
  }

  const ticket = (no: string, source = 'urn:city:hotline') =>
    sent(
      'ticket.created',
      '2026-03-02',
      { kind: 'help', regionCode: '370100', text: '路灯不亮' },
      { subject: no, source },
    );
  const reply = (no: string, text: string, source = 'urn:city:jinan') =>
    sent('ticket.replied', '2026-03-02', { text }, { subject: no, source });
  const texts = (): string[] => got.map(({ text }) => text);

  it('tells of what others did with its tickets, and of nothing that it sent itself', async () => {
    await ingest(ticket('T1'));
    await ingest(reply('T1', '已修复'), reply('T1', '自己说的', 'urn:city:hotline:7'));
    await run();
    expect(texts()).toEqual(['已修复']);
    const { specversion, type, subject, time } = JSON.parse(got[0]?.body ?? '{}') as Record<
      string,
      unknown
    >;
    expect({ specversion, type, subject, time }).toEqual({
      specversion: '1.0',
      type: 'ticket.replied',
      subject: 'T1',
      time: '2026-03-02T09:00:00+08:00',
    });
  });

  it('says nothing of tickets of other sources, nor of cases', async () => {
    await ingest(ticket('T1', 'urn:city:mail'), reply('T1', 'a'));
    await ingest(sent('note', '2026-03-02', { text: 'b' }));
    await run();
    expect(got).toEqual([]);
  });

  it('masks who the people are', async () => {
    await ingest(ticket('T1'), reply('T1', '请联系 13805380000'));
    await run();
    expect(got[0]?.body).not.toContain('13805380000');
  });

  it('tells each event once, also after a restart', async () => {
    await ingest(ticket('T1'), reply('T1', 'a'));
    await run();
    await start();
    await ingest(reply('T1', 'b'));
    await run();
    expect(texts()).toEqual(['a', 'b']);
  });

  it('loses nothing that stood in line when the process ended', async () => {
    answer = () => ({ delivered: false, error: 'status 503', retryAfterMs: undefined });
    await ingest(ticket('T1'), reply('T1', 'a'));
    await run();
    await start();
    answer = () => ({ delivered: true });
    wall += 3_600_000;
    await run();
    expect(texts()).toEqual(['a', 'a']);
    expect(new Set(got.map(({ id }) => id)).size).toBe(1);
  });

  it('keeps the order of a ticket while another one goes on', async () => {
    answer = ({ body }) =>
      body.includes('"T1"')
        ? { delivered: false, error: 'status 500', retryAfterMs: undefined }
        : { delivered: true };
    await ingest(ticket('T1'), ticket('T2'), reply('T1', '1a'));
    await ingest(reply('T1', '1b'), reply('T2', '2a'));
    await run();
    expect(texts().sort()).toEqual(['1a', '2a']);
    answer = () => ({ delivered: true });
    got = [];
    wall += 60_000;
    await run();
    await run();
    expect(texts()).toEqual(['1a', '1b']);
  });

  it('waits longer from try to try, and as long as it is asked to', async () => {
    answer = () => ({ delivered: false, error: 'ECONNREFUSED', retryAfterMs: undefined });
    await ingest(ticket('T1'), reply('T1', 'a'));
    const waits: number[] = [];
    for (let time = 0; time < 4; time += 1) {
      const tries = got.length;
      const from = wall;
      while (got.length === tries) {
        await run();
        wall += 1000;
      }
      waits.push(Math.round((wall - from) / 1000));
    }
    expect(waits).toEqual([1, 5, 10, 20]);
    answer = () => ({ delivered: false, error: 'status 429', retryAfterMs: 600_000 });
    wall += 60_000;
    await run();
    const tries = got.length;
    wall += 599_000;
    await run();
    expect(got.length).toBe(tries);
  });

  it('gives a delivery up after some hours, tells why, goes on with the ticket, and replays it', async () => {
    answer = ({ body }) =>
      body.includes('first')
        ? { delivered: false, error: 'status 400', retryAfterMs: undefined }
        : { delivered: true };
    await ingest(ticket('T1'), reply('T1', 'first'));
    await ingest(reply('T1', 'second'));
    for (let time = 0; time < 16; time += 1) {
      await run();
      wall += 3_600_000;
    }
    expect(texts().filter((text) => text === 'first').length).toBe(15);
    expect(texts().at(-1)).toBe('second');
    const [state] = await desk.webhooks(VIEWER);
    expect(state).toEqual(
      jasmine.objectContaining({ state: 'failing', dead: 1, pending: 0, delivered: 1 }),
    );
    const letters = await desk.deadLetters(VIEWER, 'hotline', {});
    const items = letters.ok ? letters.value.items : [];
    expect(items.map(({ ticket: no, error, attempts }) => [no, error, attempts])).toEqual([
      ['T1', 'status 400', 15],
    ]);
    answer = () => ({ delivered: true });
    const replayed = await desk.replayWebhook(VIEWER, 'hotline', [items[0]?.id ?? '']);
    expect(replayed).toEqual({ ok: true, value: { replayed: 1 } });
    await run();
    expect(texts().at(-1)).toBe('first');
    expect((await desk.webhooks(VIEWER))[0]?.state).toBe('ok');
  });

  it('shows and replays nothing for viewers of a part of the province', async () => {
    const part = { ...VIEWER, scope: { path: '370000/370100/', line: null } };
    expect(await desk.webhooks(part)).toEqual([]);
    const [letters, replayed] = [
      await desk.deadLetters(part, 'hotline', {}),
      await desk.replayWebhook(part, 'hotline', undefined),
    ];
    expect([letters.ok, replayed.ok]).toEqual([false, false]);
  });

  it('tells nobody any more who was dropped', async () => {
    answer = () => ({ delivered: false, error: 'status 500', retryAfterMs: undefined });
    await ingest(ticket('T1'), reply('T1', 'a'));
    await run();
    expect((await desk.dropWebhook('hotline', BY)).ok).toBeTrue();
    got = [];
    wall += 3_600_000;
    await ingest(reply('T1', 'b'));
    await run();
    expect(got).toEqual([]);
    expect(await side.store.desk.listRecords('webhookPending', '', '', 9)).toEqual([]);
  });

  it('keeps the secret sealed', async () => {
    const record = await side.store.desk.findRecord('webhook', 'hotline');
    expect(record?.body).not.toContain('c2VjcmV0');
    await ingest(ticket('T1'), reply('T1', 'a'));
    await run();
    expect(got[0]?.secret).toBe('whsec_c2VjcmV0');
  });
});
