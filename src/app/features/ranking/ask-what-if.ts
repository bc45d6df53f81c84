import type { Problem, Stamp } from '#contract/page.ts';
import type { WhatIfView } from '#contract/ranking-view.ts';
import type { Api } from '../../data/api.ts';
import { decodeProblem } from '../../data/api-error.ts';

const LINES = 'application/x-ndjson';

/** How far a what-if is. */
export interface WhatIfStep {
  /** Rows of cases are read, then cases are derived from their events. */
  readonly phase: string;
  readonly done: number;
  readonly total: number;
}

interface Line {
  readonly progress?: WhatIfStep;
  readonly answer?: WhatIfView & Stamp;
  readonly problem?: Problem;
}

/**
 * Asks who would move. The server may answer in lines and tell on the way how far it is; one that
 * answers at once is taken as well.
 *
 * @throws {ApiError} a refusal, before or among the lines
 */
export async function askWhatIf(
  api: Api,
  body: unknown,
  signal: AbortSignal,
  onStep: (step: WhatIfStep) => void,
): Promise<WhatIfView & Stamp> {
  const response = await api.open('/rankings/what-if', body, `${LINES}, application/json`, signal);
  if (response.headers.get('content-type')?.includes(LINES) !== true || response.body === null) {
    return (await response.json()) as WhatIfView & Stamp;
  }
  for await (const { progress, answer, problem } of linesOf(response.body)) {
    if (progress !== undefined) onStep(progress);
    if (answer !== undefined) return answer;
    if (problem !== undefined) throw decodeProblem(problem, problem.status);
  }
  throw decodeProblem(undefined, 502);
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Line> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    const text = value === undefined ? '' : decoder.decode(value, { stream: true });
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') yield JSON.parse(line) as Line;
    if (done) return;
  }
}
