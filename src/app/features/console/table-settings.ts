import tableSvg from '@material-symbols/svg-400/outlined/table.svg';
import { Component, inject, input, output } from '@angular/core';
import type { CardSort } from '#domain/cards/card-order.ts';
import { Dropdown } from '../../ui/dropdown/dropdown.ts';
import { Icon } from '../../ui/icon/icon.ts';
import { ConsoleWords } from './console-words.ts';
import { GRID_COLUMNS, nextSort, OPTIONAL_COLUMNS, sortOf } from './grid-columns.ts';
import { TableView } from './table-view.ts';

/** Row height, columns and order of the list, for those who do not press its head. */
@Component({
  selector: 'app-table-settings',
  imports: [Dropdown, Icon],
  styles: `
    h3 {
      padding: 8px 12px 4px;
      color: var(--mj-text-3);
      font-size: 12px;
      font-weight: 500;
      line-height: 16px;
      text-align: start;
    }
    button {
      display: flex;
      width: 100%;
      min-width: 200px;
      min-height: 32px;
      align-items: center;
      padding: 0 12px;
      border: 0;
      border-radius: var(--mj-radius-control);
      background: none;
      cursor: pointer;
      text-align: start;
    }
    button:hover {
      background: var(--mj-hover);
    }
    button[aria-pressed='true'] {
      font-weight: 600;
    }
    i {
      width: 20px;
      font-style: normal;
    }
  `,
  template: `
    <app-dropdown
      look="icon-button"
      align="end"
      [label]="own.t().table.settings"
      [hint]="own.t().table.settings"
    >
      <app-icon [svg]="icon" />
      <ng-template>
        <h3>{{ own.t().table.density }}</h3>
        @for (dense of densities; track dense) {
          <button
            type="button"
            [attr.aria-pressed]="view.dense() === dense"
            (click)="view.setDense(dense)"
          >
            <i aria-hidden="true">{{ view.dense() === dense ? '✓' : '' }}</i>
            {{ dense ? own.t().table.dense : own.t().table.comfortable }}
          </button>
        }
        <h3>{{ own.t().table.columns }}</h3>
        @for (column of optional; track column) {
          <button
            type="button"
            [attr.aria-pressed]="!view.hidden().has(column)"
            (click)="view.turn(column)"
          >
            <i aria-hidden="true">{{ view.hidden().has(column) ? '' : '✓' }}</i>
            {{ own.t().head[column] }}
          </button>
        }
        <h3>{{ own.t().table.sort }}</h3>
        @for (column of columns; track column) {
          @let direction = sorted(column, sort());
          <button
            type="button"
            [attr.aria-pressed]="direction !== null"
            (click)="sortBy.emit(next(column, sort()))"
          >
            <i aria-hidden="true">{{
              direction === null ? '' : direction === 'ascending' ? '↑' : '↓'
            }}</i>
            {{ own.t().head[column] }}
            @if (direction !== null) {
              <span class="out-of-sight">{{ own.t().table[direction] }}</span>
            }
          </button>
        }
      </ng-template>
    </app-dropdown>
  `,
})
export class TableSettings {
  protected readonly own = inject(ConsoleWords);
  protected readonly view = inject(TableView);
  protected readonly icon = tableSvg;
  protected readonly densities = [true, false] as const;
  protected readonly optional = OPTIONAL_COLUMNS;
  protected readonly columns = GRID_COLUMNS;
  protected readonly sorted = sortOf;
  protected readonly next = nextSort;
  readonly sort = input.required<CardSort>();
  readonly sortBy = output<CardSort>();
}
