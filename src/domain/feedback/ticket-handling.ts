import { readLimit } from '../cases/fold-facts.ts';
import type { LoggedEvent } from '../cases/logged-event.ts';
import { isJsonObject, textOf } from '../cases/read-data.ts';
import { decodeAmount } from '../limits/decode-limit.ts';
import type { Amount } from '../time/limit.ts';
import type { StatedLimit, TicketDispatch, TicketExtension, TicketRound } from './ticket-course.ts';

type Writable<T> = { -readonly [Field in keyof T]: T[Field] };
type Extension = Writable<TicketExtension>;
type Round = Writable<Omit<TicketRound, 'extensions'>> & { readonly extensions: Extension[] };

/** A dispatch while its course is walked. */
export type OpenDispatch = Writable<Omit<TicketDispatch, 'extensions'>> & {
  readonly extensions: Extension[];
};

/** Who has a ticket, and in which round, while its events are walked. */
export class TicketHandling {
  readonly dispatches: OpenDispatch[] = [];
  readonly rounds: Round[] = [emptyRound(1)];
  /** Who handles it; undefined while it waits for a dispatch. */
  main: OpenDispatch | undefined;
  readonly #occurrences = new Map<string, number>();

  get round(): Round {
    const last = this.rounds.at(-1);
    if (last === undefined) throw new RangeError('a ticket has a round from its beginning');
    return last;
  }

  /** The department that handled it last, also where it has it no more. */
  get lastDepartment(): string | null {
    return this.dispatches.findLast(({ role }) => role === 'main')?.departmentCode ?? null;
  }

  /** The dispatch that an event is about: of the department it names, else of who handles it. */
  find({ data }: LoggedEvent): OpenDispatch | undefined {
    const departmentCode = textOf(data, 'departmentCode');
    if (departmentCode === null) return this.main;
    const own = this.dispatches.filter((one) => one.departmentCode === departmentCode);
    return own.findLast(isOpen) ?? own.at(-1) ?? this.main;
  }

  /** Makes a department the one that handles it; whoever had it before has it no more. */
  handTo(departmentCode: string, event: LoggedEvent): void {
    const before = this.main;
    const says = event.type === 'ticket.dispatched';
    if (says && before?.event.type === 'ticket.reopened' && before.seen === null) {
      // A dispatch after the reopening says what the reopening left open.
      this.dispatches.splice(this.dispatches.indexOf(before), 1);
      this.#occurrences.set(before.departmentCode, this.#timesOf(before.departmentCode) - 1);
    } else if (before !== undefined) {
      before.taken ??= event;
    }
    const { round } = this;
    const isFirst = !this.dispatches.some((one) => one.role === 'main' && one.round === round.no);
    this.main = this.add('main', departmentCode, event);
    if (!isFirst) return;
    round.startedAt ??= event.time;
    round.departmentCode = departmentCode;
    round.limit = this.main.limit;
  }

  add(role: OpenDispatch['role'], departmentCode: string, event: LoggedEvent): OpenDispatch {
    const occurrence = this.#timesOf(departmentCode) + 1;
    this.#occurrences.set(departmentCode, occurrence);
    const dispatch: OpenDispatch = {
      id: occurrence === 1 ? departmentCode : `${departmentCode}:${occurrence}`,
      role,
      round: this.round.no,
      event,
      departmentCode,
      at: event.time,
      limit: statedLimit(event, 'limit'),
      signLimit: statedLimit(event, 'signLimit'),
      returnLimit: statedLimit(event, 'returnLimit'),
      seen: null,
      returned: null,
      replied: null,
      taken: null,
      closed: null,
      extensions: [],
    };
    this.dispatches.push(dispatch);
    return dispatch;
  }

  /** Takes it away from whoever handles it. */
  takeBack(event: LoggedEvent): void {
    if (this.main !== undefined) this.main.taken ??= event;
    this.main = undefined;
  }

  /** Takes it away from everybody. */
  takeAll(event: LoggedEvent): void {
    for (const open of this.dispatches.filter(isOpen)) open.taken = event;
  }

  /** Gives it back to those from whom an event took it. */
  giveBack(event: LoggedEvent | null): void {
    for (const dispatch of this.dispatches) if (dispatch.taken === event) dispatch.taken = null;
  }

  closeAll(event: LoggedEvent): void {
    for (const open of this.dispatches.filter(isOpen)) open.closed = event;
    this.round.ended ??= event;
  }

  nextRound(event: LoggedEvent): void {
    for (const open of this.dispatches.filter(isOpen)) open.closed = event;
    this.main = undefined;
    this.rounds.push({ ...emptyRound(this.round.no + 1), startedAt: event.time });
  }

  /**
   * Takes what was asked for, granted or denied of more time.
   *
   * @returns the code of what could not be, null where all is well
   */
  extend(dispatch: OpenDispatch, event: LoggedEvent): string | null {
    const waiting = dispatch.extensions.find(
      ({ granted, denied }) => granted === null && denied === null,
    );
    const by = amountOf(event);
    switch (event.type) {
      case 'ticket.extensionRequested':
        dispatch.seen ??= event;
        if (waiting !== undefined) return 'repeated';
        this.#addExtension(dispatch, { requested: event, granted: null, denied: null, by });
        return null;
      case 'ticket.extensionDenied':
        if (waiting === undefined) return 'extensionNotRequested';
        waiting.denied = event;
        return null;
      default:
        if (waiting === undefined) {
          this.#addExtension(dispatch, { requested: null, granted: event, denied: null, by });
          return 'extensionNotRequested';
        }
        waiting.granted = event;
        waiting.by = by ?? waiting.by;
        return null;
    }
  }

  #addExtension(dispatch: OpenDispatch, extension: Extension): void {
    dispatch.extensions.push(extension);
    // More time for whoever handles it is more time for the matter.
    if (dispatch.role === 'main') this.round.extensions.push(extension);
  }

  #timesOf(departmentCode: string): number {
    return this.#occurrences.get(departmentCode) ?? 0;
  }
}

function isOpen({ taken, closed }: OpenDispatch): boolean {
  return taken === null && closed === null;
}

function emptyRound(no: number): Round {
  const nothing = { startedAt: null, limit: undefined, departmentCode: null, ended: null };
  return { no, ...nothing, extensions: [] };
}

/** Null says that there is no limit; an absent field says nothing. */
function statedLimit({ data }: LoggedEvent, field: string): StatedLimit {
  const value = data[field];
  return value === null ? null : (readLimit(value) ?? undefined);
}

/** How much more time: `extension`, or `by` and `limit` where they are amounts. */
function amountOf({ data }: LoggedEvent): Amount | null {
  for (const field of ['extension', 'by', 'limit']) {
    const value = data[field];
    const amount = isJsonObject(value) ? decodeAmount(value) : undefined;
    if (amount?.ok === true) return amount.value;
  }
  return null;
}
