import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { addDays, formatDay, parseDay } from '#domain/time/day.ts';
import type { OverviewView } from '#contract/session-view.ts';
import { Words } from '../../i18n/words.ts';
import type { OverviewTexts } from '../../i18n/zh-overview.ts';
import { Dropdown } from '../../ui/dropdown/dropdown.ts';
import { SparkLine } from '../../ui/spark-line/spark-line.ts';
import { Doors } from './doors.ts';
import { volumeDoor } from './case-doors.ts';
import type { CaseDoor } from './case-doors.ts';

type Volume = OverviewView['volumes'][number];

/** The days of a volume's line, oldest first; the last is today. */
export function volumeDays(today: string, count: number): readonly string[] {
  const day = parseDay(today);
  if (day === undefined) return [];
  return Array.from({ length: count }, (_empty, index) =>
    formatDay(addDays(day, index + 1 - count)),
  );
}

/** Today's six volumes against the mean of the same weekday, each with its last fortnight. */
@Component({
  selector: 'app-volumes',
  imports: [Dropdown, RouterLink, SparkLine],
  template: `
    <div class="top">
      <h2>{{ texts().volumes.title }}</h2>
      <span class="spacer"></span>
      <button
        type="button"
        class="button text"
        [attr.aria-pressed]="asTable()"
        (click)="asTable.set(!asTable())"
      >
        {{ texts().volumes.table }}
      </button>
    </div>
    @if (asTable()) {
      <div class="scroll" role="group" tabindex="0" [attr.aria-label]="texts().volumes.title">
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">{{ texts().volumes.day }}</th>
              @for (volume of volumes(); track volume.kind) {
                <th scope="col" class="number">{{ texts().volume[volume.kind] }}</th>
              }
            </tr>
          </thead>
          <tbody>
            @for (day of days(); track day) {
              <tr>
                <th scope="row">{{ words.format().day(day, year()) }}</th>
                @for (volume of volumes(); track volume.kind) {
                  <td class="number">
                    @if (valueAt(volume, day); as value) {
                      <a [routerLink]="doors.cases()" [queryParams]="door(volume, day)">{{
                        words.format().count(value)
                      }}</a>
                    } @else {
                      <span class="muted">{{ valueAt(volume, day) ?? '—' }}</span>
                    }
                  </td>
                }
              </tr>
            }
          </tbody>
        </table>
      </div>
    } @else {
      <ul>
        @for (volume of volumes(); track volume.kind) {
          <li class="card">
            <span class="muted">{{ texts().volume[volume.kind] }}</span>
            <a
              class="figure"
              [routerLink]="doors.cases()"
              [queryParams]="door(volume, today())"
              [attr.title]="words.format().exact(volume.today)"
              >{{ words.format().count(volume.today) }}</a
            >
            <app-spark-line [values]="volume.days" [label]="lineText(volume)" />
            @if (volume.usual === null) {
              <span class="muted">{{ texts().volumes.usualNone }}</span>
            } @else {
              <app-dropdown
                look="usual"
                [hint]="texts().volumes.usualDays"
                [label]="texts().volume[volume.kind]"
              >
                {{ usualText(volume.usual) }}
                <ng-template>
                  @for (one of volume.usualOf; track one.day) {
                    <a
                      class="item"
                      [routerLink]="doors.cases()"
                      [queryParams]="door(volume, one.day)"
                    >
                      {{ words.format().namedDay(one.day) }}
                      <span class="spacer"></span>
                      <b>{{ words.format().exact(one.count) }}</b>
                    </a>
                  }
                </ng-template>
              </app-dropdown>
            }
          </li>
        }
      </ul>
    }
  `,
  styleUrl: './volumes.scss',
})
export class Volumes {
  readonly volumes = input.required<readonly Volume[]>();
  /** `YYYY-MM-DD`. */
  readonly today = input.required<string>();
  readonly region = input.required<string | null>();
  readonly texts = input.required<OverviewTexts>();

  protected readonly words = inject(Words);
  protected readonly doors = inject(Doors);
  protected readonly asTable = signal(false);
  protected readonly year = computed(() => Number(this.today().slice(0, 4)));
  protected readonly days = computed(() =>
    volumeDays(this.today(), Math.max(0, ...this.volumes().map((volume) => volume.days.length))),
  );

  /** The list of exactly the cases of a day. */
  protected door({ kind }: Volume, day: string): CaseDoor {
    return volumeDoor(kind, day, { region: this.region(), atRegion: false });
  }

  protected usualText(usual: number): string {
    return this.texts().volumes.usual(this.words.format().count(Math.round(usual)));
  }

  protected lineText(volume: Volume): string {
    return this.texts().volumes.line(this.texts().volume[volume.kind], volume.days.join(' '));
  }

  protected valueAt(volume: Volume, day: string): number | undefined {
    return volume.days[this.days().indexOf(day) - (this.days().length - volume.days.length)];
  }
}
