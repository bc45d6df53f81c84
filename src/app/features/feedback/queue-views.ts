import { Component, computed, inject, input, output } from '@angular/core';
import type { FeedbackCounters, FeedbackFilter } from '#contract/feedback-view.ts';
import { dayOfInstant } from '../../i18n/format.ts';
import { Words } from '../../i18n/words.ts';
import { FeedbackWords } from './feedback-words.ts';

type ViewName = keyof Omit<FeedbackCounters, 'byKind'> | 'handled' | 'ended';

interface ViewButton {
  readonly name: ViewName;
  readonly params: Readonly<Record<string, string | null>>;
  readonly pressed: boolean;
  readonly count: number | undefined;
}

/** The views at the left: each counts exactly what it opens. */
@Component({
  selector: 'app-queue-views',
  host: { role: 'group', '[attr.aria-label]': 'own.t().views.label' },
  template: `
    @for (view of views(); track view.name) {
      <button
        type="button"
        [attr.aria-pressed]="view.pressed"
        [class.over]="view.name === 'overdue' && (view.count ?? 0) > 0"
        (click)="choose.emit(view.params)"
      >
        <span>{{ own.t().views[view.name] }}</span>
        @if (view.count !== undefined) {
          <span class="count">{{ words.format().exact(view.count) }}</span>
        }
      </button>
    }
  `,
  styleUrl: './queue-views.scss',
})
export class QueueViews {
  readonly filter = input.required<FeedbackFilter>();
  readonly counters = input.required<FeedbackCounters | undefined>();
  readonly asOf = input.required<string>();
  readonly choose = output<ViewButton['params']>();

  protected readonly words = inject(Words);
  protected readonly own = inject(FeedbackWords);
  protected readonly views = computed((): readonly ViewButton[] => {
    const { phase, mine, due, overdue } = this.filter();
    const counters = this.counters();
    const today = this.asOf() === '' ? null : dayOfInstant(this.asOf());
    const plain = mine === undefined && due === undefined && overdue === undefined;
    const none = { phase: null, mine: null, due: null, overdue: null };
    const view = (
      name: ViewName,
      params: ViewButton['params'],
      pressed: boolean,
      count: number | undefined,
    ): ViewButton => ({ name, params: { ...none, ...params }, pressed, count });
    return [
      view('waiting', { mine: 'waiting' }, mine === 'waiting', counters?.waiting),
      view('toDispatch', { phase: 'toDispatch' }, phase === 'toDispatch', counters?.toDispatch),
      view('toRevisit', { phase: 'toRevisit' }, phase === 'toRevisit', counters?.toRevisit),
      view('overdue', { overdue: 'true' }, overdue === true, counters?.overdue),
      view('dueToday', { due: today, overdue: 'false' }, due !== undefined, counters?.dueToday),
      view('open', {}, plain && phase === 'open', counters?.open),
      view('handled', { mine: 'handled' }, mine === 'handled', undefined),
      view('ended', { phase: 'ended' }, phase === 'ended', undefined),
    ];
  });
}
