import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AlarmView } from '#contract/alarm-view.ts';
import { AlarmStore } from '../data/alarm-store.ts';
import { useTexts } from '../i18n/texts.ts';
import { Words } from '../i18n/words.ts';
import { zhAlarm } from '../i18n/zh-alarm.ts';
import { LevelMark } from '../ui/level-mark/level-mark.ts';

const GIB = 1_073_741_824;

/** Alarms as sentences; nothing where all is well. */
@Component({
  selector: 'app-alarm-list',
  imports: [LevelMark, RouterLink],
  styles: `
    :host {
      display: block;
    }
    h2 {
      padding: 0 8px 4px;
    }
    li {
      display: flex;
      align-items: baseline;
      padding: 4px 8px;
      gap: 6px;
    }
    a {
      display: inline-block;
      padding: 4px 8px 12px;
    }
  `,
  template: `
    @if (sentences().length > 0) {
      <h2>{{ own().title }}</h2>
      <ul>
        @for (sentence of sentences(); track sentence) {
          <li><app-level-mark mark="yellow" />{{ sentence }}</li>
        }
      </ul>
      @if (ofSources()) {
        <a routerLink="/sources">{{ own().open }}</a>
      }
    }
  `,
})
export class AlarmList {
  readonly #store = inject(AlarmStore);
  readonly #words = inject(Words);
  protected readonly own = useTexts(zhAlarm, () =>
    import('../i18n/en-alarm.ts').then((module) => module.enAlarm),
  );
  protected readonly sentences = computed(() =>
    this.#store.alarms().map((alarm) => this.#sentence(alarm)),
  );
  protected readonly ofSources = computed(() =>
    this.#store.alarms().some(({ kind }) => kind === 'sourceSilent' || kind === 'eventsMissing'),
  );

  #sentence(alarm: AlarmView): string {
    const own = this.own();
    const { exact, instant, namedDay } = this.#words.format();
    switch (alarm.kind) {
      case 'sourceSilent':
        return alarm.since === null
          ? own.sourceNever(alarm.source)
          : own.sourceSilent(alarm.source, instant(alarm.since));
      case 'eventsMissing': {
        const { source, from, to, missing } = alarm;
        const span = from === to ? namedDay(from) : own.span(namedDay(from), namedDay(to));
        return own.eventsMissing(source, span, exact(missing));
      }
      case 'calendarEnds':
        return alarm.days < 0
          ? own.calendarEnded(namedDay(alarm.lastDay))
          : own.calendarEnds(namedDay(alarm.lastDay), exact(alarm.days));
      case 'diskLow':
        return own.diskLow(gib(alarm.freeBytes), gib(alarm.totalBytes));
      case 'clockOff':
        return own.clockOff(alarm.seconds.toFixed(1));
      case 'checkDiffers':
        return own.checkDiffers(exact(alarm.differences));
      case 'personalUnreadable':
        return own.personalUnreadable(exact(alarm.events));
      case 'sweepLate':
        return own.sweepLate(exact(Math.round(alarm.seconds)));
    }
  }
}

function gib(bytes: number): string {
  return `${(bytes / GIB).toFixed(1)} GiB`;
}
