import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { IndicatorList, IndicatorRow } from '#contract/indicator-view.ts';
import { findIndicator } from '#domain/indicators/catalogue.ts';
import { Language } from '../../i18n/language.ts';
import { Words } from '../../i18n/words.ts';
import type { OverviewTexts } from '../../i18n/zh-overview.ts';
import { evidenceDoor } from './case-doors.ts';
import type { CaseDoor } from './case-doors.ts';
import { RATE_GROUPS } from './rate-groups.ts';
import type { RateGroup } from './rate-groups.ts';
import { RegionDots } from './region-dots.ts';

/** One group of indicators: the whole region's value with both counts, and where its parts lie. */
@Component({
  selector: 'app-rate-table',
  imports: [RegionDots, RouterLink],
  templateUrl: './rate-table.html',
  styleUrl: './rate-table.scss',
})
export class RateTable {
  readonly group = input.required<RateGroup>();
  readonly list = input.required<IndicatorList>();
  /** Region of the page; null for the reader's own. */
  readonly region = input.required<string | null>();
  readonly texts = input.required<OverviewTexts>();

  protected readonly words = inject(Words);
  readonly #language = inject(Language);
  protected readonly byRegion = signal(false);
  protected readonly mayOpen = computed(() => this.list().mayOpen);
  protected readonly rows = computed(() => {
    const { items, totals } = this.list();
    return RATE_GROUPS[this.group()].flatMap((id) => {
      const whole = totals.find((row) => row.id === id);
      const indicator = findIndicator(id);
      if (whole === undefined || indicator === undefined) return [];
      const parts = items.filter((row) => row.id === id);
      const name = indicator.name[this.#language.code()];
      return [{ id, name, unit: indicator.unit, whole, parts }];
    });
  });
  /** Regions in the order of the answer, each with its row of every indicator. */
  protected readonly regions = computed(() => {
    const [first] = this.rows();
    return (first?.parts ?? []).map(({ key, name }) => ({
      key,
      name,
      cells: this.rows().map(({ parts }) => parts.find((row) => row.key === key)),
    }));
  });

  protected valueText({ value }: IndicatorRow, unit: string): string {
    if (value === null) return '—';
    const { measure } = this.texts().rates;
    return unit === 'percent' ? `${value}%` : `${value} ${measure[unit as keyof typeof measure]}`;
  }

  protected values(parts: readonly IndicatorRow[]): readonly (string | null)[] {
    return parts.map(({ value }) => value);
  }

  /** What the dots show, in a sentence. */
  protected dotsLabel(name: string, parts: readonly IndicatorRow[]): string {
    const known = parts
      .filter(({ value }) => value !== null)
      .sort((one, other) => Number(other.value) - Number(one.value));
    const [best, worst] = [known[0], known.at(-1)];
    const { rates } = this.texts();
    if (best === undefined || worst === undefined) return rates.noDots(name);
    const told = (row: IndicatorRow) => `${row.name} ${row.value ?? ''}`;
    return rates.dots(name, told(best), told(worst));
  }

  protected door(part: 'numerator' | 'denominator', key: string | null): CaseDoor {
    const within = this.region();
    const door = evidenceDoor(this.list().period.text, part, key ?? within);
    const own = key !== null && this.isOwnLevel(key) ? { atRegion: 'true' } : {};
    return { ...door, ...own, ...(within === null ? {} : { within }) };
  }

  /** Whether a row is what is filed at the region of the page itself, beside those below it. */
  protected isOwnLevel(key: string): boolean {
    return key === this.list().totals[0]?.key;
  }
}
