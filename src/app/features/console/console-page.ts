import {
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, convertToParamMap, Router } from '@angular/router';
import type { Params } from '@angular/router';
import type { CardFilter } from '#contract/card-view.ts';
import { DEFAULT_CARD_SORT } from '#domain/cards/card-order.ts';
import type { CardSort } from '#domain/cards/card-order.ts';
import { CardStore } from '../../data/card-store.ts';
import { CaseTrail } from '../../data/case-trail.ts';
import { LiveConnection } from '../../data/live-connection.ts';
import { MineStore } from '../../data/mine-store.ts';
import { WaitingStore } from '../../data/waiting-store.ts';
import { Words } from '../../i18n/words.ts';
import { Layout } from '../../platform/layout.ts';
import { Shortcuts } from '../../platform/shortcuts.ts';
import { ActWords } from '../../ui/act-form/act-words.ts';
import { CancelledNote } from '../../ui/state-note/cancelled-note.ts';
import { FailureNote } from '../../ui/state-note/failure-note.ts';
import { LoadingRows } from '../../ui/state-note/loading-rows.ts';
import { ActSheet } from './act-sheet.ts';
import { BulkBar } from './bulk-bar.ts';
import { CardGrid } from './card-grid.ts';
import { CardPanel } from './card-panel.ts';
import { ConsoleActs } from './console-acts.ts';
import { addressOf, listKey, readAddress } from './console-address.ts';
import { ConsoleCounters } from './console-counters.ts';
import { ConsoleEmpty } from './console-empty.ts';
import { ConsoleHead } from './console-head.ts';
import { consoleKeys } from './console-keys.ts';
import { ConsoleList } from './console-list.ts';
import { ConsoleScope } from './console-scope.ts';
import { ConsoleWords } from './console-words.ts';
import { FilterBar } from './filter-bar.ts';
import { FilterSheet } from './filter-sheet.ts';
import { HandoverNote } from './handover-note.ts';
import { NewRedCards } from './new-red-cards.ts';
import { OwnCounting } from './own-counting.ts';
import { subjectDoor } from './subject-door.ts';
import { TableSettings } from './table-settings.ts';
import { TableView } from './table-view.ts';
import { WaitingPill } from './waiting-pill.ts';

/** Supervision: which limit is over, why, and what to do about it, within seconds. */
@Component({
  selector: 'app-console-page',
  imports: [
    ActSheet,
    BulkBar,
    CardGrid,
    CancelledNote,
    CardPanel,
    ConsoleCounters,
    ConsoleEmpty,
    ConsoleHead,
    FailureNote,
    FilterBar,
    FilterSheet,
    HandoverNote,
    LoadingRows,
    TableSettings,
    WaitingPill,
  ],
  providers: [CardStore, ConsoleList, ConsoleActs, NewRedCards, OwnCounting],
  styleUrl: './console-page.scss',
  templateUrl: './console-page.html',
})
export class ConsolePage {
  readonly #router = inject(Router);
  readonly #trail = inject(CaseTrail);
  readonly #live = inject(LiveConnection);
  protected readonly store = inject(CardStore);
  protected readonly list = inject(ConsoleList);
  protected readonly acts = inject(ConsoleActs);
  protected readonly mine = inject(MineStore);
  protected readonly words = inject(Words);
  protected readonly own = inject(ConsoleWords);
  protected readonly actWords = inject(ActWords);
  protected readonly layout = inject(Layout);
  protected readonly scope = inject(ConsoleScope);
  protected readonly grid = viewChild(CardGrid);
  protected readonly sheet = viewChild(FilterSheet);

