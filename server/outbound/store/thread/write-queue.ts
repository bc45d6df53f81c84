import { setImmediate as afterMessages } from 'node:timers/promises';
import type { Receipt } from '#contract/receipt.ts';
import type { Batch } from '../../../application/writer/admit-batch.ts';
import { middleOf, partOf } from '../../../application/writer/batch-rows.ts';
import type { Writer } from '../../../application/writer/writer.ts';

/** Most events of one commit, about 100 ms of work; a larger batch has a commit of its own. */
const MOST_EVENTS = 2000;

interface Waiting {
  readonly batch: Batch;
  readonly resolve: (receipt: Receipt) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Runs what is asked of the writer one after the other. Batches that wait together share a commit,
 * other work takes its turn between two commits.
 */
export class WriteQueue {
  readonly #writer: Writer;
  readonly #onCommit: () => void;
  #batches: Waiting[] = [];
  #tasks: (() => Promise<void>)[] = [];
  #running: Promise<void> | undefined;
  commits = 0;
  storedEvents = 0;
  refusedEvents = 0;
  busyMs = 0;

  constructor(writer: Writer, onCommit: () => void) {
    this.#writer = writer;
    this.#onCommit = onCommit;
  }

  /** Number of batches and tasks that wait. */
  get waiting(): number {
    return this.#batches.length + this.#tasks.length;
  }

  ingest(batch: Batch): Promise<Receipt> {
    return new Promise((resolve, reject) => {
      this.#batches.push({ batch, resolve, reject });
      this.#run();
    });
  }

  run<T>(task: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#tasks.push(() =>
        task().then((result) => {
          // Before the answer: whoever has it may ask at once for what it tells of.
          this.#onCommit();
          resolve(result);
        }, reject),
      );
      this.#run();
    });
  }

  /** Resolves when nothing waits any more. */
  async drained(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  #run(): void {
    this.#running ??= this.#loop().finally(() => {
      this.#running = undefined;
      // Something may have come between the last look and here.
      if (this.waiting > 0) this.#run();
    });
  }

  async #loop(): Promise<void> {
    while (this.waiting > 0) {
      // Lets the messages in that came during the last commit, so that they can share the next.
      await afterMessages();
      const begin = performance.now();
      const task = this.#tasks.shift();
      if (task !== undefined) await task();
      const group = this.#takeGroup();
      if (group.length > 0) await this.#ingestGroup(group);
      this.busyMs += performance.now() - begin;
      this.#onCommit();
    }
  }

  /** What shares the next commit: a batch of each source in turn, so that none waits behind all of another. */
  #takeGroup(): Waiting[] {
    let events = 0;
    const group: Waiting[] = [];
    for (const waiting of inTurns(this.#batches)) {
      const { length } = waiting.batch.events;
      if (group.length > 0 && events + length > MOST_EVENTS) break;
      events += length;
      group.push(waiting);
    }
    const taken = new Set(group);
    this.#batches = this.#batches.filter((waiting) => !taken.has(waiting));
    return group;
  }

  async #ingestGroup(group: readonly Waiting[]): Promise<void> {
    try {
      const receipts = await this.#writer.ingest(group.map(({ batch }) => batch));
      this.commits += 1;
      this.#onCommit();
      for (const [index, { resolve }] of group.entries()) {
        const receipt = receipts[index];
        if (receipt === undefined) throw new RangeError('a batch has no receipt');
        this.storedEvents += receipt.accepted;
        this.refusedEvents += receipt.rejected.length;
        resolve(receipt);
      }
    } catch (error) {
      if (error instanceof RangeError) await this.#ingestApart(group, error);
      else for (const { reject } of group) reject(error);
    }
  }

  /** An event that our rules cannot take may not keep others out: it is found by halving. */
  async #ingestApart(group: readonly Waiting[], error: RangeError): Promise<void> {
    if (group.length > 1) {
      for (const one of group) await this.#ingestGroup([one]);
      return;
    }
    for (const { batch, resolve, reject } of group) {
      try {
        resolve(await this.#ingestHalves(batch, error));
      } catch (failure) {
        reject(failure);
      }
    }
  }

  async #ingestHalves(batch: Batch, error: RangeError): Promise<Receipt> {
    const middle = middleOf(batch);
    if (middle === undefined) {
      // One event, or one row, of which the first event tells.
      const refused = { code: 'event/failed', message: error.message };
      return this.#writer.refuse(batch.events.slice(0, 1), batch.origin, refused);
    }
    const first = await this.#ingestHalf(partOf(batch, 0, middle));
    const second = await this.#ingestHalf(partOf(batch, middle, batch.events.length));
    return {
      accepted: first.accepted + second.accepted,
      duplicate: first.duplicate + second.duplicate,
      rejected: [
        ...first.rejected,
        ...second.rejected.map((one) => ({ ...one, index: one.index + middle })),
      ],
    };
  }

  async #ingestHalf(batch: Batch): Promise<Receipt> {
    try {
      const [receipt] = await this.#writer.ingest([batch]);
      if (receipt === undefined) throw new TypeError('a batch has no receipt');
      return receipt;
    } catch (error) {
      if (error instanceof RangeError) return this.#ingestHalves(batch, error);
      throw error;
    }
  }
}

/** The same batches, those of a source in their order, the sources one after the other. */
function inTurns(batches: readonly Waiting[]): readonly Waiting[] {
  const bySource = [...Map.groupBy(batches, ({ batch }) => batch.origin.sourceName).values()];
  if (bySource.length < 2) return batches;
  const longest = Math.max(...bySource.map(({ length }) => length));
  const ordered: Waiting[] = [];
  for (let turn = 0; turn < longest; turn += 1) {
    for (const own of bySource) {
      const waiting = own[turn];
      if (waiting !== undefined) ordered.push(waiting);
    }
  }
  return ordered;
}
