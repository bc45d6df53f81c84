import type { CardAct, CardActRequest, CardView } from '#contract/card-view.ts';
import type { Viewer } from '../application/people/viewer.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';
import {
  FILE,
  HTTP,
  openTestPlatform,
  RECEIVED,
  sent,
  supervisor,
} from '../testing/open-test-platform.ts';

describe('cards through the whole platform', () => {
  let test: TestPlatform;
  let viewer: Viewer;

  // Commitment of 5 working days from Monday 2 March: the last day is Monday 9 March.
  const STARTED = (): unknown[] => [
    sent('received', '2026-03-02', RECEIVED),
    sent('accepted', '2026-03-02'),
  ];
  const cards = async (): Promise<readonly CardView[]> => {
    const page = await test.current().cards(viewer, {}, {});
    return page.ok ? page.value.items : [];
  };
  const told = async (): Promise<string[]> =>
    (await cards()).map(
      ({ clockId, level, cycle, state }) => `${clockId} ${level} ${cycle} ${state}`,
    );
  const act = async (
    card: string,
    name: CardAct,
    request: Partial<CardActRequest> = {},
    who: Viewer = viewer,
  ): Promise<string> => {
    const known = await test.current().findCard(viewer, card);
    const answer = await test.current().act(who, card, name, {
      reason: '查过',
      expectedVersion: known?.version ?? 0,
      ...request,
    });
    return answer.ok ? answer.value.state : answer.error.code;
  };

  beforeEach(async () => {
    test = await openTestPlatform('2026-03-02T10:00:00+08:00');
    viewer = supervisor()(test.current());
  });

  afterEach(() => test.dispose());

  it('issues each card once, at its instant and not a millisecond before', async () => {
    await test.current().ingest(STARTED(), HTTP);
    await test.moveTo('2026-03-05T23:59:59.999+08:00');
    expect(await told()).toEqual([]);
    await test.moveTo('2026-03-06T00:00:00+08:00');
    expect(await told()).toEqual(['commitment warning 1 open']);
    await test.moveTo('2026-03-09T23:59:59.999+08:00');
    expect(await told()).toEqual(['commitment warning 1 open']);
    await test.moveTo('2026-03-10T00:00:00+08:00');
    await test.moveTo('2026-03-10T00:00:01+08:00');
    expect(await told()).toEqual(['commitment yellow 1 open', 'commitment warning 1 superseded']);
    const found = await test.current().findCase(viewer, 'C1', {});
    expect(found?.decisions.map(({ type }) => type)).toEqual(['card.issued', 'card.issued']);
    expect((await cards()).map(({ retroactive }) => retroactive)).toEqual([false, false]);
  });

  it('tells what was decided by instants with an offset and by days, as everywhere', async () => {
    await test.current().ingest(STARTED(), HTTP);
    await test.moveTo('2026-03-10T09:00:00+08:00');
    const found = await test.current().findCase(viewer, 'C1', {});
    const said = found?.decisions.map(({ facts: { groundAt, due } }) =>
      JSON.stringify([groundAt, due]),
    );
    expect(said).toEqual([
      '["2026-03-06T00:00:00+08:00","2026-03-09"]',
      '["2026-03-10T00:00:00+08:00","2026-03-09"]',
    ]);
  });

  it('counts what is left as of the day that is looked at', async () => {
    await test.current().ingest(STARTED(), HTTP);
    await test.moveTo('2026-03-10T09:00:00+08:00');
    const yellow = async (): Promise<unknown> => (await cards())[0]?.remaining;
    expect(await yellow()).toEqual({ days: -1 });
    await test.moveTo('2026-03-11T09:00:00+08:00');
    expect(await yellow()).toEqual({ days: -2 });
  });

  it('tells rooms to begin anew when a day begins', async () => {
    await test.current().ingest(STARTED(), HTTP);
    const snapshots: string[] = [];
    test.current().subscribe(({ snapshot, sweptTo }) => {
      if (snapshot) snapshots.push(new Date(sweptTo).toISOString());
    });
    await test.moveTo('2026-03-02T23:59:59.999+08:00');
    expect(snapshots).toEqual([]);
    await test.moveTo('2026-03-03T00:00:00+08:00');
    expect(snapshots).toEqual(['2026-03-02T16:00:00.000Z']);
  });

  it('marks the card of a breach that became known late', async () => {
    await test.moveTo('2026-03-12T10:00:00+08:00');
    await test.current().ingest(STARTED(), HTTP);
    expect(
      (await cards()).map(({ level, retroactive }) => `${level} ${retroactive ? 'late' : ''}`),
    ).toEqual(['yellow late', 'warning late']);
  });

  it('marks the cards of a file', async () => {
    await test.moveTo('2026-03-12T10:00:00+08:00');
    await test.current().ingest(STARTED(), FILE);
    expect((await cards()).every(({ retroactive }) => retroactive)).toBeTrue();
  });

  it('notes that a late event took the ground away, and a new breach begins a new cycle', async () => {
    await test.current().ingest(STARTED(), HTTP);
    await test.moveTo('2026-03-10T10:00:00+08:00');
    const suspended = sent('suspended', '2026-03-05', { reason: 'EXPERT_REVIEW' });
    await test.current().ingest([suspended, sent('resumed', '2026-03-16')].slice(0, 1), HTTP);
    const lost = await cards();
    expect(
      lost.map(({ level, groundLost, cycle }) => `${level} ${groundLost} ${cycle}`).sort(),
    ).toEqual(['warning true 1', 'yellow true 1']);
    await test.moveTo('2026-03-16T10:00:00+08:00');
    await test.current().ingest([sent('resumed', '2026-03-16')], HTTP);
    await test.moveTo('2026-03-20T10:00:00+08:00');
    expect((await told()).filter((text) => text.includes(' 2 '))).toContain(
      'commitment yellow 2 open',
    );
    expect((await test.current().verify()).difference).toBe(0);
  });

  it('does not issue a revoked card again in its cycle', async () => {
    await test.current().ingest(STARTED(), HTTP);
    await test.moveTo('2026-03-10T10:00:00+08:00');
    expect(await act('C1/commitment/yellow/1', 'revoke')).toBe('revoked');
    await test.current().ingest([sent('note', '2026-03-09')], HTTP);
    await test.moveTo('2026-03-11T10:00:00+08:00');
    expect((await told()).filter((text) => text.includes('yellow'))).toEqual([
      'commitment yellow 1 revoked',
    ]);
  });

  it('takes two persons to revoke a red card', async () => {
    await test.current().ingest(STARTED(), HTTP);
    await test.moveTo('2026-04-02T10:00:00+08:00');
    const red = 'C1/statutory/red/1';
    const other = supervisor(null, null, 'zhao')(test.current());
    expect(await act(red, 'revoke')).toBe('open');
    const asked = await test.current().findCard(other, red);
    expect(asked?.pendingRevocation?.by).toBe('wang');
    expect(await act(red, 'revoke')).toBe('twoPersons/same');
    expect(await act(red, 'revoke', { confirms: 'something else' }, other)).toBe('card/conflict');
    expect(await act(red, 'revoke', {}, other)).toBe('revoked');
    const found = await test.current().findCase(viewer, 'C1', {});
    const decisions = found?.decisions.filter(({ type }) => type.startsWith('card.revo'));
    expect(decisions?.map(({ type, by }) => `${type} ${by}`)).toEqual([
      'card.revocationRequested wang',
      'card.revoked zhao',
    ]);
  });

  it('refuses an act on a card that has changed and shows the current one', async () => {
    await test.current().ingest(STARTED(), HTTP);
    await test.moveTo('2026-03-10T10:00:00+08:00');
    const card = 'C1/commitment/yellow/1';
    expect(await act(card, 'acknowledge')).toBe('acknowledged');
    const answer = await test
      .current()
      .act(viewer, card, 'urge', { reason: '催', expectedVersion: 1 });
    expect(answer.ok ? null : answer.error.code).toBe('card/conflict');
    expect(answer.ok ? null : answer.error.current).toEqual(
      jasmine.objectContaining({ id: card, version: 2, state: 'acknowledged' }),
    );
  });

  it('of two who act at once on one version, one is refused', async () => {
    await test.current().ingest(STARTED(), HTTP);
    await test.moveTo('2026-03-10T10:00:00+08:00');
    const card = 'C1/commitment/yellow/1';
    const urge = () =>
      test.current().act(viewer, card, 'urge', { reason: '催', expectedVersion: 1 });
    const answers = await Promise.all([urge(), urge()]);
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.error.code)).sort()).toEqual([
      'card/conflict',
      'ok',
    ]);
  });

  it('needs a reason for all but an acknowledgement', async () => {
    await test.current().ingest(STARTED(), HTTP);
    await test.moveTo('2026-03-10T10:00:00+08:00');
    expect(await act('C1/commitment/yellow/1', 'urge', { reason: '  ' })).toBe(
      'card/reasonRequired',
    );
    expect(await act('C1/commitment/yellow/1', 'acknowledge', { reason: undefined })).toBe(
      'acknowledged',
    );
  });

  it('keeps the order of decisions that were taken in one millisecond', async () => {
    await test.current().ingest(STARTED(), HTTP);
    await test.moveTo('2026-03-10T10:00:00+08:00');
    const card = 'C1/commitment/yellow/1';
    await act(card, 'order', { due: '2026-03-12' });
    await act(card, 'acknowledge');
    await act(card, 'urge');
    await act(card, 'close');
    const found = await test.current().findCase(viewer, 'C1', {});
    expect(found?.decisions.slice(2).map(({ type }) => type)).toEqual([
      'order.issued',
      'card.acknowledged',
      'card.urged',
      'card.closed',
    ]);
    expect((await told())[0]).toBe('commitment yellow 1 closed');
  });

  it('keeps a watch list of one’s own', async () => {
    await test.current().ingest(STARTED(), HTTP);
    await test.moveTo('2026-03-10T10:00:00+08:00');
    const card = 'C1/commitment/yellow/1';
    const answer = await test.current().watchCard(viewer, card, true, { level: 'yellow' });
    expect(answer).toEqual({
      ok: true,
      value: { acknowledged: 0, assigned: 0, watching: 1, watched: [card] },
    });
    const mine = await test.current().cards(viewer, { mine: 'watched' }, {});
    expect(mine.ok ? mine.value.items.map(({ id }) => id) : null).toEqual([card]);
    const other = supervisor(null, null, 'zhao')(test.current());
    const theirs = await test.current().cards(other, { mine: 'watched' }, {});
    expect(theirs.ok ? theirs.value.items : null).toEqual([]);
  });
});
