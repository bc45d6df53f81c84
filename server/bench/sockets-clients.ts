import { setTimeout as wait } from 'node:timers/promises';
import { LiveView } from '../torture/live-view.ts';
import { percentile } from './rounds.ts';
import type { ClientsReport, ClientsTask, ToClients } from './sockets-messages.ts';

/**
 * The browsers of the bench of sockets, as one process of their own: each is a connection that keeps its
 * view of the cards. Steps are opened, numbered steps followed, nothing is drawn.
 */
const CONNECTED_AT_ONCE = 25;

const views: { readonly view: LiveView; readonly cookie: string }[] = [];
let ages: number[] = [];

process.on('message', (message: ToClients) => {
  void answer(message).then((told) => process.send?.(told));
});

async function answer(message: ToClients): Promise<ClientsReport | 'watching'> {
  if (message !== 'report') return watch(message);
  const sorted = ages;
  ages = [];
  const texts: Record<string, string[]> = {};
  for (const { view, cookie } of views) {
    const known = (texts[cookie] ??= []);
    const { text } = view;
    if (!known.includes(text)) known.push(text);
  }
  const { user, system } = process.cpuUsage();
  return {
    seen: sorted.length,
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    longest: percentile(sorted, 1),
    cpuMs: (user + system) / 1000,
    snapshots: views.reduce((sum, { view }) => sum + view.snapshots, 0),
    texts,
  };
}

async function watch({ url, cookies, sockets }: ClientsTask): Promise<'watching'> {
  for (let index = 0; index < sockets; index += 1) {
    const cookie = cookies[index % cookies.length] ?? '';
    const seen = (subject: string): void => {
      ages.push(Date.now() - Number(subject.slice(subject.indexOf('@') + 1)));
    };
    views.push({ view: new LiveView(url, cookie, seen), cookie });
    if (index % CONNECTED_AT_ONCE === 0) await untilCurrent();
  }
  await untilCurrent();
  return 'watching';
}

async function untilCurrent(): Promise<void> {
  while (!views.every(({ view }) => view.isCurrent)) await wait(20);
}
