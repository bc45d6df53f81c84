import type { Viewer } from '../application/people/viewer.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';
import { HTTP, openTestPlatform, sent, supervisor } from '../testing/open-test-platform.ts';

const NOISE = '阳光花园小区三号楼工地夜间施工噪音扰民，居民无法休息';
const CALLER = { name: '王五', phone: '13800001111' };

describe('tickets that may be about one matter, as they are shown', () => {
  let test: TestPlatform;
  let viewer: Viewer;

  const create = (no: string, more: Readonly<Record<string, unknown>> = {}) => {
    const facts = { kind: 'complaint', regionCode: '370102', text: NOISE, caller: CALLER, ...more };
    return sent('ticket.created', '2026-03-02', facts, { subject: no });
  };
  const similar = async (
    no: string,
    who: Viewer = viewer,
  ): Promise<readonly string[] | undefined> => {
    const found = await test.current().similarTickets(who, no);
    return found?.items.map((one) => `${one.no} ${one.because.join(' ')}`);
  };

  beforeEach(async () => {
    test = await openTestPlatform('2026-03-02T10:00:00+08:00');
    viewer = supervisor()(test.current());
  });

  afterEach(() => test.dispose());

  it('are told with what makes them alike, and without who called', async () => {
    await test.current().ingest([create('A'), create('B'), create('C', { text: '停水' })], HTTP);
    expect(await similar('A')).toEqual(['B caller place words']);
    const found = await test.current().similarTickets(viewer, 'A');
    expect(JSON.stringify(found)).not.toContain('13800001111');
  });

  it('have no same caller where confidence was promised', async () => {
    await test.current().ingest([create('A'), create('B', { confidential: true })], HTTP);
    expect(await similar('A')).toEqual(['B place words']);
    expect(await similar('B')).toEqual(['A place words']);
  });

  it('are none that are merged already', async () => {
    const merged = sent('ticket.merged', '2026-03-02', { into: 'A' }, { subject: 'B' });
    await test.current().ingest([create('A'), create('B'), merged], HTTP);
    expect(await similar('A')).toEqual([]);
  });

  it('do not exist for whoever does not see the ticket', async () => {
    await test.current().ingest([create('A'), create('B')], HTTP);
    expect(await similar('A', supervisor('370200')(test.current()))).toBeUndefined();
    expect(await similar('nobody')).toBeUndefined();
  });

  it('are a matter of many where five callers say so', async () => {
    const others = ['1', '2', '3', '4'].map((phone) =>
      create(`T${phone}`, { caller: { phone: `1390000000${phone}` } }),
    );
    await test.current().ingest([create('A'), ...others], HTTP);
    expect((await test.current().similarTickets(viewer, 'A'))?.ofMany).toBeTrue();
  });
});
