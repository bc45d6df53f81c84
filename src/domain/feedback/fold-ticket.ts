import { PLATFORM_SOURCE } from '../cases/logged-event.ts';
import type { LoggedEvent } from '../cases/logged-event.ts';
import { textOf } from '../cases/read-data.ts';
import type { TicketPhase } from './feedback-phase.ts';
import { readSatisfaction } from './satisfaction.ts';
import type { TicketCallBack, TicketCourse } from './ticket-course.ts';
import { foldTicketFacts } from './ticket-facts.ts';
import { TicketHandling } from './ticket-handling.ts';

/** Phases in which the matter has its answer; what follows is a call-back, or another round. */
const ANSWERED: ReadonlySet<TicketPhase> = new Set(['answered', 'replied', 'revisited', 'closed']);

/** What takes each type of event. */
const STEPS = {
  'ticket.created': 'create',
  'ticket.answeredDirectly': 'answer',
  'ticket.dispatched': 'dispatch',
  'ticket.signed': 'sign',
  'ticket.contacted': 'contact',
  'ticket.assisted': 'assist',
  'ticket.returned': 'sendBack',
  'ticket.transferred': 'transfer',
  'ticket.extensionRequested': 'extend',
  'ticket.extensionGranted': 'extend',
  'ticket.extensionDenied': 'extend',
  'ticket.replied': 'reply',
  'ticket.revisited': 'revisit',
  'ticket.reopened': 'reopen',
  'ticket.closed': 'close',
  'ticket.merged': 'merge',
  'ticket.split': 'split',
} as const satisfies Readonly<Record<string, string>>;

/** What is gathered of a course while its events are walked. */
class Course {
  phase: TicketPhase = 'created';
  created: LoggedEvent | null = null;
  answered: LoggedEvent | null = null;
  closed: LoggedEvent | null = null;
  merged: LoggedEvent | null = null;
  readonly handling = new TicketHandling();
  readonly callBacks: TicketCallBack[] = [];
  readonly reopenings: LoggedEvent[] = [];
  readonly replies: LoggedEvent[] = [];
  readonly closings: LoggedEvent[] = [];
  readonly impossible: { event: LoggedEvent; code: string }[] = [];
  #beforeMerger: TicketPhase = 'created';

