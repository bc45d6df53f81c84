import closeSvg from '@material-symbols/svg-400/outlined/close.svg';
import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input, output } from '@angular/core';
import { FEEDBACK_KINDS } from '#contract/feedback-view.ts';
import type { FeedbackFilter } from '#contract/feedback-view.ts';
import { Layout } from '../../platform/layout.ts';
import { Dropdown } from '../../ui/dropdown/dropdown.ts';
import { Icon } from '../../ui/icon/icon.ts';
import { chosenFilters } from './feedback-address.ts';
import { DepartmentPicker } from './department-picker.ts';
import { FeedbackWords } from './feedback-words.ts';

/** The filters of the queue; on a phone all but the text stand in one sheet. */
@Component({
  selector: 'app-queue-filters',
  imports: [DepartmentPicker, Dropdown, Icon, NgTemplateOutlet],
  template: `
    <form
      role="search"
      [attr.aria-label]="own.t().filter.label"
      (submit)="set('text', text.value); $event.preventDefault()"
    >
      <label class="field text">
        <span class="label">{{ own.t().filter.text }}</span>
        <input
          #text
          class="input"
          type="search"
          [value]="filter().text ?? ''"
          (change)="set('text', text.value)"
        />
      </label>
      @if (layout.phone()) {
        <app-dropdown class="sheet" look="button">
          {{ own.t().filter.open(chosen()) }}
          <ng-template>
            <div class="stacked"><ng-container [ngTemplateOutlet]="fields" /></div>
          </ng-template>
        </app-dropdown>
      } @else {
        <ng-container [ngTemplateOutlet]="fields" />
      }
      @if (chosen() > 0) {
        <button type="button" class="button text" (click)="cleared.emit()">
          <app-icon [svg]="close" />{{ own.t().filter.clear }}
        </button>
      }
    </form>
    <ng-template #fields>
      @for (select of selects(); track select.key) {
        <label class="field">
          <span class="label">{{ select.name }}</span>
          <select #choice class="input" (change)="set(select.key, choice.value)">
            <option value="" [selected]="select.value === ''">{{ own.t().filter.all }}</option>
            @for (option of select.options; track option.value) {
              <option [value]="option.value" [selected]="option.value === select.value">
                {{ option.label }}
              </option>
            }
          </select>
        </label>
      }
      <app-department-picker
        class="department"
        [label]="own.t().filter.department"
        [hint]="own.t().filter.all"
        [value]="filter().department ?? ''"
        [near]="filter().region ?? ''"
        (chosen)="set('department', $event)"
      />
    </ng-template>
  `,
  styles: `
    form {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      padding: 8px 12px;
      gap: 8px;
    }
    .field {
      width: 112px;
    }
    .department {
      width: 150px;
    }
    .text {
      width: auto;
      min-width: 140px;
      flex: 1;
    }
    .stacked {
      display: grid;
      padding: 12px;
      gap: 8px;
    }
    .stacked .field,
    .stacked .department {
      width: 220px;
    }
  `,
})
export class QueueFilters {
  readonly filter = input.required<FeedbackFilter>();
  readonly changed = output<Readonly<Record<string, string | null>>>();
  readonly cleared = output();

  protected readonly own = inject(FeedbackWords);
  protected readonly layout = inject(Layout);
  protected readonly close = closeSvg;
  protected readonly chosen = computed(() => chosenFilters(this.filter()));
  protected readonly selects = computed(() => {
    const { kind, channel, urgency } = this.filter();
    const texts = this.own.t().filter;
    return [
      {
        key: 'kind',
        name: texts.kind,
        value: kind ?? '',
        options: FEEDBACK_KINDS.map((value) => ({ value, label: this.own.kind(value) })),
      },
      {
        key: 'channel',
        name: texts.channel,
        value: channel ?? '',
        options: this.#channels(channel).map((value) => ({
          value,
          label: this.own.channel(value),
        })),
      },
      {
        key: 'urgency',
        name: texts.urgency,
        value: urgency ?? '',
        options: [{ value: 'urgent', label: texts.urgent }],
      },
    ];
  });

  /** Those that have a word, and one that an address names: files bring channels of their own. */
  #channels(chosen: string | undefined): readonly string[] {
    const known = Object.keys(this.own.t().channel);
    return chosen === undefined || known.includes(chosen) ? known : [...known, chosen];
  }

  protected set(key: string, value: string): void {
    this.changed.emit({ [key]: value === '' ? null : value });
  }
}
