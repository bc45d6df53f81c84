import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manualClock } from '../../application/clock.ts';
import type { Platform } from '../../application/platform.ts';
import type { Viewer } from '../../application/people/viewer.ts';
import { openPlatform } from '../../open-platform.ts';
import { importFile } from './import-file.ts';
import type { ImportReport } from './import-report.ts';
import { xesLog, xesTrace } from './testing/some-file.ts';

const PROVINCE: Viewer = {
  account: 'spec',
  displayName: 'spec',
  role: 'supervisor',
  scope: { path: '', line: null },
  regionCode: '370000',
};

/** Counts of one region's clocks without its names. */
async function summary(platform: Platform, kind: string, region: string): Promise<object> {
  const found = await platform.clockSummary(PROVINCE, { subject: 'case', by: 'region', kind });
  if (!found.ok) throw new Error(found.error.code);
  const row = found.value.items.find(({ key }) => key === region);
  if (row === undefined) throw new Error(`${region} is not below the root`);
  const { total, running, overdue, onTime, late } = row;
  return { total, running, overdue, onTime, late };
}

describe('importing into the platform', () => {
  let folder = '';
  let platform: Platform;
  let report: ImportReport;
  const importLog = () =>
    importFile(platform, {
      path: join(folder, 'permits.xes'),
      ...{ profile: 'bpic15', region: '370999' },
    });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingjian-import-'));
    const clock = manualClock(Date.parse('2026-11-25T10:00:00+08:00'));
    platform = await openPlatform({ dataDir: join(folder, 'data'), clock, jobs: false });
    await writeFile(join(folder, 'permits.xes'), log);
    report = await importLog();
  }, 20_000);

  afterAll(async () => {
    await platform.close();
    await rm(folder, { recursive: true });
  });

  const step = (
    name: string,
    end: string | null,
    due: string | null = '2014-04-17T09:30:39+02:00',
  ) => ({
    'concept:name': name,
    'time:timestamp': '2014-04-11T00:00:00+02:00',
    dueDate: due,
    dateFinished: end,
  });
  const log = xesLog(
    Array.from({ length: 120 }, (_, index) =>
      xesTrace(
        {
          'concept:name': `permit ${index}`,
          startDate: '2014-04-11T00:00:00+02:00',
          endDate: index % 3 === 0 ? null : '2014-07-18T00:00:00+02:00',
          case_type: '557669',
        },
        [
          step('a', '2014-04-17 09:30:39'),
          step('b', '2014-04-17 09:30:40'),
          step('c', null),
          step('d', null, '2027-01-01T00:00:00+01:00'),
          step('e', '2014-04-12 00:00:00', null),
          { ...step('f', null), 'time:timestamp': index === 7 ? 'never' : null, dueDate: null },
        ],
      ),
    ),
  );

  it('tells how many steps ended in time, late or run on, and takes nothing twice', async () => {
    const steps = { total: 480, running: 120, overdue: 120, onTime: 120, late: 120 };
    expect(report).toEqual(
      jasmine.objectContaining({ cases: 120, logEvents: 720, quarantined: 120 }),
    );
    expect(await summary(platform, 'step', '370999')).toEqual(steps);
    const again = await importLog();
    expect(again).toEqual(jasmine.objectContaining({ accepted: 0, duplicate: report.accepted }));
    expect(await summary(platform, 'step', '370999')).toEqual(steps);
    expect((await platform.verify()).difference).toBe(0);
  }, 20_000);

  it('shows what it could not read in quarantine, with the reason', async () => {
    const { items } = await platform.quarantine(PROVINCE, { limit: 10 });
    expect(items[0]).toEqual(jasmine.objectContaining({ code: 'event/invalid', path: 'time' }));
  });

  it('raises retroactive cards only, none of which has lost its ground', async () => {
    const cards = await platform.cards(PROVINCE, {}, { limit: 200 });
    if (!cards.ok) throw new Error(cards.error.code);
    const { items } = cards.value;
    expect(items.length).toBe(200);
    expect(items.filter((card) => !card.retroactive || card.groundLost)).toEqual([]);
  });
});