  take(event: LoggedEvent): void {
    if (this.#isOfAnother(event)) return;
    // Of one that is part of another only what ends it, or makes it a ticket of its own again.
    if (this.phase === 'merged') this.#takeMerged(event);
    else if (isStep(event.type)) this[STEPS[event.type]](event);
  }

  get end(): LoggedEvent | null {
    if (this.phase === 'merged') return this.merged;
    if (this.phase === 'closed') return this.closed;
    return this.phase === 'answered' ? this.answered : null;
  }

  /** Who handles it now, or did last; nobody while it waits for a dispatch. */
  get departmentCode(): string | null {
    const { main, lastDepartment } = this.handling;
    if (main !== undefined) return main.departmentCode;
    return ANSWERED.has(this.phase) ? lastDepartment : null;
  }

  create(event: LoggedEvent): void {
    if (this.created === null) this.created = event;
    else this.#note('repeated', event);
  }

  answer(event: LoggedEvent): void {
    const { handling } = this;
    this.answered ??= event;
    handling.takeAll(event);
    handling.main = undefined;
    handling.round.ended ??= event;
    if (this.phase === 'closed') this.#note('eventAfterEnd', event);
    else this.phase = 'answered';
  }

  dispatch(event: LoggedEvent): void {
    const departmentCode = textOf(event.data, 'departmentCode');
    if (departmentCode === null) return;
    if (ANSWERED.has(this.phase)) {
      // Nobody said that it is handled again, but it is.
      this.#note('dispatchedAfterEnd', event);
      this.handling.nextRound(event);
    }
    this.handling.handTo(departmentCode, event);
    this.phase = 'dispatched';
  }

  assist(event: LoggedEvent): void {
    const departmentCode = textOf(event.data, 'departmentCode');
    if (departmentCode === null) return;
    if (this.handling.main === undefined) this.#noteWithout(event);
    else this.handling.add('assist', departmentCode, event);
  }

  sign(event: LoggedEvent): void {
    const dispatch = this.handling.find(event);
    if (dispatch === undefined) {
      this.#noteWithout(event);
      return;
    }
    if (dispatch.seen?.type === event.type) this.#note('repeated', event);
    dispatch.seen ??= event;
    if (dispatch === this.handling.main && !ANSWERED.has(this.phase)) this.phase = 'signed';
  }

  contact(event: LoggedEvent): void {
    const dispatch = this.handling.find(event);
    if (dispatch === undefined) this.#noteWithout(event);
    else dispatch.seen ??= event;
  }

  sendBack(event: LoggedEvent): void {
    const dispatch = this.handling.find(event);
    if (dispatch === undefined || ANSWERED.has(this.phase)) {
      this.#noteWithout(event);
      return;
    }
    dispatch.seen ??= event;
    dispatch.returned ??= event;
    dispatch.taken ??= event;
    if (dispatch !== this.handling.main) return;
    this.handling.main = undefined;
    this.phase = 'returned';
  }

  transfer(event: LoggedEvent): void {
    if (ANSWERED.has(this.phase)) {
      this.#note('eventAfterEnd', event);
      return;
    }
    const departmentCode = textOf(event.data, 'departmentCode');
    if (departmentCode === null) {
      // Without a word on whose it is now, it waits as if it had been returned.
      this.handling.takeBack(event);
      this.phase = 'returned';
    } else {
      this.handling.handTo(departmentCode, event);
      this.phase = 'dispatched';
    }
  }

  extend(event: LoggedEvent): void {
    const dispatch = this.handling.find(event);
    if (dispatch === undefined) {
      this.#noteWithout(event);
      return;
    }
    const code = this.handling.extend(dispatch, event);
    if (code !== null) this.#note(code, event);
  }

  reply(event: LoggedEvent): void {
    if (this.phase === 'closed') this.#note('eventAfterEnd', event);
    this.replies.push(event);
    const dispatch = this.handling.find(event);
    if (dispatch === undefined) {
      // An answer is an answer, whoever gave it.
      this.#noteWithout(event);
    } else {
      dispatch.seen ??= event;
      dispatch.replied ??= event;
      // Of those who help, and of whoever has it no more, it is no answer to the caller.
      if (dispatch !== this.handling.main) return;
    }
    this.handling.round.ended ??= event;
    if (this.phase !== 'closed') this.phase = 'replied';
  }

  revisit(event: LoggedEvent): void {
    const { data } = event;
    const { solved } = data;
    const reached = data['reached'] !== false;
    this.callBacks.push({
      event,
      reached,
      solved: reached && typeof solved === 'boolean' ? solved : null,
      satisfaction: readSatisfaction(data),
      round: this.handling.round.no,
      departmentCode: this.departmentCode,
    });
    if (!ANSWERED.has(this.phase)) this.#note('revisitedBeforeAnswer', event);
    else if (this.phase !== 'closed') this.phase = 'revisited';
  }

  reopen(event: LoggedEvent): void {
    if (!ANSWERED.has(this.phase)) {
      this.#note('reopenedWithoutEnd', event);
      return;
    }
    this.reopenings.push(event);
    const departmentCode = textOf(event.data, 'departmentCode') ?? this.handling.lastDepartment;
    this.handling.nextRound(event);
    this.phase = 'reopened';
    if (departmentCode !== null) this.handling.handTo(departmentCode, event);
  }

  close(event: LoggedEvent): void {
    if (this.phase === 'closed') {
      this.#note('repeated', event);
      return;
    }
    this.handling.closeAll(event);
    this.closings.push(event);
    this.closed = event;
    this.phase = 'closed';
  }

  merge(event: LoggedEvent): void {
    if (textOf(event.data, 'into') === event.subject) {
      this.#note('mergedIntoItself', event);
      return;
    }
    this.handling.takeAll(event);
    this.#beforeMerger = this.phase;
    this.merged = event;
    this.phase = 'merged';
  }

  split(event: LoggedEvent): void {
    this.#note('splitWithoutMerger', event);
  }

  #takeMerged(event: LoggedEvent): void {
    switch (event.type) {
      case 'ticket.created':
        this.create(event);
        break;
      case 'ticket.answeredDirectly':
      case 'ticket.replied':
      case 'ticket.closed':
        // What the other ticket was answered with is the answer to this caller as well.
        this.handling.round.ended ??= event;
        break;
      case 'ticket.split':
        // As if it had never been merged: whoever had the ticket has it again.
        this.handling.giveBack(this.merged);
        this.merged = null;
        this.phase = this.#beforeMerger;
        break;
      case 'ticket.merged':
        this.#note('repeated', event);
        break;
      default:
        if (isStep(event.type)) this.#note('eventAfterEnd', event);
    }
  }

  /**
   * The answer to another ticket, which the platform wrote into this one while it seemed to be part of
   * that: when a split or another merger comes late it was none, and never counts.
   */
  #isOfAnother({ source, data }: LoggedEvent): boolean {
    const whole = source === PLATFORM_SOURCE ? textOf(data, 'answeredWith') : null;
    if (whole === null) return false;
    return this.merged === null || textOf(this.merged.data, 'into') !== whole;
  }

  #noteWithout(event: LoggedEvent): void {
    this.#note(ANSWERED.has(this.phase) ? 'eventAfterEnd' : 'beforeDispatch', event);
  }

  #note(code: string, event: LoggedEvent): void {
    this.impossible.push({ event, code });
  }
}

function isStep(type: string): type is keyof typeof STEPS {
  return Object.hasOwn(STEPS, type);
}

/**
 * What happened with a ticket. Needs no calendar: which limits follow from it is decided elsewhere.
 *
 * @param events the ticket's own events (`ticket.…`) up to the moment of looking, in order, each once
 */
export function foldTicket(events: readonly LoggedEvent[]): TicketCourse {
  const course = new Course();
  for (const event of events) course.take(event);
  const { phase, created, answered, end, departmentCode, callBacks, merged } = course;
  return {
    events,
    facts: foldTicketFacts(events),
    phase,
    created,
    answered,
    end,
    departmentCode,
    dispatches: course.handling.dispatches,
    rounds: course.handling.rounds,
    callBacks,
    reopenings: course.reopenings,
    replies: course.replies,
    closings: course.closings,
    mergedInto: merged === null ? null : textOf(merged.data, 'into'),
    impossible: course.impossible,
  };
}
