import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { mutateBytes } from './evil.ts';
import { outcomeOf } from './fuzzed.ts';
import type { Attack, Target } from './fuzzed.ts';

interface SampleFile {
  readonly name: string;
  readonly profile: string;
  readonly content: Buffer;
}

const XES = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1.0"><trace><string key="concept:name" value="T1"/>
<date key="startDate" value="2014-03-02T10:00:00+01:00"/>
<event><string key="concept:name" value="01_HOOFD_010"/><string key="org:resource" value="560872"/>
<date key="time:timestamp" value="2014-03-02T10:00:00+01:00"/><string key="lifecycle:transition" value="complete"/>
</event></trace></log>`);
const CSV = Buffer.from(
  'case id,startDate,endDate,activity\r\nT1,2014-03-02,2014-03-09,"01_HOOFD, 010"\r\nT2,,2014-03-09,=1+1\r\n',
);
const LINES = Buffer.from('{"case":"T1","time":"2014-03-02T10:00:00Z"}\n{"case":"T2"}\n');

const WORKBOOK = Buffer.from(
  zipSync({
    '[Content_Types].xml': Buffer.from('<Types/>'),
    'xl/workbook.xml': Buffer.from('<workbook><sheets><sheet r:id="r1"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': Buffer.from(
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/sharedStrings.xml': Buffer.from('<sst><si><t>REQUESTID</t></si></sst>'),
    'xl/styles.xml': Buffer.from('<styleSheet><cellXfs><xf numFmtId="22"/></cellXfs></styleSheet>'),
    'xl/worksheets/sheet1.xml': Buffer.from(
      '<worksheet><sheetData><row><c r="A1" t="s"><v>0</v></c></row><row><c s="0"><v>4e4</v></c></row></sheetData></worksheet>',
    ),
  }),
);

const SAMPLES: readonly SampleFile[] = [
  { name: 'a.xlsx', profile: 'stlouis', content: WORKBOOK },
  { name: 'a.json', profile: 'open311', content: Buffer.from('[{"service_request_id":"1"},{}]') },
  { name: 'a.xes', profile: 'bpic15', content: XES },
  { name: 'a.xes.gz', profile: 'bpic15', content: gzipSync(XES) },
  { name: 'a.csv', profile: 'wabo', content: CSV },
  { name: 'a.csv.gz', profile: 'wabo', content: gzipSync(CSV) },
  { name: 'a.zip', profile: 'wabo', content: Buffer.from(zipSync({ 'a.csv': CSV })) },
  {
    name: 'two.zip',
    profile: 'wabo',
    content: Buffer.from(zipSync({ 'a.csv': CSV, '../../b.csv': CSV })),
  },
  { name: 'a.ndjson', profile: 'wabo', content: LINES },
  {
    name: 'gb.csv',
    profile: 'wabo',
    content: Buffer.concat([Buffer.from([0xb2, 0xe2, 0xca, 0xd4, 0x2c]), CSV]),
  },
  {
    name: 'utf16.csv',
    profile: 'wabo',
    content: Buffer.from(`\uFEFF${CSV.toString()}`, 'utf16le'),
  },
  {
    name: 'deep.xes',
    profile: 'bpic15',
    content: Buffer.from(`<log>${'<list key="a">'.repeat(50_000)}`),
  },
  {
    name: 'long.csv',
    profile: 'wabo',
    content: Buffer.from(`case id\r\n"${'x'.repeat(3_000_000)}`),
  },
  { name: 'wide.csv', profile: 'wabo', content: Buffer.from(`${'a,'.repeat(200_000)}\r\n1\r\n`) },
  {
    name: 'laughs.xes',
    profile: 'bpic15',
    content: Buffer.from(
      `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "${'lol'.repeat(100)}"><!ENTITY b "${'&a;'.repeat(100)}"><!ENTITY c "${'&b;'.repeat(100)}">]><log>&c;</log>`,
    ),
  },
  { name: 'bomb.gz', profile: 'wabo', content: gzipSync(Buffer.alloc(8 * 1024 * 1024, 0x61)) },
  {
    name: 'bomb.zip',
    profile: 'wabo',
    content: Buffer.from(zipSync({ 'a.csv': new Uint8Array(8 * 1024 * 1024).fill(0x61) })),
  },
  {
    name: 'book.xlsx',
    profile: 'wabo',
    content: Buffer.from(zipSync({ '[Content_Types].xml': CSV })),
  },
  { name: '../../../etc/cron.d/x\u0000.csv', profile: 'bpic15', content: CSV },
];

/** Files of every form that imports take, whole and broken. One at a time: two are let in at once. */
export const files: Attack = {
  name: 'POST /imports',
  fire: async (target: Target) => {
    const { random, cookie } = target;
    const sample = random.pick(SAMPLES);
    const content = random.happens(0.7) ? mutateBytes(sample.content, random) : sample.content;
    const profile = random.happens(0.95)
      ? sample.profile
      : random.pick(['../wabo', '__proto__', 'x'.repeat(60)]);
    const query = new URLSearchParams({ profile, name: sample.name, region: 'FUZZ' }).toString();
    const answer = await fetch(`${target.url}/api/v1/imports?${query}`, {
      method: 'POST',
      headers: {
        cookie,
        'x-requested-with': 'mingjian',
        'content-type': 'application/octet-stream',
      },
      body: new Uint8Array(content),
    });
    const input = `file ${sample.name} ${content.subarray(0, 700).toString('base64')}`;
    // An import that breaks off ends its answer early: reading it rejects.
    return outcomeOf(answer, input).catch((error: unknown) => ({
      answer: 'broken off',
      fault: `the answer broke off (${String(error)}) to ${input}`,
    }));
  },
};
