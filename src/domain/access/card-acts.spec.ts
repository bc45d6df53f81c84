import type { CardState } from '../cards/subject-card.ts';
import type { CardAct } from './card-acts.ts';
import { mayAct } from './card-acts.ts';
import { ROLES } from './role.ts';
import type { Role } from './role.ts';

const ACTS: readonly CardAct[] = [
  'acknowledge',
  'urge',
  'order',
  'assign',
  'explain',
  'appeal',
  'decideAppeal',
  'revoke',
  'close',
];
const STATES: readonly CardState[] = [
  'open',
  'acknowledged',
  'explained',
  'appealed',
  'closed',
  'revoked',
  'superseded',
  'lapsed',
];

function answer(
  act: CardAct,
  role: Role,
  state: CardState,
  more: { level?: 'warning' | 'yellow' | 'red'; pending?: string; appealedBy?: string } = {},
): string {
  const { level = 'yellow', pending, appealedBy = null } = more;
  const pendingRevocation = pending === undefined ? null : { event: 'd1', by: pending };
  const result = mayAct({ state, level, pendingRevocation, appealedBy }, act, role, 'sun');
  return result.ok ? 'open' : result.code;
}

describe('who may act on a card', () => {
  const allowed: Readonly<Record<CardAct, readonly Role[]>> = {
    acknowledge: ['supervisor', 'liaison'],
    urge: ['supervisor'],
    order: ['supervisor'],
    assign: ['supervisor'],
    explain: ['supervisor', 'liaison'],
    appeal: ['liaison'],
    decideAppeal: ['supervisor'],
    revoke: ['supervisor'],
    close: ['supervisor'],
  };
  for (const act of ACTS) {
    for (const role of ROLES) {
      const may = allowed[act].includes(role);
      it(`${role} ${may ? 'may' : 'may not'} ${act}`, () => {
        const state = act === 'decideAppeal' ? 'appealed' : 'open';
        expect(answer(act, role, state)).toBe(may ? 'open' : 'access/notAllowed');
      });
    }
  }
});

describe('in which state an act on a card is open', () => {
  const open: Readonly<Record<CardAct, readonly CardState[]>> = {
    acknowledge: ['open'],
    urge: ['open', 'acknowledged', 'explained', 'appealed'],
    order: ['open', 'acknowledged', 'explained', 'appealed'],
    assign: ['open', 'acknowledged', 'explained', 'appealed'],
    explain: ['open', 'acknowledged', 'explained'],
    appeal: ['open', 'acknowledged', 'explained'],
    decideAppeal: ['appealed'],
    revoke: ['open', 'acknowledged', 'explained', 'appealed', 'closed', 'superseded', 'lapsed'],
    close: ['open', 'acknowledged', 'explained'],
  };
  const done: Partial<Record<CardAct, CardState>> = {
    acknowledge: 'acknowledged',
    revoke: 'revoked',
  };
  for (const act of ACTS) {
    for (const state of STATES) {
      const expected = open[act].includes(state)
        ? 'open'
        : done[act] === state
          ? 'card/alreadyDone'
          : 'card/notAllowed';
      it(`${act} of one that is ${state}: ${expected}`, () => {
        const role = act === 'appeal' ? 'liaison' : 'supervisor';
        expect(answer(act, role, state)).toBe(expected);
      });
    }
  }
});

describe('acts that take two persons', () => {
  it('the first may ask for the revocation of a red card', () => {
    expect(answer('revoke', 'supervisor', 'open', { level: 'red' })).toBe('open');
  });

  it('the same may not confirm it', () => {
    expect(answer('revoke', 'supervisor', 'open', { level: 'red', pending: 'sun' })).toBe(
      'twoPersons/same',
    );
  });

  it('another may confirm it', () => {
    expect(answer('revoke', 'supervisor', 'open', { level: 'red', pending: 'qian' })).toBe('open');
  });

  it('a yellow card needs one', () => {
    expect(answer('revoke', 'supervisor', 'open', { level: 'yellow', pending: 'sun' })).toBe(
      'open',
    );
  });

  it('nobody decides his own appeal', () => {
    expect(answer('decideAppeal', 'supervisor', 'appealed', { appealedBy: 'sun' })).toBe(
      'twoPersons/same',
    );
    expect(answer('decideAppeal', 'supervisor', 'appealed', { appealedBy: 'li' })).toBe('open');
  });
});

describe('acts on a warning', () => {
  it('cannot be appealed against: it is no fault', () => {
    expect(answer('appeal', 'liaison', 'open', { level: 'warning' })).toBe('card/notAllowed');
  });

  it('can be signed for and explained', () => {
    expect(answer('acknowledge', 'liaison', 'open', { level: 'warning' })).toBe('open');
    expect(answer('explain', 'liaison', 'open', { level: 'warning' })).toBe('open');
  });
});
