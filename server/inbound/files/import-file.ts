import { basename } from 'node:path';
import type { NamedReference, Origin, Platform } from '../../application/platform.ts';
import type { NamedCodes } from './case-codes.ts';
import { getProfile } from './find-profile.ts';
import { ImportRefused } from './import-refused.ts';
import { ImportTally } from './import-report.ts';
import type { ImportReport } from './import-report.ts';
import { LogMap } from './map-log.ts';
import { openFile } from './open-file.ts';
import { readFileRows } from './read-file-rows.ts';

/** What an import needs of the platform. */
export type ImportTarget = Pick<Platform, 'ingest' | 'ensureReference' | 'now'>;

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

/** Events in one message (`interfaces.md` 1.1). */
const BATCH = 500;
const ORIGIN: Origin = { way: 'file', prefixes: null, sourceName: null };
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
  const feed = new Feed(platform, tally, profile.region === undefined ? undefined : region);
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
        await feed.push([[reading.value]], []);
      } else {
        const { groups, named } = map.eventsOf(reading.part);
        if (reading.traces === 1) map.endTrace();
        tally.logEvents += reading.part.rows.length;
        tally.cases = reading.traces === undefined ? map.cases : tally.cases + reading.traces;
        for (const { type } of groups.flat()) tally.countType(type);
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

/** Hands events on in batches, codes before the events that name them; one batch is under way. */
class Feed {
  readonly #platform: ImportTarget;
  readonly #tally: ImportTally;
  /** Parent of the regions that rows name. */
  readonly #below: string | undefined;
  readonly #known = new Set<string>();
  #waiting: unknown[] = [];
  #underWay: Promise<void> = Promise.resolve();

  constructor(platform: ImportTarget, tally: ImportTally, below: string | undefined) {
    this.#platform = platform;
    this.#tally = tally;
    this.#below = below;
  }

  async start(region: string): Promise<void> {
    this.#known.add(`region ${region}`);
    await this.#platform.ensureReference({ regions: [{ code: region }] });
  }

  /**
   * Groups of events that are told at once, of one case: kept together as far as a batch goes, since
   * the start of something old without its end would look overdue until the next batch.
   */
  async push(groups: readonly (readonly unknown[])[], named: readonly NamedCodes[]): Promise<void> {
    const news = this.#news(named);
    if (news !== undefined) await this.#platform.ensureReference(news);
    const size = groups.reduce((sum, group) => sum + group.length, 0);
    if (this.#waiting.length + size > BATCH) await this.#send();
    for (const group of groups) {
      if (this.#waiting.length + group.length > BATCH) await this.#send();
      this.#waiting.push(...group);
    }
  }

  async end(): Promise<void> {
    await this.#send();
    await this.#underWay;
  }

  async #send(): Promise<void> {
    if (this.#waiting.length === 0) return;
    const batch = this.#waiting;
    this.#waiting = [];
    await this.#underWay;
    this.#underWay = this.#platform.ingest(batch, ORIGIN).then((receipt) => {
      this.#tally.take(receipt);
    });
    // Awaited before the next batch; a failure must not go unheard until then.
    this.#underWay.catch(() => undefined);
  }

  #news(named: readonly NamedCodes[]): NamedReference | undefined {
    const regions = named.filter(({ region }) => this.#isNew('region', region.code));
    const departments = named.filter(
      ({ department }) => department && this.#isNew('department', department.code),
    );
    const items = named.filter(({ item }) => item && this.#isNew('item', item.code));
    if (regions.length + departments.length + items.length === 0) return undefined;
    return {
      regions: regions.map(({ region }) => ({ ...region, parent: this.#below })),
      departments: departments.flatMap(({ department, region }) =>
        department ? [{ ...department, regionCode: region.code }] : [],
      ),
      items: items.flatMap(({ item }) => (item ? [item] : [])),
    };
  }

  #isNew(kind: string, code: string): boolean {
    const key = `${kind} ${code}`;
    if (this.#known.has(key)) return false;
    this.#known.add(key);
    return true;
  }
}
