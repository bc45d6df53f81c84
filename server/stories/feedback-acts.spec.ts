import type { FeedbackActRequest, FeedbackItem } from '#contract/feedback-view.ts';
import type { FeedbackAct } from '#domain/access/feedback-acts.ts';
import type { Role } from '#domain/access/role.ts';
import type { Refusal } from '../application/refusal.ts';
import { TestWorld } from '../testing/test-world.ts';

const START = '2026-03-02T10:00:00+08:00';
const NO = '3701-T-1';

describe('acts on feedback through the server', () => {
  let world: TestWorld;
  const cookies = new Map<string, string>();
  let sent = 0;

  const send = (type: string, data: object, no = NO): Promise<unknown> =>
    world.platform.ingest(
      [
        {
          specversion: '1.0',
          id: `e${(sent += 1)}`,
          source: 'urn:city:jinan:12345',
          type,
          subject: no,
          time: START,
          data,
        },
      ],
      { way: 'http', prefixes: null, sourceName: null },
    );
  const read = async (who: string, no = NO): Promise<FeedbackItem> => {
    const answer = await world.ask(cookies.get(who) ?? '', 'GET', `/feedback/${no}`);
    expect(answer.status).toBe(200);
    return JSON.parse(answer.body) as FeedbackItem;
  };
  const act = async (
    who: string,
    name: FeedbackAct,
    request: Partial<FeedbackActRequest> = {},
    no = NO,
  ): Promise<string> => {
    const { version } = await read(who, no);
    const body = JSON.stringify({ expectedVersion: version, reason: '核实', ...request });
    const answer = await world.ask(cookies.get(who) ?? '', 'POST', `/feedback/${no}/${name}`, body);
    const told = JSON.parse(answer.body) as FeedbackItem & Refusal;
    return answer.status === 200 ? told.phase : `${answer.status} ${told.code}`;
  };
  const dispatchTo = { departmentCode: 'D1' };

  beforeAll(async () => {
    world = await TestWorld.open(START);
    for (const role of ['handler', 'dispatcher', 'liaison', 'supervisor', 'leader'] as Role[]) {
      cookies.set(role, await world.admit(role, role, null));
    }
    cookies.set('second', await world.admit('second', 'dispatcher', null));
    cookies.set('qingdao', await world.admit('qingdao', 'handler', '370200'));
    await send('ticket.created', {
      kind: 'complaint',
      regionCode: '370102',
      channel: 'hotline',
      title: '小区停水',
      text: '我叫王小明，住解放路12号3单元501室，电话13800000001，家里停水三天',
      caller: { name: '王小明', phone: '13800000001', address: '解放路12号3单元501室' },
    });
    await act('dispatcher', 'dispatch', dispatchTo);
  });

  afterAll(() => world.close());

  it('goes from dispatch over return, extension, reply and an unsatisfied call-back to another round', async () => {
    const no = 'T-life';
    await send('ticket.created', { kind: 'complaint', regionCode: '370102' }, no);
    expect(await act('dispatcher', 'dispatch', dispatchTo, no)).toBe('dispatched');
    expect(await act('liaison', 'return', { reason: '不属本局职责' }, no)).toBe('returned');
    expect(await act('dispatcher', 'dispatch', dispatchTo, no)).toBe('dispatched');
    expect(await act('liaison', 'sign', {}, no)).toBe('signed');
    const by = { value: 5, unit: 'workingDay' } as const;
    expect(await act('liaison', 'requestExtension', { by }, no)).toBe('signed');
    expect(await act('liaison', 'requestExtension', { by }, no)).toBe('409 feedback/extension');
    const before = (await read('liaison', no)).due;
    expect(await act('dispatcher', 'grantExtension', { by }, no)).toBe('signed');
    expect([before, (await read('liaison', no)).due]).toEqual(['2026-03-09', '2026-03-16']);
    expect(await act('liaison', 'reply', { text: '已恢复供水' }, no)).toBe('replied');
    expect(
      await act(
        'handler',
        'revisit',
        { reached: true, solved: false, satisfied: 'dissatisfied' },
        no,
      ),
    ).toBe('revisited');
    expect(await act('supervisor', 'reopen', { reason: '未解决' }, no)).toBe('reopened');
    const item = await read('handler', no);
    expect(item.reopened).toBe(1);
    expect(item.version).toBe(10);
    expect(item.timeline.map(({ type }) => type).slice(0, 2)).toEqual([
      'ticket.reopened',
      'ticket.revisited',
    ]);
    expect((await world.platform.verify()).difference).toBe(0);
  });

  it('refuses an act on what has changed since, and tells how it is now', async () => {
    const body = JSON.stringify({ expectedVersion: 1, text: '备注' });
    const answer = await world.ask(
      cookies.get('handler') ?? '',
      'POST',
      `/feedback/${NO}/note`,
      body,
    );
    expect(answer.status).toBe(409);
    const told = JSON.parse(answer.body) as { code: string; current: FeedbackItem };
    expect(told.code).toBe('feedback/conflict');
    expect(told.current.version).toBeGreaterThan(1);
  });

  it('hides who called from everybody, also where the text repeats it', async () => {
    for (const who of ['handler', 'leader']) {
      const answer = await world.ask(cookies.get(who) ?? '', 'GET', `/feedback/${NO}`);
      for (const word of ['王小明', '13800000001', '3单元501']) {
        expect(answer.body).not.toContain(word);
      }
    }
    const list = await world.ask(cookies.get('handler') ?? '', 'GET', '/feedback');
    for (const word of ['王小明', '13800000001', '3单元501']) expect(list.body).not.toContain(word);
  });

  it('does not exist for another city: neither to read nor to act on, whatever the body', async () => {
    const cookie = cookies.get('qingdao') ?? '';
    for (const [method, path, body] of [
      ['GET', `/feedback/${NO}`, undefined],
      ['POST', `/feedback/${NO}/note`, 'no JSON'],
      ['POST', `/feedback/${NO}/preview`, '{}'],
    ] as const) {
      const answer = await world.ask(cookie, method, path, body);
      expect((JSON.parse(answer.body) as Refusal).code).toBe('feedback/notFound');
    }
  });

  it('says what an extension would do before anybody asks for it', async () => {
    await send('ticket.created', { kind: 'complaint', regionCode: '370102' }, 'T-preview');
    await act('dispatcher', 'dispatch', dispatchTo, 'T-preview');
    const body = JSON.stringify({ act: 'requestExtension', by: { value: 5, unit: 'workingDay' } });
    const path = '/feedback/T-preview/preview';
    const answer = await world.ask(cookies.get('liaison') ?? '', 'POST', path, body);
    const { clocks } = JSON.parse(answer.body) as {
      clocks: { kind: string; before: string; after: string }[];
    };
    const close = clocks.find(({ kind }) => kind === 'close');
    expect([close?.before, close?.after]).toEqual(['2026-03-09', '2026-03-16']);
  });

  it('dispatches many at once, each by itself', async () => {
    const nos = Array.from({ length: 5 }, (_, place) => `T-many-${place}`);
    for (const no of nos) await send('ticket.created', { kind: 'help', regionCode: '370102' }, no);
    const body = JSON.stringify({
      ids: [...nos, 'T-none', NO],
      action: 'dispatch',
      departmentCode: 'D1',
      reason: '统一派办',
    });
    const answer = await world.ask(cookies.get('dispatcher') ?? '', 'POST', '/feedback/bulk', body);
    const told = JSON.parse(answer.body) as {
      done: { phase: string }[];
      refused: { id: string; code: string }[];
    };
    expect(told.done.map(({ phase }) => phase)).toEqual(nos.map(() => 'dispatched'));
    expect(told.refused.map(({ id, code }) => `${id} ${code}`).sort()).toEqual([
      `${NO} feedback/notAllowed`,
      'T-none feedback/notFound',
    ]);
  });

  it('a bad review is assigned, verified, rectified, told and asked about again', async () => {
    const no = 'R-1';
    await send(
      'review.submitted',
      { grade: 1, stage: 'case', origin: 'active', regionCode: '370102', reviewer: '李四海' },
      no,
    );
    expect(await act('dispatcher', 'assign', {}, no)).toBe('assigned');
    expect(await act('handler', 'verify', { result: '属实' }, no)).toBe('verified');
    expect(await act('handler', 'rectify', { result: '增设窗口' }, no)).toBe('rectified');
    expect(await act('handler', 'feedBack', { text: '已整改' }, no)).toBe('fedBack');
    expect(await act('handler', 'revisit', { reached: true, satisfied: 'satisfied' }, no)).toBe(
      'revisited',
    );
    expect((await read('handler', no)).ended).toBeTrue();
  });

  it('an appeal is decided by another person', async () => {
    const no = 'R-2';
    await send('review.submitted', { grade: 2, origin: 'active', regionCode: '370102' }, no);
    await act('dispatcher', 'assign', {}, no);
    expect(await act('liaison', 'appeal', { reason: '误评' }, no)).toBe('appealed');
    expect(await act('supervisor', 'exclude', { result: 'wrong' }, no)).toBe('422 request/invalid');
    expect(await act('supervisor', 'exclude', { result: 'mistaken' }, no)).toBe('excluded');
  });

  it('counts exactly what each button would show', async () => {
    const cookie = cookies.get('dispatcher') ?? '';
    const list = async (query: string): Promise<{ items: unknown[]; total?: number }> =>
      JSON.parse((await world.ask(cookie, 'GET', `/feedback${query}`)).body) as never;
    const { counters } = JSON.parse((await world.ask(cookie, 'GET', '/feedback')).body) as {
      counters: Readonly<Record<string, number>>;
    };
    expect((await list('?phase=open')).total).toBe(counters['open']);
    expect((await list('?phase=toDispatch')).total).toBe(counters['toDispatch']);
    expect((await list('?phase=toRevisit')).total).toBe(counters['toRevisit']);
    expect((await list('?mine=waiting')).total).toBe(counters['waiting']);
    expect((await list('?overdue=true')).total).toBe(counters['overdue']);
    await send('ticket.created', { kind: 'help', regionCode: '370102' }, 'T-ended');
    await send('ticket.closed', {}, 'T-ended');
    const ended = (await list('?phase=ended&limit=200')).items as { no: string }[];
    expect(ended.map(({ no }) => no)).toContain('T-ended');
  });

  it('keeps a draft for its writer alone until it is taken away', async () => {
    const path = `/feedback/${NO}/draft`;
    const text = async (who: string): Promise<string> =>
      (JSON.parse((await world.ask(cookies.get(who) ?? '', 'GET', path)).body) as { text: string })
        .text;
    const cookie = cookies.get('handler') ?? '';
    await world.ask(cookie, 'POST', path, JSON.stringify({ text: '您好，' }));
    expect(await text('handler')).toBe('您好，');
    expect(await text('liaison')).toBe('');
    await world.ask(cookie, 'DELETE', path);
    expect(await text('handler')).toBe('');
  });

  it('tells two people on one ticket of each other', async () => {
    const others = async (who: string): Promise<string[]> => {
      const answer = await world.ask(
        cookies.get(who) ?? '',
        'POST',
        `/feedback/${NO}/presence`,
        '{}',
      );
      const { items } = JSON.parse(answer.body) as { items: { account: string }[] };
      return items.map(({ account }) => account);
    };
    expect(await others('handler')).toEqual([]);
    expect(await others('liaison')).toEqual(['handler']);
    expect(await others('handler')).toEqual(['liaison']);
  });

  it('shows who called for a reason, on record; what is confidential to the handler alone', async () => {
    const caller = { name: '赵秘密', phone: '13900000002' };
    const data = { kind: 'report', regionCode: '370102', confidential: true, caller };
    await send('ticket.created', { ...data, text: '举报人赵秘密反映' }, 'T-secret');
    const reveal = async (who: string, reason = '回访来电人'): Promise<string> => {
      const cookie = cookies.get(who) ?? '';
      const body = JSON.stringify({ reason });
      return (await world.ask(cookie, 'POST', '/feedback/T-secret/reveal', body)).body;
    };
    expect(await reveal('liaison')).toContain('access/notAllowed');
    expect(await reveal('handler', '')).toContain('request/invalid');
    expect(await reveal('handler')).toContain('13900000002');
    const seen = await world.ask(cookies.get('handler') ?? '', 'GET', '/feedback/T-secret');
    expect(seen.body).not.toContain('赵秘密');
    const auditor = await world.admit('watcher', 'auditor', null);
    const log = await world.ask(auditor, 'GET', '/audit?action=feedback.reveal');
    const { items } = JSON.parse(log.body) as { items: { object: string }[] };
    expect(items.filter(({ object }) => object === 'T-secret').length).toBe(2);
  });

  it('takes files by what they are, and gives them back only as downloads', async () => {
    const cookie = cookies.get('handler') ?? '';
    const add = (bytes: string): Promise<Response> =>
      fetch(
        `${world.url}/api/v1/feedback/${NO}/attachments?name=${encodeURIComponent('../照片.html')}`,
        {
          method: 'POST',
          headers: {
            cookie,
            'x-requested-with': 'mingjian',
            'content-type': 'application/octet-stream',
          },
          body: bytes,
        },
      );
    expect((await add('<html><script>1</script>')).status).toBe(415);
    const added = await add('%PDF-1.7 x');
    expect(added.status).toBe(200);
    const { id, name } = (await added.json()) as { id: string; name: string };
    expect(name).toBe('_照片.html.pdf');
    const path = `/api/v1/feedback/${NO}/attachments/${id}`;
    const got = await fetch(world.url + path, { headers: { cookie } });
    expect(await got.text()).toBe('%PDF-1.7 x');
    expect(got.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(got.headers.get('x-content-type-options')).toBe('nosniff');
    const stranger = await fetch(world.url + path, {
      headers: { cookie: cookies.get('qingdao') ?? '' },
    });
    expect(stranger.status).toBe(404);
  });

  it('exports exactly the list on the screen, without people and without formulas', async () => {
    await send('ticket.created', { kind: 'help', regionCode: '370102', title: '=1+1' }, 'T-sheet');
    const cookie = cookies.get('leader') ?? '';
    const csv = await world.ask(cookie, 'GET', '/feedback/export.csv?phase=open');
    const list = await world.ask(cookie, 'GET', '/feedback?phase=open&limit=200');
    const { items } = JSON.parse(list.body) as { items: { no: string }[] };
    const lines = csv.body.trim().split('\n');
    expect(lines.length - 1).toBe(items.length);
    for (const { no } of items) expect(csv.body).toContain(no);
    for (const word of ['王小明', '13800000001', '赵秘密']) expect(csv.body).not.toContain(word);
    expect(csv.body).not.toMatch(/(?:^|,)"?=1\+1/m);
  });
});
