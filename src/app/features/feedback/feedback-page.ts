import { Component, computed, effect, inject, signal, untracked, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, convertToParamMap, Router } from '@angular/router';
import type { Params } from '@angular/router';
import { queryText } from '../../data/api.ts';
import { FeedbackStore } from '../../data/feedback-store.ts';
import { LiveConnection } from '../../data/live-connection.ts';
import { SessionStore } from '../../data/session-store.ts';
import { WaitingStore } from '../../data/waiting-store.ts';
import { dayOfInstant } from '../../i18n/format.ts';
import { Words } from '../../i18n/words.ts';
import { Layout } from '../../platform/layout.ts';
import { Shortcuts } from '../../platform/shortcuts.ts';
import type { Shortcut } from '../../platform/shortcuts.ts';
import { CancelledNote } from '../../ui/state-note/cancelled-note.ts';
import { FailureNote } from '../../ui/state-note/failure-note.ts';
import { LoadingRows } from '../../ui/state-note/loading-rows.ts';
import { StaleRibbon } from '../../ui/state-note/stale-ribbon.ts';
import { BulkDispatch } from './bulk-dispatch.ts';
import { chosenFilters, readFeedbackAddress } from './feedback-address.ts';
import { FeedbackTabs } from './feedback-tabs.ts';
import { FeedbackWords } from './feedback-words.ts';
import { ItemPanel } from './item-panel.ts';
import { QueueFilters } from './queue-filters.ts';
import { QueueList } from './queue-list.ts';
import { QueueViews } from './queue-views.ts';
import { SavedViews } from './saved-views.ts';
import { paramsOfView, viewOf } from './view-address.ts';

/** The queue: next, whom do I owe an answer, and send it. */
@Component({
  selector: 'app-feedback-page',
  imports: [
    BulkDispatch,
    CancelledNote,
    FailureNote,
    FeedbackTabs,
    ItemPanel,
    LoadingRows,
    QueueFilters,
    QueueList,
    QueueViews,
    SavedViews,
    StaleRibbon,
  ],
  providers: [FeedbackStore],
  templateUrl: './feedback-page.html',
  styleUrl: './feedback-page.scss',
})
export class FeedbackPage {
  readonly #router = inject(Router);
  readonly #live = inject(LiveConnection);
  readonly #session = inject(SessionStore);
  protected readonly store = inject(FeedbackStore);
  protected readonly words = inject(Words);
  protected readonly own = inject(FeedbackWords);
  protected readonly layout = inject(Layout);
  protected readonly list = viewChild(QueueList);
  protected readonly panel = viewChild(ItemPanel);

