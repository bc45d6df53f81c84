export const LINES_TYPE = 'application/x-ndjson';

/** Of an answer in lines: each must reach the browser when it is written, not when a compressor is full. */
export const LINES_HEADERS = {
  'content-type': `${LINES_TYPE}; charset=utf-8`,
  'cache-control': 'no-store, no-transform',
} as const;

const TELL_EVERY_MS = 250;

/**
 * The lines of an answer that takes a while: `{"progress": …}` four times a second while there is
 * something new to tell, then what the work comes to, once.
 *
 * @param work begins when the first line is asked for
 */
export async function* progressLines(
  work: (tell: (progress: object) => void) => Promise<object>,
): AsyncGenerator<string> {
  let latest: object | undefined;
  const done = work((progress) => {
    latest = progress;
  });
  const state = { ended: false };
  const end = (): void => {
    state.ended = true;
  };
  const settled = done.then(end, end);
  while (!state.ended) {
    await Promise.race([settled, pause(TELL_EVERY_MS)]);
    if (latest !== undefined) yield `${JSON.stringify({ progress: latest })}\n`;
    latest = undefined;
  }
  yield `${JSON.stringify(await done)}\n`;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
