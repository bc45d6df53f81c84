import { readFileSync } from 'node:fs';
import type { StoredEvent } from './check-history.ts';
import type { TortureServer } from './torture-server.ts';

const READERS = 8;

interface ShownCase {
  readonly no: string;
  readonly events: readonly {
    readonly id: string;
    readonly subject: string;
    readonly data: { readonly mark?: string };
  }[];
}

/** What `GET /cases/{no}` shows of these cases: their events, and which of them are there at all. */
export async function readStored(
  url: string,
  cookie: string,
  subjects: Iterable<string>,
): Promise<{ readonly stored: readonly StoredEvent[]; readonly present: ReadonlySet<string> }> {
  const left = [...subjects];
  const stored: StoredEvent[] = [];
  const present = new Set<string>();
  const read = async (): Promise<void> => {
    for (let no = left.pop(); no !== undefined; no = left.pop()) {
      const answer = await fetch(`${url}/api/v1/cases/${encodeURIComponent(no)}`, {
        headers: { cookie },
      });
      if (answer.status === 404) {
        await answer.arrayBuffer();
        continue;
      }
      if (!answer.ok) throw new Error(`case ${no} was answered ${answer.status}`);
      const { events } = (await answer.json()) as ShownCase;
      present.add(no);
      for (const { id, subject, data } of events)
        stored.push({ id, subject, mark: data.mark ?? '' });
    }
  };
  await Promise.all(Array.from({ length: READERS }, read));
  return { stored, present };
}

/** How many cases the NDJSON export has more or less often than exactly once. */
export function countExportFaults(
  server: TortureServer,
  file: string,
  present: ReadonlySet<string>,
): number {
  server.command(['export', 'cases', file, '--format', 'ndjson', '--json']);
  const times = new Map<string, number>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    const { no } = JSON.parse(line) as { readonly no: string };
    times.set(no, (times.get(no) ?? 0) + 1);
  }
  let faults = 0;
  for (const no of present) if (times.get(no) !== 1) faults += 1;
  for (const no of times.keys()) if (!present.has(no)) faults += 1;
  return faults;
}