  readonly #params = toSignal(inject(ActivatedRoute).queryParamMap, {
    initialValue: convertToParamMap({}),
  });
  protected readonly address = computed(() => readAddress(this.#params()));
  readonly #listKey = computed(() => listKey(this.address()));
  protected readonly panelOpen = signal(false);
  /** Set when the reader closed the panel: then keys only move the focus. */
  readonly #panelShut = signal(false);
  protected readonly handoverOpen = signal(false);
  protected readonly view = inject(TableView);
  protected readonly seen = signal({ from: 0, to: 0 });
  protected readonly panelCard = computed(() =>
    this.panelOpen() ? this.list.activeCard() : undefined,
  );
  protected readonly stale = computed(() => {
    const phase = this.#live.phase();
    if (phase.phase !== 'stale') return '';
    const asOf = phase.asOf ?? this.store.asOf();
    return asOf === '' ? '' : this.own.t().stale(this.words.format().second(asOf));
  });
  protected readonly range = computed(() => {
    const { exact } = this.words.format();
    const { from, to } = this.seen();
    const change = this.store.lastChange();
    const range = this.own.t().range(exact(from), exact(to), exact(this.list.length()));
    if (change === undefined) return range;
    return (
      range + this.words.t().between + this.own.t().lastChange(this.words.format().second(change))
    );
  });

  constructor() {
    inject(NewRedCards).start();
    inject(OwnCounting).start();
    let wanted = untracked(() => this.address().card);
    effect(() => {
      this.#listKey();
      untracked(() => {
        const { filter, sort } = this.address();
        this.list.clear();
        this.store.watch({ filter, sort });
        void this.mine.load(filter);
      });
    });
    const badges = inject(WaitingStore);
    effect(() => {
      this.store.counters();
      badges.soon();
    });
    const resets = this.store.resets.subscribe(() => {
      if (wanted === null) return;
      const id = wanted;
      wanted = null;
      if (this.list.find(id) !== undefined) this.open(id);
    });
    inject(DestroyRef).onDestroy(() => {
      resets.unsubscribe();
      clearTimeout(this.#told);
      this.keepTrail();
    });
    effect(() => {
      this.list.setReading(this.panelOpen() || this.acts.sheet() !== undefined);
    });
    inject(Shortcuts).bind(
      'console',
      consoleKeys(
        {
          move: (by) => this.move(by),
          mark: () => this.#onActive((id) => this.list.mark(id)),
          markRange: () => this.#onActive((id) => this.list.markRange(id)),
          openCase: () => this.openCase(),
          act: (act) => this.acts.begin(act, this.list.activeCard()),
          showNew: () => this.showNew(),
          level: (level) => this.change({ level }),
          leave: () => this.leave(),
        },
        () => this.own.t(),
        () => this.actWords.t(),
      ),
    );
  }

  /** Changes the filter in the address; the list follows it. */
  protected change(filter: CardFilter): void {
    this.#go({ ...addressOf(filter), card: null });
  }

  /** The order stands in the address; that of urgency is the page's own. */
  protected sortBy(sort: CardSort): void {
    this.#go({ sort: sort === DEFAULT_CARD_SORT ? null : sort });
  }

  protected clear(): void {
    const { filter, sort } = this.address();
    const kept = { region: filter.region, sort: sort === DEFAULT_CARD_SORT ? undefined : sort };
    void this.#router.navigate([], { queryParams: kept });
  }

  protected open(id: string): void {
    this.list.activate(id);
    this.panelOpen.set(true);
    this.#panelShut.set(false);
    this.#tell();
  }

  /** A row that a link on the panel asks for: shown, even if it waits. */
  protected show(id: string): void {
    this.list.showNew();
    this.open(id);
    this.grid()?.reveal();
  }

  protected closePanel(): void {
    this.panelOpen.set(false);
    this.#panelShut.set(true);
    this.acts.cancel();
    this.#tell();
    this.grid()?.reveal();
  }

  protected move(by: number): void {
    if (this.list.move(by) < 0) return;
    if (!this.#panelShut() && !this.layout.phone()) this.panelOpen.set(true);
    this.#tell();
    this.grid()?.reveal();
  }

  protected showNew(): void {
    const first = this.list.showNew();
    if (first === undefined) {
      this.grid()?.toTop();
      return;
    }
    this.list.activate(first);
    this.grid()?.reveal();
  }

  protected openCase(): void {
    const card = this.list.activeCard();
    if (card === undefined) return;
    const { region } = this.address().filter;
    const { path, query } = subjectDoor(card);
    void this.#router.navigate([...path], { queryParams: { ...query, region } });
  }

  /** The case page walks the list of this one. */
  protected keepTrail(): void {
    this.#trail.keep(this.list.ids().flatMap((id) => this.#caseOf(id) ?? []));
  }

  /** Escape closes the topmost: the sheet, then the marks, then the panel. */
  protected leave(): void {
    if (this.acts.sheet() !== undefined) this.acts.cancel();
    else if (this.list.marked().size > 0) this.list.keepMarked([]);
    else if (this.panelOpen()) this.closePanel();
  }

  #caseOf(id: string): string | undefined {
    const card = this.list.find(id)?.card;
    return card?.subjectKind === 'case' ? card.subject : undefined;
  }

  #onActive(run: (id: string) => void): void {
    const id = this.list.active();
    if (id !== null) run(id);
  }

  #told: ReturnType<typeof setTimeout> | undefined;

  /** Puts the card of the panel into the address once the reader rests on it. */
  #tell(): void {
    clearTimeout(this.#told);
    this.#told = setTimeout(() => {
      this.#go({ card: this.panelOpen() ? this.list.active() : null }, true);
    }, 400);
  }

  #go(params: Params, replaceUrl = false): void {
    void this.#router.navigate([], {
      queryParams: params,
      queryParamsHandling: 'merge',
      replaceUrl,
    });
  }
}
