import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFile } from '../import-file.ts';
import type { ImportProgress } from '../import-file.ts';
import type { ImportReport } from '../import-report.ts';
import { RecordingTarget } from './recording-target.ts';

/** Imports a file of this name and content from a folder of its own. */
export async function importContent(
  target: RecordingTarget,
  file: {
    readonly name: string;
    readonly content: string | Uint8Array;
    readonly profile: string;
    readonly region?: string;
    readonly onProgress?: (progress: ImportProgress) => void;
  },
): Promise<ImportReport> {
  const folder = await mkdtemp(join(tmpdir(), 'mingjian-import-'));
  try {
    const path = join(folder, file.name);
    await writeFile(path, file.content);
    const { profile, region, onProgress } = file;
    return await importFile(target, { path, profile, region, onProgress });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Imports text into a region of the specs; answers the report and where it went. */
export async function importText(
  profile: string,
  content: string | Uint8Array,
  target = new RecordingTarget(),
): Promise<{ readonly report: ImportReport; readonly target: RecordingTarget }> {
  const file = { name: 'file.csv', content, profile, region: '370998' };
  return { report: await importContent(target, file), target };
}

/** A table of these rows as CSV, with a head of `columns` or of the first row's names. */
export function csvTable(
  rows: readonly Readonly<Record<string, string>>[],
  columns: readonly string[] = Object.keys(rows[0] ?? {}),
): string {
  const cell = (text = ''): string =>
    /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return [columns, ...rows.map((row) => columns.map((name) => row[name] ?? ''))]
    .map((cells) => cells.map(cell).join(','))
    .join('\r\n');
}

/** An attribute of a log; `null` leaves it out. */
export type XesAttributes = Readonly<Record<string, string | null>>;

const DATES = /^(?:time:timestamp|.*[dD]ate|planned|dueDate|deadline|enddate_planned)$/;

/** Attributes of a trace or log event as XES. */
export function xesAttributes(attributes: XesAttributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(
      ([key, value]) =>
        `<${DATES.test(key) ? 'date' : 'string'} key="${key}" value="${value ?? ''}"/>`,
    )
    .join('\n');
}

/** A trace as XES. */
export function xesTrace(facts: XesAttributes, events: readonly XesAttributes[]): string {
  const rows = events.map((event) => `<event>${xesAttributes(event)}</event>`).join('\n');
  return `<trace>${xesAttributes(facts)}\n${rows}</trace>`;
}

/** A log as real ones are: byte-order mark, extensions, guaranteed attributes, classifiers. */
export function xesLog(traces: readonly string[], header = ''): string {
  return `\uFEFF<?xml version="1.0" encoding="UTF-8" ?>
<log xes.version="1.0" xes.features="nested-attributes" xmlns="http://www.xes-standard.org/">
  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
  <global scope="trace"><date key="startDate" value="1970-01-01T00:00:00+01:00"/></global>
  <global scope="event"><string key="concept:name" value="UNKNOWN"/></global>
  <classifier name="Activity" keys="concept:name"/>
  <string key="concept:name" value="a log"/>${header}
  ${traces.join('\n')}
</log>`;
}
