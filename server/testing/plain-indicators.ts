import type { CaseView } from '#contract/case-view.ts';
import { isWorkingDay } from '#domain/time/calendar.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import { parseDay } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';

/** What a case adds to both counts of an indicator, and the day that decides the period. */
type Part = readonly [day: string | null, amount: number];

/** Counted the plain way: from the page of a case as people see it, one after the other. */
export type PlainRule = (view: CaseView, calendar: Calendar) => readonly [Part[], Part[] | null];

const NONE: Part[] = [];

function clock(view: CaseView, kind: string) {
  return view.clocks.find((one) => one.kind === kind);
}

function dueDay(view: CaseView, kind: string): string | null {
  return clock(view, kind)?.due?.slice(0, 10) ?? null;
}

function dayOfFirst(view: CaseView, type: string): string | null {
  return view.events.find((event) => event.type === `case.${type}`)?.time.slice(0, 10) ?? null;
}

function has(view: CaseView, type: string): boolean {
  return view.events.some((event) => event.type === `case.${type}`);
}

/** Acceptance, or the receipt where nobody was told anything in time. */
function acceptedDay(view: CaseView): string | null {
  const notice = clock(view, 'correctionNotice');
  const isSilent = notice !== undefined && ['overdue', 'late'].includes(notice.bucket);
  return isSilent ? dayOfFirst(view, 'received') : dayOfFirst(view, 'accepted');
}

function whenOnce(day: string | null, isTrue: boolean): Part[] {
  return isTrue && day !== null ? [[day, 1]] : NONE;
}

function rateOf(kind: string, ...wanted: readonly string[]): PlainRule {
  return (view) => {
    const bucket = clock(view, kind)?.bucket ?? '';
    const day = dueDay(view, kind);
    const isDue = ['onTime', 'late', 'overdue'].includes(bucket);
    return [whenOnce(day, isDue && wanted.includes(bucket)), whenOnce(day, isDue)];
  };
}

/** Whether it had ended without a result before it was finished. */
function endedAsVoid({ events }: CaseView): boolean {
  const finished = events.find(({ type }) => type === 'case.finished');
  const refused = events.find(({ type }) => type === 'case.notAccepted');
  if (finished === undefined || refused === undefined) return false;
  return Date.parse(refused.time) < Date.parse(finished.time);
}

/** Working days after the first up to the last, those inside of suspensions left out, one by one. */
function daysTaken(view: CaseView, calendar: Calendar): number | null {
  const first = parseDay(acceptedDay(view) ?? '');
  const last = parseDay(dayOfFirst(view, 'finished') ?? '');
  if (first === undefined || last === undefined) return null;
  if (endedAsVoid(view)) return null;
  const pauses = clock(view, 'commitment')?.suspensions ?? [];
  let days = 0;
  for (let day = first + 1; day <= last; day += 1) {
    const isPaused = pauses.some(({ from, to }) => {
      const begin = parseDay(from.slice(0, 10)) ?? 0;
      const end = parseDay((to ?? '').slice(0, 10)) ?? last;
      return day >= begin && day < end;
    });
    if (!isPaused && isWorkingDay(calendar, day as Day) === true) days += 1;
  }
  return days;
}

function received(view: CaseView): Part[] {
  const day = dayOfFirst(view, 'received');
  return whenOnce(day, true);
}

function ofReceived(isTrue: (view: CaseView) => boolean): PlainRule {
  return (view) => [whenOnce(dayOfFirst(view, 'received'), isTrue(view)), received(view)];
}

function ofAccepted(isTrue: (view: CaseView) => boolean): PlainRule {
  return (view) => {
    const day = acceptedDay(view);
    return [whenOnce(day, isTrue(view)), whenOnce(day, true)];
  };
}

function cardsOf(...levels: readonly string[]): PlainRule {
  return (view) => [
    view.cards
      .filter(({ state, level }) => state !== 'revoked' && levels.includes(level))
      .map(({ groundAt }): Part => [groundAt.slice(0, 10), 1]),
    null,
  ];
}

