import { Component, computed, inject, input, output, resource, signal } from '@angular/core';
import type { RankingIndicator } from '#contract/ranking-view.ts';
import type { ManualScore } from '#contract/scheme-view.ts';
import { compare, readExact, ZERO } from '#domain/assessment/decimal.ts';
import { Api } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { SessionStore } from '../../data/session-store.ts';
import { Language } from '../../i18n/language.ts';
import { Words } from '../../i18n/words.ts';
import { Drafts } from '../../platform/drafts.ts';
import { TypedField } from '../../ui/field/typed-field.ts';
import { AwaitedRows } from '../../ui/state-note/awaited-rows.ts';
import { FailureNote } from '../../ui/state-note/failure-note.ts';
import type { rankingZh } from './ranking-zh.ts';

/** What is typed for one leaf and not yet entered. */
interface Typed {
  readonly score: string;
  readonly evidence: string;
}
const NOTHING: Typed = { score: '', evidence: '' };

/** Scores that persons give to a unit: entered with evidence by one, confirmed by another. */
@Component({
  selector: 'app-manual-scores',
  imports: [AwaitedRows, FailureNote, TypedField],
  templateUrl: './manual-scores.html',
  styleUrl: './manual-scores.scss',
})
export class ManualScores {
  readonly period = input.required<string>();
  readonly scheme = input.required<string>();
  readonly unit = input.required<string>();
  /** Leaves that take a score of persons. */
  readonly leaves = input.required<readonly RankingIndicator[]>();
  /** Instant at which they were known; nobody enters any then. Absent for now. */
  readonly knownAt = input<string>();
  readonly texts = input.required<typeof rankingZh>();
  /** A score counts now. */
  readonly changed = output();

  readonly #api = inject(Api);
  readonly #session = inject(SessionStore);
  readonly #language = inject(Language);
  readonly #drafts = inject(Drafts);
  protected readonly words = inject(Words);
  protected readonly read = resource({
    params: () => ({
      period: this.period(),
      scheme: this.scheme(),
      knownAt: this.knownAt(),
    }),
    loader: ({ params, abortSignal }) =>
      this.#api.get<{ readonly items: readonly ManualScore[] }>('/scores', params, abortSignal),
  });
  protected readonly failure = computed(() => {
    const error = this.read.error();
    return error === undefined ? null : this.#told(error);
  });
  readonly #typed = signal<ReadonlyMap<string, Typed>>(new Map());
  /** Leaves that somebody tried to enter as they are: only then what is missing is marked. */
  readonly #tried = signal<ReadonlySet<string>>(new Set());
  protected readonly refusal = signal<{
    readonly leaf: string;
    readonly code: string;
    readonly sentence: string;
  } | null>(null);
  protected readonly mayEnter = computed(() => {
    if (this.knownAt() !== undefined) return false;
    const role = this.#session.me()?.role;
    return role === 'ruleAdmin' || role === 'supervisor';
  });
  protected readonly rows = computed(() => {
    const items = this.read.hasValue() ? this.read.value().items : [];
    const { scores } = this.texts();
    return this.leaves().map((leaf) => {
      const kept = items.find(
        ({ unit, indicator }) => unit === this.unit() && indicator === leaf.id,
      );
      const typed = this.#typedOf(leaf.id);
      const isTried = this.#tried().has(leaf.id);
      const origin = leaf.reads !== null && 'manual' in leaf.reads ? leaf.reads.manual : 'expert';
      return {
        leaf,
        kept,
        typed,
        name: this.#language.code() === 'en' ? leaf.name.en : leaf.name.zh,
        origin: scores.origin[origin],
        scoreProblem:
          (isTried || typed.score !== '') && !isWithin(typed.score, leaf.full)
            ? scores.noScore(leaf.full)
            : null,
        evidenceProblem: isTried && typed.evidence.trim() === '' ? scores.noEvidence : null,
      };
    });
  });

  /** Whether this reader may be the second person. */
  protected mayConfirm({ pending, enteredBy }: ManualScore): boolean {
    const me = this.#session.me();
    if (this.knownAt() !== undefined) return false;
    return pending !== null && (this.mayEnter() || me?.role === 'leader') && !this.isOwn(enteredBy);
  }

  protected isOwn(account: string): boolean {
    return account === this.#session.me()?.name;
  }

  protected type(leaf: string, change: Partial<Typed>): void {
    const next = { ...this.#typedOf(leaf), ...change };
    this.#typed.update((all) => new Map(all).set(leaf, next));
    this.#drafts.keep(this.#place(leaf), next.score + next.evidence && JSON.stringify(next));
  }

  protected async enter({ id, full }: RankingIndicator): Promise<void> {
    this.#tried.update((all) => new Set(all).add(id));
    const { score, evidence } = this.#typedOf(id);
    if (!isWithin(score, full) || evidence.trim() === '') return;
    const place = { period: this.period(), scheme: this.scheme(), unit: this.unit() };
    const entry = { ...place, indicator: id, score: score.trim(), evidence: evidence.trim() };
    if (!(await this.#act('/scores', entry, id))) return;
    this.type(id, NOTHING);
    this.#tried.update((all) => new Set([...all].filter((one) => one !== id)));
  }

  protected async confirm(score: ManualScore): Promise<void> {
    const { period, scheme, unit, indicator, version } = score;
    const place = { period, scheme, unit, indicator };
    await this.#act('/scores/confirm', { ...place, expectedVersion: version }, indicator);
  }

  #typedOf(leaf: string): Typed {
    const typed = this.#typed().get(leaf);
    if (typed !== undefined) return typed;
    const kept = this.#drafts.read(this.#place(leaf));
    return kept === '' ? NOTHING : (JSON.parse(kept) as Typed);
  }

  #place(leaf: string): string {
    return ['score', this.period(), this.scheme(), this.unit(), leaf].join('.');
  }

  async #act(path: string, body: unknown, leaf: string): Promise<boolean> {
    this.refusal.set(null);
    try {
      await this.#api.post(path, body);
      this.changed.emit();
      return true;
    } catch (error) {
      this.refusal.set({ leaf, ...this.#told(error) });
      return false;
    } finally {
      this.read.reload();
    }
  }

  #told(error: unknown) {
    const refused = asApiError(error);
    return { code: refused.code, sentence: errorWords(refused, this.words.t().error) };
  }
}

/** Whether a text is a score from 0 to full marks. */
function isWithin(text: string, full: string): boolean {
  const [score, most] = [readExact(text), readExact(full)];
  if (score === undefined || most === undefined) return false;
  return compare(score, ZERO) >= 0 && compare(score, most) <= 0;
}
