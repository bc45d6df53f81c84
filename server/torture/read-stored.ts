import { readFileSync } from 'node:fs';
import type { StoredEvent } from './check-history.ts';
import { sentKindOf } from './courses.ts';
import type { SentKind } from './courses.ts';
import type { TortureServer } from './torture-server.ts';

const READERS = 8;

interface ShownCase {
  readonly events: readonly {
    readonly id: string;
    readonly subject: string;
    readonly data: { readonly mark?: string };
  }[];
}

interface ShownFeedback {
  readonly timeline: readonly {
    readonly no: string;
    readonly about: string;
    readonly own: boolean;
    readonly facts: { readonly mark?: string; readonly sentId?: string };
  }[];
}

/** Everything that was sent of one subject, as the server shows it. */
function eventsShown(kind: SentKind, no: string, body: unknown): readonly StoredEvent[] {
  if (kind === 'case') {
    const { events } = body as ShownCase;
    return events.map(({ id, subject, data }) => ({ id, subject, mark: data.mark ?? '' }));
  }
  // What the platform decided, and what is linked, was not sent of it.
  return (body as ShownFeedback).timeline
    .filter((entry) => entry.no === no && entry.about === kind && !entry.own)
    .map(({ facts }) => ({ id: facts.sentId ?? '', subject: no, mark: facts.mark ?? '' }));
}

/** What is shown of these subjects: their events, and which cases are there at all. */
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
      const kind = sentKindOf(no);
      const path =
        kind === 'case'
          ? `/api/v1/cases/${encodeURIComponent(no)}`
          : `/api/v1/feedback/${encodeURIComponent(no)}?subject=${kind}`;
      const answer = await fetch(`${url}${path}`, { headers: { cookie } });
      if (answer.status === 404) {
        await answer.arrayBuffer();
        continue;
      }
      if (!answer.ok) throw new Error(`${kind} ${no} was answered ${answer.status}`);
      stored.push(...eventsShown(kind, no, await answer.json()));
      if (kind === 'case') present.add(no);
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
