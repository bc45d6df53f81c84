import fc from 'fast-check';
import type { Socket } from 'socket.io-client';
import type { WatchAnswer } from '#contract/live.ts';
import { ROUTE_PERMISSIONS } from '../inbound/http/route-permissions.ts';
import { ASKED, FIRST, FOREIGN_CARD, PUBLISHED, TRIED } from '../testing/asked-routes.ts';
import { EYES, TAKEN, foreignEvents, late } from '../testing/foreign-events.ts';
import type { Eyes, Sent } from '../testing/foreign-events.ts';
import { HTTP, supervisor } from '../testing/open-test-platform.ts';
import { TestClients } from '../testing/test-clients.ts';
import { TestWorld } from '../testing/test-world.ts';

const LATER = '2026-03-10T10:00:00+08:00';

/** What happens outside, in the three times between what happens inside. */
type Elsewhere = readonly [readonly Sent[], readonly Sent[], readonly Sent[]];

const NOTHING: Elsewhere = [[], [], []];

/** Departments and items are public: they are the same in both worlds. */
const DEPARTMENTS = ['370102-water', '370102-land', '370103-water', '370103-land', '370202-water'];

/** Versions, epochs and the port are the platform's; with one clock for both, every instant is equal too. */
function comparable(text: string): string {
  return text
    .replaceAll(/"dataVersion":\d+/g, '"dataVersion":0')
    .replaceAll(/"epoch":"[^"]+"/g, '"epoch":""')
    .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1');
}

/** All that a viewer is told in a world, a line an answer. */
async function told(eyes: Eyes, elsewhere: Elsewhere): Promise<readonly string[]> {
  const world = await TestWorld.open(FIRST);
  const clients = new TestClients();
  const lines: string[] = [];
  try {
    const [first, second, third] = elsewhere;
    const { platform } = world;
    const send = async (events: readonly Sent[]): Promise<void> => {
      await platform.ingest(events, HTTP);
    };
    await platform.addSource({ name: 'jinan', prefix: 'urn:city:jinan' }, 'hash');
    await platform.load(
      'departments',
      DEPARTMENTS.map((code) => ({
        code,
        name: code,
        regionCode: code.slice(0, 6),
        line: code.slice(7),
      })),
    );
    const cookie = await world.admit('li', 'supervisor', '370100', eyes.line);
    await send(first);
    await send([...eyes.own.slice(0, 4), ...second, ...eyes.own.slice(4)]);
    await world.test.moveTo(LATER);
    await send(third);

    const note = async (method: string, path: string, body?: string): Promise<number> => {
      const { status, type, body: text } = await world.ask(cookie, method, path, body);
      lines.push(`${method} ${path} ${body ?? ''}: ${status} ${type ?? ''} ${comparable(text)}`);
      return status;
    };
    const everything = async (): Promise<void> => {
      for (const path of Object.values(ASKED).flat()) await note('GET', path);
    };
    await everything();
    for (const tried of TRIED) await note(...tried);
    await note('POST', `/cards/${encodeURIComponent('A1/commitment/yellow/1')}/watch`);

    const socket = clients.open(world.url, '/live', { cookie, origin: world.url });
    lines.push(await clients.outcome(socket));
    const frames = await watchAll(socket, lines);
    for (const subject of ['A1', 'A2']) {
      if (elsewhere !== NOTHING) await stirElsewhere(world, third);
      const path = `/cards/${encodeURIComponent(`${subject}/commitment/yellow/1`)}/acknowledge`;
      const heard = frames.next(subject);
      const status = await note('POST', path, '{"expectedVersion":1}');
      if (status === 200) await heard;
    }
    lines.push(...frames.lines());
    await everything();
    lines.push(`failures: ${world.failures.map(String).join()}`);
    return lines;
  } finally {
    clients.close();
    await world.close();
  }
}

/** Something happens elsewhere while the viewer watches: an act, a new card, a refusal. */
async function stirElsewhere({ platform }: TestWorld, events: readonly Sent[]): Promise<void> {
  const province = supervisor()(platform);
  const card = await platform.findCard(province, FOREIGN_CARD);
  if (card === undefined) throw new Error('nothing lies elsewhere');
  const request = { reason: '催', expectedVersion: card.version };
  const acted = await platform.act(province, FOREIGN_CARD, 'urge', request);
  expect(acted.ok).toBeTrue();
  const number = `G${card.version}`;
  await platform.ingest([...late(number, { regionCode: '370202' }), ...events], HTTP);
}

interface Frames {
  /** Resolves when all rooms that the act on a case touches have told of it. */
  next(subject: string): Promise<void>;
  lines(): readonly string[];
}

const TOPICS = ['cards', 'overview', 'case:A1', 'case:A2', 'case:F0', 'case:NONE'];

async function watchAll(socket: Socket, lines: string[]): Promise<Frames> {
  const heard = new Map<string, string[]>(TOPICS.map((topic) => [topic, []]));
  let wake = (): void => undefined;
  socket.on('changed', (change: { readonly topic: string }) => {
    heard.get(change.topic)?.push(comparable(JSON.stringify(change)));
    wake();
  });
  for (const topic of TOPICS) {
    const answer = (await socket.emitWithAck('watch', { topic }, null)) as WatchAnswer;
    lines.push(`watch ${topic}: ${comparable(JSON.stringify(answer))}`);
  }
  return {
    next: (subject) => {
      const awaited = ['cards', 'overview', `case:${subject}`];
      const before = awaited.map((topic) => heard.get(topic)?.length ?? 0);
      return new Promise((resolve) => {
        wake = () => {
          if (awaited.every((topic, at) => (heard.get(topic)?.length ?? 0) > (before[at] ?? 0))) {
            resolve();
          }
        };
      });
    },
    lines: () =>
      [...heard].flatMap(([topic, frames]) => frames.map((frame) => `frame ${topic}: ${frame}`)),
  };
}

describe('what differs outside a scope', () => {
  it('is asked for by every route that reads, but for those that publish', () => {
    const reading = Object.keys(ROUTE_PERMISSIONS).filter((key) => key.startsWith('GET '));
    expect(Object.keys(ASKED).sort()).toEqual(
      reading.filter((key) => !PUBLISHED.includes(key)).sort(),
    );
  });

  for (const eyes of EYES) {
    it(`leaves every byte that ${eyes.who} is told as it was`, async () => {
      const expected = await told(eyes, NOTHING);
      await fc.assert(
        fc.asyncProperty(
          fc.tuple(
            foreignEvents(eyes.elsewhere, { specversion: '1.0' }),
            foreignEvents(eyes.elsewhere, TAKEN),
            foreignEvents(eyes.elsewhere, TAKEN),
          ),
          async ([first, second, third]) => {
            const lines = await told(eyes, [[...first, ...eyes.always], second, third]);
            const differing = lines.flatMap((line, at) =>
              line === expected[at] ? [] : [`${expected[at] ?? 'nothing'}\n  became ${line}`],
            );
            expect(lines.length).toBe(expected.length);
            expect(differing).toEqual([]);
            return differing.length === 0;
          },
        ),
        { numRuns: 4, endOnFailure: true },
      );
    }, 60_000);
  }
});
