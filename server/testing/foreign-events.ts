import fc from 'fast-check';
import { RECEIVED } from './open-test-platform.ts';

export type Sent = Readonly<Record<string, unknown>>;

/** An event with its own identity: both worlds must be sent the same. */
export function event(
  subject: string,
  type: string,
  time: string,
  data: Sent,
  source = 'urn:city:jinan',
): Sent {
  const id = `${subject}/${type}/${time}`;
  return { specversion: '1.0', id, source, type, subject, time, data };
}

/** A case that is over its commitment on the later day. */
export function late(subject: string, place: Sent, source?: string): readonly Sent[] {
  return [
    event(subject, 'case.received', '2026-03-02T09:00:00+08:00', { ...RECEIVED, ...place }, source),
    event(subject, 'case.accepted', '2026-03-02T09:10:00+08:00', {}, source),
    event(
      subject,
      'case.stepStarted',
      '2026-03-02T09:20:00+08:00',
      {
        step: '审查',
        departmentCode: '370102-land',
        limit: { value: 2, unit: 'workingDay' },
      },
      source,
    ),
  ];
}

/** A ticket that a department has, and a bad review that waits. */
function feedback(subject: string, regionCode: string, departmentCode: string): readonly Sent[] {
  const at = (hour: string) => `2026-03-02T${hour}:00+08:00`;
  const created = { kind: 'complaint', regionCode, category: '噪声', caller: { name: '王小明' } };
  const review = { grade: 1, regionCode, departmentCode, stage: 'case', origin: 'active' };
  return [
    event(`T${subject}`, 'ticket.created', at('09:30'), created),
    event(`T${subject}`, 'ticket.dispatched', at('09:40'), { departmentCode }),
    event(`R${subject}`, 'review.submitted', at('09:50'), review),
  ];
}

const WATER = [
  ...late('A1', { title: '取水许可' }),
  ...late('A2', { regionCode: '370103', departmentCode: '370103-water' }),
  ...feedback('A1', '370102', '370102-water'),
  // Published to everybody, so it is the same in both worlds; answers lie where they are about.
  event('S1', 'survey.published', '2026-03-02T08:00:00+08:00', {
    surveyId: 's1',
    questions: [{ id: 'q1', kind: 'scale', text: '满意吗？' }],
  }),
];
/** Of Jinan and not of the line of water. */
const REST = [
  ...feedback('B1', '370102', '370102-land'),
  ...late('B1', { departmentCode: '370102-land', itemCode: 'land-01' }),
  ...late('B2', { regionCode: '370199', departmentCode: 'nobody-knows' }),
];
/** In every world that differs at all, so that the spec cannot pass for want of anything foreign. */
const FOREIGN = [
  ...late('F0', { regionCode: '370202', departmentCode: '370202-water' }),
  ...feedback('F0', '370202', '370202-water'),
];

export interface Eyes {
  readonly who: string;
  readonly line: string | null;
  readonly own: readonly Sent[];
  /** Where what he does not see may lie. */
  readonly elsewhere: readonly Sent[];
  readonly always: readonly Sent[];
}

const OTHER_PLACES: readonly Sent[] = [
  { regionCode: '370202', departmentCode: '370202-water' },
  { regionCode: '370000', departmentCode: '370102-water' },
  { regionCode: '379900', departmentCode: 'x' },
  { regionCode: 'atlantis', departmentCode: '370102-water' },
  { regionCode: '110101', departmentCode: '370202-water' },
];
const OTHER_LINES: readonly Sent[] = [
  { regionCode: '370102', departmentCode: '370102-land' },
  { regionCode: '370100', departmentCode: 'nobody-knows' },
  { regionCode: '370103', departmentCode: '370103-land', itemCode: 'unheard-of' },
];

