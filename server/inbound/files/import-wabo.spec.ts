import { gzipSync } from 'node:zlib';
import { RecordingTarget } from './testing/recording-target.ts';
import { importContent, xesLog, xesTrace } from './testing/some-file.ts';
import type { XesAttributes } from './testing/some-file.ts';

describe('importing receipts with wabo', () => {
  const facts = (more: XesAttributes = {}): XesAttributes => ({
    'concept:name': 'case-1',
    startdate: '2011-10-06T01:06:40.020+02:00',
    enddate: '2011-10-20T14:19:44.448+02:00',
    deadline: '2011-12-01T01:06:40.000+01:00',
    enddate_planned: '2011-12-01T01:06:40.010+01:00',
    channel: 'Internet',
    department: 'General',
    responsible: 'Resource06',
    group: 'EMPTY',
    ...more,
  });
  const row: XesAttributes = {
    'concept:name': 'Confirmation of receipt',
    'concept:instance': 'task-1',
    'time:timestamp': '2011-10-18T09:03:12.303+02:00',
    'org:resource': 'Resource06',
  };
  const read = (traces: readonly string[], target = new RecordingTarget()) =>
    importContent(target, {
      ...{ name: 'log.xes', content: xesLog(traces), profile: 'wabo', region: '370999' },
    });

  it('takes channel, department, deadline and the planned end from the case', async () => {
    const target = new RecordingTarget();
    await read([xesTrace(facts(), [row])], target);
    expect<unknown>(target.events()[0]?.data).toEqual({
      ...{ itemCode: 'environmentalPermit', regionCode: '370999', departmentCode: 'General' },
      ...{ channel: 'Internet', officer: 'Resource06' },
      commitmentLimit: { due: '2011-12-01T00:06:40.000Z' },
      enddate_planned: '2011-12-01T00:06:40.010Z',
    });
    expect(target.codes('departments')).toEqual(['General']);
  });

  const ends: readonly { why: string; more: XesAttributes; buckets: object }[] = [
    { why: 'ended before the deadline is on time', more: {}, buckets: { onTime: 1 } },
    {
      why: 'ended at the very deadline is on time',
      more: { enddate: '2011-12-01T00:06:40.000Z' },
      buckets: { onTime: 1 },
    },
    {
      why: 'ended a millisecond after it is late, on the same day',
      more: { enddate: '2011-12-01T01:06:40.001+01:00' },
      buckets: { late: 1 },
    },
    {
      why: 'not ended after the deadline is overdue',
      more: { enddate: null },
      buckets: { overdue: 1 },
    },
    {
      why: 'not ended before the deadline runs on',
      more: { enddate: null, deadline: '2027-12-01T01:06:40.000+01:00' },
      buckets: { running: 1 },
    },
    { why: 'without a deadline there is no clock', more: { deadline: null }, buckets: {} },
    {
      why: 'ended before it started is on time',
      more: { enddate: '2011-10-01T00:00:00+02:00' },
      buckets: { onTime: 1 },
    },
  ];
  for (const { why, more, buckets } of ends) {
    it(why, async () => {
      const target = new RecordingTarget();
      await read([xesTrace(facts(more), [row])], target);
      expect(target.buckets('commitment')).toEqual(buckets);
    });
  }

  it('keeps the case when its deadline cannot be read and puts the deadline into quarantine', async () => {
    const target = new RecordingTarget();
    const report = await read([xesTrace(facts({ deadline: 'soon' }), [row])], target);
    expect(report).toEqual(jasmine.objectContaining({ accepted: 4, quarantined: 1 }));
    expect(report.examples[0]?.path).toBe('data.commitmentLimit.due');
    expect(target.buckets('commitment')).toEqual({});
  });

  const head =
    'case:channel,case:concept:name,case:deadline,case:department,case:enddate,case:enddate_planned,' +
    'case:responsible,case:startdate,concept:instance,concept:name,org:resource,time:timestamp';
  const line = (task: string, end = '2011-10-20 14:19:44.448000+02:00', no = 'case-1'): string =>
    `Internet,${no},2011-12-01 01:06:40+01:00,General,${end},2011-12-01 01:06:40.010000+01:00,` +
    `Resource06,2011-10-06 01:06:40.020000+02:00,${task},Confirmation of receipt,Resource06,` +
    '2011-10-18 09:03:12.303000+02:00';
  const table = (lines: readonly string[]) => ({
    ...{ name: 'receipt.csv.gz', profile: 'wabo', region: '370999' },
    content: gzipSync([head, ...lines].join('\n')),
  });

  it('takes nothing from the table of a log that it has taken', async () => {
    const target = new RecordingTarget();
    const log = await read([xesTrace(facts(), [row])], target);
    const report = await importContent(target, table([line('task-1')]));
    expect(report).toEqual(
      jasmine.objectContaining({ cases: 1, accepted: 0, quarantined: 0, duplicate: log.accepted }),
    );
  });

  it('gathers the rows of a case, also where rows of another stand between', async () => {
    const target = new RecordingTarget();
    const other = line('task-9', '', 'case-2');
    const report = await importContent(
      target,
      table([line('task-1'), other, line('task-2'), other]),
    );
    expect(report).toEqual(
      jasmine.objectContaining({ cases: 2, logEvents: 4, accepted: 8, quarantined: 0 }),
    );
    expect(target.buckets('commitment')).toEqual({ onTime: 1, overdue: 1 });
  });

  it('refuses one row that is cut off or has too many cells, and keeps the rest', async () => {
    const target = new RecordingTarget();
    const cut = line('task-2').split(',').slice(0, 11).join(',');
    const report = await importContent(target, table([line('task-1'), cut, `${line('task-3')},x`]));
    expect(report).toEqual(
      jasmine.objectContaining({ cases: 1, logEvents: 3, accepted: 4, quarantined: 2 }),
    );
  });
});
