import { parentPort, workerData } from 'node:worker_threads';
import type { Batch } from '../../application/admit-batch.ts';
import { clockFrom } from '../../application/clock.ts';
import { Writer } from '../../application/writer.ts';
import type { WriterCommands } from '../../application/writer-port.ts';
import { ServiceError } from '../../errors.ts';
import { sqliteStore } from './sqlite-store.ts';
import type { FromWriter, ToWriter, WriterSetting } from './writer-messages.ts';
import { WriteQueue } from './write-queue.ts';
import { writerCommands } from './writer-commands.ts';

if (parentPort === null) throw new Error('this file is the writer thread of a platform');
const port = parentPort;
const { folder, clock, first } = workerData as WriterSetting;

const post = (message: FromWriter): void => {
  port.postMessage(message);
};

try {
  const store = sqliteStore(folder);
  const writer = await Writer.open(store, clockFrom(clock), () => first);
  let told = { dataVersion: -1, sweptTo: -1 };
  const queue = new WriteQueue(writer, () => {
    const { dataVersion, sweptTo } = writer.head;
    if (told.dataVersion === dataVersion && told.sweptTo === sweptTo) return;
    told = { dataVersion, sweptTo };
    post({ kind: 'committed', committed: told });
  });
  const commands = writerCommands(store, writer, queue);
  port.on('message', (message: ToWriter) => {
    void answer(message, queue, commands).then(async (reply) => {
      if (message.name === 'close') {
        await queue.drained();
        await store.close();
      }
      post(reply);
      if (message.name === 'close') port.close();
    });
  });
  const { dataVersion, sweptTo } = writer.head;
  post({ kind: 'open', committed: { dataVersion, sweptTo } });
} catch (error) {
  post({ kind: 'failed', ...failureOf(error) });
  port.close();
}

async function answer(
  { id, name, args }: ToWriter,
  queue: WriteQueue,
  commands: WriterCommands,
): Promise<FromWriter> {
  try {
    if (name === 'close') return { kind: 'answer', id, value: undefined };
    const value =
      name === 'ingest'
        ? await queue.ingest(args[0] as Batch)
        : await (commands[name] as (...all: readonly unknown[]) => Promise<unknown>)(...args);
    return { kind: 'answer', id, value };
  } catch (error) {
    return { kind: 'refused', id, ...failureOf(error) };
  }
}

/** What is told of an error: no data of events, which may be personal. */
function failureOf(error: unknown): { code: string; message: string; facts: unknown } {
  if (error instanceof ServiceError) {
    return { code: error.code, message: error.message, facts: error.facts };
  }
  const message = error instanceof Error ? error.message : 'unknown';
  return { code: 'store/failed', message, facts: {} };
}
