import type { Changed, WatchAnswer } from '#contract/live.ts';
import { manualClock } from '../application/clock.ts';
import type { Platform } from '../application/platform.ts';
import { hashSecret } from '../inbound/sign-in/secret.ts';
import { openPlatform } from '../open-platform.ts';
import { serve } from '../serve.ts';
import type { RunningServer } from '../serve.ts';
import { RECEIVED, sent } from '../testing/open-test-platform.ts';
import { HOW_TO_GET_POSTGRES, STARTING_MS, hasPostgres } from '../testing/postgres-server.ts';
import { TestClients } from '../testing/test-clients.ts';
import { makeTestHome } from '../testing/test-home.ts';
import type { TestHome } from '../testing/test-home.ts';

const NOW = Date.parse('2026-03-20T10:00:00+08:00');
const KEY = 'key-of-jinan';

describe('two servers on one database', () => {
  if (!hasPostgres()) {
    it('answer any client', () => {
      pending(HOW_TO_GET_POSTGRES);
    });
    return;
  }

  const clients = new TestClients();
  const failures: unknown[] = [];
  let home: TestHome;
  let platforms: readonly Platform[];
  let servers: readonly RunningServer[];
  let cases = 0;

  beforeAll(async () => {
    home = await makeTestHome('postgresql');
    const clock = manualClock(NOW);
    const open = () => openPlatform({ ...home.settings, clock, thread: false });
    platforms = [await open(), await open()];
    servers = await Promise.all(
      platforms.map((platform) =>
        serve({
          config: {
            ...{ ...home.settings, host: '127.0.0.1', port: 0, logLevel: 'error' },
            ...{ adminPassword: undefined, keyFile: undefined, testClock: undefined },
            anchorDir: home.settings.dataDir,
          },
          ...{ platform, version: '0.0.0', demo: false, appFolder: '/nowhere' },
          onFailure: (error) => failures.push(error),
          wallClock: () => NOW,
        }),
      ),
    );
    const [first] = platforms;
    const account = { name: 'sun', displayName: 'sun', role: 'supervisor' } as const;
    await first?.addAccount({ ...account, regionCode: null, line: null, disabled: false }, 'none');
    await first?.saveSession({
      ...{ idHash: hashSecret('sun'), account: 'sun', createdAt: NOW, lastSeenAt: NOW },
      expiresAt: NOW + 3_600_000,
    });
    await first?.addSource({ name: 'jinan', prefix: 'urn:city' }, hashSecret(KEY));
  }, STARTING_MS);

  afterAll(async () => {
    clients.close();
    await Promise.all(servers.map((server) => server.close()));
    await home.dispose();
    expect(failures).toEqual([]);
  }, STARTING_MS);

  function urlOf(place: number): string {
    return servers[place]?.url ?? '';
  }

  async function watchCards(place: number, since: unknown = null) {
    const headers = { cookie: 'mingjian=sun', origin: urlOf(place) };
    const socket = clients.open(urlOf(place), '/live', headers);
    expect(await clients.outcome(socket)).toBe('connected');
    const answer = (await socket.emitWithAck('watch', { topic: 'cards' }, since)) as WatchAnswer;
    return { socket, answer };
  }

  /** Resolves when one has everything that the other shows; it looks ten times a second. */
  async function follows(place: number, other: number): Promise<void> {
    const wanted = platforms[other]?.dataVersion() ?? 0;
    while ((platforms[place]?.dataVersion() ?? 0) < wanted) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Sends a case that is over its limit; answers its number. */
  async function sendLate(place: number): Promise<string> {
    cases += 1;
    const subject = `L${cases}`;
    const events = [
      sent('received', '2026-03-02', RECEIVED, { subject }),
      sent('accepted', '2026-03-02', {}, { subject }),
    ];
    const answer = await fetch(`${urlOf(place)}/api/v1/events`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${KEY}`,
        'content-type': 'application/cloudevents-batch+json',
      },
      body: JSON.stringify(events),
    });
    expect(await answer.json()).toEqual({ accepted: 2, duplicate: 0, rejected: [] });
    return subject;
  }

  it('tell a socket on the one of a card that came about on the other', async () => {
    const { socket } = await watchCards(0);
    // Cards of the rules before may still be on their way.
    const heard = new Set<string>();
    let wake = (): void => undefined;
    socket.on('changed', ({ upsert }: Changed) => {
      for (const { subject } of upsert) heard.add(subject);
      wake();
    });
    const subject = await sendLate(1);
    while (!heard.has(subject)) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    expect(heard).toContain(subject);
  });

  it('give a client a snapshot that had watched on the other', async () => {
    const subject = await sendLate(0);
    const before = (await watchCards(0)).answer;
    if (!before.ok) throw new Error(before.code);
    const { epoch, version } = before.value;
    await sendLate(0);
    await follows(1, 0);
    const after = (await watchCards(1, { epoch, version })).answer;
    const rows = after.ok && 'snapshot' in after.value ? after.value.snapshot.rows : [];
    expect(rows.map((row) => row.subject)).toContain(subject);
  });

  it('know a session that was begun at the other, until it is ended there', async () => {
    const me = (place: number) =>
      fetch(`${urlOf(place)}/api/v1/me`, { headers: { cookie: 'mingjian=sun' } });
    expect((await me(1)).status).toBe(200);
    const idHash = hashSecret('other');
    const times = { createdAt: NOW, lastSeenAt: NOW, expiresAt: NOW + 1000 };
    await platforms[0]?.saveSession({ idHash, account: 'sun', ...times });
    expect(await platforms[1]?.findSession(idHash)).toEqual({ idHash, account: 'sun', ...times });
    await platforms[0]?.endSession(idHash);
    expect(await platforms[1]?.findSession(idHash)).toBeUndefined();
  });

  it('take no client that polls, since its requests would be spread over both', async () => {
    const headers = { cookie: 'mingjian=sun', origin: urlOf(0) };
    const socket = clients.open(urlOf(0), '/live', headers, { transports: ['polling'] });
    expect(await clients.outcome(socket)).not.toBe('connected');
  });
});
