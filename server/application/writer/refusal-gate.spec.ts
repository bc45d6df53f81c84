import { auditEntry } from '../audit/audit-entry.ts';
import type { AuditEntry } from '../audit/audit-rows.ts';
import { RefusalGate } from './refusal-gate.ts';

function refusal(actor: string, code = 'access/notAllowed'): AuditEntry {
  const by = { actor, session: 's', ip: '10.0.0.1' };
  return auditEntry(by, 'access.refuse', { object: 'x', outcome: 'refused', detail: { code } });
}

/** Rows that stand for refusals: one each, or a number. */
function meant(entries: readonly AuditEntry[]): number {
  return entries.reduce((sum, { detail }) => sum + Number(detail['further'] ?? 1), 0);
}

describe('what a flood of refusals adds to the audit log', () => {
  it('is every one of a few', () => {
    const gate = new RefusalGate();
    const written = Array.from({ length: 20 }, (_, at) => gate.take(refusal('li'), at)).flat();
    expect(written).toEqual(Array.from({ length: 20 }, () => refusal('li')));
    expect(gate.sums(Infinity)).toEqual([]);
  });

  it('is twenty rows and a number of one actor in a minute', () => {
    const gate = new RefusalGate();
    const written = Array.from({ length: 5000 }, (_, at) => gate.take(refusal('li'), at)).flat();
    expect(written.length).toBe(20);
    const sums: readonly unknown[] = gate.sums(60_000);
    expect(sums).toEqual([
      {
        ...refusal('li'),
        session: null,
        ip: null,
        object: null,
        detail: { code: 'access/notAllowed', further: 4980 },
      },
    ]);
  });

  it('leaves room for others', () => {
    const gate = new RefusalGate();
    for (let at = 0; at < 100; at += 1) gate.take(refusal('li'), at);
    expect(gate.take(refusal('wang'), 100)).toEqual([refusal('wang')]);
  });

  it('is bounded where each comes under another name, and counts them all', () => {
    const gate = new RefusalGate();
    const written: AuditEntry[] = [];
    for (let n = 0; n < 20_000; n += 1) written.push(...gate.take(refusal(`guess${n}`), 1));
    expect(written.length).toBe(200);
    const sums = gate.sums(Infinity);
    expect(sums.length).toBeLessThanOrEqual(501);
    expect(meant(written) + meant(sums)).toBe(20_000);
  });

  it('begins anew after a minute, with the sums of the one before', () => {
    const gate = new RefusalGate();
    for (let at = 0; at < 30; at += 1) gate.take(refusal('li'), at);
    expect(gate.take(refusal('li'), 59_999)).toEqual([]);
    const next = gate.take(refusal('li'), 60_000);
    expect(next.map(({ detail }) => Number(detail['further'] ?? 1))).toEqual([11, 1]);
  });

  it('begins anew when the clock is set back', () => {
    const gate = new RefusalGate();
    for (let n = 0; n < 30; n += 1) gate.take(refusal('li'), 1_000_000);
    expect(gate.take(refusal('li'), 5).length).toBe(2);
  });
});
