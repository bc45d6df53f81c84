import type { Store, StoreParts } from '../application/store/store.ts';

/** Milliseconds by what they were spent on. */
export type StageTimes = Map<string, number>;

/** A store that notes how long each of its calls works; its calls work before they return. */
export function measuredStore(store: Store, times: StageTimes): Store {
  const timed = <T>(stage: string, work: () => T): T => {
    const begin = performance.now();
    try {
      return work();
    } finally {
      times.set(stage, (times.get(stage) ?? 0) + performance.now() - begin);
    }
  };
  const measure = (parts: StoreParts): StoreParts => ({
    ...parts,
    log: {
      ...parts.log,
      add: (events) => timed('log', () => parts.log.add(events)),
      read: (seqs) => timed('read', () => parts.log.read(seqs)),
      readLists: (lists) => timed('read', () => parts.log.readLists(lists)),
    },
    subjects: {
      ...parts.subjects,
      take: (wanted) => timed('read', () => parts.subjects.take(wanted)),
      takeDue: (until, limit) => timed('read', () => parts.subjects.takeDue(until, limit)),
      put: (rows) => timed('subjects', () => parts.subjects.put(rows)),
    },
    cards: {
      ...parts.cards,
      ofSubject: (subject) => timed('read', () => parts.cards.ofSubject(subject)),
      ofSubjects: (keys) => timed('read', () => parts.cards.ofSubjects(keys)),
      put: (rows) => timed('cards', () => parts.cards.put(rows)),
    },
    personal: {
      ...parts.personal,
      secrets: (keys) => timed('people', () => parts.personal.secrets(keys)),
      addSecrets: (rows) => timed('people', () => parts.personal.addSecrets(rows)),
      put: (sealed) => timed('people', () => parts.personal.put(sealed)),
    },
    journal: {
      ...parts.journal,
      add: (change) => timed('counts', () => parts.journal.add(change)),
    },
  });
  return {
    ...store,
    transaction: (work, company) => store.transaction((inside) => work(measure(inside)), company),
  };
}
