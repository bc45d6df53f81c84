const LOOK = 256 * 1024;

/**
 * Text of bytes in the first encoding that can read their beginning; a byte-order mark is not part
 * of the text, but tells UTF-16. The last encoding is taken when none can.
 */
export async function* decodeText(
  content: AsyncIterable<Uint8Array>,
  encodings: readonly string[],
): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of content) {
    if (decoder !== undefined) {
      yield decoder.decode(chunk, { stream: true });
      continue;
    }
    waiting.push(chunk);
    size += chunk.length;
    if (size < LOOK) continue;
    decoder = new TextDecoder(chooseEncoding(waiting, encodings));
    for (const kept of waiting) yield decoder.decode(kept, { stream: true });
    waiting = [];
  }
  decoder ??= new TextDecoder(chooseEncoding(waiting, encodings));
  for (const kept of waiting) yield decoder.decode(kept, { stream: true });
  yield decoder.decode();
}

/** The encoding that XML states of itself, in its first bytes; UTF-8 where it does not. */
export function xmlEncoding(head: Uint8Array): string {
  const marked = markedEncoding(head);
  if (marked !== undefined) return marked;
  const start = Buffer.from(head.subarray(0, 200)).toString('latin1');
  const stated = /^[^<]*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1];
  return stated ?? 'utf-8';
}

/** UTF-16 where a byte-order mark says so, as spreadsheets save "Unicode text". */
function markedEncoding(head: Uint8Array | undefined): string | undefined {
  if (head?.[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head?.[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return undefined;
}

function chooseEncoding(chunks: readonly Uint8Array[], encodings: readonly string[]): string {
  const marked = markedEncoding(chunks[0]);
  // GB18030 has no such mark and would read the bytes as signs that nobody wrote.
  if (marked !== undefined) return marked;
  const found = encodings.find((encoding) => canRead(chunks, encoding));
  return found ?? encodings.at(-1) ?? 'utf-8';
}

function canRead(chunks: readonly Uint8Array[], encoding: string): boolean {
  const strict = new TextDecoder(encoding, { fatal: true });
  try {
    // The last character may be cut off, which is no fault as long as the stream goes on.
    for (const chunk of chunks) strict.decode(chunk, { stream: true });
    return true;
  } catch {
    // Not this encoding.
    return false;
  }
}
