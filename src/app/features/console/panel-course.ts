import { Component, computed, inject, input } from '@angular/core';
import type { CaseView } from '#contract/case-view.ts';
import { personWords } from '../../i18n/person-words.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Words } from '../../i18n/words.ts';
import { zhLedger } from '../../i18n/zh-ledger.ts';
import { reasonText } from '../../ui/ledger/ledger-words.ts';
import { caseCourse } from './case-course.ts';
import type { CourseLine } from './case-course.ts';
import { ConsoleWords } from './console-words.ts';

/** What happened to the case and what was done about it, newest first. */
@Component({
  selector: 'app-panel-course',
  styles: `
    li {
      position: relative;
      display: grid;
      gap: 0 8px;
      grid-template-columns: 84px 14px 1fr;
      padding-bottom: 9px;
    }
    li::before {
      z-index: 1;
      width: 8px;
      height: 8px;
      box-sizing: border-box;
      border: 2px solid var(--mj-control);
      border-radius: 50%;
      background: var(--mj-surface);
      content: '';
      grid-column: 2;
      grid-row: 1;
      margin: 6px 0 0 3px;
    }
    li::after {
      position: absolute;
      top: 16px;
      bottom: -8px;
      left: 98px;
      width: 1px;
      background: var(--mj-line);
      content: '';
    }
    li:last-child::after {
      display: none;
    }
    .red::before {
      border-color: var(--mj-red);
      background: var(--mj-red);
    }
    .yellow::before {
      border-color: var(--mj-amber);
      background: var(--mj-amber);
    }
    .warning::before {
      border-color: var(--mj-blue);
    }
    time {
      color: var(--mj-text-3);
      font-size: 12px;
      grid-column: 1;
      grid-row: 1;
      text-align: end;
    }
    div {
      min-width: 0;
      grid-column: 3;
      grid-row: 1;
      overflow-wrap: anywhere;
    }
    b {
      font-weight: 600;
    }
  `,
  template: `
    <ol>
      @for (line of lines(); track line.key) {
        <li [class]="line.level">
          <time [attr.datetime]="line.at">{{ words.format().instant(line.at) }}</time>
          <div>
            {{ line.by }} <b>{{ line.what }}</b> {{ line.rest }}
            @if (line.late) {
              <span class="tag yellow">{{ line.late }}</span>
            }
          </div>
        </li>
      }
    </ol>
  `,
})
export class PanelCourse {
  protected readonly words = inject(Words);
  readonly #own = inject(ConsoleWords);
  readonly #ledgerTexts = useTexts(zhLedger, () =>
    import('../../i18n/en-ledger.ts').then((module) => module.enLedger),
  );
  readonly view = input.required<CaseView>();

  protected readonly lines = computed(() =>
    caseCourse(this.view()).map((line) => ({
      key: line.key,
      at: line.at,
      by: line.by === null ? '' : personWords(line.by, this.view().people, this.words.t()),
      level: line.type === 'card.issued' ? (line.card?.level ?? '') : '',
      what: this.#what(line),
      rest: this.#rest(line),
      late: this.#late(line),
    })),
  );

  #what(line: CourseLine): string {
    const shared = this.words.t();
    if (line.type === 'card.issued' && line.card !== undefined)
      return shared.level[line.card.level];
    const names: Readonly<Record<string, string>> = this.#own.t().event;
    return names[line.type] ?? line.type;
  }

  #rest(line: CourseLine): string {
    if (line.type === 'card.issued' && line.card !== undefined) {
      return this.words.t().clockLong[line.card.clock];
    }
    const to = line.to === null ? '' : personWords(line.to, this.view().people, this.words.t());
    return [this.#which(line), to, this.#reason(line)].filter((part) => part !== '').join(' ');
  }

  /** Which card an act was on, where the case has several. */
  #which({ card }: CourseLine): string {
    return card === undefined || this.view().cards.length < 2
      ? ''
      : this.words.t().level[card.level];
  }

  #reason({ type, reason }: CourseLine): string {
    if (reason === null) return '';
    return type === 'case.suspended' ? reasonText(reason, this.#ledgerTexts()) : reason;
  }

  #late({ late }: CourseLine): string {
    if (late === null) return '';
    const texts = this.#own.t().panel;
    return late === 'unknown' ? texts.lateUnknown : texts.late(this.words.format().exact(late));
  }
}
