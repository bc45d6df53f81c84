import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { EventLog, Journal } from '../../application/store/store.ts';
import type { AddedEvent, KeptEvent } from '../../application/store/store-rows.ts';
import type { AtOnce } from './at-once.ts';
import type { MemoryViews } from './memory-tables.ts';

/** The log in memory. */
export function memoryLog({ events, detached, identities, heads }: MemoryViews): AtOnce<EventLog> {
  const keptOf = (seq: number, event: LoggedEvent): KeptEvent => detached.get(seq) ?? event;
  const addOne = (event: LoggedEvent, seq: number): AddedEvent => {
    const identity = `${event.source}\0${event.id}`;
    const known = identities.get(identity);
    if (known !== undefined) {
      const kept = events.get(known);
      if (kept === undefined) throw new TypeError(`event ${known} is named and not there`);
      return { fresh: false, seq: known, kept: keptOf(known, kept) };
    }
    events.set(seq, Object.freeze({ ...event }));
    identities.set(identity, seq);
    return { fresh: true, seq };
  };
  const read = (seqs: readonly number[]): LoggedEvent[] =>
    seqs.flatMap((seq) => (detached.get(seq) === undefined ? (events.get(seq) ?? []) : []));
  return {
    add: (added) => {
      let seq = (heads.get('lastSeq') ?? 0) + 1;
      const answers = added.map((event) => {
        const one = addOne(event, seq);
        if (one.fresh) seq += 1;
        return one;
      });
      heads.set('lastSeq', seq - 1);
      return answers;
    },
    find: (wanted) =>
      wanted.map(({ source, id }) => {
        const seq = identities.get(`${source}\0${id}`);
        const event = seq === undefined ? undefined : events.get(seq);
        return seq === undefined || event === undefined
          ? undefined
          : { seq, kept: keptOf(seq, event) };
      }),
    read,
    readLists: (lists) => lists.map(read),
    detach: (rows) => {
      for (const { seq, digests } of rows) {
        const event = events.get(seq);
        if (event === undefined) continue;
        events.set(seq, Object.freeze({ ...event, data: {} }));
        detached.set(seq, Object.freeze({ digests }));
      }
    },
    detached: (seqs) =>
      seqs.flatMap((seq) => {
        const row = detached.get(seq);
        return row === undefined ? [] : [{ seq, ...row }];
      }),
    attach: (rows) => {
      for (const { seq, data } of rows) {
        const event = events.get(seq);
        if (event === undefined) continue;
        events.set(seq, Object.freeze({ ...event, data }));
        detached.delete(seq);
      }
    },
    tally: (afterSeq, upToSeq) => {
      const seqs = [...events.entries()].map(([seq]) => seq);
      return {
        count: seqs.filter((seq) => seq > afterSeq && seq <= upToSeq).length,
        last: seqs.reduce((most, seq) => Math.max(most, seq), 0),
      };
    },
    scan: (afterSeq, limit) =>
      [...events.entries()]
        .filter(([seq]) => seq > afterSeq && detached.get(seq) === undefined)
        .sort(([one], [other]) => one - other)
        .slice(0, limit)
        .map(([seq, { id, type, subject, data }]) => ({ seq, id, type, subject, data })),
  };
}

function highest(entries: Iterable<readonly [number, unknown]>): number {
  let most = 0;
  for (const [key] of entries) if (key > most) most = key;
  return most;
}

/** Changes, counts and marks in memory. */
export function memoryJournal(views: MemoryViews): AtOnce<Journal> {
  const { changes, counts, heads, references } = views;
  const after = (version: number) =>
    [...changes.values()]
      .filter(({ dataVersion }) => dataVersion > version)
      .sort((one, other) => one.dataVersion - other.dataVersion);
  const next: AtOnce<Journal>['after'] = (dataVersion, limit) => after(dataVersion).slice(0, limit);
  const lastVersion = (): number => heads.get('lastVersion') ?? 0;
  return {
    head: () => ({
      dataVersion: lastVersion(),
      isSettled: true,
      sweptTo: heads.get('sweptTo') ?? 0,
      lastReceivedAt: heads.get('lastReceivedAt') ?? 0,
      hasEvents: (heads.get('lastSeq') ?? 0) > 0,
      configuration: highest(references.entries()),
      refiledTo: heads.get('refiledTo') ?? 0,
      derivedWith: heads.get('derivedWith') ?? 0,
      hasDetached: (heads.get('hasDetached') ?? 0) > 0,
    }),
    settled: () => ({
      ...{ upTo: lastVersion(), sweptTo: heads.get('sweptTo') ?? 0 },
      prunedTo: heads.get('prunedTo') ?? 0,
    }),
    add: (change) => {
      const dataVersion = lastVersion() + 1;
      heads.set('lastVersion', dataVersion);
      changes.set(dataVersion, Object.freeze({ ...change, dataVersion }));
      heads.set('sweptTo', change.sweptTo);
      heads.set('lastReceivedAt', change.at);
      return dataVersion;
    },
    mark: (name, value) => {
      heads.set(name, value);
    },
    after: next,
    seen: next,
    lastChange: (upTo, by) =>
      after(0).findLast(({ dataVersion, at }) => dataVersion <= upTo && at <= by),
    counts: () => ({
      upTo: heads.get('countedTo') ?? 0,
      cells: [...counts.entries()].filter(([, amount]) => amount !== 0),
    }),
    merge: (size) => {
      let left = size;
      for (const { dataVersion, deltas } of after(heads.get('countedTo') ?? 0)) {
        if (left <= 0) return true;
        for (const [cell, amount] of deltas) counts.set(cell, (counts.get(cell) ?? 0) + amount);
        heads.set('countedTo', dataVersion);
        left -= JSON.stringify(deltas).length;
      }
      return false;
    },
    oldest: (kept, limit) => {
      const known = after(0).slice(0, -kept || undefined);
      const merged = heads.get('countedTo') ?? 0;
      return known.filter(({ dataVersion }) => dataVersion <= merged).slice(0, limit);
    },
    prune: (upTo) => {
      for (const { dataVersion } of after(0)) if (dataVersion <= upTo) changes.delete(dataVersion);
      heads.set('prunedTo', upTo);
    },
  };
}
