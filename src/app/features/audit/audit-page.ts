import { Component, computed, effect, inject, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, convertToParamMap, Router } from '@angular/router';
import { AUDIT_ACTIONS, AUDIT_OUTCOMES } from '#contract/audit-view.ts';
import type { AuditView } from '#contract/audit-view.ts';
import { errorWords } from '../../data/error-words.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Words } from '../../i18n/words.ts';
import { Layout } from '../../platform/layout.ts';
import { FailureNote } from '../../ui/state-note/failure-note.ts';
import { LoadingRows } from '../../ui/state-note/loading-rows.ts';
import { readAuditAddress } from './audit-address.ts';
import { AuditListStore } from './audit-list-store.ts';
import { auditZh } from './audit-zh.ts';

/** The audit log for the auditor: a table on a desk, one card a row on a phone. */
@Component({
  selector: 'app-audit-page',
  imports: [FailureNote, LoadingRows],
  providers: [AuditListStore],
  styleUrl: './audit-page.scss',
  templateUrl: './audit-page.html',
})
export class AuditPage {
  readonly #router = inject(Router);
  protected readonly layout = inject(Layout);
  protected readonly store = inject(AuditListStore);
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
    return this.own().shown(exact(list.rows.length), exact(list.total));
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
        this.store.read(filter);
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

  /** The facts of a row, each by its name in the log: it is evidence and not translated. */
  protected facts({ detail }: AuditView): string {
    return Object.entries(detail)
      .filter(([, value]) => value !== null)
      .map(
        ([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
      )
      .join(' · ');
  }
}
