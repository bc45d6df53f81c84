import { actOnCards } from '../../application/cards/act-on-card.ts';
import type { ActOutcome, WantedAct } from '../../application/cards/act-on-card.ts';
import type { Writer } from '../../application/writer/writer.ts';
import type { WriteQueue } from './thread/write-queue.ts';

/** Acts of one commit at most: some 20 ms of work. */
const MOST_ACTS = 50;

interface Waiting {
  readonly wanted: WantedAct;
  readonly resolve: (outcome: ActOutcome) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Acts on cards, in the order in which they were asked for. Those that wait together share a commit,
 * so that many who work at once, or one on many cards, do not wait for the disk once an act.
 */
export class SharedActs {
  readonly #writer: Writer;
  readonly #queue: WriteQueue;
  #waiting: Waiting[] = [];
  #isAsked = false;

  constructor(writer: Writer, queue: WriteQueue) {
    this.#writer = writer;
    this.#queue = queue;
  }

  act(wanted: WantedAct): Promise<ActOutcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ wanted, resolve, reject });
      this.#ask();
    });
  }

  /** Asks for the next turn of the queue, once for all that come until then. */
  #ask(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    let group: readonly Waiting[] = [];
    const turn = this.#queue.run(() => {
      this.#isAsked = false;
      group = this.#waiting.splice(0, MOST_ACTS);
      if (this.#waiting.length > 0) this.#ask();
      return this.#record(group);
    });
    turn.then(
      (outcomes) => {
        for (const [place, { resolve, reject }] of group.entries()) {
          const outcome = outcomes[place];
          if (outcome instanceof Error || outcome === undefined) reject(outcome);
          else resolve(outcome);
        }
      },
      (error: unknown) => {
        for (const { reject } of group) reject(error);
      },
    );
  }

  async #record(group: readonly Waiting[]): Promise<readonly (ActOutcome | Error)[]> {
    const acts = group.map(({ wanted }) => wanted);
    try {
      return await actOnCards(this.#writer, acts);
    } catch (error) {
      if (!(error instanceof RangeError) || acts.length === 1) throw error;
      // What our rules cannot settle may not keep the acts of others out.
      const outcomes: (ActOutcome | Error)[] = [];
      for (const act of acts) {
        outcomes.push(
          ...(await actOnCards(this.#writer, [act]).catch((own: unknown) => {
            if (own instanceof RangeError) return [own];
            throw own;
          })),
        );
      }
      return outcomes;
    }
  }
}
