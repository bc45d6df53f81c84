import type { TestPlatform } from '../testing/open-test-platform.ts';
import { HTTP, openTestPlatform, sent, supervisor } from '../testing/open-test-platform.ts';

const NO = { subject: 'T1' };
const CALLER = { name: '王小明', phone: '13812345678' };

describe('searching the queue for words', () => {
  let test: TestPlatform;

  beforeEach(async () => {
    test = await openTestPlatform('2026-03-02T10:00:00+08:00');
    const facts = { kind: 'complaint', regionCode: '370102', title: '道路积水', caller: CALLER };
    const text = '王小明反映泉城广场北侧窨井盖破损，请致电 138 1234 5678';
    const { rejected } = await test
      .current()
      .ingest(
        [
          sent('ticket.created', '2026-02-27', { ...facts, text }, NO),
          sent('ticket.dispatched', '2026-02-27', { departmentCode: '370102-water' }, NO),
          sent('ticket.closed', '2026-03-01', { result: '已办结' }, NO),
        ],
        HTTP,
      );
    expect(rejected).toEqual([]);
  });

  afterEach(() => test.dispose());

  const found = async (text: string, region?: string): Promise<readonly string[]> => {
    const viewer = supervisor(region)(test.current());
    const list = await test.current().feedback(viewer, { text }, {});
    return list.ok ? list.value.items.map(({ no }) => no) : [list.error.code];
  };

  const rows: readonly (readonly [rule: string, text: string, nos: readonly string[]])[] = [
    ['a word of its title', '积水', ['T1']],
    ['a word of what the citizen said', '窨井盖', ['T1']],
    ['its number', 't1', ['T1']],
    ['the name that is masked in it', '王小明', []],
    ['the telephone that is masked in it', '138 1234 5678', []],
  ];
  for (const [rule, text, nos] of rows) {
    it(`${nos.length > 0 ? 'finds' : 'does not find'} what has ended by ${rule}`, async () => {
      expect(await found(text)).toEqual([...nos]);
    });
  }

  it('finds nothing beyond the reach of who looks', async () => {
    expect(await found('窨井盖', '370200')).toEqual([]);
  });
});
