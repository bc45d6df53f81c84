import { Component, computed, inject, input, output, resource, signal } from '@angular/core';
import type { RankingIndicator } from '#contract/ranking-view.ts';
import type { ManualScore } from '#contract/scheme-view.ts';
import { Api } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { SessionStore } from '../../data/session-store.ts';
import { Language } from '../../i18n/language.ts';
import { Words } from '../../i18n/words.ts';
import type { rankingZh } from './ranking-zh.ts';

/** Scores that persons give to a unit: entered with evidence by one, confirmed by another. */
@Component({
  selector: 'app-manual-scores',
  styles: `
    .line {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      padding: 8px 0;
      border-top: 1px solid var(--mj-line-soft);
      gap: 8px 12px;
    }
    .name {
      flex: 1 1 200px;
    }
    .mark {
      width: 84px;
    }
    .evidence {
      flex: 2 1 200px;
    }
    .refused {
      color: var(--mj-red);
    }
  `,
  template: `
    <h2>{{ texts().scores.title }}</h2>
    <p class="muted">{{ texts().scores.rule }}</p>
    @for (one of leaves(); track one.id) {
      <div class="line" role="group" [attr.aria-label]="nameOf(one)">
        <div class="name">
          <b>{{ nameOf(one) }}</b><br />
          <span class="muted">{{ told(one.id) }}</span>
        </div>
        @if (mayEnter()) {
          <label class="field mark">
            <span class="label">{{ texts().scores.score(one.full) }}</span>
            <input #score class="input" inputmode="decimal" />
          </label>
          <label class="field evidence">
            <span class="label">{{ texts().scores.evidence }}</span>
            <input #evidence class="input" maxlength="2000" />
          </label>
          <button
            type="button"
            class="button"
            (click)="enter(one.id, score.value.trim(), evidence.value.trim())"
          >
            {{ texts().scores.enter }}
          </button>
        }
        @if (waiting(one.id); as score) {
          <button type="button" class="button main" (click)="confirm(score)">
            {{ texts().scores.confirm }}
          </button>
        }
      </div>
    }
    <p class="refused" role="alert">{{ refusal() }}</p>
  `,
})
export class ManualScores {
  readonly period = input.required<string>();
  readonly scheme = input.required<string>();
  readonly unit = input.required<string>();
  /** Leaves that take a score of persons. */
  readonly leaves = input.required<readonly RankingIndicator[]>();
  readonly texts = input.required<typeof rankingZh>();
  /** A score counts now. */
  readonly changed = output();

  readonly #api = inject(Api);
  readonly #session = inject(SessionStore);
  readonly #language = inject(Language);
  readonly #words = inject(Words);
  readonly #read = resource({
    params: () => ({ period: this.period(), scheme: this.scheme() }),
    loader: ({ params, abortSignal }) =>
      this.#api.get<{ readonly items: readonly ManualScore[] }>('/scores', params, abortSignal),
  });
  readonly #own = computed(() =>
    (this.#read.hasValue() ? this.#read.value().items : []).filter(
      ({ unit }) => unit === this.unit(),
    ),
  );
  protected readonly refusal = signal('');
  protected readonly mayEnter = computed(() => {
    const role = this.#session.me()?.role;
    return role === 'ruleAdmin' || role === 'supervisor';
  });

  protected nameOf({ name }: RankingIndicator): string {
    return this.#language.code() === 'en' ? name.en : name.zh;
  }

  protected told(indicator: string): string {
    const { scores } = this.texts();
    const found = this.#find(indicator);
    if (found === undefined) return scores.none;
    const { score, confirmedBy, pending, enteredBy } = found;
    const counts = score === null ? scores.none : scores.counts(score, confirmedBy ?? '');
    return pending === null ? counts : `${counts} ${scores.waits(pending, enteredBy)}`;
  }

  /** The score that waits, where this reader may be the second person. */
  protected waiting(indicator: string): ManualScore | null {
    const found = this.#find(indicator);
    const me = this.#session.me();
    const may = this.mayEnter() || me?.role === 'leader';
    return found !== undefined && found.pending !== null && may && found.enteredBy !== me?.name
      ? found
      : null;
  }

  protected enter(indicator: string, score: string, evidence: string): Promise<void> {
    const [period, scheme, unit] = [this.period(), this.scheme(), this.unit()];
    return this.#act('/scores', { period, scheme, unit, indicator, score, evidence });
  }

  protected confirm({ period, scheme, unit, indicator, version }: ManualScore): Promise<void> {
    const place = { period, scheme, unit, indicator };
    return this.#act('/scores/confirm', { ...place, expectedVersion: version });
  }

  #find(id: string): ManualScore | undefined {
    return this.#own().find(({ indicator }) => indicator === id);
  }

  async #act(path: string, body: unknown): Promise<void> {
    this.refusal.set('');
    try {
      await this.#api.post(path, body);
      this.#read.reload();
      this.changed.emit();
    } catch (error) {
      const refused = asApiError(error);
      const sentence = errorWords(refused, this.#words.t().error);
      this.refusal.set(`${sentence}（${refused.code}）`);
    }
  }
}
