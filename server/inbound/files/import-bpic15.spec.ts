import { gzipSync } from 'node:zlib';
import { RecordingTarget } from './testing/recording-target.ts';
import { importContent, xesAttributes, xesLog, xesTrace } from './testing/some-file.ts';
import type { XesAttributes } from './testing/some-file.ts';

describe('importing a log with bpic15', () => {
  const step = (more: XesAttributes = {}): XesAttributes => ({
    'concept:name': '01_HOOFD_010',
    'time:timestamp': '2014-04-11T00:00:00+02:00',
    'org:resource': '9264148',
    dueDate: '2014-04-17T09:30:39+02:00',
    dateFinished: '2014-04-14 00:00:00',
    activityNameEN: 'register submission date',
    ...more,
  });
  const facts = (more: XesAttributes = {}): XesAttributes => ({
    'concept:name': '100',
    startDate: '2014-04-11T00:00:00+02:00',
    endDate: '2014-07-18T00:00:00+02:00',
    case_type: '557669',
    termName: 'Termijn tot besluit',
    ...more,
  });
  const read = async (traces: readonly string[], target = new RecordingTarget()) => {
    const content = xesLog(traces);
    const report = await importContent(target, {
      ...{ name: 'log.xes', content, profile: 'bpic15', region: '370999' },
    });
    return { report, target };
  };
  const typesOf = (target: RecordingTarget, no = '100'): string[] =>
    target.events(no).map(({ type }) => type.replace('case.', ''));

  it('receives and accepts the case at its start and finishes it at its end', async () => {
    const { target } = await read([xesTrace(facts(), [])]);
    expect(target.events().map(({ type, time }) => [type, new Date(time).toISOString()])).toEqual([
      ['case.received', '2014-04-10T22:00:00.000Z'],
      ['case.accepted', '2014-04-10T22:00:00.000Z'],
      ['case.finished', '2014-07-17T22:00:00.000Z'],
    ]);
    expect<unknown>(target.events()[0]?.data).toEqual({
      ...{ itemCode: '557669', regionCode: '370999', departmentCode: '370999-permits' },
      termName: 'Termijn tot besluit',
    });
  });

  it('makes a step of a log event with a due date and a note of any other', async () => {
    const { report, target } = await read([xesTrace(facts(), [step(), step({ dueDate: null })])]);
    expect(typesOf(target)).toEqual([
      ...['received', 'accepted', 'finished', 'stepStarted', 'stepFinished', 'note'],
    ]);
    expect(report.logEvents).toBe(2);
    expect<unknown>(target.events()[3]?.data).toEqual({
      step: 'register submission date',
      stepId: '01_HOOFD_010/2014-04-10T22:00:00.000Z',
      officer: '9264148',
      limit: { due: '2014-04-17T07:30:39.000Z' },
    });
  });

  it('makes known the region, its department and the item before their events', async () => {
    const { target } = await read([xesTrace(facts(), [])]);
    expect(target.codes('regions')).toEqual(['370999']);
    expect(target.codes('departments')).toEqual(['370999-permits']);
    expect(target.codes('items')).toEqual(['557669']);
  });

  const clocks: readonly { why: string; rows: readonly XesAttributes[]; buckets: object }[] = [
    { why: 'finished before the due instant is on time', rows: [step()], buckets: { onTime: 1 } },
    {
      why: 'finished at the due instant is on time, by the zone of the municipality',
      rows: [step({ dateFinished: '2014-04-17 09:30:39' })],
      buckets: { onTime: 1 },
    },
    {
      why: 'finished a second after the due instant is late',
      rows: [step({ dateFinished: '2014-04-17 09:30:40' })],
      buckets: { late: 1 },
    },
    {
      why: 'not finished and past due is overdue',
      rows: [step({ dateFinished: null })],
      buckets: { overdue: 1 },
    },
    {
      why: 'an end that is UNKNOWN is no end',
      rows: [step({ dateFinished: 'UNKNOWN' })],
      buckets: { overdue: 1 },
    },
    {
      why: 'not finished and not yet due runs',
      rows: [step({ dateFinished: null, dueDate: '2027-01-01T00:00:00+01:00' })],
      buckets: { running: 1 },
    },
    {
      why: 'finished before it was started is judged by its end alone',
      rows: [step({ dateFinished: '2014-04-10 00:00:00' })],
      buckets: { onTime: 1 },
    },
    {
      why: 'finished before it was due, both before it was started, is on time',
      rows: [step({ dueDate: '2014-04-10T09:00:00+02:00', dateFinished: '2014-04-10 08:00:00' })],
      buckets: { onTime: 1 },
    },
    {
      why: 'due before it was started and finished later is late',
      rows: [step({ dueDate: '2014-04-01T09:00:00+02:00' })],
      buckets: { late: 1 },
    },
    {
      why: 'two steps of one name, one instant and different ends are two',
      rows: [step(), step({ dateFinished: '2014-04-18 00:00:00' })],
      buckets: { onTime: 1, late: 1 },
    },
    { why: 'two equal steps of a trace are two', rows: [step(), step()], buckets: { onTime: 2 } },
    {
      why: 'a due date without time ends with its day over there',
      rows: [
        step({ dueDate: '2014-04-17', dateFinished: '2014-04-17 23:59:59' }),
        step({ dueDate: '2014-04-17', dateFinished: '2014-04-18 00:00:00' }),
      ],
      buckets: { onTime: 1, late: 1 },
    },
  ];
  for (const { why, rows, buckets } of clocks) {
    it(why, async () => {
      const { report, target } = await read([xesTrace(facts(), rows)]);
      expect(report.quarantined).toBe(0);
      expect(target.buckets('step')).toEqual(buckets);
    });
  }

  it('takes nothing when the file is imported again, gzipped or with its attributes in other order', async () => {
    const { report, target } = await read([
      xesTrace(facts(), [step(), step(), step({ dueDate: null })]),
    ]);
    const turned = [step(), step(), step({ dueDate: null })].map((row) =>
      Object.fromEntries(Object.entries(row).reverse()),
    );
    const content = gzipSync(
      xesLog([xesTrace(Object.fromEntries(Object.entries(facts()).reverse()), turned)]),
    );
    const again = await importContent(target, {
      ...{ name: 'other.xes.gz', content, profile: 'bpic15', region: '370999' },
    });
    expect(again).toEqual(
      jasmine.objectContaining({ accepted: 0, quarantined: 0, duplicate: report.accepted }),
    );
  });

  it('reads facts that stand after the events', async () => {
    const log = `<trace><event>${xesAttributes(step())}</event>${xesAttributes(facts())}</trace>`;
    const { report, target } = await read([log]);
    expect(report.cases).toBe(1);
    expect(typesOf(target)).toEqual([
      ...['received', 'accepted', 'finished', 'stepStarted', 'stepFinished'],
    ]);
  });

  it('keeps attributes inside attributes by their path and does not take them for outer ones', async () => {
    const nested = `<event>${xesAttributes(step({ dueDate: null }))}
      <string key="planned" value="x"><date key="dueDate" value="2014-01-01T00:00:00+01:00"/></string></event>`;
    const { target } = await read([`<trace>${xesAttributes(facts())}${nested}</trace>`]);
    const note = target.events().find(({ type }) => type === 'case.note');
    expect<unknown>(note?.data['attributes']).toEqual(
      jasmine.objectContaining({ 'planned/dueDate': '2014-01-01T00:00:00+01:00' }),
    );
    expect(target.buckets('step')).toEqual({});
  });

  const unreadable: readonly { why: string; row: XesAttributes; path: string }[] = [
    { why: 'no time', row: step({ 'time:timestamp': null }), path: 'time' },
    { why: 'a time that is none', row: step({ 'time:timestamp': 'yesterday' }), path: 'time' },
    { why: 'an end that is no time', row: step({ dateFinished: '31-02-2014' }), path: 'time' },
    {
      why: 'a due date that is none',
      row: step({ dueDate: '2014-13-45' }),
      path: 'data.limit.due',
    },
  ];
  for (const { why, row, path } of unreadable) {
    it(`puts a log event with ${why} into quarantine once and keeps the rest`, async () => {
      const good = step({ 'concept:name': '02', dateFinished: '2014-04-18 00:00:00' });
      const { report, target } = await read([xesTrace(facts(), [row, good])]);
      expect(report).toEqual(
        jasmine.objectContaining({ cases: 1, logEvents: 2, accepted: 5, quarantined: 1 }),
      );
      expect(report.examples[0]?.path).toBe(path);
      expect(report.reasons).toEqual({ 'event/invalid': 1 });
      expect(target.buckets('step')).toEqual({ late: 1 });
    });
  }

  it('loses only the events outside of the times that the platform takes', async () => {
    const { report, target } = await read([
      xesTrace(
        facts({ startDate: '1999-12-31T12:00:00+01:00', endDate: '2027-06-01T00:00:00+02:00' }),
        [step()],
      ),
    ]);
    expect(report.reasons).toEqual({ 'event/tooOld': 2, 'event/inFuture': 1 });
    expect(typesOf(target)).toEqual(['stepStarted', 'stepFinished']);
    expect(target.buckets('step')).toEqual({ onTime: 1 });
  });

  it('lets every event say where the case lies when its receipt cannot be told', async () => {
    const { target } = await read([xesTrace(facts({ startDate: null }), [step()])]);
    expect(typesOf(target)).toEqual(['finished', 'stepStarted', 'stepFinished']);
    expect<unknown>(target.events().map(({ data }) => data['regionCode'])).toEqual(
      Array.from({ length: 3 }, () => '370999'),
    );
  });

  it('leaves a case without an end open', async () => {
    const { target } = await read([xesTrace(facts({ endDate: null }), [])]);
    expect(typesOf(target)).toEqual(['received', 'accepted']);
  });

  it('counts a trace that the log repeats and takes it once', async () => {
    const { report, target } = await read([
      xesTrace(facts(), [step()]),
      xesTrace(facts(), [step()]),
    ]);
    expect(report).toEqual(jasmine.objectContaining({ cases: 2, logEvents: 2, quarantined: 0 }));
    expect(target.buckets('step')).toEqual({ onTime: 1 });
  });

  it('joins the parts of a case that stand in two traces', async () => {
    const { target } = await read([
      xesTrace(facts(), [step()]),
      xesTrace(facts(), [step({ 'concept:name': '02', dateFinished: null })]),
    ]);
    expect(target.buckets('step')).toEqual({ onTime: 1, overdue: 1 });
  });

  it('puts what belongs to no case into quarantine', async () => {
    const stray = `<event>${xesAttributes(step())}</event>`;
    const { report } = await read([
      stray,
      xesTrace({ startDate: '2014-04-11T00:00:00+02:00' }, [step()]),
    ]);
    expect(report.accepted).toBe(0);
    expect(report.logEvents).toBe(2);
    expect(report.quarantined).toBeGreaterThan(2);
  });

  it('hands a very long trace on in parts and counts it once', async () => {
    const rows = Array.from({ length: 12_001 }, (_, index) =>
      step({
        'concept:name': `step ${index}`,
        dateFinished: index % 3 === 0 ? null : '2014-04-14',
      }),
    );
    const { report, target } = await read([xesTrace(facts(), rows)]);
    expect(report).toEqual(
      jasmine.objectContaining({ cases: 1, logEvents: 12_001, quarantined: 0 }),
    );
    expect(target.buckets('step')).toEqual({ overdue: 4001, onTime: 8000 });
    expect(Math.max(...target.batches)).toBeLessThanOrEqual(500);
  });

  it('never tears a case or a step apart between two batches', async () => {
    const rows = Array.from({ length: 70 }, (_, index) => step({ 'concept:name': `s${index}` }));
    const traces = Array.from({ length: 30 }, (_, index) =>
      xesTrace(facts({ 'concept:name': `case ${index}` }), rows.slice(0, 5 + index * 2)),
    );
    const { target } = await read(traces);
    const batches = target.subjectsOfBatches.map((subjects) => new Set(subjects));
    expect(batches.length).toBeGreaterThan(3);
    for (const [index, subjects] of batches.entries()) {
      const torn = [...subjects].filter((subject) => batches[index + 1]?.has(subject) === true);
      expect(torn).toEqual([]);
    }
  });

  it('compares with the totals that the log states of itself', async () => {
    const stated =
      '<int key="meta_general:traces_total" value="2"/><int key="meta_general:events_total" value="1"/>';
    const report = await importContent(new RecordingTarget(), {
      ...{ name: 'log.xes', profile: 'bpic15', region: '370999' },
      content: xesLog([xesTrace(facts(), [step()])], stated),
    });
    expect(report.stated).toEqual({ cases: 2, logEvents: 1 });
    expect(report.asStated).toBeFalse();
  });

  it('files under the name of the file where no region is given', async () => {
    const target = new RecordingTarget();
    const report = await importContent(target, {
      ...{ name: 'BPIC15_9.xes', content: xesLog([xesTrace(facts(), [])]), profile: 'bpic15' },
    });
    expect(report.region).toBe('BPIC15_9');
    expect(target.codes('regions')).toEqual(['BPIC15_9']);
  });
});
