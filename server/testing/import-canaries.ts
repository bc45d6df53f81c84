import { writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ofWay, personOf } from './canary-people.ts';

/** Imports canaries by a table, of which every other row is refused: its day is none. */
export async function importCanaries(
  folder: string,
  command: (...words: string[]) => Promise<string>,
): Promise<void> {
  const profile = join(folder, '..', `${basename(folder)}.json`);
  const table = `${profile}.csv`;
  const rule = {
    ...{
      name: 'canaries',
      about: 'people',
      source: 'urn:sd:3701:file',
      timeZone: 'Asia/Shanghai',
    },
    ...{ no: 'no', identity: ['no'] },
    row: [
      {
        ...{ type: 'case.received', time: 'time', keepRowAs: 'attributes' },
        data: {
          ...{ itemCode: { constant: 'a' }, regionCode: { constant: '370102' } },
          departmentCode: { constant: 'd' },
          applicant: { object: { name: 'name', idNo: 'idNo', phone: 'phone' } },
        },
      },
    ],
  };
  const rows = ofWay('file').map((at, place) => {
    const { name, idNo, phone } = personOf(at);
    const day = place % 2 === 0 ? '2026-03-02T09:00:00+08:00' : 'no day';
    return [`F${at}`, day, name, idNo, phone, `电话 ${phone}`].join(',');
  });
  writeFileSync(profile, JSON.stringify(rule));
  writeFileSync(table, ['no,time,name,idNo,phone,remark', ...rows].join('\n'));
  const report = await command('import', table, '--profile', profile, '--json');
  await rm(profile);
  await rm(table);
  expect((JSON.parse(report) as { readonly accepted: number }).accepted).toBeGreaterThan(0);
}
