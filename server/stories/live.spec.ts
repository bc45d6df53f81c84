import type { Socket } from 'socket.io-client';
import type { Changed, WatchAnswer } from '#contract/live.ts';
import { aCard } from '../testing/a-card.ts';
import { TestClients } from '../testing/test-clients.ts';
import { startTestServer } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';

describe('namespace /live', () => {
  let server: TestServer;
  const clients = new TestClients();

  beforeEach(async () => {
    server = await startTestServer();
    server.fake.put(aCard('A'), '370000/370100/');
    server.fake.put(aCard('Q'), '370000/370200/');
  });

  afterEach(async () => {
    clients.close();
    await server.close();
  });

  async function viewer(region?: string): Promise<Socket> {
    const cookie = await server.signIn('supervisor', region);
    const socket = clients.open(server.url, '/live', { cookie, origin: server.url });
    expect(await clients.outcome(socket)).toBe('connected');
    return socket;
  }

  function watch(socket: Socket, request: unknown, since: unknown = null): Promise<WatchAnswer> {
    return socket.emitWithAck('watch', request, since) as Promise<WatchAnswer>;
  }

  function nextChange(socket: Socket): Promise<Changed> {
    return new Promise((resolve) => {
      socket.once('changed', resolve);
    });
  }

  function rowsOf(answer: WatchAnswer): readonly string[] {
    return answer.ok && 'snapshot' in answer.value
      ? answer.value.snapshot.rows.map(({ subject }) => subject)
      : ['no snapshot'];
  }

  function standingOf(answer: WatchAnswer): { readonly epoch: string; readonly version: number } {
    if (!answer.ok) throw new Error(answer.code);
    return { epoch: answer.value.epoch, version: answer.value.version };
  }

  it('answers a watch with what the scope holds and nothing of others', async () => {
    const city = await viewer('370100');
    const answer = await watch(city, { topic: 'cards' });
    expect(rowsOf(answer)).toEqual(['A']);
  });

  it('stays silent about foreign scopes and numbers the own steps densely', async () => {
    const city = await viewer('370100');
    const { epoch, version } = standingOf(await watch(city, { topic: 'cards' }));
    const heard: Changed[] = [];
    const second = new Promise<void>((resolve) => {
      city.on('changed', (change: Changed) => {
        heard.push(change);
        if (heard.length === 2) resolve();
        else touch('A', { urged: 2 });
      });
    });
    const touch = (subject: string, parts: object): void => {
      const path = subject === 'A' ? '370000/370100/' : '370000/370200/';
      const card = aCard(subject, parts);
      server.fake.put(card, path);
      server.fake.commit({ cards: [card.id] });
    };
    touch('Q', { urged: 9 });
    touch('A', { urged: 1 });
    await second;
    expect(heard.map((change) => change.epoch)).toEqual([epoch, epoch]);
    expect(heard.map((change) => change.version)).toEqual([version + 1, version + 2]);
    expect(heard.flatMap(({ upsert }) => upsert.map((card) => card.urged))).toEqual([1, 2]);
  });

  it('tells many commits within 100 ms in one frame', async () => {
    const province = await viewer();
    const { version } = standingOf(await watch(province, { topic: 'cards' }));
    const change = nextChange(province);
    for (let urged = 1; urged <= 50; urged += 1) {
      server.fake.put(aCard('A', { urged }), '370000/370100/');
      server.fake.commit({ cards: [aCard('A').id] });
    }
    expect((await change).version).toBe(version + 1);
    expect((await change).upsert.map(({ urged }) => urged)).toEqual([50]);
  });

  it('removes a card that leaves the scope', async () => {
    const city = await viewer('370100');
    await watch(city, { topic: 'cards' });
    const change = nextChange(city);
    server.fake.put(aCard('A'), '370000/370200/');
    server.fake.commit({ cards: [aCard('A').id] });
    expect((await change).remove).toEqual([aCard('A').id]);
    expect((await change).upsert).toEqual([]);
  });

  it('removes a card that leaves the filter', async () => {
    const province = await viewer();
    const filter = { level: 'yellow' };
    await watch(province, { topic: 'cards', filter });
    const change = nextChange(province);
    server.fake.put(aCard('A', { level: 'red' }), '370000/370100/');
    server.fake.commit({ cards: [aCard('A').id] });
    expect((await change).remove).toEqual([aCard('A').id]);
  });

  it('repairs a gap with the missed steps, and an unknown epoch with a snapshot', async () => {
    const first = await viewer();
    const standing = standingOf(await watch(first, { topic: 'cards' }));
    const change = nextChange(first);
    server.fake.put(aCard('A', { urged: 1 }), '370000/370100/');
    server.fake.commit({ cards: [aCard('A').id] });
    await change;
    const second = await viewer();
    const repaired = await watch(second, { topic: 'cards' }, standing);
    expect(repaired).toEqual({
      ok: true,
      value: { epoch: standing.epoch, version: standing.version + 1, changes: [await change] },
    });
    const strange = await watch(
      second,
      { topic: 'cards' },
      { epoch: 'of another day', version: 1 },
    );
    expect(rowsOf(strange)).toEqual(['A', 'Q']);
  });

  it('gives equal viewers one room and another filter another', async () => {
    const one = await viewer();
    const two = await viewer();
    const epochs = [
      standingOf(await watch(one, { topic: 'cards' })).epoch,
      standingOf(await watch(two, { topic: 'cards', filter: {} })).epoch,
      standingOf(await watch(two, { topic: 'cards', filter: { level: 'red' } })).epoch,
    ];
    expect(epochs[0]).toBe(epochs[1]);
    expect(epochs[2]).not.toBe(epochs[1]);
  });

  it('begins a new epoch without rows after a file import, where its cards are seen', async () => {
    const province = await viewer();
    const { epoch } = standingOf(await watch(province, { topic: 'cards' }));
    const change = nextChange(province);
    server.fake.put(aCard('N'), '370000/370100/');
    server.fake.commit({ silent: true, cards: [aCard('N').id] });
    expect((await change).epoch).not.toBe(epoch);
    expect((await change).upsert).toEqual([]);
  });

  it('leaves the epoch of those who see none of the cards of an import', async () => {
    const city = await viewer('370100');
    const { epoch } = standingOf(await watch(city, { topic: 'cards' }));
    const province = await viewer();
    await watch(province, { topic: 'cards' });
    const renewed = nextChange(province);
    server.fake.put(aCard('N'), '370000/370200/');
    server.fake.commit({ silent: true, cards: [aCard('N').id] });
    await renewed;
    // The rooms are flushed together: whoever is concerned has been told by now.
    expect(standingOf(await watch(city, { topic: 'cards' })).epoch).toBe(epoch);
  });

  it('renews filters by region where regions were recorded, and no other room', async () => {
    const province = await viewer();
    const other = await viewer();
    const { epoch } = standingOf(await watch(other, { topic: 'cards' }));
    const byRegion = { topic: 'cards', filter: { region: '370000' } };
    const first = standingOf(await watch(province, byRegion));
    const change = nextChange(province);
    server.fake.commit({ regions: true });
    expect((await change).epoch).not.toBe(first.epoch);
    expect(standingOf(await watch(other, { topic: 'cards' })).epoch).toBe(epoch);
  });

  it('tells the cards that midnight raises before it begins the epoch of the new day', async () => {
    const province = await viewer();
    const { epoch } = standingOf(await watch(province, { topic: 'cards' }));
    const heard: Changed[] = [];
    const both = new Promise<void>((resolve) => {
      province.on('changed', (change: Changed) => {
        heard.push(change);
        if (heard.length === 2) resolve();
      });
    });
    server.fake.put(aCard('M'), '370000/370100/');
    server.fake.commit({ snapshot: true });
    server.fake.commit({ cards: [aCard('M').id] });
    await both;
    expect(heard[0]?.epoch).toBe(epoch);
    expect(heard[0]?.upsert.map(({ subject }) => subject)).toEqual(['M']);
    expect(heard[1]?.epoch).not.toBe(epoch);
    expect(heard[1]?.upsert).toEqual([]);
  });

  it('gives the rows of a window and counts all', async () => {
    const province = await viewer();
    const answer = await watch(province, { topic: 'cards', window: { from: 1, to: 2 } });
    expect(rowsOf(answer)).toEqual(['Q']);
    const total = answer.ok && 'snapshot' in answer.value ? answer.value.snapshot.total : -1;
    expect(total).toBe(2);
  });

  it('watches one case, tells every change of it, and hides foreign ones', async () => {
    const city = await viewer('370100');
    expect(rowsOf(await watch(city, { topic: 'case:A' }))).toEqual(['A']);
    expect(await watch(city, { topic: 'case:Q' })).toEqual({ ok: false, code: 'case/notFound' });
    expect(await watch(city, { topic: 'case:X' })).toEqual({ ok: false, code: 'case/notFound' });
    const change = nextChange(city);
    server.fake.commit({ subjects: [{ kind: 'case', no: 'A' }] });
    expect((await change).upsert.map(({ subject }) => subject)).toEqual(['A']);
  });

  it('watches indicators of a period, and says which topics do not exist', async () => {
    const province = await viewer();
    expect(rowsOf(await watch(province, { topic: 'indicators:2026-10' }))).toEqual([]);
    expect(await watch(province, { topic: 'indicators:soon' })).toEqual({
      ok: false,
      code: 'topic/unknown',
    });
    expect(await watch(province, { topic: 'everything' })).toEqual({
      ok: false,
      code: 'topic/unknown',
    });
    expect(await watch(province, 'cards')).toEqual({ ok: false, code: 'request/invalid' });
  });

  it('gives the wall counters and no cards', async () => {
    const cookie = await server.signIn('kiosk');
    const wall = clients.open(server.url, '/live', { cookie, origin: server.url });
    expect(await clients.outcome(wall)).toBe('connected');
    expect(await watch(wall, { topic: 'cards' })).toEqual({ ok: false, code: 'topic/notAllowed' });
    expect(rowsOf(await watch(wall, { topic: 'overview' }))).toEqual([]);
  });

  it('closes the sockets of a session at sign-out', async () => {
    const cookie = await server.signIn('supervisor');
    const socket = clients.open(server.url, '/live', { cookie, origin: server.url });
    expect(await clients.outcome(socket)).toBe('connected');
    const closed = new Promise((resolve) => socket.once('disconnect', resolve));
    await fetch(`${server.url}/api/v1/session`, {
      method: 'DELETE',
      headers: { cookie, 'x-requested-with': 'mingjian' },
    });
    expect(await closed).toBe('io server disconnect');
  });

  it('closes the rooms of an account whose grants change', async () => {
    const socket = await viewer('370100');
    await watch(socket, { topic: 'cards' });
    const closed = new Promise((resolve) => socket.once('disconnect', resolve));
    const account = server.fake.accounts.get('supervisor-370100');
    if (account === undefined) throw new Error('the account is gone');
    server.fake.accounts.set(account.name, { ...account, regionCode: '370200' });
    expect(await closed).toBe('transport close');
  });

  it('ends a connection that sends a message above 64 kB', async () => {
    const socket = await viewer();
    const closed = new Promise((resolve) => socket.once('disconnect', resolve));
    socket.emit('watch', { topic: 'x'.repeat(70_000) }, null);
    expect(await closed).toBe('io server disconnect');
  });

  it('pulses', async () => {
    const socket = await viewer();
    const pulse = await new Promise((resolve) => socket.once('pulse', resolve));
    expect(pulse).toEqual({ asOf: '2026-10-08T09:00:00+08:00', lastEventAt: null });
  });

  it('shows no sign of life of other regions', async () => {
    const city = await viewer('370100');
    const province = await viewer();
    const pulseOf = (socket: Socket): Promise<{ lastEventAt: string | null }> =>
      new Promise((resolve) => {
        socket.on('pulse', (pulse: { lastEventAt: string | null }) => {
          if (socket === city || pulse.lastEventAt !== null) resolve(pulse);
        });
      });
    server.fake.commit({ deltas: [['|["card","red","370000/370200/",null,null,1]', 1]] });
    const own = pulseOf(city);
    expect((await pulseOf(province)).lastEventAt).toBe('2026-10-08T09:00:00+08:00');
    expect((await own).lastEventAt).toBeNull();
  });
});
