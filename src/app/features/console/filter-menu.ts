import expandSvg from '@material-symbols/svg-400/outlined/keyboard_arrow_down.svg';
import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { Words } from '../../i18n/words.ts';
import { Dropdown } from '../../ui/dropdown/dropdown.ts';
import { Icon } from '../../ui/icon/icon.ts';
import { ConsoleWords } from './console-words.ts';

/** One choice of a filter; `undefined` is no filter. */
export interface FilterOption {
  readonly value: string | undefined;
  readonly label: string;
  readonly hint?: string | undefined;
}

/** A list this long is searched instead of read. */
const SEARCHED_FROM = 12;
const SHOWN = 60;

/** A chip that says its filter and opens a menu to change it. */
@Component({
  selector: 'app-filter-menu',
  imports: [Dropdown, Icon],
  styles: `
    :host {
      display: inline-flex;
    }
    b {
      max-width: 180px;
      overflow: hidden;
      font-weight: 500;
      text-overflow: ellipsis;
    }
    .name {
      color: var(--mj-text-2);
    }
    app-icon {
      --icon-size: 16px;

      color: var(--mj-text-3);
    }
    .find {
      position: sticky;
      top: -4px;
      padding: 4px 0 8px;
      background: var(--mj-surface);
    }
    .option {
      display: flex;
      width: 100%;
      min-width: 200px;
      min-height: 32px;
      align-items: center;
      padding: 4px 10px;
      border: 0;
      border-radius: var(--mj-radius-control);
      background: none;
      cursor: pointer;
      gap: 12px;
      text-align: start;
    }
    .option:hover {
      background: var(--mj-hover);
    }
    .option[aria-pressed='true'] {
      background: var(--mj-select);
      color: var(--mj-on-select);
      font-weight: 600;
    }
    p {
      padding: 6px 10px;
    }
  `,
  template: `
    <app-dropdown
      [look]="chosen() === undefined ? 'button' : 'button chosen'"
      (opened)="text.set('')"
    >
      <span class="name">{{ name() }}</span> <b>{{ chosenLabel() }}</b>
      <app-icon [svg]="icons.expand" />
      <ng-template>
        @if (options().length >= searchedFrom) {
          <div class="find">
            <input
              #field
              class="input"
              type="search"
              autocomplete="off"
              [attr.aria-label]="own.t().filter.find"
              [placeholder]="own.t().filter.find"
              (input)="text.set(field.value)"
            />
          </div>
        }
        @for (option of found().shown; track option.value) {
          <button
            type="button"
            class="option"
            [attr.aria-pressed]="option.value === chosen()"
            (click)="pick(option.value)"
          >
            {{ option.label }}
            @if (option.hint) {
              <span class="spacer"></span><span class="muted">{{ option.hint }}</span>
            }
          </button>
        } @empty {
          <p class="muted" role="status">{{ own.t().filter.none }}</p>
        }
        @if (found().more > 0) {
          <p class="muted">{{ own.t().filter.more(words.format().exact(found().more)) }}</p>
        }
      </ng-template>
    </app-dropdown>
  `,
})
export class FilterMenu {
  protected readonly words = inject(Words);
  protected readonly own = inject(ConsoleWords);
  protected readonly icons = { expand: expandSvg };
  protected readonly searchedFrom = SEARCHED_FROM;
  protected readonly dropdown = viewChild.required(Dropdown);
  readonly name = input.required<string>();
  readonly options = input.required<readonly FilterOption[]>();
  readonly chosen = input<string | undefined>(undefined);
  readonly choose = output<string | undefined>();
  protected readonly text = signal('');

  protected readonly chosenLabel = computed(() => {
    const chosen = this.chosen();
    const option = this.options().find((each) => each.value === chosen);
    return option?.label ?? chosen ?? this.own.t().filter.all;
  });
  protected readonly found = computed(() => {
    const wanted = this.text().trim().toLowerCase();
    const all = this.options().filter(
      (option) =>
        wanted === '' ||
        option.label.toLowerCase().includes(wanted) ||
        option.value?.toLowerCase().startsWith(wanted) === true,
    );
    return { shown: all.slice(0, SHOWN), more: Math.max(0, all.length - SHOWN) };
  });

  protected pick(value: string | undefined): void {
    this.dropdown().close();
    this.choose.emit(value);
  }
}
