import type { BatchRows, RowProblem } from '../../application/writer/batch-rows.ts';
import type { Origin, Platform } from '../../application/platform.ts';
import type { NamedReference } from '../../application/reference/reference-port.ts';
import type { NamedCodes } from './case-codes.ts';
import type { ImportTally } from './import-report.ts';

/** What an import needs of the platform. */
export type ImportTarget = Pick<Platform, 'ingest' | 'ensureReference' | 'now'>;

/** Events in one message (`interfaces.md` 1.1). */
const BATCH = 500;
/** Messages under way: those that wait share a commit, whose cost is not by the event. */
const UNDER_WAY = 4;
const ORIGIN: Origin = { way: 'file', prefixes: null, sourceName: null };

type Named<Kind extends keyof NamedReference> = NonNullable<NamedReference[Kind]>[number][];

/** Events that are told at once; `aside` where their row is refused whatever they say. */
interface Group {
  readonly events: readonly unknown[];
  readonly aside: RowProblem | undefined;
}

/** Events under way to the platform, and which of them are of one row. */
class Parcel {
  readonly events: unknown[] = [];
  readonly #rows: number[] = [];
  readonly #aside = new Map<number, RowProblem>();
  #groups = 0;

  add({ events, aside }: Group): void {
    this.#groups += 1;
    if (aside !== undefined) this.#aside.set(this.#groups, aside);
    for (const event of events) {
      this.events.push(event);
      this.#rows.push(this.#groups);
    }
  }

  rows(): BatchRows {
    return { of: this.#rows, aside: this.#aside };
  }
}

/** Hands events on in batches, codes before the events that name them; a few batches are under way. */
export class Feed {
  readonly #platform: ImportTarget;
  readonly #tally: ImportTally;
  /** Parent of the regions that rows name. */
  readonly #below: string | undefined;
  readonly #wholeRows: boolean;
  readonly #known = {
    region: new Set<string>(),
    department: new Set<string>(),
    item: new Set<string>(),
  };
  #regions: Named<'regions'> = [];
  #departments: Named<'departments'> = [];
  #items: Named<'items'> = [];
  #parcel = new Parcel();
  #underWay: readonly Promise<void>[] = [];

  constructor(
    platform: ImportTarget,
    tally: ImportTally,
    manner: { readonly below: string | undefined; readonly wholeRows: boolean },
  ) {
    this.#platform = platform;
    this.#tally = tally;
    this.#below = manner.below;
    this.#wholeRows = manner.wholeRows;
  }

  async start(region: string): Promise<void> {
    this.#known.region.add(region);
    await this.#platform.ensureReference({ regions: [{ code: region }] });
  }

  /**
   * Groups of events that are told at once, of one case: kept together as far as a batch goes, since
   * the start of something old without its end would look overdue until the next batch.
   */
  async push(groups: readonly Group[], named: readonly NamedCodes[]): Promise<void> {
    const size = groups.reduce((sum, { events }) => sum + events.length, 0);
    if (this.#parcel.events.length + size > BATCH) await this.#send();
    for (const codes of named) this.#note(codes);
    for (const group of groups) {
      if (this.#parcel.events.length + group.events.length > BATCH) await this.#send();
      this.#parcel.add(group);
    }
  }

  async end(): Promise<void> {
    await this.#send();
    await Promise.all(this.#underWay);
  }

  async #send(): Promise<void> {
    const parcel = this.#parcel;
    const named = { regions: this.#regions, departments: this.#departments, items: this.#items };
    this.#parcel = new Parcel();
    [this.#regions, this.#departments, this.#items] = [[], [], []];
    // Oldest first, so that a failure ends the run where it happened.
    for (; this.#underWay.length >= UNDER_WAY; this.#underWay = this.#underWay.slice(1)) {
      await this.#underWay[0];
    }
    if (Object.values(named).some(({ length }) => length > 0)) {
      await this.#platform.ensureReference(named);
    }
    if (parcel.events.length === 0) return;
    const rows = this.#wholeRows ? parcel.rows() : undefined;
    const sent = this.#platform.ingest(parcel.events, ORIGIN, rows).then((receipt) => {
      this.#tally.take(receipt);
    });
    // Awaited before later batches; a failure must not go unheard until then.
    sent.catch(() => undefined);
    this.#underWay = [...this.#underWay, sent];
  }

  /** Remembers the codes of a row that were not named before. */
  #note({ region, department, item }: NamedCodes): void {
    if (this.#isNew('region', region.code)) {
      this.#regions.push({ ...region, parent: this.#below });
    }
    if (department !== undefined && this.#isNew('department', department.code)) {
      this.#departments.push({ ...department, regionCode: this.#below ?? region.code });
    }
    if (item !== undefined && this.#isNew('item', item.code)) this.#items.push(item);
  }

  #isNew(kind: 'region' | 'department' | 'item', code: string): boolean {
    const known = this.#known[kind];
    if (known.has(code)) return false;
    known.add(code);
    return true;
  }
}
