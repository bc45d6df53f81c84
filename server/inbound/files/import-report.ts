import type { Receipt } from '#contract/receipt.ts';

/** What became of a file (`interfaces.md` 1.1). */
export interface ImportReport {
  readonly profile: string;
  /** Region that the rows without one of their own were filed under. */
  readonly region: string;
  /** Cases in the file: traces of a log, distinct numbers of a table. */
  readonly cases: number;
  /** Rows or log events in the file. */
  readonly logEvents: number;
  /** Events taken for the first time. */
  readonly accepted: number;
  /** Events that were there already. */
  readonly duplicate: number;
  /** Events that were refused and wait in quarantine with their reason. */
  readonly quarantined: number;
  /** How many events of each type the file made. */
  readonly types: Readonly<Record<string, number>>;
  /** How many events were refused for each reason. */
  readonly reasons: Readonly<Record<string, number>>;
  /** The first refusals, for the reader of the report. */
  readonly examples: readonly {
    readonly id: string | null;
    readonly code: string;
    readonly path: string | null;
    readonly message: string;
  }[];
  /** What the log states of itself; null where it is silent. */
  readonly stated: { readonly cases: number | null; readonly logEvents: number | null };
  /** Whether cases and log events equal what the log states; true where it is silent. */
  readonly asStated: boolean;
}

const EXAMPLES = 20;

/** Gathers the figures of a report while a file is read. */
export class ImportTally {
  readonly #profile: string;
  readonly #region: string;
  readonly #types = new Map<string, number>();
  readonly #reasons = new Map<string, number>();
  readonly #examples: ImportReport['examples'][number][] = [];
  cases = 0;
  logEvents = 0;
  statedCases: number | null = null;
  statedLogEvents: number | null = null;
  #accepted = 0;
  #duplicate = 0;
  #quarantined = 0;

  constructor(profile: string, region: string) {
    this.#profile = profile;
    this.#region = region;
  }

  countType(type: string): void {
    this.#types.set(type, (this.#types.get(type) ?? 0) + 1);
  }

  take(receipt: Receipt): void {
    this.#accepted += receipt.accepted;
    this.#duplicate += receipt.duplicate;
    this.#quarantined += receipt.rejected.length;
    for (const { id, code, path, message } of receipt.rejected) {
      this.#reasons.set(code, (this.#reasons.get(code) ?? 0) + 1);
      if (this.#examples.length < EXAMPLES) this.#examples.push({ id, code, path, message });
    }
  }

  report(): ImportReport {
    const stated = { cases: this.statedCases, logEvents: this.statedLogEvents };
    return {
      profile: this.#profile,
      region: this.#region,
      cases: this.cases,
      logEvents: this.logEvents,
      accepted: this.#accepted,
      duplicate: this.#duplicate,
      quarantined: this.#quarantined,
      types: Object.fromEntries(this.#types),
      reasons: Object.fromEntries(this.#reasons),
      examples: [...this.#examples],
      stated,
      asStated:
        (stated.cases ?? this.cases) === this.cases &&
        (stated.logEvents ?? this.logEvents) === this.logEvents,
    };
  }
}
