import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { EventLog, Journal } from '../../application/store.ts';
import type { AddedEvent } from '../../application/store-rows.ts';
import type { AtOnce } from './at-once.ts';
import type { MemoryViews } from './memory-tables.ts';

/** The log in memory. */
export function memoryLog({ events, identities }: MemoryViews): AtOnce<EventLog> {
  const addOne = (event: LoggedEvent, seq: number): AddedEvent => {
    const identity = `${event.source}\0${event.id}`;
    const known = identities.get(identity);
    if (known !== undefined) {
      const kept = events.get(known);
      if (kept === undefined) throw new TypeError(`event ${known} is named and not there`);
      return { fresh: false, seq: known, kept };
    }
    events.set(seq, Object.freeze({ ...event }));
    identities.set(identity, seq);
    return { fresh: true, seq };
  };
  return {
    add: (added, firstSeq) => {
      let seq = firstSeq;
      return added.map((event) => {
        const one = addOne(event, seq);
        if (one.fresh) seq += 1;
        return one;
      });
    },
    read: (seqs) => seqs.flatMap((seq) => events.get(seq) ?? []),
    scan: (afterSeq, limit) =>
      [...events.entries()]
        .filter(([seq]) => seq > afterSeq)
        .sort(([one], [other]) => one - other)
        .slice(0, limit)
        .map(([seq, { type, subject }]) => ({ seq, type, subject })),
  };
}

/** Changes, counts and marks in memory. */
export function memoryJournal(views: MemoryViews): AtOnce<Journal> {
  const { changes, counts, heads, events, references } = views;
  const highest = (keys: Iterable<readonly [number, unknown]>): number => {
    let most = 0;
    for (const [key] of keys) if (key > most) most = key;
    return most;
  };
  const after = (version: number) =>
    [...changes.values()]
      .filter(({ dataVersion }) => dataVersion > version)
      .sort((one, other) => one.dataVersion - other.dataVersion);
  return {
    head: () => ({
      dataVersion: highest(changes.entries()),
      sweptTo: heads.get('sweptTo') ?? 0,
      lastReceivedAt: heads.get('lastReceivedAt') ?? 0,
      lastSeq: highest(events.entries()),
      configuration: highest(references.entries()),
      refiledTo: heads.get('refiledTo') ?? 0,
    }),
    add: (change) => {
      if (changes.get(change.dataVersion) !== undefined) {
        throw new TypeError(`change ${change.dataVersion} is there already`);
      }
      changes.set(change.dataVersion, Object.freeze({ ...change }));
      heads.set('sweptTo', change.sweptTo);
      heads.set('lastReceivedAt', change.at);
    },
    mark: (name, value) => {
      heads.set(name, value);
    },
    after: (dataVersion, limit) => after(dataVersion).slice(0, limit),
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
  };
}
