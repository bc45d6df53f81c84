import type { TestPlatform } from './open-test-platform.ts';
import { HTTP, openTestPlatform, RECEIVED, sent } from './open-test-platform.ts';

export const PLACES = [
  { subject: 'JN1', regionCode: '370102', departmentCode: '370102-water', channel: 'web' },
  { subject: 'JN2', regionCode: '370102', departmentCode: '370102-land' },
  { subject: 'JN3', regionCode: '370103', departmentCode: '370103-water' },
  { subject: 'JN4', regionCode: '370100', departmentCode: 'unheard-of' },
  { subject: 'QD1', regionCode: '370202', departmentCode: '370202-water', channel: 'window' },
  { subject: 'XX1', regionCode: 'elsewhere', departmentCode: 'elsewhere-water' },
];

/** Each viewer and exactly the cases that are his. */
export const SEEN: readonly {
  who: string;
  region: string | null;
  line?: string;
  cases: string[];
}[] = [
  { who: 'the province', region: null, cases: ['JN1', 'JN2', 'JN3', 'JN4', 'QD1', 'XX1'] },
  { who: 'a city', region: '370100', cases: ['JN1', 'JN2', 'JN3', 'JN4'] },
  { who: 'a county', region: '370102', cases: ['JN1', 'JN2'] },
  { who: 'a line of the province', region: null, line: 'water', cases: ['JN1', 'JN3', 'QD1'] },
  { who: 'a line of a city', region: '370100', line: 'water', cases: ['JN1', 'JN3'] },
  { who: 'a region without cases', region: '370300', cases: [] },
];

/** A platform with those cases, all late, each with one step of another line than its own. */
export async function openScopedCases(): Promise<TestPlatform> {
  const test = await openTestPlatform('2026-03-02T10:00:00+08:00');
  const department = (code: string) => ({
    code,
    name: code,
    regionCode: code.slice(0, 6),
    line: code.slice(7),
  });
  const codes = ['370102-water', '370102-land', '370103-water', '370202-water'];
  await test.current().load('departments', codes.map(department));
  await test.current().ingest(
    PLACES.flatMap(({ subject, ...place }) => [
      sent('received', '2026-03-02', { ...RECEIVED, ...place }, { subject }),
      sent('accepted', '2026-03-02', {}, { subject }),
      // A step of another line than the case's.
      sent(
        'stepStarted',
        '2026-03-02',
        {
          step: '审查',
          departmentCode: '370102-land',
          limit: { value: 2, unit: 'workingDay' },
        },
        { subject },
      ),
    ]),
    HTTP,
  );
  await test.moveTo('2026-03-10T10:00:00+08:00');
  return test;
}