  readonly #params = toSignal(inject(ActivatedRoute).queryParamMap, {
    initialValue: convertToParamMap({}),
  });
  protected readonly address = computed(() => readFeedbackAddress(this.#params()));
  readonly #today = computed(() => {
    const asOf = this.store.asOf();
    return asOf === '' ? null : dayOfInstant(asOf);
  });
  protected readonly view = computed(() => viewOf(this.#params(), this.#today()));
  /** Version of the open row that the queue has heard of. */
  protected readonly latest = computed(() => {
    const id = this.address().item;
    return this.store.rows().find(({ row }) => row.id === id)?.row.version;
  });
  readonly #key = computed(() => JSON.stringify(this.address().filter));
  #markedLast: string | undefined;
  protected readonly marked = signal<ReadonlySet<string>>(new Set());
  protected readonly emptySet: ReadonlySet<string> = new Set();
  protected readonly told = signal('');
  protected readonly lost = computed(() => this.#live.phase().phase === 'stale');
  protected readonly mayDispatch = computed(
    () => this.#session.me()?.role === 'dispatcher' && !this.layout.phone(),
  );
  protected readonly narrowed = computed(() => chosenFilters(this.address().filter) > 0);
  protected readonly exportLink = computed(
    () => `/api/v1/feedback/export.csv${queryText({ ...this.address().filter })}`,
  );
  protected readonly summary = computed(() => {
    const texts = this.own.t().list;
    const { exact, minute, second } = this.words.format();
    const asOf = this.store.asOf();
    if (asOf === '') return '';
    const total = this.store.total();
    const shown =
      total === undefined ? texts.asOf(minute(asOf)) : texts.total(exact(total), minute(asOf));
    const change = this.store.lastChange();
    return change === undefined
      ? shown
      : shown + this.words.t().between + texts.changed(second(change));
  });

  constructor() {
    effect(() => {
      this.#key();
      untracked(() => {
        this.marked.set(new Set());
        this.store.watch(this.address().filter);
      });
    });
    const badges = inject(WaitingStore);
    effect(() => {
      this.store.counters();
      badges.soon();
    });
    inject(Shortcuts).bind('feedback', this.#shortcuts());
  }

  protected go(params: Params): void {
    void this.#router.navigate([], { queryParams: params, queryParamsHandling: 'merge' });
  }

  protected clear(): void {
    this.go({ kind: null, urgency: null, department: null, channel: null, text: null });
  }

  protected openView(query: string): void {
    this.go(paramsOfView(query, this.#today()));
  }

  /** From the reply back to the row. */
  protected backToRow(): void {
    const id = this.address().item;
    if (id !== null) this.list()?.reveal(id);
  }

  /** Beside the list where there is room, else on a page of its own. */
  protected open(id: string): void {
    if (this.layout.narrow()) {
      const [subject, ...no] = id.split(':');
      void this.#router.navigate(['/feedback', no.join(':')], { queryParams: { subject } });
    } else this.go({ item: id });
  }

  /** Marks everything from the row that was marked last up to this one. */
  protected markTo(id: string): void {
    const ids = this.store.rows().map(({ row }) => row.id);
    const [from, to] = [ids.indexOf(this.#markedLast ?? id), ids.indexOf(id)];
    if (to < 0) return;
    const range = ids.slice(Math.min(Math.max(0, from), to), Math.max(from, to) + 1);
    this.marked.update((marked) => new Set([...marked, ...range]));
    this.#markedLast = id;
  }

  protected mark(id: string): void {
    this.#markedLast = id;
    this.marked.update((marked) => {
      const next = new Set(marked);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }

  protected dispatched({ told, left }: { told: string; left: readonly string[] }): void {
    this.told.set(told);
    this.marked.set(new Set(left));
  }

  protected move(by: number): void {
    const rows = this.store.rows();
    const active = this.address().item;
    const at = rows.findIndex(({ row }) => row.id === active);
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    if (next === undefined) return;
    if (!this.layout.narrow()) this.go({ item: next.row.id });
    this.list()?.reveal(next.row.id);
  }

  protected showNew(): void {
    const first = this.store.showNew();
    if (first !== undefined) this.list()?.reveal(first);
  }

  #shortcuts(): readonly Shortcut[] {
    const label = (name: keyof ReturnType<FeedbackWords['t']>['keys']) => () =>
      this.own.t().keys[name];
    const act = (keys: string, name: Parameters<typeof label>[0], run: () => void): Shortcut => ({
      keys,
      shown: keys.toUpperCase(),
      label: label(name),
      run,
    });
    return [
      { keys: 'j', shown: 'J K', label: label('row'), run: () => this.move(1) },
      { keys: 'k', run: () => this.move(-1) },
      { keys: 'ArrowDown', run: () => this.move(1) },
      { keys: 'ArrowUp', run: () => this.move(-1) },
      act('r', 'reply', () => this.panel()?.write(false)),
      { keys: 'Enter', run: () => this.panel()?.write(false) },
      act('t', 'template', () => this.panel()?.write(true)),
      act('d', 'dispatch', () => this.panel()?.begin('dispatch')),
      act('e', 'extension', () => this.panel()?.begin('requestExtension')),
      act('b', 'back', () => this.panel()?.begin('return')),
      act('i', 'note', () => this.panel()?.begin('note')),
      act('n', 'fresh', () => this.showNew()),
      {
        keys: 'x',
        shown: 'X',
        label: label('mark'),
        run: () => {
          const id = this.address().item;
          if (id !== null && this.mayDispatch()) this.mark(id);
        },
      },
      {
        keys: 'Shift+x',
        shown: 'Shift X',
        label: label('markTo'),
        run: () => {
          const id = this.address().item;
          if (id !== null && this.mayDispatch()) this.markTo(id);
        },
      },
      { shown: 'Ctrl ⏎', label: label('send'), run: () => undefined },
    ];
  }
}
