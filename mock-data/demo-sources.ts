import type { Origin, Platform } from '../server/application/platform.ts';
import type { DemoEvent } from './generator/demo-event.ts';
import {
  LICENCE_SYSTEM,
  PORTAL,
  REVIEW_SYSTEM,
  hotlineOf,
} from './generator/feedback/feedback-sources.ts';
import { sourceOf } from './generator/catalogue.ts';
import regions from './reference/regions.json' with { type: 'json' };

/** Events of one source, with the account under which they come in. */
export interface SourceBatch {
  readonly origin: Origin;
  readonly events: readonly DemoEvent[];
}

const OWNERS = regions.filter(({ level }) => level <= 1);
const SYSTEMS = [
  ...OWNERS.map(({ code, name, level }) => ({
    name: `${name}政务服务系统`,
    prefix: sourceOf(code),
    // The province's own system reports for all of it.
    regionCode: level === 0 ? null : code,
  })),
  ...OWNERS.filter(({ level }) => level === 1).map(({ code, name }) => ({
    name: `${name}12345热线`,
    prefix: hotlineOf(code),
    regionCode: code,
  })),
  { name: '山东省政务服务好差评系统', prefix: REVIEW_SYSTEM, regionCode: null },
  { name: '山东省电子证照系统', prefix: LICENCE_SYSTEM, regionCode: null },
  { name: '山东省一体化在线政务服务平台', prefix: PORTAL, regionCode: null },
];
const NAMES: ReadonlyMap<string, string> = new Map(
  SYSTEMS.map(({ prefix, name }) => [prefix, name]),
);

/** Registers the systems of the province and its cities as sources, so that their lag and refusals are counted. */
export async function addDemoSources(platform: Platform): Promise<void> {
  for (const system of SYSTEMS) {
    // No key has this hash: the demo hands its events over itself. Known ones stay as they are.
    await platform.addSource(system, `demo ${system.name}`);
  }
}

/** Parts events by source, in the order in which the sources first appear. */
export function bySource(way: Origin['way'], events: readonly DemoEvent[]): readonly SourceBatch[] {
  return [...Map.groupBy(events, ({ source }) => source)].map(([source, own]) => ({
    origin: { way, prefixes: null, sourceName: NAMES.get(source) ?? null },
    events: own,
  }));
}
