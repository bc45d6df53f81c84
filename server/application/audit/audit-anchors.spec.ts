import { AuditAnchors } from './audit-anchors.ts';
import type { Anchor, AnchorSink } from './audit-anchors.ts';
import type { AuditRow, AuditTable } from './audit-rows.ts';

/** A log of so many rows whose hashes are told from their numbers. */
function log(rows: { count: number }): Pick<AuditTable, 'head' | 'scan'> {
  const hashOf = (no: number): string => String(no).padStart(12, '0').padEnd(64, 'f');
  return {
    head: () => Promise.resolve({ no: rows.count, hash: hashOf(rows.count), storeId: 's' }),
    scan: (after, limit) => {
      const length = Math.max(0, Math.min(limit, rows.count - after));
      const found = Array.from({ length }, (_, place) => after + place + 1);
      return Promise.resolve(found.map((no) => ({ no, hash: hashOf(no) }) as AuditRow));
    },
  };
}

/** A place for anchors that keeps them in a list. */
function sink(kept: Anchor[]): AnchorSink {
  return {
    last: () => Promise.resolve(kept.at(-1)?.no ?? 0),
    add: (anchor) => Promise.resolve(void kept.push(anchor)),
  };
}

describe('when the audit log is anchored', () => {
  const MINUTES = 60_000;
  let kept: Anchor[];
  let rows: { count: number };
  let now: number;
  let anchors: AuditAnchors;

  beforeEach(() => {
    kept = [];
    rows = { count: 3 };
    now = 0;
    anchors = new AuditAnchors(log(rows), sink(kept), () => now);
  });

  it('is ten minutes after the last time, not before', async () => {
    now = 10 * MINUTES - 1;
    await anchors.keepUp();
    expect(kept).toEqual([]);
    now = 10 * MINUTES;
    await anchors.keepUp();
    expect(kept.map(({ from, no }) => [from, no])).toEqual([[1, 3]]);
    rows.count = 5;
    now = 20 * MINUTES - 1;
    await anchors.keepUp();
    expect(kept.length).toBe(1);
    now = 20 * MINUTES;
    await anchors.keepUp();
    expect(kept.map(({ from, no }) => [from, no])).toEqual([
      [1, 3],
      [4, 5],
    ]);
  });

  it('is after ten thousand rows, whatever the time, ten thousand an anchor', async () => {
    rows.count = 9999;
    await anchors.keepUp();
    expect(kept).toEqual([]);
    rows.count = 25_000;
    await anchors.keepUp();
    expect(kept.map(({ from, no }) => [from, no])).toEqual([
      [1, 10_000],
      [10_001, 20_000],
      [20_001, 25_000],
    ]);
  });

  it('is at the end, and not again where nothing came since', async () => {
    await anchors.finish();
    await anchors.finish();
    expect(kept).toEqual([
      {
        store: 's',
        from: 1,
        no: 3,
        hash: '000000000003'.padEnd(64, 'f'),
        marks: '000000000001000000000002000000000003',
      },
    ]);
  });

  it('goes on where the process before it stopped', async () => {
    await anchors.finish();
    rows.count = 7;
    await new AuditAnchors(log(rows), sink(kept), () => now).finish();
    expect(kept.map(({ from, no }) => [from, no])).toEqual([
      [1, 3],
      [4, 7],
    ]);
  });

  it('has nothing to say of a log without rows', async () => {
    rows.count = 0;
    await anchors.finish();
    expect(kept).toEqual([]);
  });
});
