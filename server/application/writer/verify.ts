import { sees } from '#domain/access/scope.ts';
import type { Scope } from '#domain/access/scope.ts';
import type { Contribution } from '#domain/derived-subject.ts';
import { DERIVED_KINDS } from '#domain/derive-subject.ts';
import type { Instant } from '#domain/time/limit.ts';
import { SnapshotChecker, addTo } from './check-run.ts';
import type { Checker, RunFound, SubjectRun } from './check-run.ts';
import { readCell } from '../counts/read-cell.ts';
import { HeldEvents } from './held-events.ts';
import { findLostEvents } from './lost-events.ts';
import { others } from '../others.ts';
import { ReferenceBook } from '../reference/reference-book.ts';
import type { Store, StoreParts } from '../store/store.ts';
import type { Head, SubjectKey } from '../store/store-rows.ts';
import { KEPT_KINDS } from './subject-key.ts';
import type { EventList } from './writer-port.ts';

const SUBJECTS_IN_RUN = 1000;
const CHANGES_AT_ONCE = 100;
const DETAILS_SHOWN = 20;
/** Subjects of a kind from which on others help: a thread takes half a second to begin, as long as these take. */
const LEAST_SHARED = 5000;
/** Moments that are given up because not all could join; whoever has then joined does it. */
const MOST_TRIES = 20;
export const EVERYTHING: Scope = { path: '', line: null };

/** What a check found, in the words of the store. */
export interface Check {
  readonly sweptTo: Instant;
  readonly dataVersion: number;
  readonly checked: number;
  /** Subjects whose events lie in an archive; what they add to the counts counts. */
  readonly detached: number;
  readonly difference: number;
  readonly details: readonly string[];
  /** Subjects whose rows or cards differ. */
  readonly subjects: readonly SubjectKey[];
  /** What has to be added to the counts to make them the sum of the contributions. */
  readonly cells: Contribution;
  /** Subjects whose rows lack events that the log holds of them; looked for where `log` is asked. */
  readonly lost: readonly EventList[];
}

/** Others who check in threads of their own, all at the moment that one of them reads. */
export interface CheckCrew {
  readonly size: number;
  /** Leaves the moment of before for another one; answers those who came in time. */
  join(moment: string, sweptTo: Instant, scope: Scope): Promise<readonly Checker[]>;
  end(): Promise<void>;
}

/** How a store is checked. */
export interface CheckOptions {
  /** Finds others to help, where there is much to check; nobody helps unless given. */
  readonly hire?: (() => Promise<CheckCrew>) | undefined;
  /** The check says nothing of what lies outside, not even its size. */
  readonly scope?: Scope | undefined;
  /** Subjects of a kind from which on they are asked. */
  readonly leastShared?: number | undefined;
  /** Whether the log is searched for events that no subject holds. */
  readonly log?: boolean | undefined;
  readonly onProgress?: ((done: number) => void) | undefined;
}

/**
 * Derives every subject again at one moment of the store and compares: rows, contributions, cards, and
 * the counts with the sum of the contributions. Needs a store of its own: the moment is held open
 * while others go on.
 */
export async function verifyStore(store: Store, options: CheckOptions = {}): Promise<Check> {
  const { scope = EVERYTHING, hire, leastShared = LEAST_SHARED } = options;
  const isLarge = hire !== undefined && (await hasMore(store, leastShared, scope));
  const crew = isLarge ? await hire() : undefined;
  try {
    for (let tries = 1; ; tries += 1) {
      const found = await store.snapshot(async (inside, moment) => {
        const head = await inside.journal.head();
        const joined = (await crew?.join(moment, head.sweptTo, scope)) ?? [];
        // Somebody wrote between the beginnings of two snapshots: the next moment is as good.
        if (joined.length < (crew?.size ?? 0) && tries < MOST_TRIES) return undefined;
        return checkMoment(inside, head, joined, { ...options, scope });
      });
      if (found !== undefined) return found;
    }
  } finally {
    await crew?.end();
  }
}

