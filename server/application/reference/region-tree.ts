import type { Filing } from '#domain/configuration.ts';
import { UNASSIGNED, UNASSIGNED_PATH } from '#domain/reference/region.ts';
import type { Region } from '#domain/reference/region.ts';
import type { RegionRecord } from './reference-data.ts';

const NOWHERE: Filing = { regionCode: UNASSIGNED, path: UNASSIGNED_PATH };

/** Deeper than any administrative tree; a longer chain of parents is a ring. */
const DEEPEST = 12;

/** The known regions with their paths, and where codes are filed. */
export class RegionTree {
  readonly #regions = new Map<string, Region>();
  readonly #filings = new Map<string, Filing>();

  constructor(records: ReadonlyMap<string, RegionRecord>) {
    for (const record of records.values()) {
      const chain = chainOf(record, records);
      this.#regions.set(record.code, {
        code: record.code,
        name: record.name,
        parent: record.parent,
        path: chain.map((code) => `${code}/`).join(''),
        level: chain.length - 1,
      });
    }
  }

  find(code: string): Region | undefined {
    return this.#regions.get(code);
  }

  all(): readonly Region[] {
    return [...this.#regions.values()];
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
      const region = this.#regions.get(ancestor);
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

function chainOf(record: RegionRecord, records: ReadonlyMap<string, RegionRecord>): string[] {
  const chain = [record.code];
  let parent = record.parent;
  while (parent !== null && chain.length < DEEPEST && !chain.includes(parent)) {
    const above = records.get(parent);
    if (above === undefined) break;
    chain.unshift(above.code);
    parent = above.parent;
  }
  return chain;
}
