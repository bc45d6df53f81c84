import type { FeedbackBody } from './feedback-body.ts';
import type { FeedbackTrace } from './feedback-trace.ts';

type View = FeedbackBody['view'];

/** The fields of a view in the order in which a row keeps them: nothing may come between. */
const FIELDS = [
  ...['id', 'no', 'subjectKind', 'version', 'kind', 'phase', 'urgency', 'urgent', 'confidential'],
  ...['channel', 'category', 'title', 'text', 'regionCode', 'regionName', 'departmentCode'],
  ...['departmentName', 'line', 'caseNo', 'receivedAt', 'ended', 'good', 'level', 'clock', 'limit'],
  ...[
    'due',
    'dueAt',
    'overdue',
    'reopened',
    'extensionAskedBy',
    'appealedBy',
    'mergedInto',
    'grade',
  ],
] as readonly (keyof View)[];

type Rest = readonly [
  dueAt: FeedbackBody['dueAt'],
  receivedAt: FeedbackBody['receivedAt'],
  input: FeedbackBody['input'],
  hands: FeedbackBody['hands'],
];

/**
 * What the row of a ticket or review keeps for lists, as its column holds it: JSON without names of
 * fields, which would be two thirds of it, the view's values after the others,
 * and what is kept for signs at the end.
 */
export function feedbackBodyText(body: FeedbackBody): string {
  const { view, dueAt, receivedAt, input, hands, trace } = body;
  const rest: Rest = [dueAt, receivedAt, input, hands];
  return JSON.stringify([...rest, ...FIELDS.map((field) => view[field]), trace]);
}

/** Reads what a column holds; also what an earlier version wrote, with names of fields. */
export function readFeedbackBody(text: string): FeedbackBody {
  const read = JSON.parse(text) as
    Omit<FeedbackBody, 'trace'> | readonly [...Rest, ...(View[keyof View] | FeedbackTrace)[]];
  if ('view' in read) return { trace: null, ...read };
  const [dueAt, receivedAt, input, hands, ...values] = read;
  const view: Partial<Record<keyof View, View[keyof View]>> = {};
  for (const [place, field] of FIELDS.entries()) {
    view[field] = (values[place] ?? null) as View[keyof View];
  }
  const trace = (values[FIELDS.length] ?? null) as FeedbackTrace | null;
  return { view: view as View, input, dueAt, receivedAt, hands, trace };
}
