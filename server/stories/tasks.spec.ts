import type { TaskView } from '#contract/task-view.ts';
import type { Role } from '#domain/access/role.ts';
import { HTTP, sent } from '../testing/open-test-platform.ts';
import { TestWorld } from '../testing/test-world.ts';
import type { Answer } from '../testing/test-world.ts';

const AT = '2026-03-12T10:00:00+08:00';

const ACCOUNTS = {
  province: ['supervisor', null, null],
  city: ['supervisor', '370100', null],
  liaison: ['liaison', '370100', null],
  county: ['liaison', '370102', null],
  water: ['liaison', '370102', '水务'],
  otherCity: ['liaison', '370200', null],
  leader: ['leader', null, null],
  auditor: ['auditor', null, null],
} as const satisfies Record<string, readonly [Role, string | null, string | null]>;
type Account = keyof typeof ACCOUNTS;

describe('tasks of the plan', () => {
  let world: TestWorld;

  beforeEach(async () => {
    world = await TestWorld.open(AT);
    for (const [name, [role, region, line]] of Object.entries(ACCOUNTS)) {
      await world.admit(name, role, region, line);
    }
    const task = (no: string, data: object, time = '2026-03-02') =>
      sent('task.published', time, { no, ...data }, { subject: no });
    const receipt = await world.platform.ingest(
      [
        task('P-1', { name: '全省热线对接', lead: ['省大数据局'], due: '2026-03-31' }),
        task('P-2', { name: '事项目录发布', due: '2026-03-10' }),
        task('P-3', { name: '没有期限的任务' }),
        task('J-1', { name: '济南窗口改造', due: '2026-04-30', regionCode: '370100' }),
        task('Q-1', { name: '青岛窗口改造', due: '2026-04-30', regionCode: '370200' }),
        task('U-1', { name: '不知何处', regionCode: 'nowhere' }),
        task('L-1', { name: '督办来件', due: '2026-05-01', caseNo: 'A1', ticketNo: 'NONE' }),
        sent(
          'case.received',
          '2026-03-02',
          {
            ...{ itemCode: 'i', regionCode: '370102', departmentCode: '370102-water' },
          },
          { subject: 'A1' },
        ),
        sent(
          'task.progressed',
          '2026-03-05',
          { no: 'P-1', result: '请联系 13812345678' },
          {
            subject: 'P-1',
          },
        ),
        sent('task.closed', '2026-03-09', { no: 'P-3', result: '已完成' }, { subject: 'P-3' }),
      ],
      HTTP,
    );
    expect(receipt.rejected).toEqual([]);
  });

  afterEach(() => world.close());

  const ask = (who: Account, method: string, path: string, body?: unknown): Promise<Answer> =>
    world.ask(
      `mingjian=${who}`,
      method,
      path,
      body === undefined ? undefined : JSON.stringify(body),
    );
  const list = async (who: Account): Promise<readonly TaskView[]> => {
    const { body } = await ask(who, 'GET', '/tasks');
    return (JSON.parse(body) as { readonly items: readonly TaskView[] }).items;
  };
  const find = async (who: Account, no: string): Promise<TaskView> => {
    const found = (await list(who)).find((one) => one.no === no);
    if (found === undefined) throw new Error(`no task ${no}`);
    return found;
  };
  const act = async (who: Account, no: string, name: string, version?: number): Promise<Answer> =>
    ask(who, 'POST', `/tasks/${no}/${name}`, {
      text: '已联通',
      expectedVersion: version ?? (await find('province', no)).version,
    });
  const codeOf = ({ body }: Answer): string => (JSON.parse(body) as { code: string }).code;

  it('stand by what ends first, those that are closed last', async () => {
    const items = await list('province');
    const order = items.map(({ no }) => no).filter((no) => no !== 'U-1');
    expect(order).toEqual(['P-2', 'P-1', 'J-1', 'Q-1', 'L-1', 'P-3']);
    const states = new Map(items.map(({ no, state }) => [no, state]));
    expect([states.get('P-2'), states.get('P-1'), states.get('P-3')]).toEqual([
      'overdue',
      'running',
      'closed',
    ]);
  });

  const seenBy: readonly (readonly [who: Account, seen: string])[] = [
    ['province', 'J-1 L-1 P-1 P-2 P-3 Q-1 U-1'],
    ['city', 'J-1 L-1 P-1 P-2 P-3'],
    ['county', 'J-1 L-1 P-1 P-2 P-3'],
    ['water', 'J-1 L-1 P-1 P-2 P-3'],
    ['otherCity', 'L-1 P-1 P-2 P-3 Q-1'],
  ];
  for (const [who, seen] of seenBy) {
    it(`that bind ${who} or lie within its scope are shown to it`, async () => {
      expect(
        (await list(who))
          .map(({ no }) => no)
          .sort()
          .join(' '),
      ).toBe(seen);
    });
  }

  it('show nobody’s telephone number', async () => {
    const { steps } = await find('leader', 'P-1');
    expect(steps[0]?.text).not.toContain('13812345678');
  });

  it('open the case that they are about to those who see it', async () => {
    expect((await find('county', 'L-1')).caseNo).toBe('A1');
    expect((await find('otherCity', 'L-1')).caseNo).toBeNull();
    expect((await find('province', 'L-1')).ticketNo).toBeNull();
  });

  const open: readonly (readonly [who: Account, no: string, acts: string])[] = [
    ['province', 'P-1', 'progress reachMilestone close'],
    ['city', 'P-1', 'progress reachMilestone'],
    ['city', 'J-1', 'progress reachMilestone close'],
    ['liaison', 'J-1', 'progress reachMilestone'],
    ['county', 'J-1', 'progress reachMilestone'],
    ['leader', 'P-1', ''],
  ];
  for (const [who, no, acts] of open) {
    it(`of ${no} offer ${acts === '' ? 'nothing' : acts} to ${who}`, async () => {
      expect((await find(who, no)).acts.map((one) => one.act).join(' ')).toBe(acts);
    });
  }

  it('say why nothing more is told of one that is closed', async () => {
    const { acts } = await find('province', 'P-3');
    expect(acts.map(({ why }) => why)).toEqual(['task/closed', 'task/closed', 'task/closed']);
    expect(codeOf(await act('province', 'P-3', 'progress'))).toBe('task/closed');
  });

  it('are reported on from below and closed from above, each with its row of the audit log', async () => {
    expect((await act('county', 'P-2', 'progress')).status).toBe(200);
    const reached = await act('liaison', 'P-2', 'reachMilestone');
    expect(reached.status).withContext(reached.body).toBe(200);
    expect(codeOf(await act('city', 'P-2', 'close'))).toBe('access/notAllowed');
    const closed = JSON.parse((await act('province', 'P-2', 'close')).body) as TaskView;
    expect(closed.state).toBe('closedLate');
    expect(closed.steps.map(({ kind, by }) => `${kind} ${by ?? ''}`)).toEqual([
      'progressed county',
      'milestoneReached liaison',
      'closed province',
    ]);
    const { body } = await ask('auditor', 'GET', '/audit?action=task.act&limit=200');
    const rows = (
      JSON.parse(body) as { items: { actor: string; object: string; outcome: string }[] }
    ).items
      .filter(({ object }) => object === 'P-2')
      .map(({ actor, outcome }) => `${actor} ${outcome}`);
    expect(rows).toEqual(['province done', 'city refused', 'liaison done', 'county done']);
  });

  it('that somebody else went on with are shown as they are now', async () => {
    const { version } = await find('province', 'J-1');
    const answers = await Promise.all([
      act('city', 'J-1', 'progress', version),
      act('county', 'J-1', 'progress', version),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = await act('city', 'J-1', 'progress', version);
    expect(codeOf(late)).toBe('task/conflict');
    const { current } = JSON.parse(late.body) as { current: TaskView };
    expect(current.version).toBe(version + 1);
  });

  const refusals: readonly (readonly [why: string, who: Account, path: string, status: number])[] =
    [
      ['by another city', 'otherCity', 'J-1/progress', 404],
      ['by a leader', 'leader', 'P-1/progress', 403],
      ['by a liaison who would close it', 'liaison', 'J-1/close', 403],
      ['of no such kind', 'province', 'P-1/forget', 404],
      ['on no such task', 'province', 'NONE/progress', 404],
    ];
  for (const [why, who, path, status] of refusals) {
    it(`refuse an act ${why} with ${status}`, async () => {
      const answer = await ask(who, 'POST', `/tasks/${path}`, { text: '做了', expectedVersion: 1 });
      expect(answer.status).toBe(status);
    });
  }

  it('ask for words', async () => {
    const body = { text: ' ', expectedVersion: (await find('province', 'P-1')).version };
    expect((await ask('province', 'POST', '/tasks/P-1/progress', body)).status).toBe(422);
  });
});
