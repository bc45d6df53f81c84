import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Socket } from 'socket.io-client';
import type { CardView } from '#contract/card-view.ts';
import type { WatchAnswer } from '#contract/live.ts';
import type { AccountRow } from '../application/platform.ts';
import { late } from '../testing/foreign-events.ts';
import { HTTP } from '../testing/open-test-platform.ts';
import { TestClients } from '../testing/test-clients.ts';
import { startTestServer } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';
import { TestWorld } from '../testing/test-world.ts';

const run = promisify(execFile);

/** How long after the end a socket may still hear. */
const WITHIN_MS = 1000;

function gone(socket: Socket): Promise<number> {
  return new Promise((resolve) =>
    socket.once('disconnect', () => {
      resolve(performance.now());
    }),
  );
}

describe('the end of a session', () => {
  let server: TestServer;
  const clients = new TestClients();

  beforeEach(async () => {
    server = await startTestServer();
  });

  afterEach(async () => {
    clients.close();
    await server.close();
  });

  async function watching(cookie: string): Promise<Socket> {
    const socket = clients.open(server.url, '/live', { cookie, origin: server.url });
    expect(await clients.outcome(socket)).toBe('connected');
    await socket.emitWithAck('watch', { topic: 'cards' }, null);
    return socket;
  }

  const ends: readonly { why: string; end: (cookie: string) => Promise<void> | void }[] = [
    {
      why: 'signing out',
      end: async (cookie) => {
        const headers = { cookie, 'x-requested-with': 'mingjian' };
        await fetch(`${server.url}/api/v1/session`, { method: 'DELETE', headers });
      },
    },
    {
      why: 'thirty idle minutes',
      end: () => {
        server.passMs(30 * 60_000);
      },
    },
    {
      why: 'the account being disabled',
      end: () => {
        for (const [name, account] of server.fake.accounts) {
          if (name === 'supervisor-370000') {
            server.fake.accounts.set(name, { ...account, disabled: true });
          }
        }
      },
    },
  ];

  for (const { why, end } of ends) {
    it(`by ${why} closes its sockets within a second and no others`, async () => {
      const cookie = await server.signIn('supervisor');
      const [one, two] = [await watching(cookie), await watching(cookie)];
      const closed = Promise.all([gone(one), gone(two)]);
      const since = performance.now();
      await end(cookie);
      // Somebody else signs in after the end: what has ended is not his.
      const other = await watching(await server.signIn('leader'));
      const at = await closed;
      expect(Math.max(...at) - since).toBeLessThan(WITHIN_MS);
      expect(other.connected).toBeTrue();
      const again = clients.open(server.url, '/live', { cookie, origin: server.url });
      expect(await clients.outcome(again)).toBe('session/required');
    });
  }
});

describe('grants that another process changes', () => {
  let world: TestWorld;
  const clients = new TestClients();

  beforeEach(async () => {
    world = await TestWorld.open('2026-03-12T10:00:00+08:00');
    await world.platform.ingest([...late('A1', {}), ...late('Q1', { regionCode: '370202' })], HTTP);
  });

  afterEach(async () => {
    clients.close();
    await world.close();
  });

  async function change(...args: readonly string[]): Promise<void> {
    const { dataDir, databaseUrl } = world.test.settings;
    const home = {
      MINGJIAN_DATA_DIR: dataDir,
      ...(databaseUrl !== undefined && { MINGJIAN_DATABASE_URL: databaseUrl }),
    };
    const env = { ...process.env, ...home };
    await run(process.execPath, ['server/cli/main.ts', 'user', 'change', 'li', ...args], { env });
  }

  /** The moment at which the change can be read here. */
  async function seen(holds: (account: AccountRow) => boolean): Promise<number> {
    for (;;) {
      const account = await world.platform.findAccount('li');
      if (account !== undefined && holds(account)) return performance.now();
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async function cardsOf(socket: Socket): Promise<readonly string[]> {
    const answer = (await socket.emitWithAck('watch', { topic: 'cards' }, null)) as WatchAnswer;
    if (!answer.ok) throw new Error(answer.code);
    const { snapshot } = answer.value as {
      readonly snapshot: { readonly rows: readonly CardView[] };
    };
    return [...new Set(snapshot.rows.map(({ subject }) => subject))];
  }

  it('end its rooms within a second; whoever comes back sees what he now may', async () => {
    const cookie = await world.admit('li', 'supervisor', '370100');
    const headers = { cookie, origin: world.url };
    const socket = clients.open(world.url, '/live', headers);
    await clients.outcome(socket);
    expect(await cardsOf(socket)).toEqual(['A1']);
    const closed = gone(socket);
    const since = seen(({ regionCode }) => regionCode === '370200');
    await change('--region', '370200');
    expect((await closed) - (await since)).toBeLessThan(WITHIN_MS);
    const again = clients.open(world.url, '/live', headers);
    await clients.outcome(again);
    expect(await cardsOf(again)).toEqual(['Q1']);
    expect((await world.ask(cookie, 'GET', '/cases/A1')).status).toBe(404);
  }, 30_000);

  it('close the sockets of an account that is disabled, for good', async () => {
    const cookie = await world.admit('li', 'supervisor', '370100');
    const headers = { cookie, origin: world.url };
    const socket = clients.open(world.url, '/live', headers);
    await clients.outcome(socket);
    const closed = gone(socket);
    const since = seen(({ disabled }) => disabled);
    await change('--disable');
    expect((await closed) - (await since)).toBeLessThan(WITHIN_MS);
    expect((await world.ask(cookie, 'GET', '/me')).status).toBe(401);
    expect(await clients.outcome(clients.open(world.url, '/live', headers))).toBe(
      'session/required',
    );
  }, 30_000);
});
