import type { Changed } from '#contract/live.ts';
import type { LiveNamespace, LiveSocket } from './live-socket.ts';

/** Longest that a reader may owe an answer before nothing more is sent to it. */
const LATE_AFTER_MS = 2000;
/** Asking with every step would double what is sent. */
const ASK_EVERY_MS = 2000;

/** Steps that a reader was not sent, of one room. */
interface Parked {
  readonly sockets: Set<LiveSocket>;
  last: Changed;
}

/** What is used of a connection below the namespaces: its ping is answered by every client by itself. */
interface PingedConnection {
  sendPacket(type: 'ping'): void;
  on(event: 'heartbeat', listener: () => void): unknown;
}

/**
 * Sends steps to those alone who read. The machine takes some megabytes for everybody, read or not:
 * copying them is most of what a step costs. So each reader is asked with what it is sent, and one who
 * owes the answer for two seconds is left out. Once it answers it gets the last step that it missed;
 * where that was not the only one, it sees the gap and asks for a snapshot, as after any loss.
 */
export class DeafReaders {
  readonly #namespace: LiveNamespace;
  readonly #now: () => number;
  /** When each socket was asked last, and whether it owes the answer. */
  readonly #asked = new Map<string, { readonly at: number; owes: boolean }>();
  readonly #parked = new Map<string, Parked>();

  constructor(namespace: LiveNamespace, now: () => number = () => performance.now()) {
    this.#namespace = namespace;
    this.#now = now;
  }

  /** Begins to listen for the answers of a socket. */
  meet(socket: LiveSocket): void {
    connectionOf(socket).on('heartbeat', () => {
      const asked = this.#asked.get(socket.id);
      if (asked !== undefined) asked.owes = false;
      this.#tellMissed(socket);
    });
    socket.on('disconnect', () => {
      this.#asked.delete(socket.id);
      for (const name of [...this.#parked.keys()]) this.#unpark(name, socket);
    });
  }

  /** Asks a socket whether it reads, unless it owes an answer already or has given one lately. */
  ask(socket: LiveSocket): void {
    const asked = this.#asked.get(socket.id);
    const isLately = asked !== undefined && this.#now() - asked.at < ASK_EVERY_MS;
    if (asked?.owes === true || isLately || !socket.connected) return;
    this.#asked.set(socket.id, { at: this.#now(), owes: true });
    connectionOf(socket).sendPacket('ping');
  }

  /** How long a socket has owed an answer. */
  owesForMs(socket: LiveSocket): number {
    const asked = this.#asked.get(socket.id);
    return asked?.owes === true ? this.#now() - asked.at : 0;
  }

  /** Sends a step to everybody in a room who reads. */
  send(room: string, change: Changed): void {
    const readers: LiveSocket[] = [];
    const parked = this.#parked.get(room);
    if (parked !== undefined) parked.last = change;
    for (const id of this.#namespace.adapter.rooms.get(room) ?? []) {
      const socket = this.#namespace.sockets.get(id);
      if (socket === undefined) continue;
      if (this.owesForMs(socket) < LATE_AFTER_MS) readers.push(socket);
      else this.#park(room, socket, change);
    }
    this.#namespace.to(room).emit('changed', change);
    for (const socket of readers) this.ask(socket);
  }

  #park(room: string, socket: LiveSocket, last: Changed): void {
    const parked = this.#parked.get(room) ?? { sockets: new Set(), last };
    this.#parked.set(room, parked);
    parked.sockets.add(socket);
    void socket.leave(room);
  }

  #unpark(room: string, socket: LiveSocket): Changed | undefined {
    const parked = this.#parked.get(room);
    if (parked?.sockets.delete(socket) !== true) return undefined;
    if (parked.sockets.size === 0) this.#parked.delete(room);
    return parked.last;
  }

  #tellMissed(socket: LiveSocket): void {
    for (const room of [...this.#parked.keys()]) {
      const last = this.#unpark(room, socket);
      // It may watch something else meanwhile, or have watched the room anew.
      const watches = last !== undefined && socket.data.rooms.get(last.topic) === room;
      if (!watches || socket.rooms.has(room)) continue;
      void socket.join(room);
      socket.emit('changed', last);
    }
  }
}

function connectionOf(socket: LiveSocket): PingedConnection {
  return socket.conn as unknown as PingedConnection;
}
