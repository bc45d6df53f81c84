import downloadSvg from '@material-symbols/svg-400/outlined/download.svg';
import noteSvg from '@material-symbols/svg-400/outlined/edit_note.svg';
import filterSvg from '@material-symbols/svg-400/outlined/filter_alt.svg';
import bellSvg from '@material-symbols/svg-400/outlined/notifications.svg';
import { Component, computed, inject, input, output } from '@angular/core';
import { DEFAULT_CARD_SORT } from '#domain/cards/card-order.ts';
import { queryText } from '../../data/api.ts';
import { CardStore } from '../../data/card-store.ts';
import { filterQuery } from '../../data/filter-query.ts';
import { Words } from '../../i18n/words.ts';
import { Notifier } from '../../platform/notifier.ts';
import { Dropdown } from '../../ui/dropdown/dropdown.ts';
import { Icon } from '../../ui/icon/icon.ts';
import { isNarrowed } from './console-address.ts';
import type { ConsoleAddress } from './console-address.ts';
import { ConsoleWords } from './console-words.ts';
import { GRID_COLUMNS } from './grid-columns.ts';

/** Title, the order of the list in words, and what is done with the whole of it. */
@Component({
  selector: 'app-console-head',
  imports: [Dropdown, Icon],
  styleUrl: './console-head.scss',
  templateUrl: './console-head.html',
})
export class ConsoleHead {
  protected readonly store = inject(CardStore);
  protected readonly words = inject(Words);
  protected readonly own = inject(ConsoleWords);
  protected readonly notifier = inject(Notifier);
  readonly address = input.required<ConsoleAddress>();
  readonly handover = output();
  readonly filters = output();

  protected readonly icons = {
    bell: bellSvg,
    download: downloadSvg,
    filter: filterSvg,
    note: noteSvg,
  };
  protected readonly narrowed = computed(() => isNarrowed(this.address()));
  protected readonly subtitle = computed(() => {
    const { sort } = this.address();
    const { subtitle, subtitleSorted, head } = this.own.t();
    const column = GRID_COLUMNS.find((name) => sort === name || sort === `-${name}`);
    return sort === DEFAULT_CARD_SORT || column === undefined
      ? subtitle
      : subtitleSorted(head[column]);
  });
  protected readonly exportLink = computed(
    () => `/api/v1/cards/export.csv${queryText(filterQuery(this.address().filter))}`,
  );
  protected readonly workbookLink = computed(() => {
    const asked = { ...filterQuery(this.address().filter), format: 'xlsx' };
    return `/api/v1/cards/export.csv${queryText(asked)}`;
  });
}
