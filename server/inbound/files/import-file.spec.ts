import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import type { ImportProgress } from './import-file.ts';
import { ImportRefused } from './import-refused.ts';
import { RecordingTarget } from './testing/recording-target.ts';
import { importContent, xesLog, xesTrace } from './testing/some-file.ts';

describe('importFile', () => {
  const HEAD = '\uFEFFcase:concept:name,case:startdate,case:channel,concept:name,time:timestamp';
  const ROW = '1,2011-10-06 01:06:40+02:00,互联网,收件,2011-10-18 09:03:12+02:00';
  const TABLE = `${HEAD}\r\n${ROW}\r\n`;
  const read = (name: string, content: string | Uint8Array, target = new RecordingTarget()) =>
    importContent(target, { name, content, profile: 'wabo', region: '370999' });
  const refusal = async (importing: Promise<unknown>): Promise<ImportRefused> => {
    const reason: unknown = await importing.then(
      () => undefined,
      (error: unknown) => error,
    );
    if (reason instanceof ImportRefused) return reason;
    throw new Error(`expected a refusal, not ${String(reason)}`);
  };

  const packings: readonly { why: string; name: string; content: Uint8Array | string }[] = [
    { why: 'plain', name: 'a.csv', content: TABLE },
    { why: 'gzipped, whatever its name', name: 'a.csv', content: gzipSync(TABLE) },
    { why: 'in a zip', name: 'a.zip', content: zipSync({ 'a.csv': Buffer.from(TABLE) }) },
    { why: 'with semicolons', name: 'a.csv', content: TABLE.replaceAll(',', ';') },
    { why: 'with tabs', name: 'a.tsv', content: TABLE.replaceAll(',', '\t') },
    { why: 'without an end of line', name: 'a.csv', content: TABLE.trimEnd() },
    { why: 'with empty lines', name: 'a.csv', content: TABLE.replaceAll('\r\n', '\r\n\r\n') },
  ];
  for (const { why, name, content } of packings) {
    it(`reads a table ${why}`, async () => {
      const target = new RecordingTarget();
      const report = await read(name, content, target);
      expect(report).toEqual(
        jasmine.objectContaining({ cases: 1, logEvents: 1, accepted: 3, quarantined: 0 }),
      );
      expect<unknown>(target.events('1')[0]?.data['channel']).toBe('互联网');
    });
  }

  it('reads GB18030 where the bytes are no UTF-8', async () => {
    const target = new RecordingTarget();
    // 互联网 and 收件 in GB18030.
    const [before = '', after = ''] = TABLE.slice(1).split('互联网');
    const content = Buffer.concat([
      Buffer.from(before),
      Buffer.from([0xbb, 0xa5, 0xc1, 0xaa, 0xcd, 0xf8]),
      Buffer.from(after.replace('收件', 'x')),
    ]);
    await read('a.csv', content, target);
    expect<unknown>(target.events('1')[0]?.data['channel']).toBe('互联网');
  });

  for (const [order, mark] of [
    ['little', [0xff, 0xfe]],
    ['big', [0xfe, 0xff]],
  ] as const) {
    it(`reads UTF-16 with a mark of its ${order} end first, as spreadsheets save texts`, async () => {
      const target = new RecordingTarget();
      const text = Buffer.from(TABLE.slice(1), 'utf16le');
      if (order === 'big') text.swap16();
      await read('a.csv', Buffer.concat([Buffer.from(mark), text]), target);
      expect<unknown>(target.events('1')[0]?.data['channel']).toBe('互联网');
    });
  }

  it('takes CloudEvents a line, as they are, and refuses lines that are no JSON', async () => {
    const target = new RecordingTarget();
    const event = {
      ...{ specversion: '1.0', id: 'a', source: 'urn:x', type: 'case.note', subject: '1' },
      time: '2026-01-05T09:00:00+08:00',
    };
    const lines = [event, { ...event, id: 'b' }, event].map((each) => JSON.stringify(each));
    const report = await read('a.ndjson', [...lines, '{"broken'].join('\n'), target);
    expect(report).toEqual(
      jasmine.objectContaining({
        cases: 1,
        logEvents: 4,
        accepted: 2,
        duplicate: 1,
        quarantined: 1,
      }),
    );
    expect(report.types).toEqual({ 'case.note': 3 });
  });

  it('maps rows that are JSON objects', async () => {
    const row = { 'concept:name': 'x', 'time:timestamp': '2026-01-05T09:00:00+08:00' };
    const report = await read('a.ndjson', `${JSON.stringify(row)}\n`);
    expect(report.logEvents).toBe(1);
    expect(report.quarantined).toBeGreaterThan(0);
  });

  const refused: readonly {
    why: string;
    name: string;
    content: string | Uint8Array;
    code: string;
  }[] = [
    { why: 'an empty file', name: 'a.csv', content: '', code: 'file/unknownFormat' },
    { why: 'a JSON list that breaks off', name: 'a.json', content: '[{}', code: 'file/unreadable' },
    { why: 'XML that is no log', name: 'a.xes', content: '<a/>', code: 'file/unreadable' },
    {
      why: 'a workbook that is none but for its name',
      name: 'a.xlsx',
      content: zipSync({ 'x.xml': new Uint8Array(1) }),
      code: 'file/unreadable',
    },
    {
      why: 'a workbook of before 2007',
      name: 'a.xls',
      content: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
      code: 'file/unknownFormat',
    },
    {
      why: 'an archive of two files',
      name: 'a.zip',
      content: zipSync({ a: Buffer.from(TABLE), b: Buffer.from(TABLE) }),
      code: 'file/unreadable',
    },
    {
      why: 'a cut-off gzip',
      name: 'a.gz',
      content: gzipSync(TABLE).subarray(0, 60),
      code: 'file/unreadable',
    },
  ];
  for (const { why, name, content, code } of refused) {
    it(`refuses ${why}`, async () => {
      expect((await refusal(read(name, content))).code as string).toBe(code);
    });
  }

  it('says how to go on with a workbook of before 2007', async () => {
    const content = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
    expect((await refusal(read('a.xlsx', content))).message).toContain('CSV');
  });

  it('keeps what came before a log breaks off, and tells how far it came', async () => {
    const target = new RecordingTarget();
    const facts = { 'concept:name': 'c', startdate: '2011-10-06T01:06:40+02:00' };
    const log = xesLog([xesTrace(facts, []), xesTrace({ ...facts, 'concept:name': 'd' }, [])]);
    const reason = await refusal(
      read('a.xes', log.slice(0, log.lastIndexOf('<trace>') + 20), target),
    );
    expect(reason.code).toBe('file/unreadable');
    expect(reason.report).toEqual(jasmine.objectContaining({ cases: 1, accepted: 2 }));
    expect(target.events().length).toBe(2);
  });

  it('refuses a file and a profile that are not there', async () => {
    const target = new RecordingTarget();
    const none = importContent(target, { name: 'a.csv', content: TABLE, profile: 'nobody' });
    expect((await refusal(none)).code).toBe('profile/unknown');
  });

  it('tells how far it is, up to the last byte', async () => {
    const seen: ImportProgress[] = [];
    await importContent(new RecordingTarget(), {
      ...{ name: 'a.csv', content: TABLE, profile: 'wabo' },
      onProgress: (progress) => seen.push(progress),
    });
    const bytes = Buffer.byteLength(TABLE);
    expect(seen.at(-1)).toEqual({ bytesRead: bytes, bytes, cases: 1, logEvents: 1 });
  });
});
