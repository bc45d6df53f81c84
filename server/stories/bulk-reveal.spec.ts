import type { BulkRevealed, BulkRevealView, RevealSubject } from '#contract/bulk-reveal.ts';
import { event } from '../testing/foreign-events.ts';
import { HTTP, RECEIVED } from '../testing/open-test-platform.ts';
import { TestWorld } from '../testing/test-world.ts';

const AT = '2026-03-02T10:00:00+08:00';
const REASON = '逐一回访逾期办件的申请人';
const APPLICANT = { name: '孙申请', phone: '13900000003', idNo: '370102199003077758' };
const CALLER = { name: '钱来电', phone: '13900000004' };
const SECRET = { name: '李保密', phone: '13900000005' };
const PLACE = { regionCode: '370102', departmentCode: '370102-water', kind: 'complaint' };

const CASE: RevealSubject = { kind: 'case', no: 'C1' };
const TICKET: RevealSubject = { kind: 'ticket', no: 'T1' };
const CONFIDENTIAL: RevealSubject = { kind: 'ticket', no: 'T2' };
const BOTH = [CASE, TICKET];

interface AuditRow {
  readonly actor: string;
  readonly action: string;
  readonly object: string | null;
  readonly outcome: string;
  readonly reason: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

describe('many people at once', () => {
  let world: TestWorld;
  let auditor: string;
  let serial = 0;

  beforeAll(async () => {
    world = await TestWorld.open(AT);
    auditor = await world.admit('auditor', 'auditor', null);
    const accounts = [
      ['sun', 'supervisor', '370102'],
      ['second', 'supervisor', '370100'],
      ['elsewhere', 'supervisor', '370202'],
      ['land', 'supervisor', '370102', '国土'],
      ['hand', 'handler', '370102'],
      ['otherHand', 'handler', '370102'],
      ['leader', 'leader', null],
    ] as const;
    for (const [name, role, region, line] of accounts) await world.admit(name, role, region, line);
    const { accepted } = await world.platform.ingest(
      [
        event('C1', 'case.received', AT, { ...RECEIVED, applicant: APPLICANT }),
        event('C2', 'case.received', AT, { ...RECEIVED, applicant: APPLICANT, caller: CALLER }),
        event('T1', 'ticket.created', AT, { ...PLACE, caller: CALLER }),
        event('T2', 'ticket.created', AT, { ...PLACE, caller: SECRET, confidential: true }),
        event('F1', 'case.received', AT, {
          ...RECEIVED,
          ...{ regionCode: '370202', departmentCode: '370202-water', applicant: APPLICANT },
        }),
      ],
      HTTP,
    );
    expect(accepted).toBe(5);
  });

  afterAll(() => world.close());

  const call = (who: string, method: string, path: string, body?: unknown) =>
    world.ask(
      `mingjian=${who}`,
      method,
      path,
      body === undefined ? undefined : JSON.stringify(body),
    );
  const codeOf = ({ status, body }: { readonly status: number; readonly body: string }): string =>
    status === 200 ? 'done' : (JSON.parse(body) as { readonly code: string }).code;
  const ask = (who: string, subjects: readonly RevealSubject[], reason = REASON) =>
    call(who, 'POST', '/reveals', { reason, subjects });
  const asked = async (who: string, subjects: readonly RevealSubject[] = BOTH): Promise<string> => {
    const { body } = await ask(who, subjects);
    return (JSON.parse(body) as BulkRevealView).id;
  };
  const confirm = async (who: string, id: string): Promise<string> =>
    codeOf(await call(who, 'POST', `/reveals/${id}/confirm`));
  const read = (who: string, id: string) => call(who, 'POST', `/reveals/${id}/read`);
  const listed = async (who: string): Promise<readonly string[]> => {
    const { body } = await call(who, 'GET', '/reveals');
    const { items } = JSON.parse(body) as { readonly items: readonly BulkRevealView[] };
    return items.map(({ id }) => id);
  };
  const audited = async (action: string): Promise<readonly AuditRow[]> => {
    const { body } = await world.ask(auditor, 'GET', `/audit?action=${action}&limit=200`);
    for (const { phone } of [APPLICANT, CALLER, SECRET]) expect(body).not.toContain(phone);
    return (JSON.parse(body) as { readonly items: readonly AuditRow[] }).items;
  };
  /** An account of its own for each rule: an account has few requests open at once. */
  const newcomer = async (role: 'supervisor' | 'handler' = 'supervisor'): Promise<string> => {
    serial += 1;
    await world.admit(`asker${serial}`, role, '370102');
    return `asker${serial}`;
  };

  it('are shown to whoever asked when another person has confirmed, once', async () => {
    const who = await newcomer();
    const id = await asked(who);
    expect(codeOf(await read(who, id))).toBe('reveal/notConfirmed');
    expect(await confirm('second', id)).toBe('done');
    const answer = await read(who, id);
    const { items } = JSON.parse(answer.body) as BulkRevealed;
    expect(items.map(({ kind, no, applicant }) => [kind, no, applicant] as unknown)).toEqual([
      ['case', 'C1', APPLICANT],
      ['ticket', 'T1', CALLER],
    ]);
    expect(codeOf(await read(who, id))).toBe('reveal/notFound');
    expect(await listed(who)).not.toContain(id);
  });

  it('are read once, also by two requests in one moment', async () => {
    const who = await newcomer();
    const id = await asked(who);
    await confirm('second', id);
    const answers = await Promise.all([read(who, id), read(who, id), read(who, id)]);
    expect(answers.map(codeOf).sort()).toEqual(['done', 'reveal/notFound', 'reveal/notFound']);
  });

  it('leave a row of the audit log for each subject, with both persons and the reason', async () => {
    const who = await newcomer();
    const id = await asked(who);
    await confirm('second', id);
    await read(who, id);
    const rows = [...(await audited('person.reveal')), ...(await audited('feedback.reveal'))];
    const told = rows
      .filter(({ actor, outcome }) => actor === who && outcome === 'done')
      .map(({ object, reason, detail }) => [
        ...[object, reason, detail['request'], detail['confirmedBy']],
      ]);
    expect(told).toEqual([
      ['C1', REASON, id, 'second'],
      ['T1', REASON, id, 'second'],
    ]);
    const acts = [...(await audited('reveal.ask')), ...(await audited('reveal.confirm'))];
    const done = acts.filter(({ object }) => object === id).map((row) => [row.actor, row.outcome]);
    expect(done).toEqual([
      [who, 'done'],
      ['second', 'done'],
    ]);
  });

  const confirmations: readonly (readonly [who: string, code: string, why: string])[] = [
    ['elsewhere', 'reveal/notFound', 'somebody of another city, for whom it is not there'],
    ['land', 'reveal/notFound', 'somebody of another line'],
    ['leader', 'access/notAllowed', 'somebody whose duty does not need to know'],
    ['hand', 'done', 'somebody of another duty that has to know'],
  ];
  for (const [who, code, why] of confirmations) {
    it(`answer ${code} to the confirmation by ${why}`, async () => {
      const asker = await newcomer();
      const id = await asked(asker);
      expect(await confirm(who, id)).toBe(code);
      expect(codeOf(await read(asker, id))).toBe(code === 'done' ? 'done' : 'reveal/notConfirmed');
    });
  }

  it('are not confirmed by whoever asked, and that is on record', async () => {
    const who = await newcomer();
    const id = await asked(who);
    expect(await confirm(who, id)).toBe('twoPersons/same');
    const rows = await audited('reveal.confirm');
    const row = rows.find(({ object }) => object === id);
    expect([row?.actor, row?.outcome, row?.detail['code']]).toEqual([
      ...[who, 'refused', 'twoPersons/same'],
    ]);
  });

  it('are not read by whoever confirmed, and that is on record', async () => {
    const id = await asked(await newcomer());
    await confirm('second', id);
    expect(codeOf(await read('second', id))).toBe('reveal/notFound');
    const rows = await audited('person.reveal');
    expect(rows.find(({ object }) => object === id)?.outcome).toBe('refused');
  });

  it('are not asked for where one of them lies elsewhere; the row says which', async () => {
    const who = await newcomer();
    const before = await listed(who);
    const answer = await ask(who, [CASE, { kind: 'case', no: 'F1' }]);
    expect(codeOf(answer)).toBe('case/notFound');
    expect((JSON.parse(answer.body) as { readonly path: string }).path).toBe('subjects[1]');
    const nowhere = await ask(who, [CASE, { kind: 'case', no: 'NONE' }]);
    expect(codeOf(nowhere)).toBe('case/notFound');
    const rows = (await audited('person.reveal')).filter(({ actor }) => actor === who);
    expect(rows.map(({ object, outcome }) => [object, outcome])).toEqual([
      ['NONE', 'refused'],
      ['F1', 'refused'],
    ]);
    expect(await listed(who)).toEqual(before);
  });

  it('of a confidential ticket are asked for and confirmed by handlers alone', async () => {
    expect(codeOf(await ask(await newcomer(), [CONFIDENTIAL]))).toBe('access/notAllowed');
    const who = await newcomer('handler');
    const id = await asked(who, [CONFIDENTIAL]);
    expect(await confirm('second', id)).toBe('access/notAllowed');
    expect(await confirm('otherHand', id)).toBe('done');
    const { items } = JSON.parse((await read(who, id)).body) as BulkRevealed;
    expect(items[0]?.applicant as unknown).toEqual(SECRET);
  });

  it('are listed as waiting for whoever asked and for whoever may see all of it', async () => {
    const who = await newcomer();
    const id = await asked(who);
    expect(await listed(who)).toContain(id);
    expect(await listed('second')).toContain(id);
    expect(await listed('elsewhere')).not.toContain(id);
    expect(await listed('land')).not.toContain(id);
    await confirm('second', id);
    expect(await listed('second')).not.toContain(id);
    expect(await listed(who)).toContain(id);
  });

  it('are confirmed by one of two who do so in one moment', async () => {
    const id = await asked(await newcomer());
    const codes = await Promise.all([confirm('second', id), confirm('hand', id)]);
    expect(codes.sort()).toEqual(['done', 'reveal/confirmed']);
  });

  it('leave a row of the audit log for each person of a subject', async () => {
    const who = await newcomer();
    const id = await asked(who, [{ kind: 'case', no: 'C2' }]);
    await confirm('second', id);
    await read(who, id);
    const told = (await audited('person.reveal'))
      .filter(({ actor, outcome }) => actor === who && outcome === 'done')
      .map(({ object, detail }) => [object, detail['person']]);
    expect(told.sort()).toEqual([
      ['C2', 'applicant'],
      ['C2', 'caller'],
    ]);
  });

  const bodies: readonly (readonly [what: string, body: unknown])[] = [
    ['no reason', { subjects: BOTH }],
    ['a reason of blanks', { reason: '      ', subjects: BOTH }],
    ['nobody', { reason: REASON, subjects: [] }],
    ['one subject twice', { reason: REASON, subjects: [CASE, CASE] }],
    ['a kind that has no people', { reason: REASON, subjects: [{ kind: 'item', no: '1' }] }],
    [
      '201 subjects',
      {
        reason: REASON,
        subjects: Array.from({ length: 201 }, (_, at) => ({ kind: 'case', no: `N${at}` })),
      },
    ],
  ];
  for (const [what, body] of bodies) {
    it(`are not asked for with ${what}`, async () => {
      expect(codeOf(await call('sun', 'POST', '/reveals', body))).toBe('request/invalid');
    });
  }

  it('are asked for with 200 subjects', async () => {
    const subjects = Array.from({ length: 200 }, (_, at) => ({ kind: 'case', no: `N${at}` }));
    // Taken as a request: it is the first of them that is not there.
    expect(codeOf(await call('sun', 'POST', '/reveals', { reason: REASON, subjects }))).toBe(
      'case/notFound',
    );
  });
});
