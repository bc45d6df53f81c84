import { Component, computed, effect, inject, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, convertToParamMap, Router } from '@angular/router';
import { AUDIT_ACTIONS, AUDIT_OUTCOMES } from '#contract/audit-view.ts';
import type { AuditFilter, AuditView } from '#contract/audit-view.ts';
import { PagedList } from '../../data/paged-list.ts';
import { useHiddenTotal } from '../../data/hidden-total.ts';
import { errorWords } from '../../data/error-words.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Words } from '../../i18n/words.ts';
import { Layout } from '../../platform/layout.ts';
import { CancelledNote } from '../../ui/state-note/cancelled-note.ts';
import { FailureNote } from '../../ui/state-note/failure-note.ts';
import { LoadingRows } from '../../ui/state-note/loading-rows.ts';
import { readAuditAddress } from './audit-address.ts';
import { auditFacts } from './audit-facts.ts';
import { auditZh } from './audit-zh.ts';

/** The audit log for the auditor: a table on a desk, one card a row on a phone. */
@Component({
  selector: 'app-audit-page',
  imports: [CancelledNote, FailureNote, LoadingRows],
  styleUrl: './audit-page.scss',
  templateUrl: './audit-page.html',
})
export class AuditPage {
  readonly #router = inject(Router);
  protected readonly layout = inject(Layout);
  protected readonly store = new PagedList<AuditView>('/audit');
  protected readonly words = inject(Words);
  protected readonly own = useTexts(auditZh, () =>
    import('./audit-en.ts').then((module) => module.auditEn),
  );
  readonly #params = toSignal(inject(ActivatedRoute).queryParamMap, {
    initialValue: convertToParamMap({}),
  });
  protected readonly filter = computed(() => readAuditAddress(this.#params()), {
    equal: (one, other) => JSON.stringify(one) === JSON.stringify(other),
  });
  protected readonly narrowed = computed(() =>
    Object.values(this.filter()).some((value) => value !== undefined),
  );
  /** Filters by choice; each is a select, which works with every keyboard and reader. */
  protected readonly selects = computed(() => {
    const { filter, action, outcome } = this.own();
    return [
      {
        key: 'action',
        name: filter.action,
        value: this.filter().action ?? '',
        options: AUDIT_ACTIONS.map((value) => ({ value, label: action[value] })),
      },
      {
        key: 'outcome',
        name: filter.outcome,
        value: this.filter().outcome ?? '',
        options: AUDIT_OUTCOMES.map((value) => ({ value, label: outcome[value] })),
      },
    ];
  });
  protected readonly summary = computed(() => {
    const list = this.store.list();
    if (list === undefined) return '';
    const { exact } = this.words.format();
    return this.own().shown(exact(list.rows.length), exact(list.total ?? list.rows.length));
  });
  readonly #hidden = useHiddenTotal('/audit', () =>
    this.narrowed() && this.store.list()?.rows.length === 0 ? {} : undefined,
  );
  protected readonly empty = computed(() => {
    if (!this.narrowed()) return this.own().none;
    const hidden = this.#hidden();
    return hidden === undefined
      ? this.own().empty
      : this.own().hidden(this.words.format().exact(hidden));
  });
  protected readonly failure = computed(() => {
    const error = this.store.error();
    return error === undefined
      ? undefined
      : { code: error.code, sentence: errorWords(error, this.words.t().error) };
  });

  constructor() {
    effect(() => {
      const filter = this.filter();
      untracked(() => {
        this.store.read({ ...filter } satisfies AuditFilter);
      });
    });
  }

  protected set(key: string, value: string): void {
    void this.#router.navigate([], {
      queryParams: { [key]: value.trim() === '' ? null : value.trim() },
      queryParamsHandling: 'merge',
    });
  }

  protected clear(): void {
    void this.#router.navigate([], { queryParams: {} });
  }

  /** Where somebody acted from; nothing of the platform's own acts. */
  protected origin({ ip, session }: AuditView): string {
    return [
      ...(ip === null ? [] : [ip]),
      ...(session === null ? [] : [this.own().session(session)]),
    ].join(' · ');
  }

  protected facts(row: AuditView): string {
    return auditFacts(row, this.own(), this.words.t());
  }
}
