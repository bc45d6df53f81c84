import type {
  IndicatorCounters,
  IndicatorFilter,
  LiveIndicatorRow,
} from '#contract/indicator-view.ts';
import type { CommitNote, Platform } from '../../application/platform.ts';
import type { Viewer } from '../../application/people/viewer.ts';
import type { RoomContent, RoomState, RoomStep } from './room-content.ts';

type Rows = RoomState<LiveIndicatorRow, IndicatorCounters>;

/** What every commit that moves counts touches: which numbers it moves is seen when they are read. */
const NUMBERS = ['numbers'];

/** Topic `indicators:{period}`: indicators by the regions below one, or by departments. */
export class IndicatorsContent implements RoomContent<LiveIndicatorRow, IndicatorCounters> {
  /** All numbers are summed again for a step, so a room takes one a second at most. */
  readonly restMs = 1000;
  readonly isByRegion = true;
  readonly #platform: Pick<Platform, 'indicators'>;
  readonly #viewer: Viewer;
  readonly #period: string;
  readonly #filter: IndicatorFilter;
  #told = new Map<string, string>();

  constructor(
    platform: Pick<Platform, 'indicators'>,
    viewer: Viewer,
    period: string,
    filter: IndicatorFilter,
  ) {
    this.#platform = platform;
    this.#viewer = viewer;
    this.#period = period;
    this.#filter = filter;
  }

  touched({ deltas }: CommitNote): readonly string[] {
    return deltas.length === 0 ? [] : NUMBERS;
  }

  async state(): Promise<Rows | undefined> {
    const { region, id, by = 'region' } = this.#filter;
    const query = { period: this.#period, by, region, id };
    const read = await this.#platform.indicators(this.#viewer, query);
    if (!read.ok) return undefined;
    const { items, totals } = read.value;
    const rows = [...totals, ...items].map((row, place): LiveIndicatorRow => {
      const unit = place < totals.length ? 'total' : row.key;
      return { ...row, id: `${row.id}/${unit}`, indicator: row.id };
    });
    return { rows, counters: { total: rows.length } };
  }

  async step(
    ids: ReadonlySet<string>,
    shown: ReadonlySet<string>,
  ): Promise<RoomStep<LiveIndicatorRow, IndicatorCounters>> {
    const { rows, counters } = (await this.state()) ?? { rows: [], counters: { total: 0 } };
    const before = this.#told;
    this.#told = new Map(rows.map((row) => [row.id, JSON.stringify(row)]));
    const upsert =
      ids.size === 0 ? [] : rows.filter(({ id }) => before.get(id) !== this.#told.get(id));
    const gone = [...shown].filter((id) => !this.#told.has(id));
    return { upsert, gone, counters, always: false };
  }

  renew(): void {
    this.#told = new Map();
  }
}
