import { Component, computed, inject, input, output, resource, signal } from '@angular/core';
import type { OutlinesView } from '#contract/outline-view.ts';
import { Api } from '../../data/api.ts';
import { SessionStore } from '../../data/session-store.ts';
import { COUNTY_STEP, countyTiles } from './county-tiles.ts';
import { OutlineMap } from './outline-map.ts';
import type { rankingZh } from './ranking-zh.ts';
import { TILE_PLACES } from './tile-places.ts';
import { classOf } from './value-class.ts';
import type { ValueClasses } from './value-class.ts';

/** A region with the figure that colours it; null where it is not ranked. */
export interface MapValue {
  readonly unit: string;
  readonly name: string;
  readonly text: string | null;
}

type Drawing = 'tiles' | 'outline' | 'table';

const STEP_X = 56;
const STEP_Y = 47;
// Corners of a hexagon with a point at the top, within its step.
const HEXAGON = '27,0 54,15.5 54,46.5 27,62 0,46.5 0,15.5';

/** Levels of what is drawn, as in the tree of regions. */
const LEVELS = { cities: 1, counties: 2 } as const;

/**
 * Regions on a map: tiles of one area to compare, outlines to find, a table to read. Outlines of cities
 * are shipped; of counties none may be, so that they stand as tiles in the rows of their cities until an
 * operator loads outlines of all that are shown.
 */
@Component({
  selector: 'app-region-map',
  imports: [OutlineMap],
  templateUrl: './region-map.html',
  styleUrls: ['./map-colours.scss', './region-map.scss'],
})
export class RegionMap {
  readonly title = input.required<string>();
  readonly of = input.required<'cities' | 'counties'>();
  readonly values = input.required<readonly MapValue[]>();
  readonly classes = input.required<ValueClasses>();
  readonly unit = input<string>();
  readonly texts = input.required<typeof rankingZh>();
  readonly choose = output<string>();

  readonly #api = inject(Api);
  readonly #session = inject(SessionStore);
  /** What the reader chose; undefined until he does. */
  readonly #wanted = signal<Drawing | undefined>(undefined);
  /** Those that an operator loaded, within the reader's region. */
  readonly #loaded = resource({
    params: () => {
      const region = this.#session.me()?.regionCode;
      return region === undefined ? undefined : { region, level: LEVELS[this.of()] };
    },
    loader: ({ params: { region, level }, abortSignal }) =>
      this.#api.get<OutlinesView>(
        `/regions/${encodeURIComponent(region)}/outlines`,
        { level },
        abortSignal,
      ),
  });
  protected readonly loaded = computed(() => {
    const view = this.#loaded.hasValue() ? this.#loaded.value() : undefined;
    const drawn = new Set(view?.items.map(({ code }) => code));
    return this.values().some(({ unit }) => drawn.has(unit)) ? view : undefined;
  });
  readonly #areAllLoaded = computed(() => {
    const drawn = new Set(this.loaded()?.items.map(({ code }) => code));
    return this.values().every(({ unit }) => drawn.has(unit));
  });
  /** Cities are drawn by those that are shipped unless all of them are loaded. */
  protected readonly drawnBy = computed(() =>
    this.of() === 'cities' && !this.#areAllLoaded() ? undefined : this.loaded(),
  );
  /** Whether it is known that nobody loaded one. */
  protected readonly noneLoaded = computed(
    () => this.#loaded.hasValue() && this.#loaded.value().items.length === 0,
  );
  protected readonly drawings = computed<readonly Drawing[]>(() =>
    this.of() === 'cities' || this.drawnBy() !== undefined
      ? ['tiles', 'outline', 'table']
      : ['tiles', 'table'],
  );
  protected readonly drawing = computed(() => {
    const wanted = this.#wanted() ?? this.#usual();
    return this.drawings().includes(wanted) ? wanted : 'tiles';
  });
  /** Tiles to compare cities; counties by outline where all have one. */
  readonly #usual = computed<Drawing>(() =>
    this.of() === 'counties' && this.#areAllLoaded() ? 'outline' : 'tiles',
  );
  protected readonly hexagon = HEXAGON;
  protected readonly shown = computed(() =>
    this.values().map((value) => ({
      ...value,
      heat: value.text === null ? null : classOf(this.classes(), Number(value.text)),
    })),
  );
  protected readonly tiles = computed(() =>
    this.shown().flatMap((value) => {
      const place = TILE_PLACES[value.unit];
      if (place === undefined) return [];
      const at = `translate(${place.column * STEP_X + 1} ${place.row * STEP_Y + 1})`;
      return [{ ...value, at, short: place.name }];
    }),
  );
  protected readonly counties = computed(() => {
    const { width, height, ...rows } = countyTiles(this.shown());
    return { ...rows, box: `0 0 ${width} ${height}` };
  });
  protected readonly side = COUNTY_STEP.x - 1;
  /** Loaded when it is asked for: fifteen times what the hexagons need. */
  protected readonly outlines = resource({
    params: () => (this.drawing() === 'outline' && this.drawnBy() === undefined) || undefined,
    loader: async () => (await import('./outlines.ts')).OUTLINES,
  });
  protected readonly shapes = computed(() => {
    const outlines = this.outlines.hasValue() ? this.outlines.value() : undefined;
    if (outlines === undefined) return undefined;
    const { width, height, paths } = outlines;
    const shapes = this.shown().flatMap((value) => {
      const path = (paths as Readonly<Record<string, string | undefined>>)[value.unit];
      return path === undefined ? [] : [{ ...value, path }];
    });
    // The chosen one last, so that nothing covers its line.
    return {
      box: `0 0 ${width} ${height}`,
      shapes: [...shapes].sort((one) => (one.unit === this.unit() ? 1 : -1)),
    };
  });
  protected readonly label = computed(() => {
    const numbers = this.values().filter(({ text }) => text !== null);
    const sorted = [...numbers].sort((one, other) => Number(other.text) - Number(one.text));
    const told = (value: MapValue | undefined) =>
      value === undefined ? '—' : `${value.name} ${value.text ?? ''}`;
    return this.texts().mapLabel(this.title(), told(sorted[0]), told(sorted.at(-1)));
  });
  protected readonly legend = computed(() => {
    const { cuts } = this.classes();
    const { legend, legendLow } = this.texts();
    return [legendLow(plain(cuts[0])), ...cuts.map((cut) => legend(plain(cut)))];
  });

  draw(drawing: Drawing): void {
    this.#wanted.set(drawing);
  }

  /** From one drawing to its table and back. */
  swap(): void {
    this.#wanted.set(this.drawing() === 'table' ? this.#usual() : 'table');
  }
}

function plain(value: number): string {
  return String(Math.round(value * 100) / 100);
}
