import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { importFile } from './import-file.ts';
import { NOW, RecordingTarget } from './testing/recording-target.ts';

const DATA = new URL('../../../../shared/data/', import.meta.url);

/** Ends of clocks, counted without any code of the product. */
interface Ends {
  onTime: number;
  late: number;
  open: number;
}

describe('real logs, against a count of their own texts', () => {
  const textOf = (path: string): string => gunzipSync(readFileSync(new URL(path, DATA))).toString();
  const valueOf = (text: string, key: string): string | undefined =>
    new RegExp(`key="${key}" value="([^"]*)"`).exec(text)?.[1];

  // What Dutch clocks are ahead of UTC, by the rule of the European Union since 1996.
  const dutch = (naive: string): number => {
    const utc = Date.parse(`${naive.replace(' ', 'T')}Z`);
    const year = new Date(utc).getUTCFullYear();
    const lastSunday = (month: number): number => {
      const last = new Date(Date.UTC(year, month + 1, 0, 1));
      return last.getTime() - last.getUTCDay() * 86_400_000;
    };
    const winter = utc - 3_600_000;
    return winter >= lastSunday(2) && winter - 3_600_000 < lastSunday(9)
      ? winter - 3_600_000
      : winter;
  };

  const count = (pairs: readonly (readonly [due: number, end: number | undefined])[]): Ends => {
    const ends = { onTime: 0, late: 0, open: 0 };
    for (const [due, end] of pairs) {
      if (end === undefined) ends.open += 1;
      else if (end <= due) ends.onTime += 1;
      else ends.late += 1;
    }
    return ends;
  };

  const derived = (target: RecordingTarget, kind: 'step' | 'commitment'): Ends => {
    const { onTime = 0, late = 0, overdue = 0, running = 0, ...others } = target.buckets(kind);
    expect(others).toEqual({});
    return { onTime, late, open: overdue + running };
  };

  const read = async (path: string, profile: string): Promise<RecordingTarget> => {
    const target = new RecordingTarget();
    const report = await importFile(target, {
      path: new URL(path, DATA).pathname,
      ...{ profile, region: '370999' },
    });
    expect(report.asStated).toBeTrue();
    expect(report.quarantined).toBe(0);
    return target;
  };

  for (const name of ['BPIC15_1', 'BPIC15_2']) {
    it(`counts the steps of ${name} as its text does`, async () => {
      const path = `bpic2015/${name}.xes.gz`;
      if (!existsSync(new URL(path, DATA))) {
        pending(`${path} is not here`);
      }
      const steps = textOf(path)
        .split('<event>')
        .slice(1)
        .filter((event) => event.includes('key="dueDate"'))
        .map((event) => {
          const end = valueOf(event, 'dateFinished');
          const due = Date.parse(valueOf(event, 'dueDate') ?? '');
          return [due, end === undefined ? undefined : dutch(end)] as const;
        });
      const target = await read(path, 'bpic15');
      const ends = derived(target, 'step');
      expect(steps.length).toBeGreaterThan(100);
      expect(ends).toEqual(count(steps));
    }, 20_000);
  }

  for (const file of ['receipt_full.xes.gz', 'receipt_pm4py.csv.gz']) {
    it(`counts the commitments of ${file} as the text of the log does`, async () => {
      const path = `wabo_receipt/${file}`;
      if (!existsSync(new URL(path, DATA))) {
        pending(`${path} is not here`);
      }
      const cases = textOf('wabo_receipt/receipt_full.xes.gz')
        .split('<trace>')
        .slice(1)
        .map((trace) => {
          const end = valueOf(trace, 'enddate');
          const due = Date.parse(valueOf(trace, 'deadline') ?? '');
          return [due, end === undefined ? undefined : Date.parse(end)] as const;
        });
      const target = await read(path, 'wabo');
      expect(cases.filter(([due]) => due < NOW).length).toBe(1434);
      expect(derived(target, 'commitment')).toEqual(count(cases));
    }, 20_000);
  }
});