async function checkMoment(
  inside: StoreParts,
  { sweptTo, dataVersion }: Head,
  joined: readonly Checker[],
  options: CheckOptions & { readonly scope: Scope },
): Promise<Check> {
  const { scope } = options;
  const book = new ReferenceBook(await inside.reference.all());
  const alone = new SnapshotChecker(inside, book, sweptTo, scope);
  const checkers = joined.length === 0 ? [alone] : joined;
  const held = new HeldEvents();
  const runs = await checkRuns(runsOf(inside, scope), checkers, held, options);
  const sums = await readCounts(inside);
  for (const checker of checkers) {
    for (let part; (part = await checker.takeContributions()).length > 0;) addTo(sums, part);
  }
  const lost = options.log === true ? await lostOf(inside, alone, held) : [];
  const cells = [...sums].filter(([cell, amount]) => amount !== 0 && isWithin(scope, cell));
  const details = runs.flatMap((run) => run.details);
  for (const [cell, amount] of cells.slice(0, DETAILS_SHOWN)) {
    details.push(`count ${cell}: off by ${-amount}`);
  }
  return {
    sweptTo,
    dataVersion,
    checked: sumOf(runs, 'checked'),
    detached: sumOf(runs, 'detached'),
    difference: sumOf(runs, 'differences') + cells.length,
    details: details.slice(0, DETAILS_SHOWN),
    subjects: runs.flatMap(({ subjects }) => subjects),
    cells,
    lost,
  };
}

/** Whether a scope has more subjects of any kind than so many. */
async function hasMore({ subjects }: Store, count: number, scope: Scope): Promise<boolean> {
  for (const kind of DERIVED_KINDS) {
    if ((await subjects.numberAfter(kind, '', count, scope)) !== undefined) return true;
  }
  return false;
}

/** Has runs checked by whoever is free; what was found, in the order of the runs. */
async function checkRuns(
  runs: AsyncIterator<SubjectRun, void>,
  checkers: readonly Checker[],
  held: HeldEvents,
  { log = false, onProgress = () => undefined }: CheckOptions,
): Promise<readonly Omit<RunFound, 'held'>[]> {
  const all: Omit<RunFound, 'held'>[] = [];
  let begun = 0;
  let done = 0;
  const work = async (checker: Checker): Promise<void> => {
    for (;;) {
      const next = await runs.next();
      if (next.done === true) return;
      const place = begun;
      begun += 1;
      const { held: seqs, ...found } = await checker.check(next.value);
      if (log) held.mark(seqs);
      all[place] = found;
      done += found.checked + found.detached;
      onProgress(done);
    }
  };
  await Promise.all(checkers.map(work));
  return all;
}

/** All subjects of a scope, of kinds that are derived, in runs. */
async function* runsOf({ subjects }: StoreParts, scope: Scope): AsyncGenerator<SubjectRun, void> {
  for (const kind of DERIVED_KINDS) {
    for (let after = ''; ;) {
      const upTo = await subjects.numberAfter(kind, after, SUBJECTS_IN_RUN - 1, scope);
      yield { kind, after, upTo: upTo ?? null };
      if (upTo === undefined) break;
      after = upTo;
    }
  }
}

async function lostOf(
  inside: StoreParts,
  checker: Checker,
  held: HeldEvents,
): Promise<readonly EventList[]> {
  // Of these only the events are kept; there are few.
  for (const kind of KEPT_KINDS) {
    held.mark((await checker.check({ kind, after: '', upTo: null })).held);
  }
  return findLostEvents(inside, held);
}

/** The counts of the snapshot, negative, so that adding all contributions should leave nothing. */
async function readCounts(inside: StoreParts): Promise<Map<string, number>> {
  const sums = new Map<string, number>();
  const { upTo, cells } = await inside.journal.counts();
  addTo(sums, cells, -1);
  let after = upTo;
  for (;;) {
    const changes = await inside.journal.seen(after, CHANGES_AT_ONCE);
    for (const { deltas, dataVersion } of changes) {
      addTo(sums, deltas, -1);
      after = dataVersion;
    }
    if (changes.length < CHANGES_AT_ONCE) return sums;
    await others();
  }
}

function sumOf(
  runs: readonly Omit<RunFound, 'held'>[],
  what: 'checked' | 'detached' | 'differences',
): number {
  return runs.reduce((sum, run) => sum + run[what], 0);
}

function isWithin(scope: Scope, cell: string): boolean {
  const { path, line } = readCell(cell);
  return sees(scope, { path, line: line === '' ? null : line });
}
