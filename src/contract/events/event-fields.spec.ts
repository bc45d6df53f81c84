import { SOURCE_EVENT_TYPES } from '#domain/cases/event-types.ts';
import { decodeEvent } from './decode-event.ts';
import { EVENT_FIELDS } from './event-fields.ts';
import type { FieldKind } from './field-checks.ts';

const PLACE = { itemCode: 'i1', regionCode: '370102', departmentCode: 'd1' };

function sent(more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    specversion: '1.0',
    id: 'e1',
    source: 'urn:city:jinan',
    type: 'case.received',
    subject: 'A-1',
    time: '2026-03-02T09:00:00+08:00',
    data: PLACE,
    ...more,
  };
}

/** Code and path of a refusal, or `taken`. */
function answer(value: unknown): string {
  const decoded = decodeEvent(value);
  return decoded.ok ? 'taken' : `${decoded.error.code} ${decoded.error.path}`.trim();
}

describe('fields of events', () => {
  const fields: readonly {
    type: string;
    data: Readonly<Record<string, unknown>>;
    answer: string;
  }[] = [
    {
      type: 'case.received',
      data: { ...PLACE, itemCode: undefined },
      answer: 'event/invalid data.itemCode',
    },
    {
      type: 'case.received',
      data: { ...PLACE, regionCode: null },
      answer: 'event/invalid data.regionCode',
    },
    {
      type: 'case.received',
      data: { ...PLACE, departmentCode: '' },
      answer: 'event/invalid data.departmentCode',
    },
    { type: 'case.received', data: { ...PLACE, regionCode: '999999' }, answer: 'taken' },
    { type: 'case.received', data: { ...PLACE, kind: 'unheard' }, answer: 'taken' },
    { type: 'case.received', data: { ...PLACE, title: 7 }, answer: 'event/invalid data.title' },
    {
      type: 'case.received',
      data: { ...PLACE, applicant: '张明' },
      answer: 'event/invalid data.applicant',
    },
    {
      type: 'case.received',
      data: { ...PLACE, applicant: { phone: 138 } },
      answer: 'event/invalid data.applicant.phone',
    },
    {
      type: 'case.received',
      data: { ...PLACE, statutoryLimit: { value: -1, unit: 'workingDay' } },
      answer: 'event/invalid data.statutoryLimit.value',
    },
    {
      type: 'case.received',
      data: { ...PLACE, commitmentLimit: { value: 5, unit: 'days' } },
      answer: 'event/invalid data.commitmentLimit.unit',
    },
    {
      type: 'case.received',
      data: { ...PLACE, commitmentLimit: { due: '2026-03-02T17:30:00' } },
      answer: 'event/invalid data.commitmentLimit.due',
    },
    {
      type: 'case.received',
      data: { ...PLACE, commitmentLimit: { due: '2026-03-09' } },
      answer: 'taken',
    },
    { type: 'case.received', data: { ...PLACE, commitmentLimit: null }, answer: 'taken' },
    { type: 'case.corrected', data: { title: null, statutoryLimit: null }, answer: 'taken' },
    {
      type: 'case.corrected',
      data: { statutoryLimit: '20' },
      answer: 'event/invalid data.statutoryLimit',
    },
    { type: 'case.accepted', data: { materials: 'all' }, answer: 'event/invalid data.materials' },
    { type: 'case.notAccepted', data: {}, answer: 'event/invalid data.reason' },
    { type: 'case.notAccepted', data: { reason: '' }, answer: 'taken' },
    { type: 'case.stepStarted', data: {}, answer: 'event/invalid data.step' },
    {
      type: 'case.stepStarted',
      data: { step: '审查', limit: 3 },
      answer: 'event/invalid data.limit',
    },
    { type: 'case.stepFinished', data: { stepId: 's1' }, answer: 'event/invalid data.step' },
    { type: 'case.suspended', data: {}, answer: 'event/invalid data.reason' },
    { type: 'case.suspended', data: { reason: 'WEATHER' }, answer: 'taken' },
    {
      type: 'case.suspended',
      data: { reason: 'HEARING', limit: { due: '2026-03-09' } },
      answer: 'event/invalid data.limit.value',
    },
    { type: 'case.extended', data: {}, answer: 'event/invalid data.by' },
    {
      type: 'case.extended',
      data: { by: { value: 1.5, unit: 'workingDay' } },
      answer: 'event/invalid data.by.value',
    },
    { type: 'case.extended', data: { by: { value: 10 } }, answer: 'event/invalid data.by.unit' },
    { type: 'case.decided', data: {}, answer: 'event/invalid data.result' },
    { type: 'case.decided', data: { result: 'perhaps' }, answer: 'taken' },
    { type: 'case.feeCharged', data: { amount: 'much' }, answer: 'event/invalid data.amount' },
    { type: 'case.feeCharged', data: { amount: '12.50' }, answer: 'taken' },
    { type: 'licence.requested', data: {}, answer: 'event/invalid data.licenceType' },
    { type: 'review.submitted', data: {}, answer: 'event/invalid data.grade' },
    { type: 'review.submitted', data: { grade: 0 }, answer: 'event/invalid data.grade' },
    { type: 'review.submitted', data: { grade: 6 }, answer: 'event/invalid data.grade' },
    { type: 'review.submitted', data: { grade: '5' }, answer: 'event/invalid data.grade' },
    { type: 'review.added', data: { grade: 1, labels: [7] }, answer: 'event/invalid data.labels' },
    { type: 'review.added', data: { grade: 1, reviewer: '张明' }, answer: 'taken' },
    { type: 'ticket.created', data: { regionCode: '370102' }, answer: 'event/invalid data.kind' },
    {
      type: 'ticket.created',
      data: { kind: 'complaint' },
      answer: 'event/invalid data.regionCode',
    },
    { type: 'ticket.created', data: { kind: 'odd', regionCode: '370102' }, answer: 'taken' },
    { type: 'ticket.dispatched', data: {}, answer: 'event/invalid data.departmentCode' },
    { type: 'ticket.assisted', data: {}, answer: 'event/invalid data.departmentCode' },
    { type: 'ticket.returned', data: {}, answer: 'event/invalid data.reason' },
    { type: 'ticket.merged', data: {}, answer: 'event/invalid data.into' },
    {
      type: 'hotline.callStatistics',
      data: { regionCode: '370100', from: '2026-03-02', to: '2026-03-02', calls: 9, connected: 8 },
      answer: 'event/invalid data.answeredIn15s',
    },
    {
      type: 'hotline.callStatistics',
      data: {
        regionCode: '370100',
        from: '2026-03-02',
        to: 'later',
        calls: 9,
        connected: 8,
        answeredIn15s: 7,
      },
      answer: 'event/invalid data.to',
    },
    {
      type: 'hotline.callStatistics',
      data: {
        regionCode: '370100',
        from: '2026-03-02',
        to: '2026-03-02',
        calls: -9,
        connected: 8,
        answeredIn15s: 7,
      },
      answer: 'event/invalid data.calls',
    },
    {
      type: 'hotline.callStatistics',
      data: {
        ...{ regionCode: '370100', from: '2026-03-03', to: '2026-03-02' },
        ...{ calls: 9, connected: 8, answeredIn15s: 7 },
      },
      answer: 'event/invalid data.to',
    },
    {
      type: 'platform.measured',
      data: { from: '2026-03-02T10:00:00+08:00', to: '2026-03-02T01:59:59Z' },
      answer: 'event/invalid data.to',
    },
    {
      type: 'platform.measured',
      data: { from: '2026-03-02T10:00:00+08:00', to: '2026-03-02T02:00:00Z' },
      answer: 'taken',
    },
    {
      type: 'source.manifest',
      data: { from: '2026-03-02T10:00:00+08:00', to: '2026-03-02', count: 3 },
      answer: 'taken',
    },
    { type: 'survey.answered', data: { surveyId: 's' }, answer: 'event/invalid data.answers' },
    { type: 'survey.answered', data: { surveyId: 's', answers: { a: 1 } }, answer: 'taken' },
    { type: 'survey.published', data: {}, answer: 'event/invalid data.surveyId' },
    { type: 'order.signed', data: {}, answer: 'event/invalid data.no' },
    { type: 'task.published', data: { no: 't', lead: 'x' }, answer: 'event/invalid data.lead' },
    { type: 'platform.measured', data: { from: '2026-03-02' }, answer: 'event/invalid data.to' },
    {
      type: 'source.manifest',
      data: { from: '2026-03-02', to: '2026-03-03' },
      answer: 'event/invalid data.count',
    },
  ];
  for (const row of fields) {
    it(`${row.type} ${JSON.stringify(row.data)}: ${row.answer}`, () => {
      expect(answer(sent({ type: row.type, data: row.data }))).toBe(row.answer);
    });
  }

  const edges: readonly { why: string; data: Readonly<Record<string, unknown>>; answer: string }[] =
    [
      { why: 'a code of 512 characters', data: { itemCode: 'x'.repeat(512) }, answer: 'taken' },
      {
        why: 'a code of 513',
        data: { itemCode: 'x'.repeat(513) },
        answer: 'event/invalid data.itemCode',
      },
      {
        why: 'a limit of 100,000',
        data: { statutoryLimit: { value: 100_000, unit: 'month' } },
        answer: 'taken',
      },
      {
        why: 'a limit of 100,001',
        data: { statutoryLimit: { value: 100_001, unit: 'month' } },
        answer: 'event/invalid data.statutoryLimit.value',
      },
    ];
  for (const { why, data, answer: expected } of edges) {
    it(`${why}: ${expected}`, () => {
      expect(answer(sent({ data: { ...PLACE, ...data } }))).toBe(expected);
    });
  }

  for (const grade of [1, 5]) {
    it(`takes grade ${grade}`, () => {
      expect(answer(sent({ type: 'review.submitted', data: { grade } }))).toBe('taken');
    });
  }

  it('takes a count of none, and not a fraction', () => {
    const data = { from: '2026-03-02', to: '2026-03-03', count: 0 };
    expect(answer(sent({ type: 'source.manifest', data }))).toBe('taken');
    expect(answer(sent({ type: 'source.manifest', data: { ...data, count: 0.5 } }))).toBe(
      'event/invalid data.count',
    );
  });

  it('says that what is missing or null is required', () => {
    for (const missing of [undefined, null]) {
      const decoded = decodeEvent(sent({ data: { ...PLACE, itemCode: missing } }));
      expect(decoded.ok ? '' : decoded.error.message).toBe('is required');
    }
  });

  const EXAMPLES: Readonly<Record<FieldKind, unknown>> = {
    code: 'x',
    text: 'x',
    texts: ['x'],
    list: [],
    object: {},
    person: {},
    personOrText: 'x',
    limit: { value: 1, unit: 'month' },
    amount: { value: 1, unit: 'month' },
    moment: '2026-03-02',
    number: 1,
    count: 1,
    grade: 1,
    any: 1,
  };
  for (const type of SOURCE_EVENT_TYPES) {
    it(`takes ${type} with its required fields, and not without one of them`, () => {
      const required = Object.entries(EVENT_FIELDS.get(type)?.required ?? {});
      const data: Record<string, unknown> = {};
      for (const [name, kind] of required) data[name] = EXAMPLES[kind];
      expect(answer(sent({ type, data }))).toBe('taken');
      for (const [name] of required) {
        expect(answer(sent({ type, data: { ...data, [name]: undefined } }))).toBe(
          `event/invalid data.${name}`,
        );
      }
    });
  }
});
