import { basename } from 'node:path';
import { Feed } from './feed.ts';
import type { ImportTarget } from './feed.ts';
import { getProfile } from './find-profile.ts';
import { ImportRefused } from './import-refused.ts';
import { ImportTally } from './import-report.ts';
import type { ImportReport } from './import-report.ts';
import { LogMap } from './map-log.ts';
import { openFile } from './open-file.ts';
import { readFileRows } from './read-file-rows.ts';

export interface ImportOptions {
  readonly path: string;
  /** Name of a shipped profile, or the path of one. */
  readonly profile: string;
  /** Region of the rows that name none; made below the root where absent. The file's name unless given. */
  readonly region?: string | undefined;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
}

export interface ImportProgress {
  readonly bytesRead: number;
  readonly bytes: number;
  readonly cases: number;
  readonly logEvents: number;
}

const EARLIEST = Date.UTC(2000, 0, 1);
const AHEAD_MS = 5 * 60_000;

/**
 * Imports a file: its rows become events, which the platform takes or refuses one by one. Memory
 * does not grow with the file but for the numbers of its cases. Importing again takes nothing.
 *
 * @throws {ImportRefused} the file or the profile cannot be read; what came before stays taken.
 */
export async function importFile(
  platform: ImportTarget,
  options: ImportOptions,
): Promise<ImportReport> {
  const profile = await getProfile(options.profile);
  const file = await openFile(options.path);
  const stem = basename(options.path).replace(
    /(?:\.(?:xes|csv|tsv|txt|ndjson|jsonl|json|gz|zip))+$/i,
    '',
  );
  const region = options.region ?? stem;
  const latest = platform.now() + AHEAD_MS;
  const map = new LogMap(profile, { region, file: stem, earliest: EARLIEST, latest });
  const tally = new ImportTally(profile.name, region);
  const feed = new Feed(platform, tally, {
    below: profile.region === undefined ? undefined : region,
    wholeRows: profile.wholeRows,
  });
  await feed.start(region);
  try {
    for await (const reading of readFileRows(file.content, options.path, profile)) {
      if (reading.kind === 'stated') {
        tally.statedCases = reading.cases ?? tally.statedCases;
        tally.statedLogEvents = reading.logEvents ?? tally.statedLogEvents;
      } else if (reading.kind === 'asIs') {
        tally.logEvents += 1;
        const { type, subject } = namesOf(reading.value);
        if (type !== undefined) tally.countType(type);
        if (subject !== undefined) map.see(subject);
        tally.cases = map.cases;
        await feed.push([{ events: [reading.value], aside: undefined }], []);
      } else {
        const { groups, named } = map.eventsOf(reading.part);
        if (reading.traces === 1) map.endTrace();
        tally.logEvents += reading.part.rows.length;
        tally.cases = reading.traces === undefined ? map.cases : tally.cases + reading.traces;
        for (const { events } of groups) for (const { type } of events) tally.countType(type);
        await feed.push(groups, named);
      }
      options.onProgress?.({
        bytesRead: file.bytesRead(),
        bytes: file.bytes,
        cases: tally.cases,
        logEvents: tally.logEvents,
      });
    }
    await feed.end();
  } catch (cause) {
    await feed.end();
    if (cause instanceof ImportRefused) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `the file cannot be read further: ${reason}`;
    throw new ImportRefused('file/unreadable', message, { report: tally.report(), cause });
  }
  return tally.report();
}

function namesOf(value: unknown): { readonly type?: string; readonly subject?: string } {
  if (typeof value !== 'object' || value === null) return {};
  const { type, subject } = value as Readonly<Record<string, unknown>>;
  return {
    ...(typeof type === 'string' && { type }),
    ...(typeof subject === 'string' && { subject }),
  };
}
