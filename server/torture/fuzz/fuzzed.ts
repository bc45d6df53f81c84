import type { SeededRandom } from '../seeded-random.ts';

/** What every way of attack needs to know of the server. */
export interface Target {
  readonly url: string;
  readonly key: string;
  readonly cookie: string;
  readonly random: SeededRandom;
}

/** What became of one input. */
export interface Outcome {
  /** Status, or how a connection ended. */
  readonly answer: string;
  /** Why this is a failure of the server; undefined where it is not. */
  readonly fault?: string | undefined;
}

/** One way in: makes an input of its own, sends it, and tells what became of it. */
export interface Attack {
  readonly name: string;
  readonly fire: (target: Target) => Promise<Outcome>;
}

/** Judges an HTTP answer: 5xx is the server's failure, but for a queue that is full. */
export async function outcomeOf(answer: Response, input: string): Promise<Outcome> {
  const text = await answer.text();
  const { status } = answer;
  if (status < 500) return { answer: String(status) };
  if (status === 503 && text.includes('"server/busy"')) return { answer: 'busy' };
  return {
    answer: String(status),
    fault: `${status} ${text.slice(0, 200)} to ${input.slice(0, 1500)}`,
  };
}
