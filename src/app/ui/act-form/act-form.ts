import type { ElementRef } from '@angular/core';
import {
  afterNextRender,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { CardAct, CardView } from '#contract/card-view.ts';
import type { AssigneeView } from '#contract/person-view.ts';
import { addDays, formatDay, parseDay } from '#domain/time/day.ts';
import { dayOfInstant } from '../../i18n/format.ts';
import { personName } from '../../i18n/person-words.ts';
import { Words } from '../../i18n/words.ts';
import { Drafts } from '../../platform/drafts.ts';
import { ActWords } from './act-words.ts';

const LONGEST = 2000;
/** A reply within three days is what orders usually ask for; the reader may change it. */
const REPLY_DAYS = 3;

/** What the reader fills in. */
export interface ActInput {
  readonly reason: string;
  readonly due?: string | undefined;
  readonly uphold?: boolean | undefined;
  readonly to?: string | undefined;
}

/** A card that changed while the reader was writing. */
export interface ActConflict {
  readonly was: CardView;
  readonly now: CardView;
}

/** Reason, day of reply, colleague or decision of one act, in the page and not over it. */
@Component({
  selector: 'app-act-form',
  styleUrl: './act-form.scss',
  templateUrl: './act-form.html',
})
export class ActForm {
  protected readonly words = inject(Words);
  protected readonly own = inject(ActWords);
  readonly #drafts = inject(Drafts);
  readonly act = input.required<CardAct>();
  readonly cards = input.required<readonly CardView[]>();
  readonly asOf = input.required<string>();
  /** Those to whom the cards may be assigned; undefined until they are known. */
  readonly assignees = input<readonly AssigneeView[] | undefined>(undefined);
  readonly sending = input(false);
  /** Why the act did not go through; what was typed stays. */
  readonly error = input('');
  readonly conflict = input<ActConflict | undefined>(undefined);
  readonly filled = output<ActInput>();
  readonly cancelled = output();
  readonly seeChange = output();

  protected readonly longest = LONGEST;
  protected readonly reasonRef = viewChild.required<ElementRef<HTMLTextAreaElement>>('reason');
  protected readonly toRef = viewChild<ElementRef<HTMLSelectElement>>('toField');
  readonly #place = computed(() => draftPlace(this.act(), this.cards()));
  protected readonly reason = linkedSignal(() => this.#drafts.read(this.#place()));
  protected readonly today = computed(() => dayOfInstant(this.asOf()));
  protected readonly due = linkedSignal(() => {
    const today = parseDay(this.today());
    return today === undefined ? '' : formatDay(addDays(today, REPLY_DAYS));
  });
  protected readonly to = signal('');
  protected readonly uphold = signal(false);
  protected readonly tried = signal(false);
  protected readonly needsReason = computed(
    () => this.act() !== 'acknowledge' && this.act() !== 'assign',
  );
  protected readonly reasonError = computed(() =>
    this.needsReason() && this.reason().trim() === '' ? this.own.t().sheet.reasonMissing : '',
  );
  protected readonly dueError = computed(() => {
    if (this.act() !== 'order') return '';
    if (parseDay(this.due()) === undefined) return this.own.t().sheet.dueMissing;
    return this.due() < this.today() ? this.own.t().sheet.duePast : '';
  });
  /** The day that results, with its weekday: an order that ends on a Sunday is seen to. */
  protected readonly dueHint = computed(() =>
    parseDay(this.due()) === undefined
      ? ''
      : this.own.t().sheet.dueHint(this.words.format().namedDay(this.due())),
  );
  protected readonly toNote = computed(() => {
    const { sheet } = this.own.t();
    const known = this.assignees();
    if (known === undefined) return sheet.toLoading;
    if (known.length === 0) return sheet.toNone;
    return this.tried() && this.to() === '' ? sheet.toMissing : '';
  });
  protected readonly hint = computed(() => {
    const act = this.act();
    return act === 'acknowledge' ? '' : this.own.t().sheet.reasonHints[act];
  });
  protected readonly button = computed(() => {
    const texts = this.own.t();
    const word = texts.acts[this.act()];
    const { length } = this.cards();
    if (this.sending()) return texts.sheet.sending;
    if (this.conflict() !== undefined) return texts.result.still;
    return length === 1 ? word : texts.sheet.many(word, this.words.format().exact(length));
  });
  protected readonly red = computed(() => this.cards().some((card) => card.level === 'red'));
  protected readonly changes = computed(() => {
    const conflict = this.conflict();
    if (conflict === undefined) return '';
    const { was, now } = conflict;
    const texts = this.own.t().result;
    if (was.state === 'open' && now.acknowledgedBy !== null && now.acknowledgedAt !== null) {
      const name = personName(now.acknowledgedBy, now.people);
      return texts.byOther(name, this.words.format().instant(now.acknowledgedAt));
    }
    const states = this.words.t().cardState;
    return was.state === now.state ? '' : texts.changes(states[was.state], states[now.state]);
  });

  constructor() {
    afterNextRender(() => {
      (this.toRef() ?? this.reasonRef()).nativeElement.focus();
    });
  }

  protected nameOf(person: AssigneeView): string {
    const role = this.words.t().role[person.role];
    return [person.displayName, person.regionName, role]
      .filter((part) => part !== null)
      .join(this.words.t().between);
  }

  protected write(text: string): void {
    this.reason.set(text);
    this.#drafts.keep(this.#place(), text);
  }

  protected submit(event: Event): void {
    event.preventDefault();
    if (this.sending()) return;
    this.tried.set(true);
    const act = this.act();
    if (act === 'assign' && this.to() === '') {
      this.toRef()?.nativeElement.focus();
      return;
    }
    if (this.reasonError() !== '') {
      this.reasonRef().nativeElement.focus();
      return;
    }
    if (this.dueError() !== '') return;
    this.filled.emit({
      reason: this.reason().trim(),
      due: act === 'order' ? this.due() : undefined,
      uphold: act === 'decideAppeal' ? this.uphold() : undefined,
      to: act === 'assign' ? this.to() : undefined,
    });
  }
}

/** Where the draft of an act on some cards is kept; to be emptied when it is done. */
export function draftPlace(act: CardAct, cards: readonly CardView[]): string {
  return `${act} ${cards.map((card) => card.id).join(' ')}`.slice(0, 200);
}
