import type { Platform } from '../application/platform.ts';
import type { Viewer } from '../application/people/viewer.ts';
import { HOT_CASES, hotCase } from './hot-events.ts';

/** What does not follow from the events alone: when and in which order they arrived. */
const BY_ARRIVAL: ReadonlySet<string> = new Set([
  'receivedAt',
  'version',
  'dataVersion',
  'asOf',
  'knownAt',
]);

/** Everything that a viewer of the whole province is shown, by what it is, as text to compare. */
export async function readEverything(platform: Platform): Promise<ReadonlyMap<string, string>> {
  const viewer = provincial(platform);
  const shown = new Map<string, string>();
  for (let place = 0; place < HOT_CASES; place += 1) {
    const no = hotCase(place);
    const view = await platform.findCase(viewer, no, {});
    const lists = view && {
      events: inOrder(view.events),
      decisions: inOrder(view.decisions),
      cards: inOrder(view.cards),
    };
    shown.set(`case ${no}`, textOf({ ...view, ...lists }));
  }
  for (const by of ['region', 'department', 'item'] as const) {
    for (const kind of platform.kinds()) {
      const summary = await platform.clockSummary(viewer, { subject: 'case', by, kind });
      if (!summary.ok) throw new Error(`no summary of ${kind} by ${by}`);
      const rows = [...summary.value.items].sort((one, other) => (one.key < other.key ? -1 : 1));
      shown.set(`${kind} by ${by}`, textOf(rows));
    }
  }
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await platform.cards(viewer, {}, { limit: 200, cursor });
    if (!page.ok) throw new Error('no list of cards');
    for (const card of page.value.items) shown.set(`card ${card.id}`, textOf(card));
    shown.set('counters of cards', textOf(page.value.counters));
    cursor = page.value.next;
  }
  return shown;
}

/** What differs between two readings. */
export function differences(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): readonly string[] {
  const names = new Set([...one.keys(), ...other.keys()]);
  return [...names].filter((name) => one.get(name) !== other.get(name));
}

function provincial(platform: Platform): Viewer {
  const account = { name: 'reader', displayName: 'reader', role: 'supervisor' } as const;
  return platform.viewerOf({ ...account, regionCode: null, line: null, disabled: false });
}

function inOrder<T extends { readonly id: string }>(rows: readonly T[]): readonly T[] {
  return [...rows].sort((one, other) => (one.id < other.id ? -1 : 1));
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (name, field: unknown) =>
    BY_ARRIVAL.has(name) ? undefined : field,
  );
}
