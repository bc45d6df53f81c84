import closeSvg from '@material-symbols/svg-400/outlined/close.svg';
import { Component, computed, inject, input, output } from '@angular/core';
import type { CardFilter } from '#contract/card-view.ts';
import { CLOCK_KINDS } from '#domain/limits/clock-kind.ts';
import { ReferenceStore } from '../../data/reference-store.ts';
import { SessionStore } from '../../data/session-store.ts';
import { Words } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon/icon.ts';
import { isNarrowed, readAddress } from './console-address.ts';
import type { ConsoleAddress } from './console-address.ts';
import { ConsoleWords } from './console-words.ts';
import { FilterMenu } from './filter-menu.ts';
import type { FilterOption } from './filter-menu.ts';

const STATES = [
  'open',
  'acknowledged',
  'explained',
  'appealed',
  'closed',
  'revoked',
  'superseded',
  'lapsed',
] as const;

/** The filters of the list as chips with menus; the region is the one of the top bar. */
@Component({
  selector: 'app-filter-bar',
  imports: [FilterMenu, Icon],
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 6px;
    }
    .region {
      background: var(--mj-select);
      color: var(--mj-on-select);
      cursor: default;
      border-color: transparent;
    }
    .region b {
      font-weight: 500;
    }
  `,
  template: `
    <span class="button region">
      {{ own.t().filter.region }} <b>{{ region() }}</b>
    </span>
    <app-filter-menu
      [name]="own.t().filter.department"
      [options]="departments()"
      [chosen]="filter().department"
      (choose)="filtered.emit({ department: $event })"
    />
    <app-filter-menu
      [name]="own.t().filter.item"
      [options]="items()"
      [chosen]="filter().item"
      (choose)="filtered.emit({ item: $event })"
    />
    <app-filter-menu
      [name]="own.t().filter.clock"
      [options]="clocks()"
      [chosen]="filter().clock"
      (choose)="set('clock', $event)"
    />
    <app-filter-menu
      [name]="own.t().filter.state"
      [options]="states()"
      [chosen]="filter().state === 'unsettled' ? undefined : (filter().state ?? 'any')"
      (choose)="set('state', $event)"
    />
    @if (filter().text; as text) {
      <button
        type="button"
        class="button chosen"
        [attr.aria-label]="own.t().filter.remove(text)"
        (click)="filtered.emit({ text: undefined })"
      >
        {{ own.t().filter.text }} <b>{{ text }}</b> <app-icon [svg]="close" />
      </button>
    }
    @if (narrowed()) {
      <button type="button" class="button text" (click)="clear.emit()">
        {{ own.t().filter.clear }}
      </button>
    }
  `,
})
export class FilterBar {
  readonly #reference = inject(ReferenceStore);
  readonly #session = inject(SessionStore);
  protected readonly words = inject(Words);
  protected readonly own = inject(ConsoleWords);
  protected readonly close = closeSvg;
  readonly address = input.required<ConsoleAddress>();
  readonly filtered = output<CardFilter>();
  readonly clear = output();

  protected readonly filter = computed(() => this.address().filter);
  protected readonly narrowed = computed(() => isNarrowed(this.address()));
  readonly #all = computed<FilterOption>(() => ({
    value: undefined,
    label: this.own.t().filter.all,
  }));
  protected readonly region = computed(() => {
    const me = this.#session.me();
    const code = this.filter().region ?? me?.regionCode ?? '';
    return code === me?.regionCode
      ? me.regionName
      : (this.#reference.findRegion(code)?.name ?? code);
  });
  protected readonly departments = computed(() => [
    this.#all(),
    ...this.#reference
      .departments()
      .filter((department) => this.#isBelow(department.regionCode))
      .map(({ code, name, regionCode }) => ({
        value: code,
        label: name,
        hint: this.#reference.findRegion(regionCode)?.name,
      })),
  ]);
  protected readonly items = computed(() => [
    this.#all(),
    ...this.#reference.items().map(({ code, name }) => ({ value: code, label: name })),
  ]);
  protected readonly clocks = computed(() => [
    this.#all(),
    ...CLOCK_KINDS.map((kind) => ({ value: kind, label: this.words.t().clockLong[kind] })),
  ]);
  protected readonly states = computed<readonly FilterOption[]>(() => [
    { value: undefined, label: this.own.t().filter.unsettled },
    ...STATES.map((state) => ({ value: state, label: this.words.t().cardState[state] })),
    { value: 'any', label: this.own.t().filter.anyState },
  ]);

  constructor() {
    this.#reference.loadDepartments();
    this.#reference.loadItems();
  }

  /** The address is read back, so that a value means here what it means in a link. */
  protected set(key: 'clock' | 'state', value: string | undefined): void {
    const read = readAddress({
      get: (name) => (name === key ? (value ?? null) : null),
      has: (name) => name === key,
      getAll: () => [],
      keys: [key],
    }).filter;
    this.filtered.emit({ [key]: read[key] });
  }

  #isBelow(code: string): boolean {
    const chosen = this.filter().region;
    if (chosen === undefined) return true;
    for (
      let region = this.#reference.findRegion(code);
      region !== undefined;
      region = region.parent === null ? undefined : this.#reference.findRegion(region.parent)
    ) {
      if (region.code === chosen) return true;
    }
    return false;
  }
}
