import { REVIEW_PHASES, TICKET_PHASES } from '../feedback/feedback-phase.ts';
import type { FeedbackPhase } from '../feedback/feedback-phase.ts';
import type { ActedFeedback, FeedbackAct } from './feedback-acts.ts';
import { mayActOnFeedback, REVIEW_ACTS, ruleOf, TICKET_ACTS, waitsFor } from './feedback-acts.ts';
import { ROLES } from './role.ts';
import type { Role } from './role.ts';

const NOW = 1000;

function answer(
  act: FeedbackAct,
  role: Role,
  more: Partial<ActedFeedback> & { readonly phase: FeedbackPhase },
): string {
  const feedback: ActedFeedback = {
    subjectKind: 'ticket',
    extensionAskedBy: null,
    returnUntil: null,
    extendUntil: null,
    appealedBy: null,
    good: false,
    ...more,
  };
  const result = mayActOnFeedback(feedback, act, role, 'sun', NOW);
  return result.ok ? 'open' : result.code;
}

describe('who may act on feedback', () => {
  const tickets: Readonly<Record<(typeof TICKET_ACTS)[number], readonly Role[]>> = {
    answer: ['handler', 'dispatcher'],
    dispatch: ['dispatcher'],
    assist: ['dispatcher'],
    sign: ['handler', 'liaison'],
    return: ['handler', 'liaison'],
    transfer: ['dispatcher'],
    requestExtension: ['handler', 'liaison'],
    grantExtension: ['supervisor', 'dispatcher'],
    denyExtension: ['supervisor', 'dispatcher'],
    contact: ['handler', 'liaison'],
    reply: ['handler', 'liaison'],
    revisit: ['handler', 'dispatcher'],
    reopen: ['supervisor', 'dispatcher'],
    close: ['handler', 'dispatcher'],
    merge: ['dispatcher'],
    split: ['dispatcher'],
    note: ['supervisor', 'handler', 'dispatcher', 'liaison'],
  };
  const reviews: Readonly<Record<(typeof REVIEW_ACTS)[number], readonly Role[]>> = {
    assign: ['supervisor', 'dispatcher'],
    verify: ['handler', 'liaison'],
    rectify: ['handler', 'liaison'],
    feedBack: ['handler', 'liaison'],
    revisit: ['handler', 'dispatcher'],
    appeal: ['liaison'],
    exclude: ['supervisor'],
    rejectAppeal: ['supervisor'],
    note: ['supervisor', 'handler', 'dispatcher', 'liaison'],
  };
  for (const [subjectKind, acts] of [
    ['ticket', tickets],
    ['review', reviews],
  ] as const) {
    for (const [act, roles] of Object.entries(acts) as [FeedbackAct, readonly Role[]][]) {
      it(`${act} of a ${subjectKind} is open to ${roles.join(', ')} and nobody else`, () => {
        const phase = ruleOf(subjectKind, act)?.phases[0] ?? 'created';
        const pending = act === 'grantExtension' || act === 'denyExtension' ? 'li' : null;
        const more = { subjectKind, phase, extensionAskedBy: pending, extendUntil: NOW };
        const open = ROLES.filter((role) => answer(act, role, more) === 'open');
        expect(open).toEqual(ROLES.filter((role) => roles.includes(role)));
        const refused = ROLES.filter((role) => answer(act, role, more) === 'access/notAllowed');
        expect(refused.length).toBe(ROLES.length - roles.length);
      });
    }
  }
});

describe('in which phase an act on feedback is open', () => {
  for (const [subjectKind, acts, phases] of [
    ['ticket', TICKET_ACTS, TICKET_PHASES],
    ['review', REVIEW_ACTS, REVIEW_PHASES],
  ] as const) {
    for (const act of acts) {
      const rule = ruleOf(subjectKind, act);
      const pending = act === 'grantExtension' || act === 'denyExtension' ? 'li' : null;
      it(`${act} of a ${subjectKind}: ${rule?.phases.join(', ') ?? ''}`, () => {
        const role = rule?.roles[0] ?? 'handler';
        for (const phase of phases) {
          const more = { subjectKind, phase, extensionAskedBy: pending, extendUntil: NOW };
          const open = rule?.phases.includes(phase) === true;
          expect(answer(act, role, more)).toBe(open ? 'open' : 'feedback/notAllowed');
        }
      });
    }
  }

  it('an act of tickets is none of reviews', () => {
    expect(answer('dispatch', 'dispatcher', { subjectKind: 'review', phase: 'submitted' })).toBe(
      'feedback/notAllowed',
    );
  });

  it('a good review asks nothing of anybody, but may be noted upon', () => {
    const good = { subjectKind: 'review', phase: 'submitted', good: true } as const;
    expect(answer('assign', 'dispatcher', good)).toBe('feedback/notAllowed');
    expect(answer('note', 'dispatcher', good)).toBe('open');
  });
});

