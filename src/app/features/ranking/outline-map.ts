import { Component, computed, input, output, signal } from '@angular/core';
import type { OutlinesView } from '#contract/outline-view.ts';
import { outlineSheet } from './outline-shapes.ts';
import type { rankingZh } from './ranking-zh.ts';
import { TILE_PLACES } from './tile-places.ts';

/** A region's figure with the class that colours it. */
export interface ShownValue {
  readonly unit: string;
  readonly name: string;
  readonly text: string | null;
  /** 1 to 5; null where it is not ranked. */
  readonly heat: number | null;
}

/** Regions by the outlines that an operator loaded, all of them or those of one city, with their licence. */
@Component({
  selector: 'app-outline-map',
  templateUrl: './outline-map.html',
  styleUrls: ['./map-colours.scss', './outline-map.scss'],
})
export class OutlineMap {
  readonly outlines = input.required<OutlinesView>();
  readonly values = input.required<readonly ShownValue[]>();
  readonly unit = input<string>();
  readonly label = input.required<string>();
  readonly texts = input.required<typeof rankingZh>();
  readonly choose = output<string>();

  /** Code of the city that is looked at by itself; empty for all. */
  protected readonly part = signal('');
  readonly #parentOf = computed(
    () => new Map(this.outlines().items.map(({ code, parent }) => [code, parent ?? ''])),
  );
  /** Cities that can be looked at by themselves: none where all is one city. */
  protected readonly parts = computed(() => {
    const drawn = this.values().flatMap(({ unit }) => this.#parentOf().get(unit) ?? []);
    const codes = [...new Set(drawn)].sort();
    if (codes.length < 2) return [];
    return codes.map((code) => ({ code, name: TILE_PLACES[code]?.name ?? code }));
  });
  readonly #shown = computed(() => {
    const part = this.parts().some(({ code }) => code === this.part()) ? this.part() : '';
    if (part === '') return this.values();
    return this.values().filter(({ unit }) => this.#parentOf().get(unit) === part);
  });
  protected readonly sheet = computed(() => {
    const sheet = outlineSheet(this.outlines(), this.#shown());
    // The chosen one last, so that nothing covers its line.
    const isChosen = ({ value }: { readonly value: ShownValue }) => value.unit === this.unit();
    return { ...sheet, shapes: [...sheet.shapes].sort((a, b) => +isChosen(a) - +isChosen(b)) };
  });
  /** Units of the ranking that nothing is drawn of. */
  protected readonly missing = computed(() => this.#shown().length - this.sheet().shapes.length);
}
