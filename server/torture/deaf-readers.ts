import type { Socket } from 'node:net';
import { openDeafSocket } from './deaf-socket.ts';
import { LiveView } from './live-view.ts';
import { LiveWorld } from './live-world.ts';
import { until } from './until.ts';

const SOCKETS_PER_ACCOUNT = 20;
const HEALTHY = 10;

export interface DeafRun {
  /** Bursts of so many cards in each measurement. */
  readonly bursts: number;
  readonly cards: number;
  /** How long to wait in the end for those that never read to be cut off. */
  readonly patienceMs: number;
}

/** What connections that never read cost. */
export interface DeafReport {
  readonly deaf: number;
  /** From sending a case to its card in a healthy view, ms. */
  readonly before: { readonly median: number; readonly p99: number };
  readonly beside: { readonly median: number; readonly p99: number };
  readonly rssBytes: readonly [before: number, most: number];
  /** Of the connections that never read, how many the server had cut off in the end. */
  readonly cutOff: number;
}

/** Watches through healthy views how long cards take, without and with connections that never read. */
export async function runDeafReaders(
  folder: string,
  deaf: number,
  { bursts, cards, patienceMs }: DeafRun,
): Promise<DeafReport> {
  const accounts = Math.ceil((deaf + HEALTHY) / SOCKETS_PER_ACCOUNT) + 1;
  const world = await LiveWorld.open(folder, accounts, [null]);
  const seenAt = new Map<string, number>();
  const { url } = world.server;
  // All of the province: every card comes to everyone.
  const cookie = world.cookies[0] ?? '';
  const views = Array.from({ length: HEALTHY }, (_, index) =>
    index === 0
      ? new LiveView(url, cookie, (subject) => seenAt.set(subject, performance.now()))
      : new LiveView(url, cookie),
  );
  const sockets: Socket[] = [];
  const state = { most: 0 };
  try {
    await until('the healthy are connected', () => views.every((view) => view.isCurrent));
    const measure = async (): Promise<{ readonly median: number; readonly p99: number }> => {
      const delays: number[] = [];
      for (let burst = 0; burst < bursts; burst += 1) {
        const begin = performance.now();
        const subjects = await world.raiseCards(cards);
        await until('the cards came', () => subjects.every((subject) => seenAt.has(subject)));
        for (const subject of subjects) delays.push((seenAt.get(subject) ?? Infinity) - begin);
        state.most = Math.max(state.most, world.rssBytes());
      }
      delays.sort((one, other) => one - other);
      const at = (part: number): number => delays[Math.ceil(delays.length * part) - 1] ?? NaN;
      return { median: at(0.5), p99: at(0.99) };
    };
    await measure();
    const before = await measure();
    const rssBefore = world.rssBytes();
    state.most = rssBefore;
    for (let index = 0; index < deaf; index += 1) {
      const account = 1 + Math.floor(index / SOCKETS_PER_ACCOUNT);
      const socket = await openDeafSocket(url, world.cookies[account] ?? '');
      sockets.push(socket);
    }
    const beside = await measure();
    const end = performance.now() + patienceMs;
    await until(
      'they are cut off',
      async () => {
        const left = (await world.countLiveSockets()) - HEALTHY;
        return left === 0 || performance.now() > end;
      },
      patienceMs + 10_000,
    );
    // Who never reads does not hear that he was cut off either: the server counts who is left.
    const cutOff = deaf + HEALTHY - (await world.countLiveSockets());
    return { deaf, before, beside, rssBytes: [rssBefore, state.most], cutOff };
  } finally {
    for (const socket of sockets) socket.destroy();
    for (const view of views) view.close();
    world.server.kill();
    await world.server.gone();
  }
}
