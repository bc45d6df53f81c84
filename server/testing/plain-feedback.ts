import type { FeedbackItem } from '#contract/feedback-view.ts';

/** Something that happened to a ticket, review or licence, as it was sent. */
export interface Told {
  readonly type: string;
  /** Day in Asia/Shanghai. */
  readonly day: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** One subject: its events in the order in which they happened, and its page. */
export interface PlainSubject {
  readonly events: readonly Told[];
  /** Licences have no page. */
  readonly item: FeedbackItem | undefined;
}

/** What it adds to both counts, and the day that decides the period. */
type Part = readonly [day: string | null, amount: number];
type PlainRule = (subject: PlainSubject) => readonly [Part[], Part[]];

const BAD: ReadonlySet<unknown> = new Set([1, 2]);
const POINTS: readonly number[] = [0, 0, 3, 6, 8, 10];

function clocks(kind: string, wanted: readonly string[], of?: string): PlainRule {
  return ({ item, events }) => {
    // Of what is excluded nothing was in time or late, and what was imported is counted apart.
    if (isExcluded(events) || events[0]?.data['origin'] === 'imported') return [[], []];
    const due = (item?.clocks ?? [])
      .filter((clock) => clock.kind === kind && (of === undefined || item?.kind === of))
      .filter(({ bucket }) => ['onTime', 'late', 'overdue'].includes(bucket));
    const part = (list: typeof due): Part[] =>
      list.map((clock): Part => [clock.due?.slice(0, 10) ?? null, 1]);
    return [part(due.filter(({ bucket }) => wanted.includes(bucket))), part(due)];
  };
}

function each(events: readonly Told[], type: string): Part[] {
  return events.filter((event) => event.type === type).map(({ day }): Part => [day, 1]);
}

/** Whether a review was taken out: nobody decides his own appeal. */
function isExcluded(events: readonly Told[]): boolean {
  let appealedBy: unknown;
  return events.some(({ type, data }) => {
    if (type === 'review.appealed') appealedBy ??= data['by'];
    return type === 'review.excluded' && data['by'] !== appealedBy;
  });
}

/** The rating of a review that somebody gave, and whether it stands among the bad ones. */
function rating({ events }: PlainSubject) {
  const given = events.find(({ type }) => type === 'review.submitted');
  if (given?.data['origin'] !== 'active') return undefined;
  const grade = Number(given.data['grade']);
  const has = (type: string) => events.some((event) => event.type === `review.${type}`);
  const bad = BAD.has(grade) && !isExcluded(events);
  return { day: given.day, grade, bad, named: given.data, has };
}

function reviews(
  top: (of: NonNullable<ReturnType<typeof rating>>) => number,
  bottom: (of: NonNullable<ReturnType<typeof rating>>) => number,
): PlainRule {
  return (subject) => {
    const of = rating(subject);
    return of === undefined ? [[], []] : [[[of.day, top(of)]], [[of.day, bottom(of)]]];
  };
}

/** The last word of each round of a ticket on a question of the call-back. */
function lastWords(events: readonly Told[], field: string): readonly Told[] {
  const words: Told[] = [];
  let word: Told | undefined;
  for (const event of events) {
    if (event.type === 'ticket.revisited' && event.data[field] !== undefined) word = event;
    if (event.type !== 'ticket.reopened') continue;
    if (word !== undefined) words.push(word);
    word = undefined;
  }
  return word === undefined ? words : [...words, word];
}

function callBacks(field: string, isGood: (value: unknown) => boolean): PlainRule {
  return ({ events }) => {
    const words = lastWords(events, field);
    const part = (list: typeof words): Part[] => list.map(({ day }): Part => [day, 1]);
    return [part(words.filter(({ data }) => isGood(data[field]))), part(words)];
  };
}

/** The indicators that tickets, reviews and licences give, a second time and slowly. */
export const PLAIN_FEEDBACK: Readonly<Record<string, PlainRule>> = {
  'I-23': reviews(
    ({ grade }) => Number(grade >= 3),
    () => 1,
  ),
  'I-24': reviews(
    ({ bad }) => Number(bad),
    () => 1,
  ),
  'I-25': reviews(
    ({ grade }) => POINTS[grade] ?? 0,
    () => 1,
  ),
  'I-26': reviews(
    ({ bad, has }) => Number(bad && has('rectified')),
    ({ bad }) => Number(bad),
  ),
  'I-26.onTime': clocks('rectification', ['onTime']),
  'I-27': reviews(
    ({ bad, named, has }) => Number(bad && named['realName'] === true && has('verified')),
    ({ bad, named }) => Number(bad && named['realName'] === true),
  ),
  'I-29': clocks('sign', ['onTime']),
  // Of regions, which the totals are: the clock of the whole matter.
  'I-30': clocks('matter', ['onTime']),
  'I-31': callBacks('solved', (value) => value === true),
  'I-31.satisfied': callBacks('satisfied', (value) => value !== '不满意'),
  // Whoever is handed it by another department, or gets it back, has been dispatched it as well.
  'I-32': ({ events }) => [
    each(events, 'ticket.returned'),
    ['dispatched', 'transferred', 'reopened'].flatMap((type) => each(events, `ticket.${type}`)),
  ],
  'I-32.reopened': ({ events }) => [each(events, 'ticket.reopened'), each(events, 'ticket.closed')],
  'I-32.repeated': ({ events, item }) => {
    const created = each(events, 'ticket.created');
    return [item?.phase === 'merged' ? created : [], created];
  },
  'I-37.shared': ({ events }) => {
    const asked = each(events, 'licence.requested');
    return [events.some(({ type }) => type === 'licence.shared') ? asked : [], asked];
  },
  'I-39.complaint': clocks('matter', ['onTime'], 'complaint'),
  'I-39': clocks('matter', ['onTime'], 'consultation'),
  'I-39.suggestion': clocks('matter', ['onTime', 'late'], 'suggestion'),
};
