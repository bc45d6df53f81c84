import { setTimeout as wait } from 'node:timers/promises';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import { notedOf } from './traffic-sender.ts';
import type { TrafficSender, Outgoing } from './traffic-sender.ts';
import type { History } from './history.ts';
import type { SeededRandom } from './seeded-random.ts';

/** One way to send a batch: the receipt, or undefined where none came. */
export interface Way {
  send(events: readonly unknown[]): Promise<WireReceipt | undefined>;
  close(): void;
}

interface WireReceipt {
  readonly accepted: number;
  readonly duplicate: number;
  readonly rejected: readonly { readonly index: number }[];
}

const NO_ANSWER_MS = 10_000;

/** `POST /events`, a connection of its own each time or a kept one, as the client likes. */
export function httpWay(url: string, key: string): Way {
  return {
    send: async (events) => {
      try {
        const answer = await fetch(`${url}/api/v1/events`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${key}`,
            'content-type': 'application/cloudevents-batch+json',
          },
          body: JSON.stringify(events),
          signal: AbortSignal.timeout(NO_ANSWER_MS),
        });
        const body: unknown = await answer.json();
        return receiptOf(body);
      } catch {
        return undefined;
      }
    },
    close: () => undefined,
  };
}

/** Socket.IO `/ingest`, one socket that comes back by itself. */
export function socketWay(url: string, key: string): Way {
  const socket: Socket = io(`${url}/ingest`, {
    auth: { key },
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 20,
    reconnectionDelayMax: 50,
  });
  return {
    send: async (events) => {
      if (!socket.connected) return undefined;
      let ended: () => void = () => undefined;
      const cut = new Promise<undefined>((resolve) => {
        ended = () => {
          resolve(undefined);
        };
        socket.once('disconnect', ended);
      });
      const answer = socket
        .timeout(NO_ANSWER_MS)
        .emitWithAck('events', events)
        .catch(() => undefined) as Promise<unknown>;
      const first = await Promise.race([answer, cut]);
      socket.off('disconnect', ended);
      return receiptOf(first);
    },
    close: () => socket.disconnect(),
  };
}

function receiptOf(body: unknown): WireReceipt | undefined {
  if (typeof body !== 'object' || body === null || !('accepted' in body)) return undefined;
  return body as WireReceipt;
}

/**
 * Sends batch after batch until it is stopped, notes every receipt before it goes on, and holds
 * each receipt against what it knows: an acknowledged event may never be accepted once more.
 */
export async function writeUntil(
  stopped: () => boolean,
  parts: {
    readonly sender: TrafficSender;
    readonly way: Way;
    readonly history: History;
    readonly random: SeededRandom;
    readonly onReceipt: () => void;
    readonly mostAtOnce: number;
  },
): Promise<void> {
  const { sender, way, history, random, onReceipt, mostAtOnce } = parts;
  while (!stopped()) {
    const batch = sender.next(1 + random.below(mostAtOnce));
    history.sending(notedOf(batch));
    const receipt = await way.send(batch.map(({ event }) => event));
    if (receipt === undefined) {
      sender.miss(batch);
      await wait(20);
      continue;
    }
    checkSums(batch, receipt, history);
    sender.take(history, batch, new Set(receipt.rejected.map(({ index }) => index)));
    onReceipt();
  }
}

function checkSums(batch: readonly Outgoing[], receipt: WireReceipt, history: History): void {
  const { accepted, duplicate, rejected } = receipt;
  if (accepted + duplicate + rejected.length !== batch.length) {
    throw new Error(
      `a receipt counts ${accepted}+${duplicate}+${rejected.length}, not ${batch.length}`,
    );
  }
  const open = new Set(
    batch
      .filter(({ id, kind }) => kind === 'new' && history.events.get(id)?.fate === 'unknown')
      .map(({ id }) => id),
  );
  if (accepted > open.size) {
    throw new Error(`${accepted} were accepted where only ${open.size} could be new`);
  }
}
