import type { Problem } from '#contract/page.ts';

/** How far an import is. */
export interface ImportProgress {
  readonly bytesRead: number;
  readonly bytes: number;
  readonly logEvents: number;
}

/** What became of a file. */
export interface ImportReport {
  readonly cases: number;
  readonly logEvents: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly quarantined: number;
  readonly types: Readonly<Record<string, number>>;
  readonly reasons: Readonly<Record<string, number>>;
}

/** One line of the answer to an import. */
interface ImportLine {
  readonly progress?: ImportProgress;
  readonly report?: ImportReport | null;
  readonly problem?: Problem;
}

/** The lines of an answer as they arrive; what breaks off in a line is left out. */
export async function* readImport(body: ReadableStream<Uint8Array>): AsyncGenerator<{
  readonly progress?: ImportProgress;
  readonly report?: ImportReport;
  readonly problem?: Problem;
}> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    const text = value === undefined ? '' : decoder.decode(value, { stream: true });
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.trim() === '') continue;
      const { progress, report, problem } = JSON.parse(line) as ImportLine;
      yield {
        ...(progress !== undefined && { progress }),
        ...(report != null && { report }),
        ...(problem !== undefined && { problem }),
      };
    }
    if (done) return;
  }
}
