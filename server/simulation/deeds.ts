import type { CardActRequest } from '#contract/card-view.ts';
import { sees } from '#domain/access/scope.ts';
import type { Viewer } from '../application/people/viewer.ts';
import { promise } from './broken.ts';
import type { ActStep, Deed, Sent, SendStep } from './scenario.ts';
import type { ServerProcess } from './server-process.ts';
import { wireOf } from './sources.ts';
import type { World } from './world.ts';

/** Does one thing that may happen while others happen. */
export async function doDeed(world: World, deed: Deed): Promise<void> {
  switch (deed.do) {
    case 'send':
      return send(world, deed);
    case 'retry':
      return retry(world, deed.process, deed.source);
    case 'act':
      return act(world, deed);
    case 'load':
      await world.ask(deed.process, ({ platform }) => platform.load(deed.kind, deed.rows));
      return;
    case 'name':
      await world.ask(deed.process, ({ platform }) => platform.ensureReference(deed.named));
      return;
    case 'sweep':
    case 'tidy':
    case 'follow':
    case 'check':
      await world.ask(deed.process, ({ jobs }) => jobs[deed.do]());
  }
}

/** A source sends again what it has no receipt for. */
export async function retry(world: World, process: number, source: string): Promise<void> {
  const events = world.sources.take(source);
  if (events.length > 0) await deliver(world, { process, source, way: 'http' }, events);
}

async function send(world: World, step: SendStep): Promise<void> {
  const { fate, events, source } = step;
  if (fate === 'lost') {
    world.sources.keep(source, events);
    return;
  }
  if (fate === 'truncated') {
    const whole = events.slice(0, Math.floor(events.length / 2));
    world.sources.keep(source, events);
    await deliver(world, step, whole);
    return;
  }
  if (fate === 'receiptLost') world.sources.keep(source, events);
  await deliver(world, step, events);
  if (fate === 'twice') await deliver(world, step, events);
}

async function deliver(
  world: World,
  { process, source, way }: Pick<SendStep, 'process' | 'source' | 'way'>,
  events: readonly Sent[],
): Promise<void> {
  const { sources } = world;
  sources.send(events, way);
  // An import goes over what it has read as often as it needs: nobody else covers its sources.
  const origin = { way, prefixes: [source], sourceName: way === 'file' ? null : source };
  const now = world.clockOf(process).now();
  const receipt = await world.ask(process, ({ platform }) =>
    platform.ingest(events.map(wireOf), origin),
  );
  if (receipt === undefined) {
    sources.keep(source, events);
    return;
  }
  sources.keep(source, sources.check(events, receipt, now));
}

async function act(world: World, step: ActStep): Promise<void> {
  const person = world.people[step.person];
  const ids = [...world.home.tables.cards.rows.keys()].sort();
  const id = ids[step.card % Math.max(1, ids.length)];
  if (person === undefined || id === undefined) return;
  await world.ask(step.process, async (server) => {
    const viewer = viewerOf(server, person);
    const isHis = (): boolean => {
      const row = world.home.tables.cards.rows.get(id);
      return row !== undefined && sees(viewer.scope, row);
    };
    const wasHis = isHis();
    const seen = await server.platform.findCard(viewer, id);
    const expectedVersion = (seen?.version ?? 1) - (step.stale ? 1 : 0);
    const request: CardActRequest = {
      expectedVersion,
      reason: '因',
      ...(step.act === 'order' && { due: '2026-03-20' }),
      ...(step.act === 'decideAppeal' && { uphold: step.uphold }),
    };
    const answer = await server.platform.act(viewer, id, step.act, request);
    const isForeign = !wasHis && !isHis() && seen === undefined;
    promise(
      'whatIsOutOfScopeDoesNotExist',
      !isForeign || (!answer.ok && answer.error.code === 'card/notFound'),
      () => `${person.name} ${step.act} ${id}`,
    );
    if (seen === undefined) return;
    promise('aStaleActIsRefused', !step.stale || !answer.ok, () => `${step.act} of ${id}`);
    if (!answer.ok) return;
    const { version } = answer.value;
    promise('anActTakesOneVersion', version > expectedVersion, () => `${id} ${version}`);
    const decided = [...world.home.tables.events.rows.values()].find(
      (event) => event.id.startsWith(`${id}/`) && event.id.endsWith(`/${expectedVersion}`),
    );
    promise(
      'anActIsInTheLogWithItsName',
      decided?.data['by'] === person.name,
      () => `${step.act} of ${id} at ${expectedVersion} by ${person.name}`,
    );
  });
}

export function viewerOf(
  { platform }: ServerProcess,
  person: { name: string; role: Viewer['role']; regionCode: string | null; line: string | null },
): Viewer {
  return platform.viewerOf({ ...person, displayName: person.name, disabled: false });
}
