import {
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  resource,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FeedbackItem, FeedbackRow } from '#contract/feedback-view.ts';
import type { FeedbackAct } from '#domain/access/feedback-acts.ts';
import type { ClockBucket } from '#domain/limits/clock-kind.ts';
import { Api } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { placeWords } from '../../i18n/place-words.ts';
import { Words } from '../../i18n/words.ts';
import { AwaitedRows } from '../../ui/state-note/awaited-rows.ts';
import { FailureNote } from '../../ui/state-note/failure-note.ts';
import { LevelMark } from '../../ui/level-mark/level-mark.ts';
import type { Mark } from '../../ui/level-mark/level-mark.ts';
import { FeedbackWords } from './feedback-words.ts';
import { ItemActs } from './item-acts.ts';
import { ItemCaller } from './item-caller.ts';
import { ItemFiles } from './item-files.ts';
import { ItemLinks } from './item-links.ts';
import { ItemTimeline } from './item-timeline.ts';
import { SimilarTicketList } from './similar-tickets.ts';
import { watchPresence } from './watch-presence.ts';

/** How a limit stands, as a shape: quiet while it runs, since most do. */
const MARKS: Readonly<Partial<Record<ClockBucket, Mark>>> = {
  overdue: 'red',
  late: 'red',
  onTime: 'ok',
};

/** One ticket or review: what is asked, until when, what happened, and what can be done now. */
@Component({
  selector: 'app-item-panel',
  imports: [
    AwaitedRows,
    FailureNote,
    ItemActs,
    ItemCaller,
    ItemFiles,
    ItemLinks,
    ItemTimeline,
    LevelMark,
    RouterLink,
    SimilarTicketList,
  ],
  templateUrl: './item-panel.html',
  styleUrl: './item-panel.scss',
})
export class ItemPanel {
  /** `ticket:NO` or `review:NO`. */
  readonly id = input.required<string>();
  readonly inQueue = input(false);
  /** Version that the queue knows; a later one than is shown means that something happened. */
  readonly latest = input<number | undefined>(undefined);
  /** A reply went out and the reader wants the next one. */
  readonly sent = output();
  /** A form was left or its act done. */
  readonly left = output();
  readonly changed = output<FeedbackRow>();

  readonly #api = inject(Api);
  protected readonly words = inject(Words);
  protected readonly own = inject(FeedbackWords);
  protected readonly acts = viewChild(ItemActs);
  protected readonly key = computed(() => {
    const [subject = '', ...no] = this.id().split(':');
    return { subject, no: no.join(':') };
  });
  protected readonly read = resource({
    params: () => this.key(),
    loader: ({ params: { subject, no }, abortSignal }) =>
      this.#api.get<FeedbackItem>(
        `/feedback/${encodeURIComponent(no)}`,
        { subject: subject === '' ? undefined : subject },
        abortSignal,
      ),
  });
  /** While it is read again the panel keeps what it shows, unless it is another one. */
  protected readonly item = linkedSignal<
    { readonly id: string; readonly read: FeedbackItem | undefined },
    FeedbackItem | undefined
  >({
    source: () => ({ id: this.id(), read: this.read.hasValue() ? this.read.value() : undefined }),
    computation: ({ id, read }, previous) =>
      read ?? (previous?.source.id === id ? previous.value : undefined),
  });
  protected readonly failure = computed(() => {
    const error = this.read.error();
    if (error === undefined) return null;
    const refused = asApiError(error);
    return {
      code: refused.code,
      missing: refused.status === 404,
      sentence: errorWords(refused, this.words.t().error),
    };
  });
  protected readonly isStale = computed(() => {
    const latest = this.latest();
    const item = this.item();
    return latest !== undefined && item !== undefined && latest > item.version;
  });
  protected readonly others = watchPresence(this.key);
  protected readonly presence = computed(() => {
    const others = this.others();
    return others.length === 0
      ? ''
      : this.own.t().item.presence(others.map(({ displayName }) => displayName).join('、'));
  });
  /** The limits that run, then those that are over and count: how it was handled is asked of these. */
  protected readonly clocks = computed(() =>
    (this.item()?.clocks ?? [])
      .filter(({ endedAt, bucket }) => endedAt === null || bucket !== 'void')
      .sort((one, other) => Number(one.endedAt !== null) - Number(other.endedAt !== null))
      .map((clock) => {
        const open = clock.suspensions.find(({ to }) => to === null);
        const reading = {
          state: clock.bucket,
          due: clock.due,
          limit: clock.limit,
          elapsed: clock.elapsed,
          remaining: clock.remaining,
          suspension: open === undefined ? null : { reason: open.reason, left: null, of: null },
          beyondCalendar: clock.beyondCalendar,
        };
        return {
          id: clock.id,
          name: this.words.t().clockLong[clock.kind],
          // Each department that assists has clocks of the same kinds as the one that leads.
          whose: this.item()?.assisting.find(({ code }) => code === clock.departmentCode)?.name,
          over: clock.bucket === 'overdue',
          ended: clock.endedAt !== null,
          mark: MARKS[clock.bucket] ?? 'neutral',
          ...this.words.limit(reading, this.item()?.asOf ?? ''),
        };
      }),
  );

  /** Opens the form of an act, where it is open to the reader. */
  begin(act: FeedbackAct): void {
    this.acts()?.begin(act);
  }

  /** The answer that is open to the reader, from a template where he wants one. */
  write(template: boolean): void {
    this.acts()?.beginWriting(template);
  }

  reload(): void {
    this.read.reload();
  }

  protected took(item: FeedbackItem): void {
    this.item.set(item);
    this.changed.emit(item);
  }

  protected place(item: FeedbackItem): string {
    return placeWords(item, this.words.t().between);
  }

  /** To whoever works on tickets, of those that are not at their end. */
  protected suggests({ subjectKind, ended, acts }: FeedbackItem): boolean {
    const isStaff = acts.some(({ code }) => code !== 'access/notAllowed');
    return subjectKind === 'ticket' && !ended && isStaff;
  }
}
