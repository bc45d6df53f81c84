import closeSvg from '@material-symbols/svg-400/outlined/close.svg';
import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input, output } from '@angular/core';
import type { CaseFilter } from '#contract/case-view.ts';
import { CASE_BUCKETS } from '#contract/case-view.ts';
import { CASE_CLOCK_KINDS } from '#domain/limits/clock-kind.ts';
import { ReferenceStore } from '../../data/reference-store.ts';
import type { Texts } from '../../i18n/texts.ts';
import { Words } from '../../i18n/words.ts';
import { Layout } from '../../platform/layout.ts';
import { Dropdown } from '../../ui/dropdown/dropdown.ts';
import { Icon } from '../../ui/icon/icon.ts';
import { chosenFilters, LEVELS, PHASES } from './cases-address.ts';
import type { casesZh } from './cases-zh.ts';

/** One field of the address that changes; empty text takes it away. */
export interface FilterChange {
  readonly key: string;
  readonly value: string;
}

/** The filters of the list; on a phone all but the text stand in one sheet. */
@Component({
  selector: 'app-case-filters',
  imports: [Dropdown, Icon, NgTemplateOutlet],
  templateUrl: './case-filters.html',
  styleUrl: './case-filters.scss',
})
export class CaseFilters {
  readonly filter = input.required<CaseFilter>();
  readonly own = input.required<Texts<typeof casesZh>>();
  readonly changed = output<FilterChange>();
  readonly cleared = output();

  readonly #reference = inject(ReferenceStore);
  protected readonly words = inject(Words);
  protected readonly layout = inject(Layout);
  protected readonly close = closeSvg;
  protected readonly chosen = computed(() => chosenFilters(this.filter()));

  /** Filters by choice; each is a select, which works with every keyboard and reader. */
  protected readonly selects = computed(() => {
    const texts = this.own().filter;
    const shared = this.words.t();
    const filter = this.filter();
    const buckets = { ...shared.bucket, breached: texts.bucketBreached };
    const select = (
      key: string,
      name: string,
      value: string | undefined,
      options: readonly { readonly value: string; readonly label: string }[],
    ) => ({ key, name, value: value ?? '', options });
    return [
      select('phase', texts.phase, filter.phase, labelled(PHASES, shared.phase)),
      select('level', texts.level, filter.level, labelled(LEVELS, shared.level)),
      select('clock', texts.clock, filter.clock, labelled(CASE_CLOCK_KINDS, shared.clockLong)),
      select('bucket', texts.bucket, filter.bucket, labelled(CASE_BUCKETS, buckets)),
    ];
  });
  /** First and last day, named after what they are days of. */
  protected readonly days = computed(() => {
    const { from, to, volume, channel, card } = this.filter();
    const counted = volume ?? (channel === undefined ? 'due' : 'received');
    const { filter } = this.own();
    const name = filter.days[card === undefined ? counted : 'card'];
    return [
      { key: 'from', name: filter.from(name), value: from ?? '' },
      { key: 'to', name: filter.to(name), value: to ?? '' },
    ];
  });
  /** Filters that only links set; each can be taken away. */
  protected readonly chips = computed(() => {
    const { department, item, volume, channel, card, atRegion, region } = this.filter();
    const { filter } = this.own();
    const chip = (key: string, label: string | undefined) =>
      label === undefined ? [] : [{ key, label }];
    return [
      ...chip('department', department && filter.department(this.#departmentName(department))),
      ...chip('item', item && filter.item(this.#itemName(item))),
      ...chip('volume', volume && filter.volume[volume]),
      ...chip('channel', channel && filter.channel(this.#channelName(channel))),
      ...chip('card', card && filter.card[card]),
      ...chip(
        'atRegion',
        atRegion === true ? filter.atRegion(this.#regionName(region)) : undefined,
      ),
    ];
  });

  protected set(key: string, value: string): void {
    this.changed.emit({ key, value });
  }

  #departmentName(code: string): string {
    return this.#reference.departments().find((each) => each.code === code)?.name ?? code;
  }

  #channelName(channel: string): string {
    const { untold, names } = this.own().channels;
    const known: Readonly<Record<string, string>> = names;
    return channel === 'unassigned' ? untold : (known[channel] ?? channel);
  }

  #itemName(code: string): string {
    return this.#reference.items().find((each) => each.code === code)?.name ?? code;
  }

  #regionName(code: string | undefined): string {
    if (code === undefined) return '';
    return this.#reference.findRegion(code)?.name ?? code;
  }
}

function labelled<T extends string>(
  values: readonly T[],
  labels: Readonly<Record<T, string>>,
): readonly { readonly value: T; readonly label: string }[] {
  return values.map((value) => ({ value, label: labels[value] }));
}
