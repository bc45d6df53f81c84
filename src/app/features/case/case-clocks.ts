import { Component, computed, input } from '@angular/core';
import type { CaseView } from '#contract/case-view.ts';
import { ClockCard } from '../../ui/clock-card/clock-card.ts';
import type { CalendarDays } from '../../ui/ledger/calendar-day.ts';
import { LevelMark } from '../../ui/level-mark/level-mark.ts';
import type { CaseSpeech } from './history-words.ts';
import { otherClockRows } from './other-clock-rows.ts';

/** Statute and commitment in large figures, the other clocks as a list beside them. */
@Component({
  selector: 'app-case-clocks',
  imports: [ClockCard, LevelMark],
  template: `
    @for (clock of main(); track clock.id) {
      <app-clock-card [clock]="clock" [asOf]="view().asOf" [calendar]="calendar()" />
    } @empty {
      <p class="card none">{{ speech().texts.noClocks }}</p>
    }
    <section class="card others">
      <h2>{{ speech().texts.others.title }}</h2>
      <table>
        <tbody>
          @for (row of others(); track row.id) {
            <tr>
              <th scope="row">{{ row.name }}</th>
              <td class="muted">{{ row.limit }}</td>
              <td class="state" [class]="row.look">
                @if (row.mark; as mark) {
                  <app-level-mark [mark]="mark" />
                }
                {{ row.state }}
              </td>
            </tr>
          }
        </tbody>
      </table>
    </section>
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
      grid-template-columns: repeat(auto-fit, minmax(260px, 1fr));
    }
    .none {
      padding: 16px;
    }
    .others {
      padding: 10px 16px;
    }
    h2 {
      font-size: 14px;
      line-height: 20px;
    }
    table {
      width: 100%;
      border-collapse: collapse;
    }
    th {
      padding: 0;
      font-weight: 400;
      text-align: start;
    }
    td {
      padding: 1px 0 1px 8px;
    }
    .state {
      text-align: end;
      white-space: nowrap;
    }
    app-level-mark {
      vertical-align: -2px;
    }
    .over {
      color: var(--mj-red);
      font-weight: 600;
    }
    .ok {
      color: var(--mj-ok);
      font-weight: 600;
    }
    @media print {
      :host {
        grid-template-columns: 1fr 1fr;
      }
    }
  `,
})
export class CaseClocks {
  readonly view = input.required<CaseView>();
  readonly speech = input.required<CaseSpeech>();
  readonly calendar = input.required<CalendarDays>();

  protected readonly main = computed(() =>
    this.view().clocks.filter((clock) => clock.kind === 'statutory' || clock.kind === 'commitment'),
  );
  protected readonly others = computed(() =>
    otherClockRows(this.view(), this.speech(), this.calendar()),
  );
}
