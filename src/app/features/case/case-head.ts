import {
  afterNextRender,
  Component,
  computed,
  effect,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { ElementRef } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CaseView } from '#contract/case-view.ts';
import { FEEDBACK_STAFF } from '#domain/access/feedback-acts.ts';
import { mayReveal } from '#domain/access/reveal-rule.ts';
import { queryText } from '../../data/api.ts';
import { ReferenceStore } from '../../data/reference-store.ts';
import { SessionStore } from '../../data/session-store.ts';
import { Words } from '../../i18n/words.ts';
import type { CaseTexts } from '../../i18n/zh-case.ts';
import { ReturningFocus } from '../../platform/returning-focus.ts';
import { LevelMark } from '../../ui/level-mark/level-mark.ts';
import { fieldOfInstant, instantOfField } from '../../platform/as-known.ts';
import { CaseActs } from './case-acts.ts';
import type { CaseAct } from './case-acts.ts';
import { CaseRatingLink } from './case-rating-link.ts';
import { CaseReveal } from './case-reveal.ts';
import { factRows, lastReceived } from './case-facts-row.ts';

/** Which case it is, from which moment it is looked at, and what may be done about it. */
@Component({
  selector: 'app-case-head',
  imports: [CaseActs, CaseRatingLink, CaseReveal, LevelMark, RouterLink],
  templateUrl: './case-head.html',
  styleUrl: './case-head.scss',
})
export class CaseHead {
  readonly view = input.required<CaseView>();
  readonly texts = input.required<CaseTexts>();
  /** Moments of the address; undefined for now. */
  readonly knownAt = input<string>();
  readonly asOf = input<string>();
  /** Another moment is wanted; null for now. */
  readonly look = output<string | null>();
  readonly acted = output();

  readonly #injector = inject(Injector);
  readonly #focus = inject(ReturningFocus);
  readonly #session = inject(SessionStore);
  readonly #reference = inject(ReferenceStore);
  protected readonly words = inject(Words);
  protected readonly asking = signal(false);
  protected readonly field = signal('');
  protected readonly fieldWrong = signal(false);

  protected readonly then = computed(
    () => this.knownAt() !== undefined || this.asOf() !== undefined,
  );
  protected readonly facts = computed(() =>
    factRows(this.view(), this.texts(), this.words.t().between),
  );
  protected readonly source = computed(() => {
    const view = this.view();
    const last = lastReceived(view.events);
    if (last === null) return null;
    const seconds = (Date.parse(view.asOf) - Date.parse(last.receivedAt)) / 1000;
    return {
      name: this.#sourceName(last.source),
      ago: this.words.format().ago(seconds, last.receivedAt),
    };
  });
  /** Who may act; what was known then cannot be acted on. */
  protected readonly actor = computed(() => (this.then() ? undefined : this.#session.me()));
  /** Who applied may be asked for in clear: a duty of some roles. */
  protected readonly mayReveal = computed(() => {
    const me = this.actor();
    return me !== undefined && this.view().facts.applicant !== null && mayReveal(me.role);
  });
  /** Links to rate by are handed out by whoever deals with feedback. */
  protected readonly mayHandOut = computed(() => {
    const me = this.actor();
    return me !== undefined && FEEDBACK_STAFF.includes(me.role);
  });
  protected readonly ledgerFile = computed(
    () =>
      `/api/v1/cases/${encodeURIComponent(this.view().no)}/ledger.csv` +
      queryText({ asOf: this.asOf(), knownAt: this.knownAt() }),
  );
  protected readonly acts = viewChild(CaseActs);
  protected readonly moment = viewChild<ElementRef<HTMLElement>>('moment');

  constructor() {
    effect(() => {
      this.field.set(fieldOfInstant(this.knownAt() ?? this.asOf() ?? null));
    });
  }

  /** Opens the field of the moment and puts the cursor there. */
  ask(): void {
    if (!this.asking()) this.#focus.keep();
    this.asking.set(true);
    afterNextRender(() => this.moment()?.nativeElement.focus(), { injector: this.#injector });
  }

  /** Closes the topmost form; what was typed is kept as a draft. */
  close(): void {
    if (this.acts()?.cancel() === true || !this.asking()) return;
    this.asking.set(false);
    this.#focus.giveBack();
  }

  begin(act: CaseAct): void {
    this.acts()?.begin(act);
  }

  protected lookBack(event: Event): void {
    event.preventDefault();
    const instant = instantOfField(this.field());
    const wrong = instant === null || Date.parse(instant) > Date.now();
    this.fieldWrong.set(wrong);
    if (!wrong) this.look.emit(instant);
  }

  protected lookNow(): void {
    this.asking.set(false);
    this.fieldWrong.set(false);
    if (this.then()) this.look.emit(null);
  }

  /** The source by the longest prefix that covers it; as it calls itself where none is known. */
  #sourceName(uri: string): string {
    const sources = this.#reference.sources();
    if (sources === 'hidden') return uri;
    const known = sources
      .filter(({ prefix }) => uri.startsWith(prefix))
      .sort((one, other) => other.prefix.length - one.prefix.length)[0];
    return known?.name ?? uri;
  }

  protected print(): void {
    window.print();
  }
}
