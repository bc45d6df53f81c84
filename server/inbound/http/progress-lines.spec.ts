import { progressLines } from './progress-lines.ts';

describe('lines of progress', () => {
  it('tell the latest, and what the work comes to as the last one', async () => {
    const lines: string[] = [];
    let end: (report: object) => void = () => undefined;
    const running = progressLines((tell) => {
      tell({ done: 1 });
      tell({ done: 2 });
      return new Promise((resolve) => (end = resolve));
    });
    for await (const line of running) {
      lines.push(line);
      end({ report: 'done' });
    }
    expect(lines).toEqual(['{"progress":{"done":2}}\n', '{"report":"done"}\n']);
  });

  it('break off with the work', async () => {
    const failing = progressLines(() => Promise.reject(new RangeError('no')));
    await expectAsync(failing.next()).toBeRejectedWithError(RangeError, 'no');
  });
});