/** Suspensions by their events: each resumption ends the one that is open. */
function pausesOf({ events }: CaseView): { readonly from: string; to: string | null }[] {
  const pauses: { readonly from: string; to: string | null }[] = [];
  for (const { type, time } of events) {
    const open = pauses.at(-1);
    const day = time.slice(0, 10);
    if (type === 'case.resumed' && open?.to === null) open.to = day;
    if (type !== 'case.suspended') continue;
    if (open?.to === null) open.to = day;
    pauses.push({ from: day, to: null });
  }
  return pauses;
}

/** The indicators that cases give, a second time and slowly. */
export const PLAIN_RULES: Readonly<Record<string, PlainRule>> = {
  'I-01': (view) => [whenOnce(acceptedDay(view), true), null],
  'I-02': rateOf('commitment', 'onTime', 'late'),
  'I-03': rateOf('commitment', 'onTime'),
  'I-04': rateOf('statutory', 'onTime'),
  'I-05': (view) => {
    const one = clock(view, 'commitment');
    const day = dueDay(view, 'commitment');
    const isEnded = one !== undefined && ['onTime', 'late'].includes(one.bucket);
    const isEarly = isEnded && (one.endedAt ?? '').slice(0, 10) < (day ?? '');
    return [whenOnce(day, isEarly), whenOnce(day, isEnded)];
  },
  'I-06': rateOf('commitment', 'late', 'overdue'),
  'I-07': (view, calendar) => {
    const days = daysTaken(view, calendar);
    const day = dayOfFirst(view, 'finished');
    return days === null ? [NONE, NONE] : [[[day, days]], [[day, 1]]];
  },
  'I-08': (view, calendar) => {
    const days = daysTaken(view, calendar);
    const day = dayOfFirst(view, 'finished');
    const limit = clock(view, 'statutory')?.limit;
    if (days === null || limit === undefined || 'due' in limit) return [NONE, NONE];
    return [[[day, limit.value - days]], [[day, limit.value]]];
  },
  'I-12': ofReceived((view) => has(view, 'correctionRequested')),
  'I-13': (view) => [rateOf('correctionNotice', 'late', 'overdue')(view, null as never)[0], null],
  'I-14': ofReceived((view) => has(view, 'notAccepted')),
  'I-15': ofAccepted((view) => has(view, 'suspended')),
  'I-15.days': (view, calendar) => {
    const day = acceptedDay(view);
    const pauses = pausesOf(view);
    if (pauses.length === 0 || pauses.some(({ to }) => to === null)) return [NONE, NONE];
    const worked = new Set<number>();
    for (const { from, to } of pauses) {
      for (let at = parseDay(from) ?? 0; at < (parseDay(to ?? '') ?? 0); at += 1) {
        if (isWorkingDay(calendar, at as Day) === true) worked.add(at);
      }
    }
    return day === null ? [NONE, NONE] : [[[day, worked.size]], [[day, 1]]];
  },
  'I-16': ofAccepted((view) => has(view, 'extended')),
  'I-17': rateOf('delivery', 'onTime'),
  'I-18': cardsOf('warning', 'yellow', 'red'),
  'I-18.warning': cardsOf('warning'),
  'I-18.yellow': cardsOf('yellow'),
  'I-18.red': cardsOf('red'),
  'I-19': (view) => [cardsOf('red')(view, null as never)[0], whenOnce(acceptedDay(view), true)],
  'I-20': (view) => {
    const issued = cardsOf('yellow', 'red')(view, null as never)[0];
    const closed = view.cards.filter(
      ({ state, level }) => state === 'closed' && level !== 'warning',
    );
    return [closed.map(({ groundAt }): Part => [groundAt.slice(0, 10), 1]), issued];
  },
  'I-35': ofReceived((view) => view.facts.channel === 'online' || view.facts.channel === 'app'),
  'I-37': (view) => {
    const taken = view.events.filter(({ type }) => type === 'case.materialProvided');
    const part = (events: typeof taken): Part[] => events.map(({ time }) => [time.slice(0, 10), 1]);
    const shared = taken.filter(
      ({ data: { how } }) => how === 'licenceLibrary' || how === 'dataSharing',
    );
    return [part(shared), part(taken)];
  },
  'I-38': rateOf('delivery', 'onTime', 'late'),
  'I-40.timely': ofReceived((view) => !view.findings.some(({ code }) => code === 'reportedLate')),
};
