import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Past, PastStep } from '../../mock-data/past-steps.ts';
import type { FromPast, PastSetting } from './past-thread.ts';

/** Has a past made up in a thread of its own, so that another processor makes it while it is lived through. */
export async function pastBeside(setting: PastSetting): Promise<Past> {
  const worker = new Worker(new URL('./past-thread.ts', import.meta.url), { workerData: setting });
  const made = await next(worker);
  if (made.kind !== 'made') throw new TypeError('a past tells first how large it is');
  return { total: made.total, steps: stepsFrom(worker) };
}

async function* stepsFrom(worker: Worker): AsyncGenerator<PastStep> {
  const ask = (): Promise<FromPast> => {
    const answer = next(worker);
    worker.postMessage('more');
    return answer;
  };
  let coming = ask();
  for (;;) {
    const part = await coming;
    if (part.kind !== 'steps') throw new TypeError('a past is told in steps');
    if (part.isLast) return;
    // The next ones are copied while these are lived through.
    coming = ask();
    yield* part.steps;
  }
}

/** The next message; an error of the thread is thrown here. */
async function next(worker: Worker): Promise<FromPast> {
  const [message] = (await once(worker, 'message')) as [FromPast];
  return message;
}
