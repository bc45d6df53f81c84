import { Component, inject, input } from '@angular/core';
import type { FeedbackEntry, FeedbackItem } from '#contract/feedback-view.ts';
import { personName } from '../../i18n/person-words.ts';
import { Words } from '../../i18n/words.ts';
import { FeedbackWords } from './feedback-words.ts';

/** What happened to it and to what it is linked with, latest first. */
@Component({
  selector: 'app-item-timeline',
  template: `
    <h3>{{ own.t().item.timeline }}</h3>
    <ol>
      @for (entry of item().timeline; track $index) {
        <li [class.other]="entry.no !== item().no" [class.note]="isNote(entry)">
          <span class="when muted">{{ words.format().instant(entry.at) }}</span>
          <span class="what">
            <strong>{{ own.event(entry.type) }}</strong>
            @if (department(entry); as name) {
              <span>{{ name }}</span>
            }
            @if (outcome(entry); as text) {
              <span>{{ text }}</span>
            }
            <span class="muted">{{ who(entry) }}</span>
            @if (entry.no !== item().no) {
              <span class="mono muted">{{ entry.no }}</span>
            }
          </span>
          @if (entry.text ?? entry.reason; as text) {
            <span class="text">{{ text }}</span>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    h3 {
      margin-bottom: 6px;
      font-size: 14px;
      font-weight: 600;
    }
    ol {
      display: grid;
      padding: 0;
      margin: 0;
      gap: 8px;
      list-style: none;
    }
    li {
      display: grid;
      padding-inline-start: 12px;
      border-inline-start: 2px solid var(--mj-line);
      gap: 2px;
    }
    .other {
      border-inline-start-style: dashed;
    }
    .note {
      background: var(--mj-raised);
    }
    .when {
      font-size: 12px;
    }
    .what {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 10px;
    }
    .text {
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
  `,
})
export class ItemTimeline {
  readonly item = input.required<FeedbackItem>();
  protected readonly words = inject(Words);
  protected readonly own = inject(FeedbackWords);

  protected isNote({ type }: FeedbackEntry): boolean {
    return type === 'ticket.note' || type === 'review.note';
  }

  protected who({ by, own }: FeedbackEntry): string {
    if (by === null) return own ? this.words.t().product : this.own.t().item.source;
    return own ? personName(by, this.item().people) : by;
  }

  protected department({ facts }: FeedbackEntry): string | null {
    const code = facts['departmentCode'];
    if (typeof code !== 'string') return null;
    const { departmentCode, departmentName, assisting } = this.item();
    if (code === departmentCode && departmentName !== null) return departmentName;
    return assisting.find((one) => one.code === code)?.name ?? code;
  }

  protected outcome({ facts }: FeedbackEntry): string | null {
    const { act } = this.own.t();
    const said: string[] = [];
    const yes = (value: unknown): string => (value === true ? act.yes : act.no);
    if (facts['reached'] !== undefined) said.push(`${act.reached} ${yes(facts['reached'])}`);
    if (typeof facts['solved'] === 'boolean') said.push(`${act.solved} ${yes(facts['solved'])}`);
    const { satisfied, result } = facts;
    const satisfaction: Readonly<Record<string, string>> = act.satisfaction;
    const exclusion: Readonly<Record<string, string>> = act.exclusion;
    if (typeof satisfied === 'string') said.push(satisfaction[satisfied] ?? satisfied);
    if (typeof result === 'string') said.push(exclusion[result] ?? result);
    return said.length === 0 ? null : said.join(this.words.t().between);
  }
}
