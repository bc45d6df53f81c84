import type { Json, LoggedEvent } from '../cases/logged-event.ts';
import { at, CASE_NO, decision, derive, event, settle } from '../testing/case-fixture.ts';
import { accepted } from '../testing/carded-case.ts';
import type { SubjectCard } from './subject-card.ts';
import { foldCards } from './fold-cards.ts';

const issued = settle([accepted], '2026-04-01 09:00', undefined, {
  retroactive: true,
}).events.filter(({ type }) => type === 'card.issued');
const YELLOW = `${CASE_NO}/commitment/yellow/1`;
const RED = `${CASE_NO}/statutory/red/1`;

let minute = 0;

/** Acts on a card one after the other, each a minute later. */
function after(
  card: string,
  ...acts: readonly (readonly [type: string, data?: Readonly<Record<string, Json>>])[]
): SubjectCard {
  const events: LoggedEvent[] = acts.map(([type, data]) => {
    minute += 1;
    return decision(type, at('2026-04-01 10:00') + minute * 60_000, {
      card,
      by: 'sun',
      reason: '因',
      ...data,
    });
  });
  const found = foldCards([...issued, ...events]).records.find((record) => record.card.id === card);
  if (found === undefined) throw new RangeError('no such card');
  return found.card;
}

describe('life of a card', () => {
  it('begins open, with what the platform knew when it issued it', () => {
    const card = after(YELLOW);
    expect(card.state).toBe('open');
    expect(card.version).toBe(1);
    expect(card.retroactive).toBeTrue();
    expect(card.issuedAt).toBe(at('2026-04-01 09:00'));
    expect(card.groundAt).toBe(at('2026-03-17 00:00'));
    expect(card.due).toEqual({ kind: 'day', day: 20528 as never });
  });

  const rows: readonly { why: string; acts: Parameters<typeof after>[1][]; state: string }[] = [
    { why: 'acknowledged 签收', acts: [['card.acknowledged']], state: 'acknowledged' },
    { why: 'assigned stays as it is', acts: [['card.assigned', { to: 'li' }]], state: 'open' },
    { why: 'urged stays as it is', acts: [['card.urged']], state: 'open' },
    {
      why: 'explained 说明, also without having been signed for',
      acts: [['card.explained']],
      state: 'explained',
    },
    {
      why: 'explained and then signed for stays explained',
      acts: [['card.explained'], ['card.acknowledged']],
      state: 'explained',
    },
    { why: 'appealed 申诉', acts: [['card.explained'], ['card.appealed']], state: 'appealed' },
    {
      why: 'an appeal that was rejected leaves it explained',
      acts: [['card.appealed'], ['card.appealDecided', { uphold: false }]],
      state: 'explained',
    },
    {
      why: 'an appeal that was upheld revokes it',
      acts: [['card.appealed'], ['card.appealDecided', { uphold: true }]],
      state: 'revoked',
    },
    { why: 'closed 了结', acts: [['card.closed']], state: 'closed' },
    { why: 'revoked 撤牌', acts: [['card.revoked']], state: 'revoked' },
    { why: 'closed and then revoked', acts: [['card.closed'], ['card.revoked']], state: 'revoked' },
    {
      why: 'revoked and then closed stays revoked',
      acts: [['card.revoked'], ['card.closed']],
      state: 'revoked',
    },
    {
      why: 'what comes after closing does not reopen it',
      acts: [['card.closed'], ['card.acknowledged'], ['card.explained'], ['card.appealed']],
      state: 'closed',
    },
  ];
  for (const { why, acts, state } of rows) {
    it(why, () => {
      expect(after(YELLOW, ...acts).state).toBe(state as never);
    });
  }

  it('keeps who signed for it first, and when', () => {
    const card = after(
      YELLOW,
      ['card.acknowledged', { by: 'li' }],
      ['card.acknowledged', { by: 'wu' }],
    );
    expect(card.acknowledgedBy).toBe('li');
    expect(card.version).toBe(3);
  });

  it('counts urging', () => {
    expect(after(YELLOW, ['card.urged'], ['card.urged']).urged).toBe(2);
  });

  it('keeps the explanation given last', () => {
    expect(
      after(YELLOW, ['card.explained', { reason: '一' }], ['card.explained', { reason: '二' }])
        .explanation,
    ).toBe('二');
  });

  it('grows its version with every event that makes it', () => {
    expect(after(YELLOW, ['card.acknowledged'], ['card.urged'], ['card.explained']).version).toBe(
      4,
    );
  });

  it('keeps when it was revoked', () => {
    expect(after(YELLOW, ['card.revoked']).revokedAt).not.toBeNull();
    expect(after(YELLOW).revokedAt).toBeNull();
  });
});