export const EYES: readonly Eyes[] = [
  {
    who: 'a supervisor of a city',
    line: null,
    own: [...WATER, ...REST],
    elsewhere: OTHER_PLACES,
    always: FOREIGN,
  },
  {
    who: 'a supervisor of one line in a city',
    line: 'water',
    own: WATER,
    elsewhere: [...OTHER_PLACES, ...OTHER_LINES],
    always: [...FOREIGN, ...REST],
  },
];

/** An own event's identity, taken again when the own one is there: it is refused as a conflict. */
export const TAKEN = { ...WATER[0], subject: 'F9', data: { ...RECEIVED, regionCode: '370202' } };

/** Events that lie outside a scope, some of them refused. */
export function foreignEvents(
  elsewhere: readonly Sent[],
  refused: Sent,
): fc.Arbitrary<readonly Sent[]> {
  const time = fc
    .integer({ min: 0, max: 6 })
    .map((day) => `2026-03-0${2 + Math.floor(day / 2)}T0${8 + (day % 2)}:30:00+08:00`);
  const source = fc.constantFrom('urn:city:jinan', 'urn:city:qingdao', 'urn:other');
  const number = fc.constantFrom('F1', 'F2', 'F3', 'A', 'A11', 'B');
  const ofCase = fc
    .record({
      number,
      time,
      source,
      place: fc.constantFrom(...elsewhere),
      type: fc.constantFrom(
        'case.received',
        'case.accepted',
        'case.suspended',
        'case.decided',
        'case.finished',
        'case.note',
        'case.unheardOf',
      ),
      more: fc.constantFrom<Sent>(
        {},
        { reason: 'correction', result: 'approved' },
        { commitmentLimit: { value: 1, unit: 'workingDay' } },
        { applicant: { kind: 'natural', name: '王小明', phone: '13812345678' } },
      ),
    })
    // The place stands in every event: whichever comes first, the case lies elsewhere.
    .map((one) =>
      event(one.number, one.type, one.time, { ...RECEIVED, ...one.place, ...one.more }, one.source),
    );
  const ofOthers = fc
    .record({ number: fc.constantFrom('A1', 'A2', 'F1'), time, source })
    .chain((one) =>
      fc.constantFrom(
        // The number of an own case, and another kind of subject.
        event(
          one.number,
          'ticket.created',
          one.time,
          { kind: 'complaint', regionCode: '370202', caller: { name: '王小明' } },
          one.source,
        ),
        event(one.number, 'review.submitted', one.time, { grade: 1, caseNo: 'F1' }, one.source),
        event(
          'S1',
          'survey.answered',
          one.time,
          {
            surveyId: 's1',
            answers: { q1: 5 },
            regionCode: '370202',
            departmentCode: '370202-water',
          },
          one.source,
        ),
        ...feedback(`${one.number}-other`, '370202', '370202-water'),
        event('TF0', 'ticket.signed', one.time, {}, one.source),
        event('TF0', 'ticket.closed', one.time, {}, one.source),
        event('RF0', 'review.rectified', one.time, { result: '已改' }, one.source),
        event(
          'L1',
          'licence.requested',
          one.time,
          { licenceType: '营业执照', regionCode: '370202', departmentCode: '370202-water' },
          one.source,
        ),
        event(
          'H1',
          'hotline.callStatistics',
          one.time,
          {
            regionCode: '370202',
            from: '2026-03-01T00:00:00+08:00',
            to: '2026-03-02T00:00:00+08:00',
            calls: 10,
            connected: 9,
            answeredIn15s: 8,
          },
          one.source,
        ),
      ),
    );
  const conflicting = fc.constantFrom<Sent>(
    refused,
    { ...FOREIGN[0], data: { ...RECEIVED, regionCode: '370203' } },
    { specversion: '1.0', id: 'broken' },
  );
  return fc.array(
    fc.oneof(
      { weight: 6, arbitrary: ofCase },
      { weight: 2, arbitrary: ofOthers },
      { weight: 1, arbitrary: conflicting },
    ),
    { maxLength: 12 },
  );
}
