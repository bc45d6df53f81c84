import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ChannelVolume } from '#contract/session-view.ts';
import { Words } from '../../i18n/words.ts';
import type { OverviewTexts } from '../../i18n/zh-overview.ts';
import { channelDoor, evidenceDoor } from './case-doors.ts';
import type { CaseDoor } from './case-doors.ts';

/** Cases received by their channel, the most used first, and how many of them came online (I-35). */
@Component({
  selector: 'app-channel-bars',
  imports: [RouterLink],
  styleUrl: './channel-bars.scss',
  template: `
    @if (rows().length === 0) {
      <p class="muted">{{ texts().channels.none }}</p>
    } @else {
      <p class="share">
        <span>{{ texts().channels.online }}</span>
        @if (mayOpen()) {
          <a routerLink="/indicators/I-35" [queryParams]="onlineDoor()">{{ onlineRate() }}</a>
        } @else {
          <b>{{ onlineRate() }}</b>
        }
      </p>
      <table>
        <caption class="out-of-sight">
          {{
            texts().channels.title(days())
          }}
        </caption>
        <thead class="out-of-sight">
          <tr>
            <th scope="col">{{ texts().channels.channel }}</th>
            <th scope="col">{{ texts().volume.received }}</th>
            <th scope="col">{{ texts().channels.share }}</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.channel) {
            <tr>
              <th scope="row">
                {{ row.name }}
                @if (row.isOnline) {
                  <span class="tag">{{ texts().channels.isOnline }}</span>
                }
              </th>
              <td class="bar">
                <i [class.online]="row.isOnline" [style.width.%]="row.length"></i>
                @if (mayOpen()) {
                  <a routerLink="/cases" [queryParams]="door(row.channel)">{{
                    words.format().count(row.received)
                  }}</a>
                } @else {
                  <b>{{ words.format().count(row.received) }}</b>
                }
              </td>
              <td class="number muted">{{ row.share }}</td>
            </tr>
          }
        </tbody>
      </table>
    }
  `,
})
export class ChannelBars {
  readonly channels = input.required<readonly ChannelVolume[]>();
  /** First and last day, `YYYY-MM-DD`. */
  readonly from = input.required<string>();
  readonly to = input.required<string>();
  /** How many days that is. */
  readonly days = input.required<number>();
  readonly region = input.required<string | null>();
  readonly mayOpen = input.required<boolean>();
  readonly texts = input.required<OverviewTexts>();

  protected readonly words = inject(Words);
  readonly #total = computed(() => sumOf(this.channels()));
  protected readonly rows = computed(() => {
    const most = Math.max(1, ...this.channels().map(({ received }) => received));
    const names: Readonly<Record<string, string>> = this.texts().channels.names;
    return this.channels().map(({ channel, received, isOnline }) => ({
      channel,
      received,
      isOnline,
      name: channel === null ? this.texts().channels.untold : (names[channel] ?? channel),
      // Leaves room for the count at the end.
      length: (80 * received) / most,
      share: `${((100 * received) / this.#total()).toFixed(2)}%`,
    }));
  });
  protected readonly onlineRate = computed(() =>
    this.words
      .format()
      .rate(sumOf(this.channels().filter(({ isOnline }) => isOnline)), this.#total()),
  );
  protected readonly onlineDoor = computed(() =>
    evidenceDoor(`${this.from()}..${this.to()}`, 'numerator', this.region()),
  );

  protected door(channel: string | null): CaseDoor {
    return channelDoor(channel, this.from(), this.to(), this.region());
  }
}

function sumOf(channels: readonly ChannelVolume[]): number {
  return channels.reduce((sum, { received }) => sum + received, 0);
}
