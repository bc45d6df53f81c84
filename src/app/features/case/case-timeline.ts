import { Component, computed, inject, input, signal } from '@angular/core';
import type { FindingView } from '#contract/case-view.ts';
import { Words } from '../../i18n/words.ts';
import { LevelMark } from '../../ui/level-mark/level-mark.ts';
import { withFindings } from './history.ts';
import type { HistoryEntry } from './history.ts';
import { findingText, historyWords } from './history-words.ts';
import type { CaseSpeech } from './history-words.ts';

/** 经过与发现: everything that happened, newest first, each finding under its event. */
@Component({
  selector: 'app-case-timeline',
  imports: [LevelMark],
  template: `
    <div class="top">
      <h2>{{ speech().texts.history.title }}</h2>
      <span class="spacer"></span>
      <span class="segments no-print">
        <button type="button" [attr.aria-pressed]="!only()" (click)="only.set(false)">
          {{ speech().texts.history.all }}
        </button>
        <button type="button" [attr.aria-pressed]="only()" (click)="only.set(true)">
          {{ speech().texts.history.findings(findings()) }}
        </button>
      </span>
    </div>
    <ol>
      @for (line of lines(); track line.id) {
        <li [class]="line.look">
          <time [attr.datetime]="line.at">{{ words.format().instant(line.at) }}</time>
          <div>
            @if (line.words.head) {
              {{ line.words.who }} <b>{{ line.words.head }}</b>{{
                line.words.rest ? speech().texts.colon + line.words.rest : ''
              }}
            }
            @for (finding of line.findings; track $index) {
              <p class="finding">
                <app-level-mark mark="yellow" />
                <span>{{ speech().texts.history.finding }}{{ textOf(finding) }}</span>
              </p>
            }
          </div>
        </li>
      } @empty {
        <li class="none muted">{{ speech().texts.history.none }}</li>
      }
    </ol>
  `,
  styleUrl: './case-timeline.scss',
})
export class CaseTimeline {
  readonly entries = input.required<readonly HistoryEntry[]>();
  readonly speech = input.required<CaseSpeech>();

  protected readonly words = inject(Words);
  /** Only what raised a finding. */
  protected readonly only = signal(false);
  protected readonly findings = computed(() =>
    this.entries().reduce((sum, entry) => sum + entry.findings.length, 0),
  );
  protected readonly lines = computed(() =>
    (this.only() ? withFindings(this.entries()) : this.entries()).map((entry) => ({
      id: entry.id,
      at: entry.at,
      look: entry.look,
      findings: entry.findings,
      words: historyWords(entry, this.speech()),
    })),
  );

  protected textOf(finding: FindingView): string {
    return findingText(finding, this.speech());
  }
}
