import type { Store } from '../../../application/store/store.ts';
import type { CardRow, SourceDay } from '../../../application/store/store-rows.ts';

/** What every home keeps beside the log. */
export function describeDesk(current: () => Store): void {
  let store: Store;

  beforeEach(() => {
    store = current();
  });

  it('keeps a session until it is ended, and what a person watches', async () => {
    const session = { idHash: 'h', account: 'li', createdAt: 1, lastSeenAt: 2, expiresAt: 3 };
    await store.desk.saveSession(session);
    await store.desk.saveSession({ ...session, lastSeenAt: 9, expiresAt: 10 });
    expect(await store.desk.findSession('h')).toEqual({ ...session, lastSeenAt: 9, expiresAt: 10 });
    await store.desk.endSession('h');
    expect(await store.desk.findSession('h')).toBeUndefined();
    await store.desk.watch('li', 'b', true);
    await store.desk.watch('li', 'a', true);
    await store.desk.watch('li', 'a', true);
    await store.desk.watch('li', 'b', false);
    expect(await store.desk.watched('li')).toEqual(['a']);
  });

  it('changes the grants of an account that is there, and nothing else of it', async () => {
    const { desk } = store;
    const account = {
      name: 'li',
      displayName: 'Li',
      role: 'supervisor',
      regionCode: '370100',
      line: 'water',
      disabled: false,
    } as const;
    expect(await desk.changeAccount(account)).toBeFalse();
    await desk.addAccount(account, 'hash', 1);
    const changed = {
      ...account,
      role: 'leader',
      regionCode: null,
      line: null,
      disabled: true,
    } as const;
    expect(await desk.changeAccount(changed)).toBeTrue();
    expect(await desk.findAccount('li')).toEqual({ ...changed, passwordHash: 'hash' });
  });

  it('changes the password of an account that is there, and nothing else of it', async () => {
    const { desk } = store;
    const account = {
      name: 'li',
      displayName: 'Li',
      role: 'leader',
      regionCode: null,
      line: null,
      disabled: false,
    } as const;
    expect(await desk.changePassword('li', 'other')).toBeFalse();
    await desk.addAccount(account, 'hash', 1);
    expect(await desk.changePassword('li', 'other')).toBeTrue();
    expect(await desk.findAccount('li')).toEqual({ ...account, passwordHash: 'other' });
  });

  it('knows when a source sent something new, also where its latest day has repetitions only', async () => {
    const day = { name: 's', accepted: 1, rejected: 0, lagMs: 3 };
    await store.desk.addSourceDays([
      { ...day, day: 1, lastEventAt: 10, lastReceivedAt: 20 },
      { ...day, day: 2, accepted: 0, lastEventAt: null, lastReceivedAt: 0 },
    ]);
    expect(await store.desk.sourceDays(2)).toEqual([
      { ...day, day: 2, accepted: 0, lastEventAt: 10, lastReceivedAt: 20 },
    ]);
  });

  it('lists the sessions of an account, latest begun first', async () => {
    const session = (idHash: string, account: string, createdAt: number) => ({
      idHash,
      account,
      createdAt,
      lastSeenAt: createdAt,
      expiresAt: 99,
    });
    for (const row of [session('a', 'li', 1), session('b', 'li', 3), session('c', 'wang', 2)]) {
      await store.desk.saveSession(row);
    }
    expect(await store.desk.sessionsOf('li')).toEqual([
      session('b', 'li', 3),
      session('a', 'li', 1),
    ]);
    expect(await store.desk.sessionsOf('nobody')).toEqual([]);
  });

  it('writes a credential only where it still is what it was read as', async () => {
    const { desk } = store;
    const row = { kind: 'totp', key: 'li', account: 'li', body: 'one' } as const;
    expect(await desk.putCredential(row, 'none')).toBeFalse();
    expect(await desk.putCredential(row, null)).toBeTrue();
    expect(await desk.putCredential({ ...row, body: 'two' }, null)).toBeFalse();
    expect(await desk.putCredential({ ...row, body: 'two' }, 'one')).toBeTrue();
    expect(await desk.putCredential({ ...row, body: 'three' }, 'one')).toBeFalse();
    expect(await desk.findCredential('totp', 'li')).toEqual({ ...row, body: 'two' });
    expect(await desk.findCredential('oidc', 'li')).toBeUndefined();
    expect(await desk.dropCredential('totp', 'li')).toBeTrue();
    expect(await desk.dropCredential('totp', 'li')).toBeFalse();
    expect(await desk.findCredential('totp', 'li')).toBeUndefined();
  });

  it('writes a record only where it still has the version it was read with', async () => {
    const { desk } = store;
    const write = (body: string | null, before: number | null) =>
      desk.writeRecord({ kind: 'draft', key: 'li/T1', body, before });
    expect(await write('one', 1)).toBeFalse();
    expect(await write('one', null)).toBeTrue();
    expect(await write('two', null)).toBeFalse();
    expect(await write('two', 1)).toBeTrue();
    expect(await write('three', 1)).toBeFalse();
    const row = { kind: 'draft', key: 'li/T1', body: 'two', version: 2 };
    expect(await desk.findRecord('draft', 'li/T1')).toEqual(row);
    expect(await desk.findRecord('template', 'li/T1')).toBeUndefined();
    expect(await write(null, null)).toBeFalse();
    expect(await write(null, 2)).toBeTrue();
    expect(await write(null, 2)).toBeFalse();
    expect(await write(null, null)).toBeTrue();
    expect(await desk.findRecord('draft', 'li/T1')).toBeUndefined();
  });

  it('lists the records of a kind that begin alike, in order of their key', async () => {
    const { desk } = store;
    for (const key of ['li/2', 'li/1', 'wang/1', 'li/10', '李/1', 'li_/1', 'LI/1']) {
      expect(await desk.writeRecord({ kind: 'view', key, body: '{}', before: null })).toBeTrue();
    }
    const keys = async (prefix: string, after: string, limit: number) =>
      (await desk.listRecords('view', prefix, after, limit)).map(({ key }) => key);
    expect(await keys('li/', '', 9)).toEqual(['li/1', 'li/10', 'li/2']);
    expect(await keys('li/', 'li/1', 1)).toEqual(['li/10']);
    expect(await keys('李', '', 9)).toEqual(['李/1']);
    expect(await keys('', 'li_/1', 9)).toEqual(['wang/1', '李/1']);
    expect(await keys('zhao', '', 9)).toEqual([]);
    expect(await desk.listRecords('other', '', '', 9)).toEqual([]);
  });

  it('finds nobody by a name that no account can have', async () => {
    expect(await store.desk.findAccount('li\u0000')).toBeUndefined();
    expect(await store.subjects.find([{ kind: 'case', no: 'C\u0000' }])).toEqual([]);
  });

  it('adds the figures of a source up by day and answers the latest day', async () => {
    const day = (number: number, more: Partial<SourceDay> = {}): SourceDay => ({
      name: 's',
      day: number,
      accepted: 1,
      rejected: 2,
      lagMs: 3,
      lastEventAt: 10,
      lastReceivedAt: 20,
      ...more,
    });
    await store.desk.addSourceDays([day(1), day(2), day(2, { lastEventAt: 5 })]);
    await store.desk.addSourceDays([day(2, { lastEventAt: null, lastReceivedAt: 30 })]);
    expect(await store.desk.sourceDays(1)).toEqual([day(1)]);
    expect(await store.desk.sourceDays(3)).toEqual([
      day(2, { accepted: 3, rejected: 6, lagMs: 9, lastReceivedAt: 30 }),
    ]);
  });

  it('gives a card back as it was written last, and all of a subject of its kind', async () => {
    const card = (id: string, state: string, kind: CardRow['kind'] = 'case'): CardRow => ({
      id,
      kind,
      subject: 'C1',
      path: '37/',
      line: null,
      state,
      body: '{}',
    });
    await store.transaction(({ cards }) => cards.put([card('b', 'new'), card('a', 'new')]));
    await store.transaction(({ cards }) => cards.put([card('b', 'closed')]));
    await store.transaction(({ cards }) => cards.put([card('t', 'new', 'ticket')]));
    expect(await store.cards.find(['b', 'zzz'])).toEqual([card('b', 'closed')]);
    expect(await store.cards.ofSubject({ kind: 'case', no: 'C1' })).toEqual([
      card('a', 'new'),
      card('b', 'closed'),
    ]);
    expect(await store.cards.ofSubject({ kind: 'ticket', no: 'C1' })).toEqual([
      card('t', 'new', 'ticket'),
    ]);
  });

  it('hands every card out once, in parts', async () => {
    const ids = Array.from({ length: 2500 }, (_, no) => `card ${no}`);
    const card = (id: string): CardRow => ({
      ...{ id, kind: 'case', subject: 'C1', path: '37/', line: null, state: 'new', body: '{}' },
    });
    await store.transaction(({ cards }) => cards.put(ids.map(card)));
    const parts: (readonly CardRow[])[] = [];
    await store.cards.eachPart((part) => void parts.push(part));
    expect(parts.length).toBeGreaterThan(1);
    const handed = parts.flat();
    expect(handed.map(({ id }) => id).sort()).toEqual(ids.sort());
    expect(handed[0]).toEqual(card(handed[0]?.id ?? ''));
  });

  it('keeps a link once', async () => {
    const link = { caseNo: 'C1', kind: 'review', no: 'R1' } as const;
    await store.transaction(({ subjects }) => subjects.addLinks([link, link]));
    await store.transaction(({ subjects }) => subjects.addLinks([link]));
    expect(await store.subjects.links('C1')).toEqual([{ kind: 'review', no: 'R1' }]);
  });

  it('finds the links of many cases at once', async () => {
    const some = [
      { caseNo: 'C1', kind: 'review', no: 'R1' },
      { caseNo: 'C2', kind: 'ticket', no: 'T"2' },
      { caseNo: "C'3", kind: 'review', no: 'R3' },
    ] as const;
    await store.transaction(({ subjects }) => subjects.addLinks(some));
    const found = await store.subjects.linksOf(['C1', "C'3", 'C4']);
    expect(found).toEqual(jasmine.arrayWithExactContents([some[0], some[2]]));
    expect(await store.subjects.linksOf([])).toEqual([]);
  });

  it('keeps the first of two accounts and sources of one name', async () => {
    const account = {
      name: 'li',
      displayName: '李',
      role: 'supervisor',
      regionCode: null,
      line: null,
      disabled: false,
    } as const;
    expect(await store.desk.addAccount(account, 'hash', 1)).toBeTrue();
    expect(await store.desk.addAccount({ ...account, role: 'leader' }, 'other', 2)).toBeFalse();
    expect(await store.desk.findAccount('li')).toEqual({ ...account, passwordHash: 'hash' });
    expect(await store.desk.accounts()).toEqual([account]);
    expect(await store.desk.addSource({ name: 's', prefix: 'urn:a' }, 'k', 1)).toBeTrue();
    expect(await store.desk.addSource({ name: 's', prefix: 'urn:b' }, 'l', 1)).toBeFalse();
    expect(await store.desk.findSourceByKeyHash('k')).toEqual({
      ...{ name: 's', prefix: 'urn:a', regionCode: null },
    });
  });

  it('keeps the newest rows of quarantine, and one refused event once', async () => {
    const entry = (eventId: string) => ({
      source: 'urn:a',
      eventId,
      code: 'event/invalid',
      path: 'time',
      message: 'no',
      receivedAt: 1,
      event: `{"id":"${eventId}"}`,
      keptSeq: null,
      sourceName: null,
    });
    await store.desk.addQuarantine([entry('1'), entry('2'), entry('2')], 2);
    await store.desk.addQuarantine([entry('3')], 2);
    const rows = await store.desk.quarantine(null, null, 10);
    expect(rows.map(({ eventId }) => eventId)).toEqual(['3', '2']);
    expect(await store.desk.countQuarantined(null)).toBe(2);
  });
}
