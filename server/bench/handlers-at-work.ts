import { setTimeout as wait } from 'node:timers/promises';
import type { Platform } from '../application/platform.ts';
import type { Viewer } from '../application/people/viewer.ts';

/** Fewer tickets than handlers meet on: every one of them is worked on by several people. */
const SHARED = 100;
const PAUSE_MS = 1000;

/** What came of it. */
export interface Worked {
  /** Of each act that was done, from asking to the answer, after the reading that goes before it. */
  readonly times: readonly number[];
  readonly done: number;
  /** Acts that were answered as done and that their ticket does not hold, or holds twice. */
  readonly lost: number;
}

/**
 * Handlers who each read a ticket, write a note and go on after a second, all on the same tickets: who
 * comes second is told so and reads again. At the end every ticket must hold just the notes that were
 * answered as done.
 */
export async function handlersAtWork(
  platform: Platform,
  { handlers, seconds }: { readonly handlers: number; readonly seconds: number },
  viewerOf: (name: string) => Viewer,
): Promise<Worked> {
  const times: number[] = [];
  const notes = new Map<string, string[]>();
  const until = performance.now() + seconds * 1000;
  const work = async (name: string, first: number): Promise<void> => {
    const viewer = viewerOf(name);
    // They did not all begin at one moment.
    await wait((PAUSE_MS * first) / handlers);
    for (let round = 0; performance.now() < until; round += 1) {
      const no = `T${(2 * (first * 7 + round * 13)) % (2 * SHARED)}`;
      const text = `${name} ${round}`;
      for (;;) {
        const found = await platform.findFeedback(viewer, no);
        if (found === undefined) throw new Error('a ticket of the bench is not there');
        const begin = performance.now();
        const request = { expectedVersion: found.version, text };
        const answer = await platform.actOnFeedback(viewer, no, 'ticket', 'note', request);
        times.push(performance.now() - begin);
        if (answer.ok) break;
        if (answer.error.code !== 'feedback/conflict') throw new Error(answer.error.code);
      }
      notes.set(no, [...(notes.get(no) ?? []), text]);
      await wait(PAUSE_MS);
    }
  };
  await Promise.all(Array.from({ length: handlers }, (_, place) => work(`handler${place}`, place)));
  let [done, lost] = [0, 0];
  for (const [no, written] of notes) {
    const found = await platform.findFeedback(viewerOf('reader'), no);
    const held = (found?.timeline ?? []).flatMap(({ type, text }) =>
      type === 'ticket.note' && text !== null ? [text] : [],
    );
    done += written.length;
    lost += written.filter((text) => held.filter((one) => one === text).length !== 1).length;
  }
  return { times, done, lost };
}
