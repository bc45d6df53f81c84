import { Component, computed, DestroyRef, inject } from '@angular/core';
import { LiveConnection } from '../data/live-connection.ts';
import { AlarmStore } from '../data/alarm-store.ts';
import { ReferenceStore } from '../data/reference-store.ts';
import { Words } from '../i18n/words.ts';
import { Ticker } from '../platform/ticker.ts';
import { Dropdown } from '../ui/dropdown/dropdown.ts';
import { LevelMark } from '../ui/level-mark/level-mark.ts';
import { AlarmList } from './alarm-list.ts';
import { SourceList } from './source-list.ts';

/**
 * How fresh the figures are; opens the list of sources. Spoken only when the connection is lost. It
 * is there while somebody is signed in, and so long the live connection is open.
 */
@Component({
  selector: 'app-freshness-lamp',
  imports: [AlarmList, Dropdown, LevelMark, SourceList],
  styles: `
    :host {
      display: flex;
      flex: none;
    }
    .light {
      width: 8px;
      height: 8px;
      flex: none;
      border: 2px solid var(--mj-control);
      border-radius: 50%;
    }
    .light.connected {
      border-color: var(--mj-ok);
      background: var(--mj-ok);
      box-shadow: 0 0 0 3px color-mix(in srgb, var(--mj-ok) 20%, transparent);
    }
    .light.stale {
      border-color: var(--mj-red);
      border-radius: 1px;
      background: var(--mj-red);
    }
    .silent {
      display: inline-flex;
      align-items: center;
      color: var(--mj-on-amber-tint);
      gap: 5px;
      margin-inline-start: 8px;
    }
    .words {
      color: var(--mj-text-2);
    }
    @media (width < 720px) {
      .silent span {
        display: none;
      }
    }
  `,
  template: `
    <app-dropdown
      look="button bare"
      align="end"
      [label]="words.t().lamp.sources"
      (opened)="$event && load()"
    >
      <!-- First: a block such as @if is a template too, and the panel shows the first. -->
      <ng-template>
        @defer (on immediate) {
          <app-alarm-list />
          <app-source-list />
        }
      </ng-template>
      <span class="light" [class]="phase()" aria-hidden="true"></span>
      <span class="words">{{ sentence() }}</span>
      @if (reference.silentSources(); as count) {
        <span class="silent">
          <app-level-mark mark="yellow" />
          <span>{{ words.t().lamp.silent(count) }}</span>
        </span>
      } @else if (alarms(); as count) {
        <span class="silent">
          <app-level-mark mark="yellow" />
          <span>{{ words.t().lamp.alarms(count) }}</span>
        </span>
      }
    </app-dropdown>
    <span class="out-of-sight" role="alert">{{ lost() }}</span>
  `,
})
export class FreshnessLamp {
  readonly #live = inject(LiveConnection);
  readonly #ticker = inject(Ticker);
  protected readonly reference = inject(ReferenceStore);
  protected readonly words = inject(Words);

  readonly #alarms = inject(AlarmStore);

  protected readonly alarms = computed(() => this.#alarms.alarms().length);
  protected readonly phase = computed(() => this.#live.phase().phase);
  protected readonly sentence = computed(() => {
    const live = this.#live.phase();
    const texts = this.words.t().lamp;
    const format = this.words.format();
    switch (live.phase) {
      case 'idle':
      case 'connecting':
        return texts.connecting;
      case 'connected': {
        if (live.lastEventAt === null || live.asOf === null) return texts.liveNoEvent;
        const waited = this.#ticker.now() - live.heardAt;
        const age = Date.parse(live.asOf) - Date.parse(live.lastEventAt) + Math.max(0, waited);
        return texts.live(format.ago(age / 1000, live.lastEventAt));
      }
      case 'reconnecting':
        return texts.reconnecting(
          Math.max(0, Math.floor((this.#ticker.now() - live.since) / 1000)),
        );
      case 'stale':
        return live.asOf === null ? texts.lostNoData : texts.lost(format.second(live.asOf));
    }
  });
  protected readonly lost = computed(() => (this.phase() === 'stale' ? this.sentence() : ''));

  constructor() {
    void this.#alarms.load();
    this.#live.open();
    inject(DestroyRef).onDestroy(() => {
      this.#live.close();
    });
  }

  protected load(): void {
    void this.reference.loadSources();
    void this.#alarms.load();
  }
}