describe('acts that have their time', () => {
  it('a ticket is returned up to the last instant of the period, not after', () => {
    expect(answer('return', 'liaison', { phase: 'dispatched', returnUntil: NOW })).toBe('open');
    expect(answer('return', 'liaison', { phase: 'dispatched', returnUntil: NOW - 1 })).toBe(
      'feedback/tooLate',
    );
  });

  it('an extension is asked for before the limit is over, and only where there is one', () => {
    const asked = (extendUntil: number | null): string =>
      answer('requestExtension', 'handler', { phase: 'signed', extendUntil });
    expect(asked(NOW)).toBe('open');
    expect(asked(NOW - 1)).toBe('feedback/tooLate');
    expect(asked(null)).toBe('feedback/tooLate');
  });

  it('one extension waits at a time', () => {
    const more = { phase: 'signed', extendUntil: NOW, extensionAskedBy: 'li' } as const;
    expect(answer('requestExtension', 'handler', more)).toBe('feedback/extension');
    expect(answer('grantExtension', 'dispatcher', { phase: 'signed' })).toBe('feedback/extension');
  });
});

describe('acts on feedback that take two persons', () => {
  for (const act of ['grantExtension', 'denyExtension'] as const) {
    it(`${act}: nobody answers what he asked for himself`, () => {
      const by = (asker: string): string =>
        answer(act, 'dispatcher', { phase: 'signed', extensionAskedBy: asker });
      expect(by('sun')).toBe('twoPersons/same');
      expect(by('li')).toBe('open');
      expect(by('')).toBe('open');
    });
  }
  for (const act of ['exclude', 'rejectAppeal'] as const) {
    it(`${act}: nobody reviews his own appeal`, () => {
      const by = (appealedBy: string): string =>
        answer(act, 'supervisor', { subjectKind: 'review', phase: 'appealed', appealedBy });
      expect(by('sun')).toBe('twoPersons/same');
      expect(by('li')).toBe('open');
    });
  }
});

describe('for whom feedback waits', () => {
  const state = {
    subjectKind: 'ticket',
    extensionAskedBy: null,
    appealedBy: null,
    good: false,
  } as const;
  const waiting = (more: Partial<Parameters<typeof waitsFor>[0]>): readonly Role[] =>
    ROLES.filter((role) => waitsFor({ ...state, phase: 'created', ...more }, role));

  it('a new ticket waits for the dispatcher', () => {
    expect(waiting({ phase: 'created' })).toEqual(['dispatcher']);
  });
  it('a dispatched one for handler and liaison', () => {
    expect(waiting({ phase: 'dispatched' })).toEqual(['handler', 'liaison']);
  });
  it('one that was answered for whoever calls back', () => {
    expect(waiting({ phase: 'replied' })).toEqual(['handler', 'dispatcher']);
  });
  it('an extension that was asked for waits for dispatcher and supervisor as well', () => {
    expect(waiting({ phase: 'signed', extensionAskedBy: 'li' })).toEqual([
      'supervisor',
      'handler',
      'dispatcher',
      'liaison',
    ]);
  });
  it('an appeal waits for the supervisor', () => {
    expect(waiting({ subjectKind: 'review', phase: 'appealed' })).toEqual(['supervisor']);
  });
  it('what is closed, and a good review, wait for nobody', () => {
    expect(waiting({ phase: 'closed' })).toEqual([]);
    expect(waiting({ subjectKind: 'review', phase: 'submitted', good: true })).toEqual([]);
  });
});
