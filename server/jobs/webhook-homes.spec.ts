import { manualClock } from '../application/clock.ts';
import type { ManualClock } from '../application/clock.ts';
import { ReadSide } from '../application/read-side.ts';
import type { Viewer } from '../application/people/viewer.ts';
import { webhookDesk } from '../application/webhooks/webhook-desk.ts';
import type { WebhookDesk } from '../application/webhooks/webhook-port.ts';
import type { SendOutcome } from '../application/webhooks/webhook-sender.ts';
import type { WriterPort } from '../application/writer/writer-port.ts';
import type { Store } from '../application/store/store.ts';
import { firstReference } from '../first-reference.ts';
import { homeOf, openStore, prepareHome } from '../outbound/store/home.ts';
import { writerOn } from '../outbound/store/thread/local-writer.ts';
import { sent } from '../testing/open-test-platform.ts';
import { HOW_TO_GET_POSTGRES, hasPostgres, STARTING_MS } from '../testing/postgres-server.ts';
import { makeTestHome } from '../testing/test-home.ts';
import type { TestHome } from '../testing/test-home.ts';
import { TEST_VAULT } from '../testing/test-vault.ts';
import { webhookRuns } from './webhook-job.ts';

const MORNING = Date.parse('2026-03-02T10:00:00+08:00');
const ORIGIN = { way: 'http', prefixes: null, sourceName: null } as const;
const VIEWER: Viewer = {
  ...{ account: 'spec', displayName: 'spec', role: 'systemAdmin', regionCode: '370000' },
  scope: { path: '', line: null },
};

/** One process on a home. */
interface Process {
  readonly writer: WriterPort;
  readonly desk: WebhookDesk;
  readonly run: () => Promise<void>;
  readonly close: () => Promise<void>;
}

for (const kind of ['sqlite', 'postgresql'] as const) {
  describe(`telling others of tickets, on ${kind}`, () => {
    if (kind === 'postgresql' && !hasPostgres()) {
      it('tells each event once', () => {
        pending(HOW_TO_GET_POSTGRES);
      });
      return;
    }

    let home: TestHome;
    let clock: ManualClock;
    let wall: number;
    let got: string[];
    let answer: () => SendOutcome;
    let processes: Process[];

    beforeEach(async () => {
      home = await makeTestHome(kind);
      clock = manualClock(MORNING);
      wall = MORNING;
      got = [];
      answer = () => ({ delivered: true });
      processes = [];
      const { dataDir, databaseUrl } = home.settings;
      await prepareHome(homeOf(dataDir, databaseUrl), dataDir);
      const first = await start();
      const target = { name: 'hotline', url: 'https://hotline.example', prefix: 'urn:city:line' };
      const by = { actor: 'spec', session: null, ip: null };
      expect((await first.desk.addWebhook(target, 'whsec_c2VjcmV0', by)).ok).toBeTrue();
    }, STARTING_MS);

    afterEach(async () => {
      for (const one of processes) await one.close();
      await home.dispose();
    });

    async function start(): Promise<Process> {
      const { dataDir, databaseUrl } = home.settings;
      const setting = homeOf(dataDir, databaseUrl);
      const stores: Store[] = [];
      const open = (use: 'writer' | 'reader'): Store => {
        const store = openStore(setting, use, 'small');
        stores.push(store);
        return store;
      };
      const writer = await writerOn(open('writer'), clock, TEST_VAULT, firstReference());
      const moments = { one: open('reader'), list: open('reader') };
      const side = await ReadSide.open(open('reader'), moments, TEST_VAULT);
      const sender = {
        findProblem: () => undefined,
        send: ({ body }: { readonly body: string }) => {
          const { data } = JSON.parse(body) as { data: { text?: string } };
          got.push(data.text ?? '');
          return Promise.resolve(answer());
        },
      };
      const parts = { side, writer, sender, now: () => wall, random: () => 1 };
      const once = webhookRuns(parts, { delivered: 0, failed: 0 });
      const made: Process = {
        writer,
        desk: webhookDesk(side, writer, sender),
        run: async () => {
          await side.refresh(clock.now());
          while (await once());
        },
        close: async () => {
          await writer.close();
          for (const store of stores.slice(1)) await store.close();
        },
      };
      processes.push(made);
      return made;
    }

    const first = (): Process => {
      const [one] = processes;
      if (one === undefined) throw new Error('no process runs');
      return one;
    };
    const take = async ({ writer }: Process, ...events: readonly unknown[]): Promise<void> => {
      clock.set(clock.now() + 1000);
      const { rejected } = await writer.ingest({ events, origin: ORIGIN });
      expect(rejected).toEqual([]);
    };
    const ticket = sent(
      'ticket.created',
      '2026-03-02',
      { kind: 'help', regionCode: '370100', text: '路灯不亮' },
      { subject: 'T1', source: 'urn:city:line' },
    );
    const reply = (text: string) =>
      sent('ticket.replied', '2026-03-02', { text }, { subject: 'T1' });

    it('tells each event once and in order, also after a restart', async () => {
      await take(first(), ticket, reply('a'));
      await first().run();
      const again = await start();
      await take(again, reply('b'), reply('c'));
      await again.run();
      await first().run();
      expect(got).toEqual(['a', 'b', 'c']);
    });

    it('tells what another process took', async () => {
      const other = await start();
      await take(first(), ticket, reply('a'));
      await take(other, reply('b'));
      await first().run();
      await other.run();
      expect(got).toEqual(['a', 'b']);
    });

    // Only a database has several servers; beside one on a folder there are commands, which tell nobody.
    if (kind === 'postgresql') {
      it('tells each event once where two processes tell at one moment', async () => {
        const other = await start();
        await take(first(), ticket, reply('a'));
        await take(other, reply('b'));
        await Promise.all([first().run(), other.run()]);
        await first().run();
        expect(got).toEqual(['a', 'b']);
      });
    }

    it('keeps what was not taken, lists it when it is given up, and replays it', async () => {
      answer = () => ({ delivered: false, error: 'status 400', retryAfterMs: undefined });
      await take(first(), ticket, reply('a'));
      for (let time = 0; time < 16; time += 1) {
        await first().run();
        wall += 3_600_000;
      }
      const again = await start();
      const letters = await again.desk.deadLetters(VIEWER, 'hotline', {});
      const items = letters.ok ? letters.value.items : [];
      expect(items.map(({ ticket: no, error }) => [no, error])).toEqual([['T1', 'status 400']]);
      answer = () => ({ delivered: true });
      got = [];
      await again.desk.replayWebhook(VIEWER, 'hotline', [items[0]?.id ?? '']);
      await again.run();
      expect(got).toEqual(['a']);
    });
  });
}
