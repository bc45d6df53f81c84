import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Refusal } from '../application/platform.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';

/** Rows of a file: a JSON array or object, NDJSON, or CSV with a line of names. */
export async function readRows(file: string): Promise<Result<readonly unknown[], Refusal>> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (error) {
    const why = error instanceof TypeError ? 'it is not UTF-8 text' : messageOf(error);
    return err({ code: 'file/unreadable', message: `${file} cannot be read: ${why}.` });
  }
  try {
    return ok(rowsOf(file, text.trim()));
  } catch (error) {
    return err({
      code: 'file/unreadable',
      message: `${file} cannot be read: ${messageOf(error)}.`,
    });
  }
}

function rowsOf(file: string, text: string): readonly unknown[] {
  if (/\.csv$/i.test(file)) return csvRows(text);
  if (/\.(ndjson|jsonl)$/i.test(file)) return lineRows(text);
  if (text.startsWith('[')) return JSON.parse(text) as unknown[];
  if (!text.startsWith('{')) return csvRows(text);
  // One object may be written over many lines; an object a line is NDJSON.
  try {
    return [JSON.parse(text) as unknown];
  } catch {
    return lineRows(text);
  }
}

function lineRows(text: string): readonly unknown[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as unknown);
}

/** An empty cell says nothing; a cell that holds a JSON object or list is read as one. */
function csvRows(text: string): readonly unknown[] {
  const rows = parse(text, { columns: true, skip_empty_lines: true, trim: true, bom: true });
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row as Record<string, string>)
        .filter(([, cell]) => cell !== '')
        .map(([name, cell]) => [name, /^[[{]/.test(cell) ? (JSON.parse(cell) as unknown) : cell]),
    ),
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\.$/, '') : 'unknown reason';
}
