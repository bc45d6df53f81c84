import type { AuditEntry } from '../audit/audit-rows.ts';
import type { RecordWrite } from '../store/store-rows.ts';
import type { Writer } from './writer.ts';

/** One of several records was changed by somebody else: leaves the transaction without a trace. */
class RecordMoved extends Error {}

/** Writes records and what the audit log says of it, all or none; whether nobody was before us. */
export async function writeRecords(
  writer: Writer,
  writes: readonly RecordWrite[],
  audits: readonly AuditEntry[],
): Promise<boolean> {
  try {
    await writer.desk(async ({ desk, audit }, now) => {
      for (const write of writes) if (!(await desk.writeRecord(write))) throw new RecordMoved();
      await audit.append(audits, now);
    });
    return true;
  } catch (error) {
    if (error instanceof RecordMoved) return false;
    throw error;
  }
}
