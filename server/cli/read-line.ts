const MAX_BYTES = 4096;

/** The first line of a stream, without its end; empty where the stream is. */
export async function readLine(stream: AsyncIterable<Buffer | string>): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    parts.push(bytes);
    size += bytes.length;
    if (bytes.includes(0x0a) || size > MAX_BYTES) break;
  }
  const [line = ''] = Buffer.concat(parts).toString('utf8').split('\n', 1);
  return line.replace(/\r$/, '');
}
