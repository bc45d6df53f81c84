import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { importFile } from './import-file.ts';
import type { ImportReport } from './import-report.ts';
import { RecordingTarget } from './testing/recording-target.ts';

const DATA = new URL('../../../../shared/data/', import.meta.url);

type Row = Readonly<Record<string, string>>;

/** Files of cities, against what their own columns say, counted without any code of the product. */
describe('real tickets', () => {
  const rowsOf = (path: string): readonly Row[] => {
    const bytes = readFileSync(new URL(path, DATA));
    const text = path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
    return parse(text, { bom: true, columns: true });
  };
  const read = async (
    path: string,
    profile: string,
    target = new RecordingTarget(),
  ): Promise<{ readonly report: ImportReport; readonly target: RecordingTarget }> => {
    const file = { path: new URL(path, DATA).pathname, profile, region: '370998' };
    return { report: await importFile(target, file), target };
  };
  const skipWithout = (path: string): void => {
    if (!existsSync(new URL(path, DATA))) pending(`${path} is not here`);
  };

  describe('of Boston', () => {
    const PATH = 'boston311/boston_2011_2024_sample_5k.csv';

    it('are in time or late as their own flag says, wherever there is an end', async () => {
      skipWithout(PATH);
      const rows = rowsOf(PATH);
      const { report, target } = await read(PATH, 'boston311');
      expect([report.cases, report.quarantined]).toEqual([rows.length, 0]);
      const flagged = rows.filter((row) => row['TARGET_DT'] !== '' && row['OnTime_Status'] !== '');
      const saysLate = new Map(
        flagged.map((row) => [row['CASE_ENQUIRY_ID'] ?? '', row['OnTime_Status'] === 'OVERDUE']),
      );
      const differing = target
        .ticketClocks()
        .filter(({ kind }) => kind === 'close' || kind === 'matter')
        .filter(({ no, bucket }) => saysLate.has(no) && (bucket === 'late') !== saysLate.get(no));
      expect(differing).toEqual([]);
      expect(flagged.length).toBeGreaterThan(4000);
    }, 60_000);

    it('have a closing clock where there is an end, and none elsewhere', async () => {
      skipWithout(PATH);
      const { target } = await read(PATH, 'boston311');
      const closing = target.ticketClocks().filter(({ kind }) => kind === 'close');
      expect(closing.length).toBe(rowsOf(PATH).filter((row) => row['TARGET_DT'] !== '').length);
      expect(target.ticketClocks().filter(({ kind }) => kind === 'sign')).toEqual([]);
    }, 60_000);
  });

  for (const year of [2009, 2010, 2011]) {
    const path = `stlouis_csb/${year}.csv.gz`;

    it(`of St. Louis in ${year} are taken once, and put aside where they contradict`, async () => {
      skipWithout(path);
      const first = new Map<string, Row>();
      const sums = { copies: 0, conflicts: 0, misplaced: 0, open: 0, taken: 0, clocks: 0 };
      for (const row of rowsOf(path)) {
        const { REQUESTID: no = '', DATETIMEINIT: opened = '', DATETIMECLOSED: closed = '' } = row;
        const known = first.get(no);
        if (closed !== '' && closed < opened) sums.misplaced += 1;
        else if (known === undefined) {
          first.set(no, row);
          sums.taken += 1;
          if (row['PRJCOMPLETEDATE'] !== '') sums.clocks += 1;
          if (row['PRJCOMPLETEDATE'] !== '' && closed === '') sums.open += 1;
        } else if (JSON.stringify(known) === JSON.stringify(row)) sums.copies += 1;
        else sums.conflicts += 1;
      }
      const { report, target } = await read(path, 'stlouis');
      expect(report.reasons).toEqual({
        'event/conflict': sums.conflicts,
        'row/endBeforeStart': sums.misplaced,
      });
      expect(new Set(target.events().map(({ subject }) => subject)).size).toBe(sums.taken);
      const closing = target.ticketClocks().filter(({ kind }) => kind === 'close');
      const open = closing.filter(({ bucket }) => bucket === 'overdue' || bucket === 'running');
      expect([closing.length, open.length]).toEqual([sums.clocks, sums.open]);
      expect(closing.filter(({ bucket }) => bucket === 'void')).toEqual([]);
      const again = await read(path, 'stlouis', target);
      expect([again.report.accepted, again.report.quarantined]).toEqual([0, report.quarantined]);
    }, 60_000);
  }

  for (const [path, profile, cases] of [
    ['open311/chicago_requests_real.json', 'open311', 50],
    ['tipdm_messages/sample_4.xlsx', 'messages', 120],
    ['tipdm_messages/messages_hot_4326.csv.gz', 'messages', 4326],
  ] as const) {
    it(`of ${path} are all taken`, async () => {
      skipWithout(path);
      const { report } = await read(path, profile);
      expect([report.cases, report.logEvents, report.quarantined]).toEqual([cases, cases, 0]);
    }, 60_000);
  }
});
