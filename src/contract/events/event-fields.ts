import { SOURCE_EVENT_TYPES } from '#domain/cases/event-types.ts';
import type { FieldKind } from './field-checks.ts';

/** Fields of an event's data by name. */
type Fields = Readonly<Record<string, FieldKind>>;

/** What the data of one type must and may hold; other fields are kept as they come. */
export interface EventFields {
  readonly required: Fields;
  /** Each may be absent or null. */
  readonly optional: Fields;
}

/** Facts that any case event may carry (interfaces.md 1.4). */
const FACTS: Fields = {
  itemCode: 'code',
  regionCode: 'code',
  departmentCode: 'code',
  channel: 'text',
  title: 'text',
  kind: 'text',
  applicant: 'person',
  statutoryLimit: 'limit',
  commitmentLimit: 'limit',
};

const STEP = fields(
  { step: 'code' },
  { stepId: 'code', officer: 'text', limit: 'limit', result: 'text' },
);

const CORRECTION = fields({}, { reason: 'text', materials: 'list' });

const REVIEW = fields(
  { grade: 'grade' },
  {
    caseNo: 'code',
    stage: 'text',
    origin: 'text',
    channel: 'text',
    labels: 'texts',
    text: 'text',
    reviewer: 'personOrText',
    regionCode: 'code',
    departmentCode: 'code',
    itemCode: 'code',
    title: 'text',
    object: 'text',
    window: 'text',
    device: 'text',
    dimensions: 'object',
  },
);

const ITEM = fields(
  {},
  {
    code: 'code',
    name: 'text',
    type: 'text',
    onlineDepth: 'number',
    visits: 'number',
    departmentCode: 'code',
  },
);

const DISPATCH = fields({ departmentCode: 'code' }, { limit: 'limit' });

const ORDER = fields({ no: 'code' }, { subject: 'code', due: 'moment', leader: 'text' });

const TASK = fields(
  { no: 'code' },
  { name: 'text', lead: 'texts', responsible: 'texts', due: 'moment' },
);

const LICENCE = fields(
  { licenceType: 'code' },
  { fromDepartment: 'code', caseNo: 'code', reason: 'text' },
);

/** Fields of types that differ from their family's. */
const OF_TYPE: Readonly<Record<string, EventFields>> = {
  'case.received': fields({ itemCode: 'code', regionCode: 'code', departmentCode: 'code' }, {}),
  'case.correctionRequested': {
    ...CORRECTION,
    optional: { ...CORRECTION.optional, limit: 'amount' },
  },
  'case.correctionSubmitted': CORRECTION,
  'case.accepted': CORRECTION,
  'case.notAccepted': fields({ reason: 'text' }, { ground: 'text' }),
  'case.stepStarted': STEP,
  'case.stepFinished': STEP,
  'case.suspended': fields({ reason: 'code' }, { limit: 'amount', ground: 'text' }),
  'case.extended': fields({ by: 'amount' }, { approvedBy: 'text', reason: 'text' }),
  'case.decided': fields({ result: 'code' }, { reason: 'text' }),
  'case.finished': fields({}, { result: 'text' }),
  'case.delivered': fields({}, { method: 'text' }),
  'case.feeCharged': fields({}, { amount: 'number', standard: 'any' }),
  'case.materialProvided': fields({}, { name: 'text', how: 'text' }),
  'review.submitted': REVIEW,
  'review.added': REVIEW,
  'ticket.created': fields(
    { kind: 'code', regionCode: 'code' },
    {
      channel: 'text',
      category: 'text',
      title: 'text',
      text: 'text',
      caller: 'person',
      urgency: 'text',
      caseNo: 'code',
      stage: 'text',
    },
  ),
  'ticket.dispatched': DISPATCH,
  'ticket.assisted': DISPATCH,
  'ticket.returned': fields({ reason: 'text' }, {}),
  'ticket.merged': fields({ into: 'code' }, {}),
  'hotline.callStatistics': fields(
    {
      regionCode: 'code',
      from: 'moment',
      to: 'moment',
      calls: 'count',
      connected: 'count',
      answeredIn15s: 'count',
    },
    {},
  ),
  'survey.published': fields({ surveyId: 'code' }, {}),
  'survey.answered': fields(
    { surveyId: 'code', answers: 'object' },
    { regionCode: 'code', departmentCode: 'code' },
  ),
  'survey.closed': fields({ surveyId: 'code' }, {}),
  'survey.answerWithdrawn': fields({ surveyId: 'code', answer: 'code' }, { reason: 'text' }),
  'platform.measured': fields(
    { from: 'moment', to: 'moment' },
    { regionCode: 'code', requests: 'count', failed: 'count', p95Ms: 'number', visitors: 'count' },
  ),
  'source.manifest': fields({ from: 'moment', to: 'moment', count: 'count' }, {}),
};

const OF_FAMILY: Readonly<Record<string, EventFields>> = {
  case: fields({}, {}),
  item: ITEM,
  licence: LICENCE,
  review: fields({}, { by: 'text', result: 'text', reason: 'text' }),
  ticket: fields({}, { reason: 'text' }),
  order: ORDER,
  task: TASK,
};

/** The fields of every type that a source may send. */
export const EVENT_FIELDS: ReadonlyMap<string, EventFields> = new Map(
  SOURCE_EVENT_TYPES.map((type) => [type, fieldsOf(type)]),
);

function fieldsOf(type: string): EventFields {
  const family = type.slice(0, type.indexOf('.'));
  const own = OF_TYPE[type] ?? OF_FAMILY[family] ?? fields({}, {});
  if (family !== 'case') return own;
  const facts = Object.entries(FACTS).filter(([name]) => !(name in own.required));
  return { required: own.required, optional: { ...Object.fromEntries(facts), ...own.optional } };
}

function fields(required: Fields, optional: Fields): EventFields {
  return { required, optional };
}
