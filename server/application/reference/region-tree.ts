import type { Filing } from '#domain/configuration.ts';
import { UNASSIGNED, UNASSIGNED_PATH } from '#domain/reference/region.ts';
import type { Region } from '#domain/reference/region.ts';
import { RecordHistory } from './record-history.ts';
import type { RegionRecord } from './reference-data.ts';

const NOWHERE: Filing = { regionCode: UNASSIGNED, path: UNASSIGNED_PATH };

/** Deeper than any administrative tree; a longer chain of parents is a ring. */
const DEEPEST = 12;

/** The known regions with their paths, and where codes are filed. Immutable but for what it remembers. */
export class RegionTree {
  readonly #records: RecordHistory<RegionRecord>;
  readonly #regions: RecordHistory<Region>;
  /** Codes that known regions name as their parent and that nobody recorded. */
  readonly #missing: ReadonlySet<string>;
  readonly #root: Region | undefined;
  readonly #filings = new Map<string, Filing>();

  private constructor(
    records: RecordHistory<RegionRecord>,
    regions: RecordHistory<Region>,
    missing: ReadonlySet<string>,
    root: Region | undefined,
  ) {
    this.#records = records;
    this.#regions = regions;
    this.#missing = missing;
    this.#root = root;
  }

  /** The first region that lies below none. */
  get root(): Region | undefined {
    return this.#root;
  }

  static empty(): RegionTree {
    return new RegionTree(RecordHistory.empty(), RecordHistory.empty(), new Set(), undefined);
  }

  find(code: string): Region | undefined {
    return this.#regions.latest(code);
  }

  all(): readonly Region[] {
    return this.#regions.latestOfAll();
  }

  /** This tree and what was recorded since; paths of known regions are made again only where they may move. */
  with(added: readonly RegionRecord[]): RegionTree {
    if (added.length === 0) return this;
    const records = this.#records.with(added.map((record) => [record.code, record]));
    const mayMove = added.some(
      ({ code }) => this.find(code) !== undefined || this.#missing.has(code),
    );
    const placed = mayMove
      ? records.latestOfAll()
      : new Map(added.map((record) => [record.code, record])).values();
    const missing = new Set(mayMove ? [] : this.#missing);
    const regions: (readonly [string, Region])[] = [];
    for (const record of placed) {
      const { code, parent } = record;
      regions.push([code, regionOf(record, records)]);
      if (parent !== null && records.latest(parent) === undefined) missing.add(parent);
    }
    const known = mayMove ? RecordHistory.empty<Region>() : this.#regions;
    const first = regions.find(([, { parent }]) => parent === null)?.[1];
    const root = mayMove ? first : (this.#root ?? first);
    return new RegionTree(records, known.with(regions), missing, root);
  }

  /** A code under itself, its nearest known ancestor by code, or `unassigned`. */
  file(code: string | null): Filing {
    if (code === null) return NOWHERE;
    const known = this.#filings.get(code);
    if (known !== undefined) return known;
    const filing = this.#fileAnew(code);
    // Codes come from outside: what is kept of them is bounded.
    if (this.#filings.size < 100_000) this.#filings.set(code, filing);
    return filing;
  }

  #fileAnew(code: string): Filing {
    for (const ancestor of ancestorsOf(code)) {
      const region = this.find(ancestor);
      if (region !== undefined) return { regionCode: region.code, path: region.path };
    }
    return NOWHERE;
  }
}

/**
 * The code itself, then what GB/T 2260 puts above it: villages have 12 digits, townships 9,
 * counties 6; cities and provinces are padded with zeros.
 */
function* ancestorsOf(code: string): Generator<string> {
  yield code;
  if (!/^\d{4,12}$/.test(code)) return;
  if (code.length > 9) {
    yield code.slice(0, 9);
    yield `${code.slice(0, 9)}000`;
  }
  if (code.length > 6) {
    yield code.slice(0, 6);
    yield `${code.slice(0, 6)}000000`;
  }
  yield `${code.slice(0, 4)}00`;
  yield `${code.slice(0, 2)}0000`;
}

function regionOf(record: RegionRecord, records: RecordHistory<RegionRecord>): Region {
  const { code, name, parent } = record;
  const chain = chainOf(record, records);
  const path = chain.map((each) => `${each}/`).join('');
  return { code, name, parent, path, level: chain.length - 1 };
}

function chainOf(record: RegionRecord, records: RecordHistory<RegionRecord>): string[] {
  const chain = [record.code];
  let parent = record.parent;
  while (parent !== null && chain.length < DEEPEST && !chain.includes(parent)) {
    const above = records.latest(parent);
    if (above === undefined) break;
    chain.unshift(above.code);
    parent = above.parent;
  }
  return chain;
}
