import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FeedbackItem, FeedbackLink } from '#contract/feedback-view.ts';
import { Words } from '../../i18n/words.ts';
import { LevelMark } from '../../ui/level-mark/level-mark.ts';
import { FeedbackWords } from './feedback-words.ts';

/** What belongs to the same matter: the case with its card, other tickets and reviews, what was merged. */
@Component({
  selector: 'app-item-links',
  imports: [LevelMark, RouterLink],
  template: `
    <h3>{{ own.t().item.links }}</h3>
    <ul>
      @for (link of item().links; track link.kind + link.no) {
        <li>
          <span class="muted"
            >{{ kind(link) }}{{ words.t().between }}{{ own.t().item.how[link.how] }}</span
          >
          @if (path(link); as target) {
            <a class="mono" [routerLink]="target" [queryParams]="query(link)">{{ link.no }}</a>
          } @else {
            <span class="mono">{{ link.no }}</span>
          }
          @if (link.title) {
            <span class="title">{{ link.title }}</span>
          }
          @if (link.level; as level) {
            <span class="tag" [class]="level"
              ><app-level-mark [mark]="level" />{{ words.t().level[level] }}</span
            >
          }
          @if (phase(link); as text) {
            <span class="muted">{{ text }}</span>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    h3 {
      margin-bottom: 6px;
      font-size: 14px;
      font-weight: 600;
      line-height: 20px;
    }
    ul {
      display: grid;
      padding: 0;
      margin: 0;
      gap: 6px;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 10px;
    }
    .title {
      overflow-wrap: anywhere;
    }
  `,
})
export class ItemLinks {
  readonly item = input.required<FeedbackItem>();
  protected readonly words = inject(Words);
  protected readonly own = inject(FeedbackWords);

  protected kind({ kind }: FeedbackLink): string {
    const words: Readonly<Record<string, string>> = this.own.t().item.linkKind;
    return words[kind] ?? kind;
  }

  /** Where a link leads; null for what has no page of its own, such as an order. */
  protected path({ kind, no }: FeedbackLink): readonly string[] | null {
    if (kind === 'case') return ['/cases', no];
    return kind === 'ticket' || kind === 'review' ? ['/feedback', no] : null;
  }

  /** A ticket and a review may bear one number. */
  protected query({ kind }: FeedbackLink): { readonly subject: string } | null {
    return kind === 'case' ? null : { subject: kind };
  }

  protected phase({ kind, phase }: FeedbackLink): string {
    if (phase === null) return '';
    if (kind === 'ticket' || kind === 'review') return this.own.phase(kind, phase);
    const words: Readonly<Record<string, string>> = this.words.t().phase;
    return words[phase] ?? phase;
  }
}
