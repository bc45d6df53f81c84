import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import type {
  Changed,
  LiveClientToServer,
  LiveServerToClient,
  WatchAnswer,
} from '#contract/live.ts';

/** One browser's view of all cards in its scope, kept by snapshots and numbered steps alone. */
export class LiveView {
  readonly #socket: Socket<LiveServerToClient, LiveClientToServer>;
  readonly #rows = new Map<string, number>();
  readonly #seen: ((subject: string) => void) | undefined;
  #epoch = '';
  #version = -1;
  #watching = false;
  /** How often it had to ask for everything anew. */
  snapshots = 0;

  constructor(url: string, cookie: string, seen?: (subject: string) => void) {
    this.#seen = seen;
    this.#socket = io(`${url}/live`, {
      transports: ['websocket'],
      extraHeaders: { cookie, origin: url },
      forceNew: true,
      reconnectionDelay: 200,
      reconnectionDelayMax: 1000,
    });
    this.#socket.on('connect', () => {
      this.#watch();
    });
    this.#socket.on('disconnect', () => {
      this.#watching = false;
    });
    this.#socket.on('changed', (change) => {
      this.#apply(change);
    });
  }

  /** Whether it is connected and has the answer to its last question. */
  get isCurrent(): boolean {
    return this.#socket.connected && this.#watching;
  }

  /** Every card with its version, in one text that equal views share. */
  get text(): string {
    return textOfRows(this.#rows);
  }

  /** Cuts the connection as a network does, without a goodbye; the client comes back by itself. */
  cut(): void {
    this.#socket.io.engine.close();
  }

  close(): void {
    this.#socket.disconnect();
  }

  #watch(): void {
    this.#watching = false;
    const since = this.#version < 0 ? null : { epoch: this.#epoch, version: this.#version };
    this.#socket.emit('watch', { topic: 'cards' }, since, (answer) => {
      this.#take(answer);
    });
  }

  #take(answer: WatchAnswer): void {
    if (!answer.ok) throw new Error(`watching was refused: ${answer.code}`);
    const { value } = answer;
    this.#watching = true;
    if ('changes' in value) {
      for (const change of value.changes) this.#apply(change);
      return;
    }
    this.snapshots += 1;
    this.#rows.clear();
    for (const { id, version } of value.snapshot.rows) this.#rows.set(id, version);
    this.#epoch = value.epoch;
    this.#version = value.version;
  }

  #apply({ epoch, version, upsert, remove }: Changed): void {
    if (epoch === this.#epoch && version <= this.#version) return;
    if (epoch !== this.#epoch || version !== this.#version + 1) {
      if (this.#watching) this.#watch();
      return;
    }
    this.#version = version;
    for (const card of upsert) {
      this.#rows.set(card.id, card.version);
      this.#seen?.(card.subject);
    }
    for (const id of remove) this.#rows.delete(id);
  }
}

export function textOfRows(rows: Iterable<readonly [id: string, version: number]>): string {
  return [...rows]
    .map(([id, version]) => `${id}@${version}`)
    .sort()
    .join('\n');
}