describe('revocation of a red card', () => {
  it('by one person is only asked for', () => {
    const card = after(RED, ['card.revoked', { by: 'sun' }]);
    expect(card.state).toBe('open');
    expect(card.pendingRevocation?.by).toBe('sun');
  });

  it('takes another person', () => {
    const card = after(
      RED,
      ['card.revocationRequested', { by: 'sun' }],
      ['card.revoked', { by: 'qian' }],
    );
    expect(card.state).toBe('revoked');
    expect(card.pendingRevocation).toBeNull();
  });

  it('does not take the same person twice', () => {
    expect(
      after(RED, ['card.revocationRequested', { by: 'sun' }], ['card.revoked', { by: 'sun' }])
        .state,
    ).toBe('open');
  });

  it('by an appeal that was upheld waits for another person as well', () => {
    const acts = [
      ['card.appealed', { by: 'li' }],
      ['card.appealDecided', { uphold: true, by: 'sun' }],
    ] as const;
    expect(after(RED, ...acts).state).toBe('appealed');
    expect(after(RED, ...acts, ['card.revoked', { by: 'qian' }]).state).toBe('revoked');
  });

  it('names the request that waits', () => {
    const card = after(
      RED,
      ['card.revocationRequested', { by: 'sun' }],
      ['card.revocationRequested', { by: 'qian' }],
    );
    expect(card.pendingRevocation?.by).toBe('sun');
  });
});

describe('an order 督办 on a card', () => {
  const order = ['order.issued', { no: '督2026-1', due: '2026-04-08' }] as const;

  const states: readonly { type: string; state: string }[] = [
    { type: 'order.signed', state: 'signed' },
    { type: 'order.replied', state: 'replied' },
    { type: 'order.verified', state: 'verified' },
    { type: 'order.closed', state: 'closed' },
  ];
  it('is issued with its number and its own limit', () => {
    expect(after(YELLOW, order).order).toEqual({
      no: '督2026-1',
      due: '2026-04-08',
      state: 'issued',
    });
  });
  for (const { type, state } of states) {
    it(`is ${state} after ${type}`, () => {
      expect(after(YELLOW, order, [type, { no: '督2026-1' }]).order?.state).toBe(state);
    });
  }

  it('is not moved by an event about another order', () => {
    expect(after(YELLOW, order, ['order.closed', { no: '督2026-2' }]).order?.state).toBe('issued');
  });

  const bySource: readonly { type: string; state: string }[] = [
    { type: 'order.signed', state: 'signed' },
    { type: 'order.replied', state: 'replied' },
    { type: 'order.verified', state: 'issued' },
    { type: 'order.closed', state: 'issued' },
  ];
  for (const { type, state } of bySource) {
    it(`${state === 'issued' ? 'cannot be moved' : 'may be moved'} by a department's own ${type}`, () => {
      const sent = event(type, '2026-04-03', { no: '督2026-1' });
      const ordered = decision('order.issued', '2026-04-02', {
        card: YELLOW,
        no: '督2026-1',
        due: '2026-04-08',
        by: 'sun',
      });
      const record = foldCards([...issued, ordered, sent]).records.find(
        ({ card }) => card.id === YELLOW,
      );
      expect(record?.card.order?.state).toBe(state);
    });
  }

  it('is overdue the day after its limit while nobody replied', () => {
    const ordered = [
      accepted,
      ...issued,
      decision('order.issued', '2026-04-02', {
        card: YELLOW,
        no: '督2026-1',
        due: '2026-04-08',
        by: 'sun',
      }),
    ];
    const overdue = (asOf: string, ...more: readonly LoggedEvent[]): boolean =>
      derive([...ordered, ...more], asOf).findings.some(({ code }) => code === 'orderOverdue');
    expect(overdue('2026-04-08 23:59')).toBeFalse();
    expect(overdue('2026-04-09 00:00')).toBeTrue();
    expect(
      overdue('2026-04-09', decision('order.replied', '2026-04-08', { no: '督2026-1' })),
    ).toBeFalse();
  });

  it('announces the end of its limit', () => {
    const explained = decision('card.explained', '2026-04-01 10:00', {
      card: YELLOW,
      by: 'li',
      reason: '因',
    });
    const ordered = decision('order.issued', '2026-04-02', {
      card: YELLOW,
      no: '督2026-1',
      due: '2026-04-08',
      by: 'sun',
    });
    expect(derive([accepted, ...issued, explained, ordered], '2026-04-03').nextAt).toBe(
      at('2026-04-09 00:00'),
    );
  });

  it('may end at an instant', () => {
    const ordered = decision('order.issued', '2026-04-02', {
      card: YELLOW,
      no: '督2026-1',
      due: '2026-04-08T12:00:00+08:00',
      by: 'sun',
    });
    const codes = (asOf: string): string[] =>
      derive([accepted, ...issued, ordered], asOf).findings.map(({ code }) => code);
    expect(codes('2026-04-08 12:00')).not.toContain('orderOverdue');
    expect(codes('2026-04-08T12:00:00.001+08:00')).toContain('orderOverdue');
  });

  it('without a readable end is never overdue', () => {
    const ordered = decision('order.issued', '2026-04-02', {
      card: YELLOW,
      no: '督2026-1',
      due: 'soon',
      by: 'sun',
    });
    expect(
      derive([accepted, ...issued, ordered], '2026-05-02').findings.map(({ code }) => code),
    ).not.toContain('orderOverdue');
  });
});
