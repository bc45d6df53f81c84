import { EVENT_PERMISSIONS } from './event-permissions.ts';
import { socketEvents } from './socket-events.ts';

/** A socket as far as it is listened to; `send` answers whether it was disconnected. */
class SomeSocket {
  readonly id = 'a';
  disconnected = false;
  #listener: (packet: unknown[], next: () => void) => void = () => undefined;
  on(): this {
    return this;
  }
  use(listener: (packet: unknown[], next: () => void) => void): void {
    this.#listener = listener;
  }
  disconnect(): void {
    this.disconnected = true;
  }
  send(...packet: unknown[]): void {
    this.#listener(packet, () => {
      throw new Error('a packet went past the handlers');
    });
  }
}

describe('socketEvents', () => {
  it('does not start with an event that declares no permission', () => {
    expect(() =>
      socketEvents<SomeSocket>({ namespace: '/live', handlers: { stray: () => undefined } }),
    ).toThrowError('/live stray declares no permission');
  });

  it('knows of no event that nobody hears', () => {
    expect(Object.keys(EVENT_PERMISSIONS)).toEqual([
      '/ingest events',
      '/live watch',
      '/live unwatch',
    ]);
  });

  function listening(): { socket: SomeSocket; heard: unknown[][] } {
    const socket = new SomeSocket();
    const heard: unknown[][] = [];
    socketEvents<SomeSocket>({
      namespace: '/live',
      pace: { perSecond: 0.001, burst: 3 },
      tooMany: 'too many',
      handlers: {
        watch: (_socket, sent, answer) => {
          heard.push([...sent]);
          answer?.('answered');
        },
      },
    })(socket);
    return { socket, heard };
  }

  it('hands on what was sent and answers those who wait', () => {
    const { socket, heard } = listening();
    const answers: unknown[] = [];
    socket.send('watch', 1, 2, (answer: unknown) => answers.push(answer));
    socket.send('watch');
    expect(heard).toEqual([[1, 2], []]);
    expect(answers).toEqual(['answered']);
  });

  for (const { sent, taken } of [
    { sent: 2, taken: 2 },
    { sent: 3, taken: 3 },
    { sent: 4, taken: 3 },
    { sent: 300, taken: 3 },
  ]) {
    it(`hears ${taken} of ${sent} messages at once where the pace is three`, () => {
      const { socket, heard } = listening();
      const answers: unknown[] = [];
      for (let at = 0; at < sent; at += 1) {
        socket.send('watch', (answer: unknown) => answers.push(answer));
      }
      expect(heard.length).toBe(taken);
      expect(answers.filter((answer) => answer === 'too many').length).toBe(sent - taken);
    });
  }

  it('forgives twenty events that nobody hears, and then no more', () => {
    const { socket } = listening();
    const odd: unknown[] = ['toString', '__proto__', 'disconnecting', 'error', 7];
    for (let at = 0; at < 20; at += 1) socket.send(odd[at % odd.length]);
    expect(socket.disconnected).toBeFalse();
    socket.send('constructor');
    expect(socket.disconnected).toBeTrue();
  });
});
