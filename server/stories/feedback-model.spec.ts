import * as fc from 'fast-check';
import type { FeedbackActRequest, FeedbackItem } from '#contract/feedback-view.ts';
import type { FeedbackAct } from '#domain/access/feedback-acts.ts';
import type { Role } from '#domain/access/role.ts';
import type { Viewer } from '../application/people/viewer.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';
import { HTTP, openTestPlatform, supervisor } from '../testing/open-test-platform.ts';

const RUNS = 12;
const START = '2026-03-02T10:00:00+08:00';

/** A ticket as somebody at a desk believes it to be, from the rules on paper alone. */
interface Believed {
  phase: string;
  asked: string | null;
  before: string;
}

type Step = readonly [role: Role, account: string, act: FeedbackAct];

const WORKED = ['dispatched', 'signed', 'reopened'];
const ANSWERED = ['answered', 'replied', 'revisited'];
const WAYS: Readonly<
  Partial<Record<FeedbackAct, readonly [roles: string, from: readonly string[]]>>
> = {
  answer: ['HD', ['created']],
  dispatch: ['D', ['created', 'returned']],
  sign: ['HL', ['dispatched', 'reopened']],
  return: ['HL', ['dispatched', 'signed']],
  transfer: ['D', [...WORKED, 'returned']],
  requestExtension: ['HL', WORKED],
  grantExtension: ['DS', WORKED],
  denyExtension: ['DS', WORKED],
  reply: ['HL', ['signed', 'reopened']],
  revisit: ['HD', ANSWERED],
  reopen: ['DS', [...ANSWERED, 'closed']],
  close: ['HD', ANSWERED],
  note: ['HDLS', ['any']],
};
const LETTER: Readonly<Partial<Record<Role, string>>> = {
  handler: 'H',
  dispatcher: 'D',
  liaison: 'L',
  supervisor: 'S',
};
const LEADS: Readonly<Partial<Record<FeedbackAct, string>>> = {
  answer: 'answered',
  dispatch: 'dispatched',
  sign: 'signed',
  return: 'returned',
  transfer: 'dispatched',
  reply: 'replied',
  revisit: 'revisited',
  reopen: 'reopened',
  close: 'closed',
};

/** Whether the paper lets it happen, and what it makes of the ticket. */
function believe(ticket: Believed, [role, account, act]: Step): boolean {
  const way = WAYS[act];
  if (way === undefined) return false;
  const [roles, from] = way;
  if (!roles.includes(LETTER[role] ?? '-')) return false;
  if (!from.includes('any') && !from.includes(ticket.phase)) return false;
  if (act === 'requestExtension') {
    if (ticket.asked !== null) return false;
    ticket.asked = account;
  } else if (act === 'grantExtension' || act === 'denyExtension') {
    if (ticket.asked === null || ticket.asked === account) return false;
    ticket.asked = null;
  } else if (['dispatch', 'return', 'transfer', 'reply', 'close'].includes(act))
    ticket.asked = null;
  ticket.phase = LEADS[act] ?? ticket.phase;
  return true;
}

const REQUEST: Omit<FeedbackActRequest, 'expectedVersion'> = {
  reason: '核实',
  text: '答复',
  departmentCode: 'D1',
  by: { value: 1, unit: 'workingDay' },
  reached: true,
  solved: false,
  satisfied: 'dissatisfied',
};

const steps = fc.array(
  fc.tuple(
    fc.constantFrom<Role>('handler', 'dispatcher', 'liaison', 'supervisor', 'leader'),
    fc.constantFrom('li', 'wang'),
    fc.constantFrom<FeedbackAct>(...(Object.keys(WAYS) as FeedbackAct[])),
  ),
  { minLength: 5, maxLength: 25 },
);

describe('the life of a ticket against the rules on paper', () => {
  let test: TestPlatform;
  let made = 0;

  beforeAll(async () => {
    test = await openTestPlatform(START);
  });
  afterAll(() => test.dispose());

  it('an act succeeds exactly where the paper lets it, and leads where the paper says', async () => {
    const base = supervisor()(test.current());
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const no = `T-${(made += 1)}`;
        const created = { kind: 'complaint', regionCode: '370102' };
        await test.current().ingest(
          [
            {
              ...{ specversion: '1.0', id: no, source: 'urn:city:jinan', subject: no },
              type: 'ticket.created',
              time: START,
              data: created,
            },
          ],
          HTTP,
        );
        const ticket: Believed = { phase: 'created', asked: null, before: 'created' };
        for (const step of taken) {
          const [role, account, act] = step;
          const viewer: Viewer = { ...base, role, account };
          const before = await read(viewer, no);
          const expected = believe(ticket, step);
          const shown = before.acts.find((one) => one.act === act);
          expect(shown?.open).withContext(`${role} ${act} in ${before.phase}`).toBe(expected);
          const request = { ...REQUEST, expectedVersion: before.version };
          const answer = await test.current().actOnFeedback(viewer, no, 'ticket', act, request);
          expect(answer.ok).withContext(`${role} ${act} in ${before.phase}`).toBe(expected);
          const after = await read(viewer, no);
          expect(after.phase).toBe(ticket.phase as FeedbackItem['phase']);
          expect(after.version - before.version).toBe(expected ? 1 : 0);
        }
      }),
      { numRuns: RUNS },
    );
    expect((await test.current().verify()).difference).toBe(0);
  }, 60_000);

  async function read(viewer: Viewer, no: string): Promise<FeedbackItem> {
    const found = await test.current().findFeedback(viewer, no);
    if (found === undefined) throw new Error(`${no} is not there`);
    return found;
  }
});
