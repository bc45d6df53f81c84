import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MatterPart, RankingExplanation, RankingIndicator } from '#contract/ranking-view.ts';
import { Language } from '../../i18n/language.ts';
import { Words } from '../../i18n/words.ts';
import type { rankingZh } from './ranking-zh.ts';

const SHOWN_FIRST = 5;

/** Matters that failed in several ways: the deduction that counts, and those that were dropped for it. */
@Component({
  selector: 'app-once-a-matter',
  imports: [RouterLink],
  styles: `
    h3 {
      margin-bottom: 4px;
      color: var(--mj-text-2);
      font-size: 12px;
      line-height: 20px;
    }
    ul {
      display: flex;
      flex-direction: column;
      padding: 0;
      margin: 8px 0 0;
      gap: 10px;
      list-style: none;
    }
    li > span {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 8px;
    }
    a {
      min-height: 24px;
      font-family: var(--mj-mono);
      line-height: 24px;
      overflow-wrap: anywhere;
    }
    s {
      color: var(--mj-text-3);
    }
    button {
      margin-top: 8px;
    }
  `,
  template: `
    <h3>{{ texts().panel.matters(words.format().exact(matters().total)) }}</h3>
    <p class="muted">{{ texts().panel.mattersRule }}</p>
    <ul>
      @for (one of shown(); track one.matter) {
        <li>
          <span>
            <a [routerLink]="pathOf(one.kept)" [queryParams]="queryOf(one.kept)">{{
              one.kept.no
            }}</a>
            <b>{{ texts().panel.kept(nameOf(one.kept), one.kept.points) }}</b>
          </span>
          @for (part of one.dropped; track $index) {
            <span>
              <a [routerLink]="pathOf(part)" [queryParams]="queryOf(part)">{{ part.no }}</a>
              <s>{{ texts().panel.kept(nameOf(part), part.points) }}</s>
              <span class="muted">{{ texts().panel.dropped }}</span>
            </span>
          }
        </li>
      }
    </ul>
    @if (hidden() > 0) {
      <button type="button" class="button text" (click)="all.set(true)">
        {{ texts().panel.moreMatters(words.format().exact(hidden())) }}
      </button>
    } @else if (untold() > 0) {
      <p class="muted">{{ texts().panel.untoldMatters(words.format().exact(untold())) }}</p>
    }
  `,
})
export class OnceAMatter {
  readonly matters = input.required<RankingExplanation['matters']>();
  readonly indicators = input.required<readonly RankingIndicator[]>();
  readonly texts = input.required<typeof rankingZh>();

  protected readonly words = inject(Words);
  readonly #language = inject(Language);
  /** Closed again with another unit. */
  protected readonly all = linkedSignal<unknown, boolean>({
    source: () => this.matters(),
    computation: () => false,
  });
  protected readonly shown = computed(() => {
    const { items } = this.matters();
    return this.all() ? items : items.slice(0, SHOWN_FIRST);
  });
  protected readonly hidden = computed(() => this.matters().items.length - this.shown().length);
  /** Beyond those that the server lists. */
  protected readonly untold = computed(() => this.matters().total - this.matters().items.length);

  protected pathOf({ kind, no }: MatterPart): readonly string[] {
    return [kind === 'case' ? '/cases' : '/feedback', no];
  }

  protected queryOf({ kind }: MatterPart): { readonly subject: string } | null {
    return kind === 'case' ? null : { subject: kind };
  }

  protected nameOf({ indicator }: MatterPart): string {
    const column = this.indicators().find(({ id }) => id === indicator);
    if (column === undefined) return indicator;
    return this.#language.code() === 'en' ? column.name.en : column.name.zh;
  }
}
