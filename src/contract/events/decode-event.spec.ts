import fc from 'fast-check';
import { SOURCE_EVENT_TYPES } from '#domain/cases/event-types.ts';
import type { DecodedEvent } from './decode-event.ts';
import { decodeEvent, findFuture } from './decode-event.ts';

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

function taken(value: unknown): DecodedEvent {
  const decoded = decodeEvent(value);
  if (!decoded.ok) throw new RangeError(decoded.error.message);
  return decoded.value;
}

describe('decodeEvent', () => {
  it('takes an event with what it needs', () => {
    expect(taken(sent())).toEqual({
      id: 'e1',
      source: 'urn:city:jinan',
      type: 'case.received',
      subject: 'A-1',
      time: Date.parse('2026-03-02T01:00:00Z'),
      sequence: null,
      data: PLACE,
    });
  });

  it('keeps fields of the data that it does not know', () => {
    const data = { ...PLACE, termName: 'term25', nested: { a: [1, null, true] } };
    expect(taken(sent({ data })).data).toEqual(data);
  });

  it('does not mind other attributes of CloudEvents', () => {
    expect(
      answer(sent({ datacontenttype: 'application/json', traceparent: '00-1', dataschema: 7 })),
    ).toBe('taken');
  });

  const sequences: readonly { sequence: unknown; number: number | null | undefined }[] = [
    { sequence: 0, number: 0 },
    { sequence: 7, number: 7 },
    { sequence: '7', number: 7 },
    { sequence: '0007', number: 7 },
    { sequence: null, number: null },
    { sequence: -1, number: undefined },
    { sequence: 1.5, number: undefined },
    { sequence: '1.5', number: undefined },
    { sequence: '-1', number: undefined },
    { sequence: '', number: undefined },
    { sequence: 2 ** 60, number: undefined },
    { sequence: true, number: undefined },
  ];
  for (const { sequence, number } of sequences) {
    it(`${number === undefined ? 'refuses' : 'takes'} sequence ${JSON.stringify(sequence)}`, () => {
      const decoded = decodeEvent(sent({ sequence }));
      if (number === undefined) expect(answer(sent({ sequence }))).toBe('event/invalid sequence');
      else expect(decoded.ok && decoded.value.sequence).toBe(number as never);
    });
  }

  const attributes: readonly {
    why: string;
    more: Readonly<Record<string, unknown>>;
    answer: string;
  }[] = [
    {
      why: 'another version of CloudEvents',
      more: { specversion: '0.3' },
      answer: 'event/invalid specversion',
    },
    { why: 'no version', more: { specversion: undefined }, answer: 'event/invalid specversion' },
    { why: 'no id', more: { id: undefined }, answer: 'event/invalid id' },
    { why: 'an empty id', more: { id: '' }, answer: 'event/invalid id' },
    { why: 'a blank id', more: { id: '  ' }, answer: 'event/invalid id' },
    { why: 'an id as number', more: { id: 7 }, answer: 'event/invalid id' },
    { why: 'an id of 512 characters', more: { id: 'x'.repeat(512) }, answer: 'taken' },
    { why: 'an id of 513 characters', more: { id: 'x'.repeat(513) }, answer: 'event/invalid id' },
    { why: 'an id with NUL', more: { id: 'a\u0000b' }, answer: 'event/invalid id' },
    {
      why: 'a subject with half a character',
      more: { subject: 'A\ud800' },
      answer: 'event/invalid subject',
    },
    { why: 'a subject with a rare character', more: { subject: '𠮷-1' }, answer: 'taken' },
    { why: 'no source', more: { source: null }, answer: 'event/invalid source' },
    { why: 'no subject', more: { subject: undefined }, answer: 'event/invalid subject' },
    { why: 'no type', more: { type: undefined }, answer: 'event/invalid type' },
    { why: 'an unknown type', more: { type: 'case.vanished' }, answer: 'event/unknownType type' },
    {
      why: "a card's type: only the platform issues cards",
      more: { type: 'card.issued' },
      answer: 'event/unknownType type',
    },
    {
      why: 'a type that every object has',
      more: { type: 'constructor' },
      answer: 'event/unknownType type',
    },
    {
      why: "the platform's own source",
      more: { source: 'urn:mingjian' },
      answer: 'event/reservedSource source',
    },
    {
      why: 'a source below the platform',
      more: { source: 'urn:mingjian:x' },
      answer: 'event/reservedSource source',
    },
    {
      why: 'a source that only begins like it',
      more: { source: 'urn:mingjianx' },
      answer: 'taken',
    },
    { why: 'no time', more: { time: undefined }, answer: 'event/invalid time' },
    {
      why: 'a time without offset',
      more: { time: '2026-03-02T09:00:00' },
      answer: 'event/invalid time',
    },
    { why: 'a time as number', more: { time: 1772413200000 }, answer: 'event/invalid time' },
    {
      why: 'the last second of 1999',
      more: { time: '1999-12-31T23:59:59+08:00' },
      answer: 'event/tooOld time',
    },
    {
      why: 'the last second of 1999 in UTC',
      more: { time: '1999-12-31T23:59:59Z' },
      answer: 'event/tooOld time',
    },
    {
      why: 'the first second of 2000',
      more: { time: '2000-01-01T00:00:00+08:00' },
      answer: 'taken',
    },
    {
      why: 'no data where data are required',
      more: { data: undefined },
      answer: 'event/invalid data.itemCode',
    },
    {
      why: 'no data where none are required',
      more: { data: undefined, type: 'case.accepted' },
      answer: 'taken',
    },
    { why: 'data that are null', more: { data: null }, answer: 'event/invalid data' },
    { why: 'data that are a list', more: { data: [] }, answer: 'event/invalid data' },
    { why: 'data that are a text', more: { data: '{}' }, answer: 'event/invalid data' },
  ];
  for (const row of attributes) {
    it(`${row.why}: ${row.answer}`, () => {
      expect(answer(sent(row.more))).toBe(row.answer);
    });
  }

  for (const value of [null, 7, 'x', true, [], [sent()], undefined]) {
    it(`cannot read the value in ${JSON.stringify([typeof value, value])} as an event`, () => {
      expect(answer(value)).toBe('event/unreadable');
    });
  }

  it('answers for any JSON value at all, and never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...SOURCE_EVENT_TYPES), (value, type) => {
        expect(typeof answer(value)).toBe('string');
        expect(typeof answer(sent({ type, data: value }))).toBe('string');
        expect(
          typeof answer(
            sent({
              type,
              data: { reason: value, by: value, limit: value, applicant: value, step: value },
            }),
          ),
        ).toBe('string');
      }),
    );
  });

  it('answers for what is no JSON', () => {
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    for (const odd of [cyclic, () => 1, Symbol('x'), 1n, Number.NaN]) {
      expect(answer(sent({ data: { ...PLACE, odd } }))).toContain('event/invalid data');
    }
  });

  it('changes nothing of what it takes', () => {
    const event = sent({ data: { ...PLACE, applicant: { name: '张明' } } });
    const before = structuredClone(event);
    decodeEvent(event);
    expect(event).toEqual(before);
  });
});

describe('findFuture', () => {
  const now = Date.parse('2026-03-02T01:00:00Z');
  const rows: readonly { why: string; aheadMs: number; refused: boolean }[] = [
    { why: 'the past', aheadMs: -1, refused: false },
    { why: 'now', aheadMs: 0, refused: false },
    { why: 'exactly 5 minutes ahead', aheadMs: 300_000, refused: false },
    { why: 'a millisecond more', aheadMs: 300_001, refused: true },
  ];
  for (const { why, aheadMs, refused } of rows) {
    it(`${refused ? 'refuses' : 'takes'} ${why}`, () => {
      expect(findFuture(now + aheadMs, now)?.code).toBe(refused ? 'event/inFuture' : undefined);
    });
  }
});
