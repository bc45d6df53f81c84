import { inPieces } from './in-pieces.ts';

async function* once(text: string): AsyncGenerator<string> {
  await Promise.resolve();
  yield text;
}

async function all(pieces: AsyncIterable<string>): Promise<readonly string[]> {
  const gathered: string[] = [];
  for await (const piece of pieces) gathered.push(piece);
  return gathered;
}

describe('inPieces', () => {
  it('gives back the same text', async () => {
    const text = Array.from({ length: 50_000 }, (_, index) => String(index)).join();
    expect((await all(inPieces(once(text)))).join('')).toBe(text);
    expect((await all(inPieces(once('')))).join('')).toBe('');
  });

  it('cuts no character of four bytes in two', async () => {
    const text = `x${'𠮷'.repeat(100_000)}`;
    const pieces = await all(inPieces(once(text)));
    expect(pieces.every((piece) => piece.isWellFormed())).toBeTrue();
    expect(pieces.join('')).toBe(text);
  });

  it('lets others have their turn between two pieces', async () => {
    let turns = 0;
    let pieces = 0;
    let waiting = true;
    const count = (): void => {
      turns += 1;
      if (waiting) setImmediate(count);
    };
    setImmediate(count);
    for await (const piece of inPieces(once('x'.repeat(1_000_000)))) {
      if (piece !== '') pieces += 1;
    }
    waiting = false;
    expect(pieces).toBeGreaterThan(20);
    expect(turns).toBeGreaterThanOrEqual(pieces - 1);
  });
});
