import { DERIVED_KINDS } from '#domain/derive-subject.ts';
import type { FoundDifference, SelfCheckLog } from '../application/operation/self-check-log.ts';
import type { ReadSide } from '../application/read-side.ts';
import type { WriterPort } from '../application/writer/writer-port.ts';
import { checkSubject, readStored } from '../application/writer/check-subject.ts';
import { afterPause, every } from './every.ts';
import type { Job } from './every.ts';
import { placeRuns } from './place-job.ts';

const SWEEP_EVERY_MS = 250;
// As often as a topic may push. A NOTIFY would be no quicker to the browser, and inside of the ingest
// transaction it takes most of its rate.
const FOLLOW_EVERY_MS = 100;
const TIDY_EVERY_MS = 2000;
const CHECK_EVERY_MS = 1000;
const PLACE_EVERY_MS = 250;
const CHECKED_AT_ONCE = 10;
const KEEP_LOOK_MS = 2000;
/** A start adds up so many moved amounts in a third of a second. */
const KEPT_AFTER_MOVES = 300_000;
const KEPT_AFTER_MS = 300_000;
const KEPT_AT_MOST_EVERY_MS = 2000;

/** What the jobs have seen, for `/metrics`. */
export interface JobFigures {
  failures: number;
  checked: number;
  differences: number;
  readonly log: SelfCheckLog;
}

/** The jobs of a running platform: time, other processes' commits, idle work and the standing check. */
export function startJobs(
  side: ReadSide,
  writer: WriterPort,
  refresh: () => Promise<void>,
  figures: JobFigures,
): readonly Job[] {
  const failed = (): void => {
    figures.failures += 1;
  };
  const runs = jobRuns(side, writer, refresh, figures);
  return [
    every(SWEEP_EVERY_MS, runs.sweep, failed),
    every(FOLLOW_EVERY_MS, runs.follow, failed),
    // What was left to tidy by a process that was killed keeps no first event waiting.
    every(TIDY_EVERY_MS, afterPause(runs.tidy), failed),
    every(CHECK_EVERY_MS, runs.check, failed),
    every(PLACE_EVERY_MS, runs.place, failed),
    every(KEEP_LOOK_MS, afterPause(runs.keep), failed),
  ];
}

/** One run of each job; it answers whether more is to do at once. */
export function jobRuns(
  side: ReadSide,
  writer: WriterPort,
  refresh: () => Promise<void>,
  figures: JobFigures,
): Readonly<
  Record<'sweep' | 'follow' | 'tidy' | 'check' | 'place' | 'keep', () => Promise<boolean>>
> {
  return {
    sweep: () => writer.call('sweep'),
    follow: async () => {
      if (await side.store.foreignWrites()) await refresh();
      return false;
    },
    tidy: () => writer.call('tidy'),
    check: checkSlices(side, figures),
    place: placeRuns(side, writer, () => performance.now()),
    keep: keepRuns(side, () => performance.now()),
  };
}

/** Keeps the counts when much has moved, or when it is long since that anything did. */
export function keepRuns(
  side: Pick<ReadSide, 'movedCells' | 'keepCounts'>,
  now: () => number,
): () => Promise<boolean> {
  let lookedAt = now();
  return async () => {
    const sinceMs = now() - lookedAt;
    const isDue = side.movedCells >= KEPT_AFTER_MOVES || sinceMs >= KEPT_AFTER_MS;
    if (side.movedCells === 0 || !isDue || sinceMs < KEPT_AT_MOST_EVERY_MS) return false;
    // Also of what fails: a full disk is not written to again and again.
    lookedAt = now();
    await side.keepCounts();
    return false;
  };
}

/** Checks a few subjects at a time, kind by kind, round and round. */
function checkSlices(side: ReadSide, figures: JobFigures): () => Promise<boolean> {
  let after = '';
  let place = 0;
  return () =>
    side.moments.one.snapshot(async (inside) => {
      const { sweptTo, configuration, refiledTo } = await inside.journal.head();
      // The side follows on while the moment is read.
      const { book } = side;
      // While subjects follow new reference data they differ, rightly.
      if (configuration !== refiledTo || configuration !== book.configuration.version) return false;
      const kind = DERIVED_KINDS[place] ?? 'case';
      const rows = await inside.subjects.scan(kind, after, CHECKED_AT_ONCE);
      const found: FoundDifference[] = [];
      const attached = rows.filter(({ detached }) => detached === null);
      for (const subject of await readStored(inside, attached)) {
        const { path, line } = subject.row;
        const texts = checkSubject(subject, book, sweptTo).differences;
        found.push(...texts.map((text) => ({ text, path, line })));
      }
      figures.checked += rows.length;
      figures.differences += found.length;
      figures.log.compared(attached.length, found);
      after = rows.at(-1)?.no ?? '';
      if (after === '') place = (place + 1) % DERIVED_KINDS.length;
      if (after === '' && place === 0) figures.log.roundEnded();
      return false;
    });
}
