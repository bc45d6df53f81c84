import starSvg from '@material-symbols/svg-400/outlined/star-fill.svg';
import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input } from '@angular/core';
import { dayOfDue, dayOfInstant } from '../../i18n/format.ts';
import { personName } from '../../i18n/person-words.ts';
import { placeWords } from '../../i18n/place-words.ts';
import { Words } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon/icon.ts';
import { LevelMark } from '../../ui/level-mark/level-mark.ts';
import { cardReading, isOver } from './card-reading.ts';
import type { GridColumn } from './grid-columns.ts';
import type { ShownRow } from './console-list.ts';
import { ConsoleWords } from './console-words.ts';

/** The cells of one row, or the three lines of a card on a phone. Knows nothing of the list. */
@Component({
  selector: 'app-card-row',
  imports: [Icon, LevelMark, NgTemplateOutlet],
  host: {
    '[class.phone]': 'phone()',
    '[class.left]': 'row().left',
    '[class.risen]': 'risen()',
    '[attr.data-level]': 'row().card.level',
  },
  styleUrl: './card-row.scss',
  templateUrl: './card-row.html',
})
export class CardRow {
  protected readonly words = inject(Words);
  protected readonly own = inject(ConsoleWords);
  protected readonly star = starSvg;
  readonly row = input.required<ShownRow>();
  readonly asOf = input.required<string>();
  readonly phone = input(false);
  readonly columns = input.required<readonly GridColumn[]>();
  readonly risen = input(false);
  readonly watched = input(false);
  readonly marked = input(false);
  /** Why the last act on it was refused; empty where it was not. */
  readonly refused = input('');
  /** Column whose cell has the focus; -1 while the row itself has it. */
  readonly column = input(-1);

  protected readonly card = computed(() => this.row().card);
  protected readonly limit = computed(() =>
    this.words.limit(cardReading(this.card()), this.asOf()),
  );
  /** Only what is over or due today has its level's colour; the rest is ink. */
  protected readonly pressing = computed(() => {
    const card = this.card();
    if (isOver(card)) return true;
    if (card.endedAt !== null || card.suspended || card.due === null) return false;
    return dayOfDue(card.due) <= dayOfInstant(this.asOf());
  });
  protected readonly due = computed(() => {
    const { due } = this.card();
    if (due === null) return '—';
    return this.words.format().day(dayOfDue(due), Number(dayOfInstant(this.asOf()).slice(0, 4)));
  });
  /** Cells that are mere text, by column. */
  protected readonly cells = computed(() => ({
    due: this.due(),
    item: this.title(),
    no: this.card().subject,
    place: this.place(),
    clock: this.words.t().clock[this.card().clock],
  }));
  protected readonly assignee = computed(() => {
    const { assignedTo, people } = this.card();
    return assignedTo === null ? '' : personName(assignedTo, people);
  });
  protected readonly place = computed(() => placeWords(this.card(), this.words.t().between));
  protected readonly title = computed(() => this.card().title ?? this.card().itemCode ?? '—');
}
