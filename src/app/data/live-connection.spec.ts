import { TestBed } from '@angular/core/testing';
import { LIVE_SOCKET, LiveConnection } from './live-connection.ts';
import type { LiveSocket } from './live-connection.ts';

type Listener = (payload?: unknown) => void;

/** A socket that the spec connects, loses and answers. */
class FakeSocket {
  readonly #listeners = new Map<string, Listener>();
  connected = false;
  connects = 0;
  answer: unknown = { ok: false, code: 'topic/notAllowed' };

  on(event: string, listener: Listener): void {
    this.#listeners.set(event, listener);
  }

  removeAllListeners(): void {
    this.#listeners.clear();
  }

  connect(): void {
    this.connects += 1;
  }

  disconnect(): void {
    this.connected = false;
  }

  timeout(): { emitWithAck: () => Promise<unknown> } {
    return {
      emitWithAck: () =>
        this.answer === undefined
          ? Promise.reject(new Error('timeout'))
          : Promise.resolve(this.answer),
    };
  }

  fire(event: string, payload?: unknown): void {
    if (event === 'connect') this.connected = true;
    if (event === 'disconnect') this.connected = false;
    this.#listeners.get(event)?.(payload);
  }
}

describe('LiveConnection', () => {
  let socket: FakeSocket;
  let live: LiveConnection;

  beforeEach(async () => {
    socket = new FakeSocket();
    const made = Promise.resolve(socket as unknown as LiveSocket);
    TestBed.configureTestingModule({ providers: [{ provide: LIVE_SOCKET, useValue: () => made }] });
    live = TestBed.inject(LiveConnection);
    live.open();
    await made;
  });

  afterEach(() => {
    live.close();
  });

  const pulse = { asOf: '2026-11-23T10:31:40+08:00', lastEventAt: '2026-11-23T10:31:37+08:00' };

  it('is connecting until the socket is there', () => {
    expect(live.phase().phase).toBe('connecting');
    expect(socket.connects).toBe(1);

    socket.fire('connect');

    expect(live.phase().phase).toBe('connected');
  });

  it('knows the platform’s time and the last event from the pulse', () => {
    socket.fire('connect');
    socket.fire('pulse', pulse);

    expect(live.phase()).toEqual(jasmine.objectContaining({ phase: 'connected', ...pulse }));
  });

  it('is reconnecting after a loss, and stale after 15 seconds of it', () => {
    jasmine.clock().install();
    socket.fire('connect');
    socket.fire('pulse', pulse);
    socket.fire('disconnect', 'transport close');

    expect(live.phase().phase).toBe('reconnecting');

    jasmine.clock().tick(14_999);

    expect(live.phase().phase).toBe('reconnecting');

    jasmine.clock().tick(1);

    expect(live.phase()).toEqual({ phase: 'stale', asOf: pulse.asOf });

    socket.fire('connect');

    expect(live.phase().phase).toBe('connected');
    jasmine.clock().uninstall();
  });

  it('tells of every connection, because rooms are lost with each', () => {
    let count = 0;
    live.connections.subscribe(() => (count += 1));
    socket.fire('connect');
    socket.fire('disconnect', 'transport close');
    socket.fire('connect');

    expect(count).toBe(2);
  });

  it('comes back where the server itself closed the socket', () => {
    socket.fire('connect');
    socket.fire('disconnect', 'io server disconnect');

    expect(socket.connects).toBe(2);
  });

  it('answers a watch that cannot be asked or is not acknowledged with a code', async () => {
    expect(await live.watch({ topic: 'cards' }, null)).toEqual({
      ok: false,
      code: 'live/notConnected',
    });

    socket.fire('connect');
    socket.answer = undefined;

    expect(await live.watch({ topic: 'cards' }, null)).toEqual({
      ok: false,
      code: 'live/noAnswer',
    });
  });
});
