import { closeSync, openSync, writeSync } from 'node:fs';

/** What a writer knows of an event that it sent, from its own receipts alone. */
export type Fate =
  /** Sent, and no answer came: it may be stored or not. */
  | 'unknown'
  /** A receipt counted it as accepted or duplicate. */
  | 'acknowledged'
  /** A receipt named it as rejected, and no other sending of it was answered otherwise. */
  | 'rejected';

/** An event as its writer remembers it. */
export interface SentEvent {
  readonly id: string;
  readonly subject: string;
  /** What stands in `data.mark`: the same identity sent with another mark must never win. */
  readonly mark: string;
  fate: Fate;
}

/**
 * Everything the writers of a run sent and what became of it, in memory and line by line in a
 * file, so that a run that fails leaves its evidence.
 */
export class History {
  readonly #events = new Map<string, SentEvent>();
  readonly #file: number;
  acknowledged = 0;
  receipts = 0;

  constructor(file: string) {
    this.#file = openSync(file, 'w');
  }

  get events(): ReadonlyMap<string, SentEvent> {
    return this.#events;
  }

  /** Notes what is about to be sent; an event sent again keeps the fate that it has. */
  sending(events: readonly Omit<SentEvent, 'fate'>[]): void {
    for (const { id, subject, mark } of events) {
      if (!this.#events.has(id)) this.#events.set(id, { id, subject, mark, fate: 'unknown' });
    }
    this.#note({ sending: events.map(({ id }) => id) });
  }

  /** Notes a receipt. An acknowledgement is never taken back by a later answer. */
  answered(acknowledged: readonly string[], rejected: readonly string[]): void {
    this.receipts += 1;
    for (const id of acknowledged) this.#settle(id, 'acknowledged');
    for (const id of rejected) this.#settle(id, 'rejected');
    this.#note({ acknowledged, rejected });
  }

  /** A line of evidence beside the receipts, such as a kill. */
  remark(what: Readonly<Record<string, unknown>>): void {
    this.#note(what);
  }

  close(): void {
    closeSync(this.#file);
  }

  #settle(id: string, fate: 'acknowledged' | 'rejected'): void {
    const event = this.#events.get(id);
    if (event === undefined) throw new RangeError(`the receipt names ${id}, which was never sent`);
    if (event.fate === 'acknowledged') return;
    if (fate === 'acknowledged') this.acknowledged += 1;
    event.fate = fate;
  }

  #note(line: Readonly<Record<string, unknown>>): void {
    writeSync(this.#file, `${JSON.stringify({ at: Date.now(), ...line })}\n`);
  }
}
