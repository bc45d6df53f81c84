import { Worker } from 'node:worker_threads';
import type { Receipt } from '#contract/receipt.ts';
import type { Batch } from '../../../application/writer/admit-batch.ts';
import type { Committed, WriterPort } from '../../../application/writer/writer-port.ts';
import { findError, ServiceError, StartupError } from '../../../errors.ts';
import type { ErrorCode } from '../../../errors.ts';
import type { FromWriter, ToWriter, WriterSetting } from './writer-messages.ts';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Bounds of the heap for a command. It holds 30 MB or so; without bounds the collector lets several
 * hundred pile up, since the machine has them.
 */
const SMALL = { maxYoungGenerationSizeMb: 48, maxOldGenerationSizeMb: 256 };

/** Starts the writer in a thread of its own; resolves when the store is open. */
export async function startThreadWriter(setting: WriterSetting): Promise<ThreadWriter> {
  const worker = new Worker(new URL('./writer-thread.ts', import.meta.url), {
    workerData: setting,
    ...(setting.memory === 'small' && { resourceLimits: SMALL }),
  });
  const writer = new ThreadWriter(worker);
  await writer.opened;
  return writer;
}

/**
 * The writer behind a message port. It ends with `close`; if the thread dies, everything that waits
 * is refused and nothing more is taken: what was acknowledged is in the store.
 */
export class ThreadWriter implements WriterPort {
  readonly opened: Promise<void>;
  /** Resolves when the thread has ended though nobody closed it: nothing is taken any more. */
  readonly lost: Promise<void>;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners: ((committed: Committed) => void)[] = [];
  #last = 0;
  #ended = false;
  #closing = false;

  constructor(worker: Worker) {
    this.#worker = worker;
    this.lost = new Promise((resolve) => {
      worker.once('exit', () => {
        if (!this.#closing) resolve();
      });
    });
    this.opened = new Promise((resolve, reject) => {
      worker.on('message', (message: FromWriter) => {
        if (message.kind === 'open') resolve();
        else if (message.kind === 'failed') reject(failure(message, StartupError));
        else this.#take(message);
      });
      worker.on('error', (error) => {
        this.#end(error);
        reject(new ServiceError('store/failed', {}, { cause: error }));
      });
      worker.on('exit', () => {
        this.#end(undefined);
        reject(new StartupError('store/unreadable'));
      });
    });
  }

  waiting(): number {
    return this.#waiting.size;
  }

  ingest(batch: Batch): Promise<Receipt> {
    return this.#ask('ingest', [batch]) as Promise<Receipt>;
  }

  readonly call: WriterPort['call'] = (name, ...args) =>
    this.#ask(name, args) as ReturnType<WriterPort['call']> as never;

  onCommit(listener: (committed: Committed) => void): void {
    this.#listeners.push(listener);
  }

  async close(): Promise<void> {
    if (this.#ended) return;
    this.#closing = true;
    await this.#ask('close', []);
    await this.#worker.terminate();
  }

  #ask(name: ToWriter['name'], args: readonly unknown[]): Promise<unknown> {
    if (this.#ended) return Promise.reject(new ServiceError('platform/closed'));
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, name, args } satisfies ToWriter);
    });
  }

  #take(message: Exclude<FromWriter, { kind: 'open' | 'failed' }>): void {
    if (message.kind === 'committed') {
      for (const listener of this.#listeners) listener(message.committed);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.kind === 'answer') waiting?.resolve(message.value);
    else waiting?.reject(failure(message, ServiceError));
  }

  #end(cause: unknown): void {
    this.#ended = true;
    const error = new ServiceError('platform/closed', {}, { cause });
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

function failure(
  { code, message, facts }: { code: string; message: string; facts: unknown },
  Kind: typeof ServiceError,
): ServiceError {
  const known = findError(code) === undefined ? 'store/failed' : (code as ErrorCode);
  return new Kind(known, { message, ...(facts as Readonly<Record<string, unknown>>) });
}
