import { firstReference } from '../../first-reference.ts';
import { MemoryHome } from '../../testing/memory-home/memory-home.ts';
import { TEST_VAULT } from '../../testing/test-vault.ts';
import { manualClock } from '../clock.ts';
import { writeRecords } from './write-records.ts';
import { Writer } from './writer.ts';

const MORNING = Date.parse('2026-03-02T10:00:00+08:00');

describe('records written together', () => {
  it('are all written, or none where somebody was before us', async () => {
    const home = new MemoryHome().open();
    const writer = await Writer.open(home, manualClock(MORNING), TEST_VAULT, firstReference);
    const write = (key: string, body: string, before: number | null) => ({
      kind: 'view',
      key,
      body,
      before,
    });
    expect(
      await writeRecords(writer, [write('a', '1', null), write('b', '1', null)], []),
    ).toBeTrue();
    expect(await writeRecords(writer, [write('a', '2', 1), write('b', '2', null)], [])).toBeFalse();
    const left = await home.desk.listRecords('view', '', '', 9);
    expect(left.map(({ key, body, version }) => [key, body, version])).toEqual([
      ['a', '1', 1],
      ['b', '1', 1],
    ]);
  });
});
