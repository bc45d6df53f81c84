import { jsonLog } from './json-log.ts';
import type { LogLevel } from './log.ts';

describe('the log of a process', () => {
  function openOn(level: LogLevel) {
    const lines: string[] = [];
    const log = jsonLog(level, { write: (line: string) => lines.push(line) });
    const written = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    return { log, written };
  }
  const request = { method: 'GET', operation: '/cases/{no}', status: 200, ms: 12.345 };

  it('says of a request what it was, how it ended and how long it took', () => {
    const { log, written } = openOn('info');
    log.answered(request);
    expect(written()).toEqual([
      jasmine.objectContaining({
        level: 'info',
        event: 'answered',
        method: 'GET',
        operation: '/cases/{no}',
        status: 200,
        ms: 12.3,
      }),
    ]);
  });

  const levels: readonly { level: LogLevel; said: readonly string[] }[] = [
    { level: 'error', said: ['failed'] },
    { level: 'warn', said: ['failed', 'slow', '503'] },
    { level: 'info', said: ['failed', 'slow', '503', '200', 'started'] },
  ];
  for (const { level, said } of levels) {
    it(`at level ${level} says ${said.join(', ')}`, () => {
      const { log, written } = openOn(level);
      log.failed(new Error('broken'), 'sweep');
      log.answered({ ...request, ms: 2500 });
      log.answered({ ...request, status: 503 });
      log.answered(request);
      log.noted('started', { version: '1' });
      expect(written().length).toBe(said.length);
    });
  }

  it('tells of a failure its sentence, its place and its cause, and no field that holds a row', () => {
    const { log, written } = openOn('error');
    const cause = Object.assign(new Error('duplicate key'), {
      detail: 'Key (phone)=(13812345678)',
    });
    log.failed(new Error('cannot store', { cause }), 'POST /events');
    const [line] = written();
    expect(line).toEqual(
      jasmine.objectContaining({ where: 'POST /events', message: 'cannot store' }),
    );
    expect(JSON.stringify(line)).toContain('duplicate key');
    expect(JSON.stringify(line)).not.toContain('13812345678');
  });

  it('takes what is no error', () => {
    const { log, written } = openOn('error');
    log.failed('a text with 13812345678 in it', 'play');
    expect(JSON.stringify(written())).not.toContain('13812345678');
  });
});
