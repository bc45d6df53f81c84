import { Component, inject } from '@angular/core';
import { ReferenceStore } from '../data/reference-store.ts';
import { Words } from '../i18n/words.ts';
import { LevelMark } from '../ui/level-mark/level-mark.ts';

/** The sources with their last event, delay and today's receipts. */
@Component({
  selector: 'app-source-list',
  imports: [LevelMark],
  styles: `
    :host {
      display: block;
      padding: 8px;
    }
    h2 {
      padding: 0 8px 4px;
    }
    .silent {
      display: inline-flex;
      align-items: center;
      color: var(--mj-on-amber-tint);
      gap: 4px;
    }
  `,
  template: `
    <h2>{{ words.t().lamp.sources }}</h2>
    @let sources = reference.sources();
    @if (sources === 'hidden') {
      <p class="muted">{{ words.t().lamp.hidden }}</p>
    } @else if (sources.length === 0) {
      <p class="muted">{{ words.t().lamp.noSources }}</p>
    } @else {
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">{{ words.t().lamp.name }}</th>
            <th scope="col">{{ words.t().lamp.lastEvent }}</th>
            <th scope="col" class="number">{{ words.t().lamp.lag }}</th>
            <th scope="col" class="number">{{ words.t().lamp.today }}</th>
          </tr>
        </thead>
        <tbody>
          @for (source of sources; track source.name) {
            <tr>
              <td>
                {{ source.name }}
                @if (source.silent) {
                  <span class="silent">
                    <app-level-mark mark="yellow" />{{ words.t().lamp.isSilent }}
                  </span>
                }
              </td>
              <td>
                {{
                  source.lastEventAt === null
                    ? words.t().lamp.never
                    : words.format().instant(source.lastEventAt)
                }}
              </td>
              <td class="number">{{ lag(source.lagSeconds) }}</td>
              <td class="number">
                {{ words.format().exact(source.acceptedToday) }} /
                {{ words.format().exact(source.rejectedToday) }}
              </td>
            </tr>
          }
        </tbody>
      </table>
    }
  `,
})
export class SourceList {
  protected readonly reference = inject(ReferenceStore);
  protected readonly words = inject(Words);

  protected lag(seconds: number | null): string {
    if (seconds === null) return '—';
    const texts = this.words.t().lamp;
    const format = this.words.format();
    if (seconds < 120) return texts.seconds(format.exact(Math.round(seconds)));
    if (seconds < 7200) return texts.minutes(format.exact(Math.round(seconds / 60)));
    if (seconds < 172_800) return texts.hours(format.exact(Math.round(seconds / 3600)));
    return this.words.t().unit.naturalDay(Math.round(seconds / 86_400));
  }
}
