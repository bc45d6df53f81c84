import { Unzip, UnzipInflate } from 'fflate';
import type { UnzipFile } from 'fflate';

const PUSHED = 4096;

/**
 * The content of the one file in a zip archive, while the archive is read. Folders and the
 * bookkeeping of macOS do not count as files.
 *
 * @throws {Error} there is no file in it, or a second one.
 */
export async function* unzipped(archive: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const names: string[] = [];
  const unzip = new Unzip((file: UnzipFile) => {
    if (file.name.endsWith('/') || file.name.startsWith('__MACOSX/')) return;
    names.push(file.name);
    if (names.length > 1) throw new Error(`the archive holds several files: ${names.join(', ')}`);
    file.ondata = (error, data) => {
      if (error !== null) throw error;
      ready.push(data);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for await (const chunk of archive) {
    // A byte may unpack to a thousand: each push is work of some milliseconds at most.
    for (let at = 0; at < chunk.length; at += PUSHED) {
      unzip.push(chunk.subarray(at, at + PUSHED));
      yield* ready.splice(0);
    }
  }
  unzip.push(new Uint8Array(0), true);
  yield* ready.splice(0);
  if (names.length === 0) throw new Error('the archive holds no file');
}
