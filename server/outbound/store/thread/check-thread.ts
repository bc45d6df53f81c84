import { parentPort, workerData } from 'node:worker_threads';
import { SnapshotChecker } from '../../../application/writer/check-run.ts';
import { ReferenceBook } from '../../../application/reference/reference-book.ts';
import { MomentPassed } from '../../../application/store/moment-passed.ts';
import { ServiceError } from '../../../errors.ts';
import { openStore } from '../home.ts';
import type { CheckSetting, FromChecker, ToChecker } from './check-messages.ts';

if (parentPort === null) throw new Error('this file is a checking thread of a platform');
const port = parentPort;
const post = (message: FromChecker): void => {
  port.postMessage(message);
};
const { home } = workerData as CheckSetting;
const store = openStore(home, 'reader', 'ample');

/** The moment that is read, and how it is left. */
interface Joined {
  readonly checker: SnapshotChecker;
  readonly leave: () => Promise<unknown>;
}

let joined: Joined | undefined;

port.on('message', (message: ToChecker) => {
  void answer(message).then(
    (value) => {
      post({ kind: 'answer', value });
    },
    (error: unknown) => {
      const code = error instanceof ServiceError ? error.code : 'store/failed';
      post({ kind: 'failed', code, message: error instanceof Error ? error.message : 'unknown' });
    },
  );
});
post({ kind: 'open' });

function answer(message: ToChecker): Promise<unknown> {
  if (message.name === 'join') return join(message);
  if (joined === undefined) throw new Error('a moment has to be joined first');
  if (message.name === 'check') return joined.checker.check(message.run);
  return joined.checker.takeContributions();
}

/** Reads another moment from now on; false where that is over. */
async function join({
  moment,
  sweptTo,
  scope,
}: Extract<ToChecker, { name: 'join' }>): Promise<boolean> {
  await joined?.leave();
  joined = undefined;
  const left = Promise.withResolvers<undefined>();
  const begun = Promise.withResolvers<SnapshotChecker>();
  const ended = store.snapshot(async (inside) => {
    const book = new ReferenceBook(await inside.reference.all());
    begun.resolve(new SnapshotChecker(inside, book, sweptTo, scope));
    await left.promise;
  }, moment);
  ended.catch(begun.reject);
  try {
    const checker = await begun.promise;
    joined = {
      checker,
      leave: () => {
        left.resolve(undefined);
        return ended;
      },
    };
    return true;
  } catch (error) {
    if (error instanceof MomentPassed) return false;
    throw error;
  }
}
