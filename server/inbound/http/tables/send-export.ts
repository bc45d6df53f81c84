import type { FastifyReply } from 'fastify';
import type { AuditAction } from '#contract/audit-view.ts';
import type { Platform } from '../../../application/platform.ts';
import type { Viewer } from '../../../application/people/viewer.ts';
import { noteExport } from '../audit/note-export.ts';
import { sendTable } from './table-file.ts';
import type { ListTable, Table, TableFormat } from './table-file.ts';

/** What is exported, by whom, and what of it is written down. */
interface Export {
  readonly viewer: Viewer;
  readonly action: AuditAction;
  /** Name of the file without its ending. */
  readonly name: string;
  readonly format: TableFormat;
  readonly filter: object;
}

/**
 * Sends a list as a file and writes down that it leaves before it does. Where the list cannot say
 * beforehand how many rows it has, a second row says at the end how many went out: `done` where that
 * was all, `failed` where it was broken off.
 */
export async function sendExport(
  platform: Pick<Platform, 'audit'>,
  reply: FastifyReply,
  { viewer, action, name, format, filter }: Export,
  table: ListTable,
): Promise<FastifyReply> {
  const { total } = table;
  await noteExport(platform, viewer, action, { rows: total, filter });
  if (total !== null) return sendTable(reply, name, format, table);
  const counted = countedTable(table, (rows, isWhole) =>
    noteExport(platform, viewer, action, { rows, filter, outcome: isWhole ? 'done' : 'failed' }),
  );
  return sendTable(reply, name, format, counted);
}

function countedTable(
  { head, pages }: Table,
  ended: (rows: number, isWhole: boolean) => Promise<void>,
): Table {
  async function* counted() {
    let rows = 0;
    let isWhole = false;
    try {
      for await (const page of pages) {
        rows += page.length;
        yield page;
      }
      isWhole = true;
    } finally {
      await ended(rows, isWhole);
    }
  }
  return { head, pages: counted() };
}
