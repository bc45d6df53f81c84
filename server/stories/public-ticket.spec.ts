import { HTTP, RECEIVED, sent } from '../testing/open-test-platform.ts';
import { TestWorld } from '../testing/test-world.ts';

describe('the page to look up a ticket', () => {
  let world: TestWorld;

  beforeEach(async () => {
    world = await TestWorld.open('2026-03-02T10:00:00+08:00');
  });

  afterEach(() => world.close());

  const take = async (...events: readonly unknown[]): Promise<void> => {
    const receipt = await world.platform.ingest(events, HTTP);
    expect(receipt.rejected).toEqual([]);
  };
  const post = (path: string, form: Readonly<Record<string, string>>): Promise<Response> =>
    fetch(world.url + path, { method: 'POST', body: new URLSearchParams(form) });
  const created = {
    kind: 'complaint',
    regionCode: '370102',
    title: '噪音',
    text: '夜里施工',
    caller: { name: '赵六', phone: '13911112222' },
  };

  it('tells number, phase and department to whoever has the code, and nothing of anybody', async () => {
    await take(
      sent('ticket.created', '2026-03-02', created, { subject: 'T1' }),
      sent(
        'ticket.dispatched',
        '2026-03-02T09:30:00+08:00',
        { departmentCode: RECEIVED.departmentCode },
        { subject: 'T1' },
      ),
    );
    const cookie = await world.admit('wang', 'handler', '370102');
    const { code } = JSON.parse((await world.ask(cookie, 'GET', '/feedback/T1/code')).body) as {
      code: string;
    };
    expect(code).toMatch(/^[A-HJ-NP-Z2-9]{8}$/);
    const found = await (
      await post('/public/ticket', { no: 'T1', code: code.toLowerCase() })
    ).text();
    expect(found).toContain('已派单');
    for (const secret of ['赵', '13911112222', '夜里施工', '噪音'])
      expect(found).not.toContain(secret);
    for (const form of [
      { no: 'T1', code: 'AAAAAAAA' },
      { no: 'T2', code },
    ]) {
      expect(await (await post('/public/ticket', form)).text()).toContain('没有查到');
    }
  });

  const told = async (no: string): Promise<string> => {
    const cookie = await world.admit('wang', 'handler', '370102');
    const { body } = await world.ask(cookie, 'GET', `/feedback/${no}/code`);
    const { code } = JSON.parse(body) as { readonly code: string };
    return (await post('/public/ticket', { no, code })).text();
  };
  const at = (no: string, confidential: boolean): Promise<unknown> =>
    take(
      sent('ticket.created', '2026-03-02', { ...created, confidential }, { subject: no }),
      sent(
        'ticket.dispatched',
        '2026-03-02T09:30:00+08:00',
        { departmentCode: RECEIVED.departmentCode },
        { subject: no },
      ),
    );
  const reply = (no: string): Promise<unknown> =>
    take(
      sent(
        'ticket.replied',
        '2026-03-02T09:50:00+08:00',
        { text: '赵六您好，已责令停工，联系电话 13911112222' },
        { subject: no },
      ),
    );

  it('tells when it came, and until when it is to be answered rather than signed', async () => {
    await at('T5', false);
    const found = await told('T5');
    expect(found).toContain('2026-03-02 09:00');
    expect(found).toContain('<dd>2026-03-09</dd>');
  });

  it('tells what was answered, without whom it was answered', async () => {
    await at('T6', false);
    await reply('T6');
    const found = await told('T6');
    expect(found).toContain('已责令停工');
    expect(found).toContain('<dd>2026-03-09</dd>');
    for (const secret of ['赵六', '13911112222']) expect(found).not.toContain(secret);
  });

  it('tells nothing of what was answered in confidence', async () => {
    await at('T7', true);
    await reply('T7');
    const found = await told('T7');
    expect(found).toContain('已答复');
    expect(found).not.toContain('停工');
  });

  it('gives the code to nobody out of reach', async () => {
    await take(sent('ticket.created', '2026-03-02', created, { subject: 'T1' }));
    const cookie = await world.admit('far', 'handler', '370200');
    expect((await world.ask(cookie, 'GET', '/feedback/T1/code')).status).toBe(404);
  });

  it('cannot be asked over and over from one address', async () => {
    const statuses: number[] = [];
    for (let turn = 0; turn < 12; turn += 1) {
      statuses.push((await post('/public/ticket', { no: 'T1', code: 'AAAAAAAA' })).status);
    }
    expect(statuses.filter((status) => status === 200).length).toBe(10);
    expect(statuses.at(-1)).toBe(429);
  });
});
