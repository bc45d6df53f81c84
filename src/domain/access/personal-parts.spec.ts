import fc from 'fast-check';
import type { EventData, Json } from '../cases/logged-event.ts';
import { maskPersonal } from './masking.ts';
import { findPersonal, restorePersonal, showErased, withholdPersonal } from './personal-parts.ts';

const PHONE = '13812341234';
const ID_NO = '370102199003077758';
const PERSON = { kind: 'natural', name: '张小明', idNo: ID_NO, phone: PHONE };

/** What the log keeps, every commitment written as `C`. */
function kept(type: string, data: EventData): string {
  return JSON.stringify(withholdPersonal(data, findPersonal(type, data), () => 'C'));
}

describe('what of an event is split off', () => {
  const rows: readonly { why: string; type?: string; data: EventData; kept: EventData }[] = [
    {
      why: 'a person leaves his kind and a commitment',
      data: { itemCode: 'a', applicant: PERSON },
      kept: { itemCode: 'a', applicant: { kind: 'natural', commitment: 'C' } },
    },
    {
      why: 'a person in a correction too',
      type: 'case.corrected',
      data: { applicant: { name: '张小明' } },
      kept: { applicant: { commitment: 'C' } },
    },
    {
      why: 'a fact that is cleared stays cleared',
      type: 'case.corrected',
      data: { applicant: null },
      kept: { applicant: null },
    },
    {
      why: 'a caller and all that stands in him',
      type: 'ticket.created',
      data: { caller: { ...PERSON, agent: { name: '李四' } } },
      kept: { caller: { kind: 'natural', commitment: 'C' } },
    },
    {
      why: 'a reviewer who is a mere name',
      type: 'review.submitted',
      data: { grade: 1, reviewer: '张小明' },
      kept: { grade: 1, reviewer: { commitment: 'C' } },
    },
    {
      why: 'a list of callers as a whole',
      data: { caller: [PERSON, PERSON] },
      kept: { caller: { commitment: 'C' } },
    },
    {
      why: 'whoever has a number of a person, wherever he stands',
      data: { contact: { name: '张小明', phone: PHONE, role: 'agent' } },
      kept: { contact: { name: { commitment: 'C' }, phone: { commitment: 'C' }, role: 'agent' } },
    },
    {
      why: 'a person deep in a form',
      data: { attributes: { list: [{ applicant: PERSON }] } },
      kept: { attributes: { list: [{ applicant: { kind: 'natural', commitment: 'C' } }] } },
    },
    {
      why: 'only the numbers of a free text',
      data: { title: `取水许可 ${PHONE}`, materials: [`证件${ID_NO}`, '无'] },
      kept: {
        title: '取水许可 ***********',
        materials: ['证件******************', '无'],
      },
    },
    {
      why: 'no identity, whose digits are no telephone',
      data: { caseNo: PHONE, itemCode: PHONE, stepId: PHONE },
      kept: { caseNo: PHONE, itemCode: PHONE, stepId: PHONE },
    },
    {
      why: 'no telephone of an office, and no name of an item',
      type: 'item.published',
      data: { code: 'a', name: '取水许可', phone: PHONE },
      kept: { code: 'a', name: '取水许可', phone: PHONE },
    },
    {
      why: 'a kind that is none',
      data: { applicant: { kind: `电话${PHONE}` } },
      kept: { applicant: { commitment: 'C' } },
    },
    {
      why: 'what looks like a commitment that a source sent',
      data: { applicant: { commitment: '张小明' }, note: { commitment: 'x' } },
      kept: { applicant: { commitment: 'C' }, note: { commitment: 'x' } },
    },
  ];
  for (const { why, type = 'case.received', data, kept: expected } of rows) {
    it(why, () => {
      const before = JSON.stringify(data);
      expect(kept(type, data)).toBe(JSON.stringify(expected));
      expect(JSON.stringify(data)).withContext('its argument').toBe(before);
    });
  }

  it('nothing, and the very same data, where no person is', () => {
    const data = { itemCode: 'a', title: '取水许可', limit: { value: 5, unit: 'workingDay' } };
    expect(findPersonal('case.received', data)).toEqual([]);
    expect(withholdPersonal(data, [], () => 'C')).toBe(data);
  });

  it('keeps nothing at all where nothing may be kept', () => {
    const data = { applicant: PERSON };
    const parts = findPersonal('case.received', data);
    const text = JSON.stringify(withholdPersonal(data, parts, () => undefined));
    expect(text).toBe('{"applicant":{"kind":"natural","erased":true}}');
  });

  it('says of every commitment that it was erased, and of nothing else', () => {
    const data = {
      applicant: { kind: 'natural', commitment: 'C' },
      contact: { phone: { commitment: 'C' }, role: 'agent' },
      note: { commitment: 'x' },
      list: [{ caller: { commitment: 'C' } }],
    };
    expect(JSON.stringify(showErased(data))).toBe(
      JSON.stringify({
        applicant: { kind: 'natural', erased: true },
        contact: { phone: { erased: true }, role: 'agent' },
        note: { commitment: 'x' },
        list: [{ caller: { erased: true } }],
      }),
    );
  });

  it('shows that it was erased to whoever sees it masked', () => {
    const data = { applicant: { kind: 'natural', erased: true } };
    expect(JSON.stringify(maskPersonal(data))).toBe(JSON.stringify(data));
  });
});

const text = fc.oneof(
  fc.constantFrom('张小明', PHONE, ID_NO, `电话${PHONE}`, '无', ''),
  fc.string({ maxLength: 20 }),
);
const field = fc.constantFrom('applicant', 'caller', 'name', 'phone', 'idNo', 'note', 'stepId');
const { data: anyData } = fc.letrec<{ data: EventData; value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.integer(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('data') as fc.Arbitrary<Json>,
  ),
  data: fc.dictionary(field, tie('value'), { maxKeys: 4 }),
}));

describe('data of any form', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(anyData, (data) => {
        const parts = findPersonal('case.received', data);
        const open = withholdPersonal(data, parts, () => 'C');
        expect(JSON.stringify(restorePersonal(open, parts))).toBe(JSON.stringify(data));
      }),
    );
  });

  it('keep no person, no number and no name that masking would hide', () => {
    fc.assert(
      fc.property(anyData, (data) => {
        const parts = findPersonal('case.received', data);
        const open = withholdPersonal(data, parts, () => 'C');
        expect(findPersonal('case.received', open).every(({ value }) => isHole(value))).toBeTrue();
        // Masking finds nothing more to hide than what is not there.
        const restored = JSON.stringify(showErased(open));
        for (const secret of [PHONE, ID_NO]) {
          if (!identities(data).includes(secret)) expect(restored).not.toContain(secret);
        }
      }),
    );
  });
});

function isHole(value: Json): boolean {
  return typeof value === 'object' && value !== null && 'commitment' in value;
}

/** What stands in fields that are identities, at any depth. */
function identities(value: Json | EventData): string {
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([name, part]) => (name === 'stepId' ? JSON.stringify(part) : identities(part as Json)))
    .join();
}
