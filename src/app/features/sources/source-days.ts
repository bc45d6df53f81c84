import { Component, computed, inject, input } from '@angular/core';
import type { SourceDayView } from '#contract/source-days.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Words } from '../../i18n/words.ts';
import { LevelMark } from '../../ui/level-mark/level-mark.ts';
import { sourcesZh } from './sources-zh.ts';

/** A table of days: sent, accepted, rejected, missing, late. */
@Component({
  selector: 'app-source-days',
  imports: [LevelMark],
  styles: `
    :host {
      display: block;
      overflow-x: auto;
    }
    td:first-child,
    th:first-child {
      padding-inline-start: 16px;
    }
    tr.on {
      background: var(--mj-select);
    }
    .missing {
      display: inline-flex;
      align-items: center;
      color: var(--mj-on-amber-tint);
      font-weight: 600;
      gap: 5px;
    }
  `,
  template: `
    <table class="plain">
      <thead>
        <tr>
          <th scope="col">{{ own().head.day }}</th>
          @if (several()) {
            <th scope="col">{{ own().head.source }}</th>
          }
          <th scope="col" class="number">{{ own().head.sent }}</th>
          <th scope="col" class="number">{{ own().head.accepted }}</th>
          <th scope="col" class="number">{{ own().head.rejected }}</th>
          <th scope="col" class="number">{{ own().head.missing }}</th>
          <th scope="col" class="number">{{ own().head.late }}</th>
          <th scope="col">{{ own().head.manifestAt }}</th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.source + row.from + row.to + row.manifestAt) {
          <tr
            [class.on]="row.from === day()"
            [attr.aria-current]="row.from === day() ? 'date' : null"
          >
            <th scope="row">{{ span(row) }}</th>
            @if (several()) {
              <td class="mono secondary">{{ row.source }}</td>
            }
            <td class="number">
              @if (row.sent === null) {
                <span class="muted">{{ own().noManifest }}</span>
              } @else {
                {{ words.format().exact(row.sent) }}
              }
            </td>
            @if (row.accepted === null) {
              <td class="muted" colspan="4">{{ own().notWholeDays }}</td>
            } @else {
              <td class="number">{{ words.format().exact(row.accepted) }}</td>
              <td class="number">{{ figure(row.rejected) }}</td>
              <td class="number">
                @if (row.missing) {
                  <span class="missing"
                    ><app-level-mark mark="yellow" />{{ words.format().exact(row.missing) }}</span
                  >
                } @else {
                  {{ figure(row.missing) }}
                }
              </td>
              <td class="number">{{ figure(row.late) }}</td>
            }
            <td class="muted">
              {{ row.manifestAt === null ? '—' : words.format().instant(row.manifestAt) }}
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class SourceDays {
  readonly rows = input.required<readonly SourceDayView[]>();
  /** Year of the platform’s clock: its days stand without it. */
  readonly year = input.required<number>();
  /** `YYYY-MM-DD`: the day that a link led to. */
  readonly day = input<string>();
  protected readonly words = inject(Words);
  protected readonly own = useTexts(sourcesZh, () =>
    import('./sources-en.ts').then((module) => module.sourcesEn),
  );
  protected readonly several = computed(
    () => new Set(this.rows().map(({ source }) => source)).size > 1,
  );

  protected figure(count: number | null): string {
    return count === null ? '—' : this.words.format().exact(count);
  }

  protected span({ from, to }: SourceDayView): string {
    const text = (end: string) =>
      end.length > 10
        ? this.words.format().instant(end)
        : this.words.format().day(end, this.year());
    return from === to ? text(from) : this.own().span(text(from), text(to));
  }
}
