import type { CardActRequest } from '#contract/card-view.ts';
import type { Role } from '#domain/access/role.ts';
import type { Viewer } from '../application/people/viewer.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';
import {
  HTTP,
  openTestPlatform,
  RECEIVED,
  sent,
  supervisor,
} from '../testing/open-test-platform.ts';

const CARD = 'C1/commitment/yellow/1';

describe('assigning a card 指派', () => {
  let test: TestPlatform;
  let wang: Viewer;

  const join = async (
    name: string,
    displayName: string,
    role: Role,
    regionCode: string | null,
  ): Promise<Viewer> => {
    const account = { name, displayName, role, regionCode, line: null, disabled: false };
    await test.current().addAccount(account, 'hash');
    return test.current().viewerOf(account);
  };
  const assign = async (to: string, request: Partial<CardActRequest> = {}): Promise<string> => {
    const known = await test.current().findCard(wang, CARD);
    const answer = await test
      .current()
      .act(wang, CARD, 'assign', { to, expectedVersion: known?.version ?? 0, ...request });
    return answer.ok ? String(answer.value.assignedTo) : answer.error.code;
  };

  beforeEach(async () => {
    test = await openTestPlatform('2026-03-02T10:00:00+08:00');
    await test.current().load('regions', [
      { code: '370000', name: '山东省', parent: null },
      { code: '370100', name: '济南市', parent: '370000' },
      { code: '370102', name: '历下区', parent: '370100' },
      { code: '370200', name: '青岛市', parent: '370000' },
    ]);
    wang = await join('wang', '王敏', 'supervisor', null);
    await join('li', '李静', 'supervisor', '370100');
    await join('zhao', '赵强', 'supervisor', '370200');
    await join('chen', '陈红', 'leader', null);
    await test
      .current()
      .ingest([sent('received', '2026-03-02', RECEIVED), sent('accepted', '2026-03-02')], HTTP);
    await test.moveTo('2026-03-10T10:00:00+08:00');
  });

  afterEach(() => test.dispose());

  it('offers those who see the card and may act on it, and nobody else', async () => {
    const found = await test.current().assignees(wang, [CARD]);
    expect(found.ok ? found.value : null).toEqual([
      { account: 'li', displayName: '李静', role: 'supervisor', regionName: '济南市' },
      { account: 'wang', displayName: '王敏', role: 'supervisor', regionName: null },
    ]);
  });

  it('says nothing about a card out of reach', async () => {
    const qingdao = supervisor('370200', null, 'zhao')(test.current());
    const found = await test.current().assignees(qingdao, [CARD]);
    expect(found.ok ? null : found.error.code).toBe('card/notFound');
  });

  it('refuses one whose scope does not cover the card, a leader and a stranger', async () => {
    for (const to of ['zhao', 'chen', 'nobody']) expect(await assign(to)).toBe('card/assignee');
  });

  it('needs somebody, and not the one who has it already', async () => {
    expect(await assign('li', { to: undefined })).toBe('request/invalid');
    expect(await assign('li')).toBe('li');
    expect(await assign('li')).toBe('card/alreadyDone');
    expect(await assign('wang')).toBe('wang');
  });

  it('is found by the one to whom it was assigned, and stands in the history with names', async () => {
    await assign('li', { reason: '请跟进' });
    const li = supervisor('370100', null, 'li')(test.current());
    const mine = await test.current().cards(li, { mine: 'assigned', state: 'unsettled' }, {});
    expect(mine.ok ? mine.value.items.map(({ id }) => id) : null).toEqual([CARD]);
    expect((await test.current().myCards(li, { state: 'unsettled' })).assigned).toBe(1);
    expect((await test.current().myCards(wang, { state: 'unsettled' })).assigned).toBe(0);

    const found = await test.current().findCase(wang, 'C1', {});
    const decision = found?.decisions.at(-1);
    expect(decision?.type).toBe('card.assigned');
    expect(decision?.by).toBe('wang');
    expect(decision?.facts['to'] === 'li').toBeTrue();
    expect(decision?.reason).toBe('请跟进');
    expect(found?.people.map(({ displayName }) => displayName)).toEqual(['王敏', '李静']);
    const card = await test.current().findCard(wang, CARD);
    expect(card?.people).toEqual([{ account: 'li', displayName: '李静', role: 'supervisor' }]);
  });

  it('can be done with many at once', async () => {
    const answer = await test
      .current()
      .actOnMany(wang, { ids: [CARD, 'C1/none/red/1'], action: 'assign', to: 'li' });
    expect(answer.ok ? answer.value.done.map(({ assignedTo }) => assignedTo) : null).toEqual([
      'li',
    ]);
    expect(answer.ok ? answer.value.refused.map(({ code }) => code) : null).toEqual([
      'card/notFound',
    ]);
  });

  it('changes no score and no state: the card waits as before', async () => {
    const before = await test.current().findCard(wang, CARD);
    await assign('li');
    const after = await test.current().findCard(wang, CARD);
    expect(after?.state).toBe(before?.state);
    expect((await test.current().verify()).difference).toBe(0);
  });
});
