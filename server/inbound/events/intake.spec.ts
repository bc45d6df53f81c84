import type { Receipt } from '#contract/receipt.ts';
import { Intake } from './intake.ts';

const MAD = { name: 'mad', prefix: 'urn:mad' };
const HONEST = { name: 'honest', prefix: 'urn:honest' };

describe('Intake beside a source that runs mad', () => {
  let now: number;
  let receipts: ((receipt: Receipt) => void)[];
  let waits: boolean;
  let intake: Intake;

  const refusal = (index: number) => ({ index, id: null, code: 'x', path: null, message: 'x' });
  const nothing: Receipt = { accepted: 0, duplicate: 0, rejected: [] };

  beforeEach(() => {
    now = 0;
    waits = false;
    receipts = [];
    const ingest = (events: readonly unknown[]): Promise<Receipt> =>
      waits
        ? new Promise((resolve) => receipts.push(resolve))
        : Promise.resolve({ ...nothing, rejected: events.map((_event, index) => refusal(index)) });
    intake = new Intake({ ingest }, () => now);
  });

  const take = async (source: typeof MAD, events = 1): Promise<string> => {
    const answer = await intake.take(source, Array<unknown>(events).fill({}), 'socket');
    return answer.ok ? 'taken' : answer.code;
  };

  it('has room for others when one source has its half of what waits', async () => {
    waits = true;
    const held = Array.from({ length: 128 }, () => take(MAD));
    expect(await take(MAD)).toBe('server/busy');
    const other = take(HONEST);
    for (const resolve of receipts) resolve(nothing);
    expect(await other).toBe('taken');
    expect(new Set(await Promise.all(held))).toEqual(new Set(['taken']));
    expect(intake.waitOf(MAD)).toBe(0);
  });

  it('lets a source wait that is refused again and again, and no other', async () => {
    const answers: string[] = [];
    for (let messages = 0; messages < 10; messages += 1) answers.push(await take(MAD, 2000));
    expect(answers[0]).toBe('taken');
    expect(answers.at(-1)).toBe('request/tooMany');
    expect(intake.waitOf(MAD)).toBeGreaterThan(0);
    expect(await take(HONEST)).toBe('taken');
  });

  it('lets a source wait that sends what is no message', () => {
    for (let messages = 0; messages < 100; messages += 1) intake.chargeUnreadable(MAD, 1_000_000);
    expect(intake.waitOf(MAD)).toBeGreaterThan(0);
    expect(intake.waitOf(HONEST)).toBe(0);
  });

  it('forgives in time', () => {
    for (let messages = 0; messages < 100; messages += 1) intake.chargeUnreadable(MAD, 1_000_000);
    now += 60_000;
    expect(intake.waitOf(MAD)).toBe(0);
  });
});
