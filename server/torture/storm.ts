import { LiveView } from './live-view.ts';
import { LiveWorld } from './live-world.ts';
import { until } from './until.ts';

const SOCKETS_PER_ACCOUNT = 20;
const CARDS = 60;

/** What became of views whose connections all broke at once. */
export interface StormReport {
  readonly sockets: number;
  /** Until every view was there for the first time and right. */
  readonly firstMs: number;
  /** From the cut of all connections until every view was right again, with what changed meanwhile. */
  readonly cutMs: number;
  /** The same after `kill -9` of the server, from the moment it listened again. */
  readonly restartMs: number;
  /** Views that were not the server's list in the end. */
  readonly wrong: number;
}

/** Opens live views, breaks all of them at once, and holds each against the server's own list. */
export async function runStorm(folder: string, sockets: number): Promise<StormReport> {
  const accounts = Math.ceil(sockets / SOCKETS_PER_ACCOUNT);
  const world = await LiveWorld.open(folder, accounts);
  const views: { readonly view: LiveView; readonly cookie: string }[] = [];
  try {
    await world.raiseCards(CARDS);
    const begin = performance.now();
    for (let index = 0; index < sockets; index += 1) {
      const cookie = world.cookies[index % accounts] ?? '';
      views.push({ view: new LiveView(world.server.url, cookie), cookie });
    }
    await untilRight(world, views);
    const firstMs = performance.now() - begin;

    await world.raiseCards(CARDS);
    await untilRight(world, views);
    const cut = performance.now();
    for (const { view } of views) view.cut();
    await world.raiseCards(CARDS);
    await untilRight(world, views);
    const cutMs = performance.now() - cut;

    world.server.kill();
    await world.server.gone();
    await world.server.start();
    const listens = performance.now();
    await world.raiseCards(CARDS);
    await untilRight(world, views);
    const restartMs = performance.now() - listens;
    const wrong = await countWrong(world, views);
    return { sockets, firstMs, cutMs, restartMs, wrong };
  } finally {
    for (const { view } of views) view.close();
    world.server.kill();
    await world.server.gone();
  }
}

type Views = readonly { readonly view: LiveView; readonly cookie: string }[];

async function untilRight(world: LiveWorld, views: Views): Promise<void> {
  await until('every view is connected', () => views.every(({ view }) => view.isCurrent), 120_000);
  await until(
    'every view is the list',
    async () => (await countWrong(world, views)) === 0,
    120_000,
  );
}

async function countWrong(world: LiveWorld, views: Views): Promise<number> {
  const lists = new Map<string, string>();
  for (const cookie of new Set(views.map((one) => one.cookie))) {
    lists.set(cookie, await world.listed(cookie));
  }
  return views.filter(({ view, cookie }) => view.text !== lists.get(cookie)).length;
}
