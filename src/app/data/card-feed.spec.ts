import { TestBed } from '@angular/core/testing';
import { Subject } from 'rxjs';
import type { Changed, Since, WatchAnswer } from '#contract/live.ts';
import { aCard, aChange, aSnapshot } from '../../testing/card-view.ts';
import { CARD_FEED } from './card-feed.ts';
import type { CardMessage } from './card-feed.ts';
import { LiveConnection } from './live-connection.ts';

/** A connection whose answers the spec gives; every `watch` waits for its turn. */
class FakeConnection {
  readonly connections = new Subject<void>();
  readonly changes = new Subject<Changed>();
  readonly asked: (Since | null)[] = [];
  readonly #waiting: ((answer: WatchAnswer) => void)[] = [];
  connected = true;
  left = 0;

  open(): void {
    this.connected = true;
  }

  watch(_request: unknown, since: Since | null): Promise<WatchAnswer> {
    this.asked.push(since);
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  unwatch(): void {
    this.left += 1;
  }

  async answer(answer: WatchAnswer): Promise<void> {
    this.#waiting.shift()?.(answer);
    await Promise.resolve();
    await Promise.resolve();
  }
}

describe('card feed', () => {
  const snapshotAnswer = (version: number, epoch = 'e1'): WatchAnswer => ({
    ok: true,
    value: { epoch, version, snapshot: aSnapshot([aCard()]) },
  });

  function start(): { live: FakeConnection; heard: CardMessage[]; stop: () => void } {
    const live = new FakeConnection();
    TestBed.configureTestingModule({ providers: [{ provide: LiveConnection, useValue: live }] });
    const heard: CardMessage[] = [];
    const subscription = TestBed.inject(CARD_FEED)
      .watch({ filter: { level: 'red' }, sort: 'level' })
      .subscribe((message) => heard.push(message));
    return { live, heard, stop: () => subscription.unsubscribe() };
  }

  const versions = (heard: readonly CardMessage[]): readonly (number | string)[] =>
    heard.map((message) =>
      message.kind === 'changed'
        ? message.change.version
        : message.kind === 'snapshot'
          ? `snapshot ${message.version}`
          : message.code,
    );

  it('gives a snapshot, then dense steps', async () => {
    const { live, heard } = start();
    await live.answer(snapshotAnswer(3));
    live.changes.next(aChange(4));
    live.changes.next(aChange(5));

    expect(live.asked).toEqual([null]);
    expect(versions(heard)).toEqual(['snapshot 3', 4, 5]);
  });

  it('keeps steps that overtake the answer and applies those after it', async () => {
    const { live, heard } = start();
    live.changes.next(aChange(3));
    live.changes.next(aChange(4));
    await live.answer(snapshotAnswer(3));

    expect(versions(heard)).toEqual(['snapshot 3', 4]);
  });

  it('asks from where it stands after a gap, and takes the missed steps', async () => {
    const { live, heard } = start();
    await live.answer(snapshotAnswer(3));
    live.changes.next(aChange(6));

    expect(live.asked[1]).toEqual({ epoch: 'e1', version: 3 });

    const changes = [aChange(4), aChange(5), aChange(6)];
    await live.answer({ ok: true, value: { epoch: 'e1', version: 6, changes } });

    expect(versions(heard)).toEqual(['snapshot 3', 4, 5, 6]);
  });

  it('asks again for an unknown epoch', async () => {
    const { live, heard } = start();
    await live.answer(snapshotAnswer(3));
    live.changes.next(aChange(1, { epoch: 'e2' }));
    await live.answer(snapshotAnswer(1, 'e2'));
    live.changes.next(aChange(2, { epoch: 'e2' }));

    expect(versions(heard)).toEqual(['snapshot 3', 'snapshot 1', 2]);
  });

  it('asks again on every connection, because rooms are lost with it', async () => {
    const { live } = start();
    await live.answer(snapshotAnswer(3));
    live.connections.next();

    expect(live.asked).toEqual([null, { epoch: 'e1', version: 3 }]);
  });

  it('drops an answer that came for a connection before', async () => {
    const { live, heard } = start();
    live.connections.next();
    await live.answer(snapshotAnswer(1));
    await live.answer(snapshotAnswer(2));

    expect(versions(heard)).toEqual(['snapshot 2']);
  });

  it('says why a list is refused', async () => {
    const { live, heard } = start();
    await live.answer({ ok: false, code: 'topic/notAllowed' });

    expect(versions(heard)).toEqual(['topic/notAllowed']);
  });

  it('leaves the room with its watcher', async () => {
    const { live, heard, stop } = start();
    await live.answer(snapshotAnswer(3));
    stop();
    live.changes.next(aChange(4));

    expect(live.left).toBe(1);
    expect(versions(heard)).toEqual(['snapshot 3']);
  });
});
