import type { Scope } from '#domain/access/scope.ts';
import { SelfCheckLog } from './self-check-log.ts';

const WHOLE: Scope = { path: '', line: null };
const JINAN: Scope = { path: '370000/370100', line: null };
const inJinan = {
  text: 'case A: due is stored otherwise',
  path: '370000/370100/370102',
  line: null,
};
const inQingdao = { ...inJinan, text: 'case B: due is stored otherwise', path: '370000/370200' };

function log(): {
  readonly log: SelfCheckLog;
  readonly view: (scope?: Scope) => ReturnType<SelfCheckLog['view']>;
} {
  let now = 0;
  const made = new SelfCheckLog(() => (now += 1));
  return { log: made, view: (scope = WHOLE) => made.view(scope, String) };
}

describe('SelfCheckLog', () => {
  it('says nothing of agreement before anything was compared', () => {
    expect(log().view()).toEqual({ since: '1', at: null, difference: 0, details: [], rounds: [] });
  });

  it('adds slices to a round until everything had its turn, the last round first', () => {
    const { log: checks, view } = log();
    checks.compared(10, []);
    checks.compared(3, []);
    checks.roundEnded();
    checks.compared(10, []);
    expect(view().rounds).toEqual([
      { startedAt: '5', endedAt: null, checked: 10, difference: 0 },
      { startedAt: '2', endedAt: '4', checked: 13, difference: 0 },
    ]);
    expect(view().at).toBe('5');
  });

  it('forgets a difference only after a whole round without it', () => {
    const { log: checks, view } = log();
    checks.compared(10, [inJinan]);
    checks.roundEnded();
    checks.compared(10, []);
    expect(view().difference).toBe(1);
    checks.roundEnded();
    checks.compared(10, []);
    expect(view().difference).toBe(0);
  });

  it('tells whoever sees a part of its differences alone, and no size of the rest', () => {
    const { log: checks, view } = log();
    checks.compared(10, [inJinan, inQingdao]);
    const { difference, details, rounds } = view(JINAN);
    expect(difference).toBe(1);
    expect(details).toEqual([inJinan.text]);
    expect(rounds).toEqual([]);
    expect(view().difference).toBe(2);
  });

  it('keeps a bounded number of details while the count goes on', () => {
    const { log: checks, view } = log();
    for (let slice = 0; slice < 30; slice += 1) {
      checks.compared(
        10,
        Array.from({ length: 10 }, () => inJinan),
      );
    }
    expect(view().difference).toBe(300);
    expect(view().details.length).toBe(100);
  });
});
