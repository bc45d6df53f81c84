import { readImport } from './read-import.ts';

describe('readImport', () => {
  async function read(...chunks: readonly string[]): Promise<unknown[]> {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        const encoder = new TextEncoder();
        for (const chunk of chunks) controller.enqueue(encoder.encode(chunk));
        controller.close();
      },
    });
    const lines: unknown[] = [];
    for await (const line of readImport(body)) lines.push(line);
    return lines;
  }

  it('reads lines wherever the network cuts them', async () => {
    const progress = { bytesRead: 1, bytes: 2, logEvents: 3 };
    const text = `${JSON.stringify({ progress })}\n${JSON.stringify({ report: null, problem: { code: 'x' } })}\n`;
    expect(await read(text.slice(0, 9), text.slice(9, 40), text.slice(40))).toEqual([
      { progress },
      { problem: { code: 'x' } },
    ]);
  });

  it('leaves out a line that broke off', async () => {
    expect(await read('{"progress":')).toEqual([]);
  });
});
