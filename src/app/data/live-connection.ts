import { DestroyRef, inject, InjectionToken, Service, signal } from '@angular/core';
import { Subject } from 'rxjs';
import type {
  Changed,
  LiveClientToServer,
  LiveServerToClient,
  Since,
  WatchAnswer,
  WatchRequest,
} from '#contract/live.ts';
import type { Socket } from 'socket.io-client';

export type LiveSocket = Socket<LiveServerToClient, LiveClientToServer>;

/** Makes the socket of namespace `/live`; loaded after first paint. A spec gives its own. */
export const LIVE_SOCKET = new InjectionToken<() => Promise<LiveSocket>>('live socket', {
  factory: () => async () => {
    const { io } = await import('socket.io-client');
    return io('/live', {
      transports: ['websocket', 'polling'],
      reconnectionDelay: 500,
      reconnectionDelayMax: 5000,
      autoConnect: false,
    });
  },
});

/** What the freshness lamp shows; one of these, never two. */
export type LivePhase =
  | { readonly phase: 'idle' }
  | { readonly phase: 'connecting' }
  | {
      readonly phase: 'connected';
      /** Platform time of the last pulse; empty before the first. */
      readonly asOf: string | null;
      readonly lastEventAt: string | null;
      /** Browser time at which the pulse came. */
      readonly heardAt: number;
    }
  | {
      readonly phase: 'reconnecting';
      readonly since: number;
      readonly asOf: string | null;
    }
  | { readonly phase: 'stale'; readonly asOf: string | null };

/** After so long without a connection the page says that its data are old (`ui.md` 10). */
const STALE_AFTER_MS = 15_000;
const ACK_WITHIN_MS = 10_000;

/**
 * The one socket of the page. It opens after sign-in, reconnects by itself and closes at sign-out.
 * Rooms are lost with the connection, so `connections` fires at each one and watchers ask again.
 */
@Service()
export class LiveConnection {
  readonly #makeSocket = inject(LIVE_SOCKET);
  readonly #phase = signal<LivePhase>({ phase: 'idle' });
  readonly #connections = new Subject<void>();
  readonly #changes = new Subject<Changed>();
  #socket: LiveSocket | undefined;
  #opening: Promise<void> | undefined;
  #staleTimer: ReturnType<typeof setTimeout> | undefined;

  readonly phase = this.#phase.asReadonly();
  readonly connections = this.#connections.asObservable();
  readonly changes = this.#changes.asObservable();

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.close();
    });
  }

  get connected(): boolean {
    return this.#socket?.connected === true;
  }

  open(): void {
    this.#opening ??= this.#open();
  }

  close(): void {
    clearTimeout(this.#staleTimer);
    this.#socket?.removeAllListeners();
    this.#socket?.disconnect();
    this.#socket = undefined;
    this.#opening = undefined;
    this.#phase.set({ phase: 'idle' });
  }

  /** Asks for a room; a lost or late acknowledgement is a refusal with its own code. */
  async watch(request: WatchRequest, since: Since | null): Promise<WatchAnswer> {
    const socket = this.#socket;
    if (socket?.connected !== true) return { ok: false, code: 'live/notConnected' };
    try {
      const answer: unknown = await socket
        .timeout(ACK_WITHIN_MS)
        .emitWithAck('watch', request, since);
      return answer as WatchAnswer;
    } catch {
      // The only error of emitWithAck is the missing acknowledgement.
      return { ok: false, code: 'live/noAnswer' };
    }
  }

  unwatch(request: WatchRequest): void {
    if (this.#socket?.connected === true) this.#socket.emit('unwatch', request);
  }

  async #open(): Promise<void> {
    this.#phase.set({ phase: 'connecting' });
    const socket = await this.#makeSocket();
    if (this.#opening === undefined) return;
    this.#socket = socket;
    socket.on('connect', () => {
      this.#heard(null, null);
      this.#connections.next();
    });
    socket.on('disconnect', (reason) => {
      this.#lost();
      // The server itself ended it, for instance after a change of grants: it is not retried for us.
      if (reason === 'io server disconnect') socket.connect();
    });
    socket.on('connect_error', () => {
      this.#lost();
    });
    socket.on('changed', (change) => {
      this.#changes.next(change);
    });
    socket.on('pulse', (pulse) => {
      this.#heard(pulse.asOf, pulse.lastEventAt);
    });
    socket.connect();
  }

  #heard(asOf: string | null, lastEventAt: string | null): void {
    clearTimeout(this.#staleTimer);
    this.#staleTimer = undefined;
    const known = lastAsOf(this.#phase());
    this.#phase.set({
      phase: 'connected',
      asOf: asOf ?? known,
      lastEventAt,
      heardAt: Date.now(),
    });
  }

  #lost(): void {
    const now = this.#phase();
    if (now.phase === 'stale' || now.phase === 'reconnecting') return;
    const asOf = lastAsOf(now);
    this.#phase.set({ phase: 'reconnecting', since: Date.now(), asOf });
    this.#staleTimer = setTimeout(() => {
      this.#phase.set({ phase: 'stale', asOf });
    }, STALE_AFTER_MS);
  }
}

function lastAsOf(phase: LivePhase): string | null {
  return 'asOf' in phase ? phase.asOf : null;
}
