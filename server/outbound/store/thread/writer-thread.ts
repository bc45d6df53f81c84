import { flushCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { Batch } from '../../../application/writer/admit-batch.ts';
import type { WriterPort } from '../../../application/writer/writer-port.ts';
import { ServiceError } from '../../../errors.ts';
import { startLocalWriter } from './local-writer.ts';
import type { FromWriter, ToWriter, WriterSetting } from './writer-messages.ts';

if (parentPort === null) throw new Error('this file is the writer thread of a platform');
const port = parentPort;

const post = (message: FromWriter): void => {
  port.postMessage(message);
};

try {
  const writer = await startLocalWriter(workerData as WriterSetting);
  writer.onCommit((committed) => {
    post({ kind: 'committed', committed });
  });
  port.on('message', (message: ToWriter) => {
    void answer(message, writer).then((reply) => {
      post(reply);
      if (message.name === 'close') port.close();
    });
  });
  post({ kind: 'open', committed: writer.opened });
  // Each thread keeps what Node makes of its own files.
  flushCompileCache();
} catch (error) {
  post({ kind: 'failed', ...failureOf(error) });
  port.close();
}

async function answer({ id, name, args }: ToWriter, writer: WriterPort): Promise<FromWriter> {
  try {
    return { kind: 'answer', id, value: await valueOf(name, args, writer) };
  } catch (error) {
    return { kind: 'refused', id, ...failureOf(error) };
  }
}

function valueOf(
  name: ToWriter['name'],
  args: readonly unknown[],
  writer: WriterPort,
): Promise<unknown> {
  if (name === 'close') return writer.close();
  if (name === 'ingest') return writer.ingest(args[0] as Batch);
  return (writer.call as (...all: readonly unknown[]) => Promise<unknown>)(name, ...args);
}

/** What is told of an error: no data of events, which may be personal. */
function failureOf(error: unknown): { code: string; message: string; facts: unknown } {
  if (error instanceof ServiceError) {
    return { code: error.code, message: error.message, facts: error.facts };
  }
  const message = error instanceof Error ? error.message : 'unknown';
  return { code: 'store/failed', message, facts: {} };
}
