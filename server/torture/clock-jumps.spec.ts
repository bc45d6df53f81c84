import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manualMachine } from '../application/clock.ts';
import type { ManualMachine } from '../application/clock.ts';
import type { Platform } from '../application/platform.ts';
import { openPlatform } from '../open-platform.ts';
import { HTTP, RECEIVED, sent, supervisor } from '../testing/open-test-platform.ts';
import { SeededRandom } from './seeded-random.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BEGIN = Date.parse('2026-03-02T10:00:00+08:00');
const JUMPS = [40 * DAY, -40 * DAY, -2 * HOUR, 2 * HOUR, 31_000, -31_000];

describe('a wall clock that jumps while the platform runs', () => {
  let folder: string;
  const platforms: Platform[] = [];

  async function open(name: string): Promise<readonly [Platform, ManualMachine]> {
    const clock = manualMachine(BEGIN);
    const dataDir = join(folder, name);
    const platform = await openPlatform({ dataDir, clock, jobs: false, thread: false });
    platforms.push(platform);
    return [platform, clock];
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingjian-jumps-'));
  });

  afterEach(async () => {
    for (const platform of platforms.splice(0)) await platform.close();
    await rm(folder, { recursive: true });
  });

  it('raises every card when a clock that never jumped does, and no other', async () => {
    const seed = Math.floor(Math.random() * 1e6);
    const random = new SeededRandom(seed);
    const [jumping, machine] = await open('jumping');
    const [even, twin] = await open('even');
    let jumps = 0;
    let raised = 0;
    let serial = 0;
    for (let step = 0; step < 120; step += 1) {
      if (random.happens(0.8)) {
        machine.jump(random.pick(JUMPS));
        jumps += 1;
      }
      const ms = random.below(20) * HOUR + random.below(HOUR);
      machine.pass(ms);
      twin.pass(ms);
      const events = random.happens(0.3) ? aCase((serial += 1), twin.now()) : [];
      // An empty batch sweeps as well: what is due is swept before every commit.
      for (const platform of [jumping, even]) {
        const receipt = await platform.ingest(events, HTTP);
        expect(receipt.rejected).withContext(`seed ${seed}`).toEqual([]);
      }
      expect(jumping.sweptTo()).withContext(`seed ${seed}, step ${step}`).toBe(even.sweptTo());
      const cards = cardsOf(even);
      expect(cardsOf(jumping)).withContext(`seed ${seed}, step ${step}`).toEqual(cards);
      raised = cards.length;
    }
    expect(jumps).toBeGreaterThan(60);
    expect(raised).toBeGreaterThan(20);
    expect((await jumping.verify()).difference).toBe(0);
  }, 120_000);

  it('says how far it is off, and nothing once it agrees again', async () => {
    const [platform, machine] = await open('said');
    machine.jump(40 * DAY);
    machine.pass(HOUR);
    expect(platform.now()).toBe(BEGIN + HOUR);
    expect(platform.clockOffMs()).toBe(40 * DAY);
    machine.jump(-40 * DAY);
    expect(platform.clockOffMs()).toBe(0);
  });

  it('takes what sources send in the time that really is', async () => {
    const [platform, machine] = await open('taken');
    machine.jump(-2 * HOUR);
    machine.pass(1000);
    const now = new Date(BEGIN + 1000).toISOString();
    const receipt = await platform.ingest([sent('received', now, RECEIVED)], HTTP);
    expect(receipt.accepted).toBe(1);
  });
});

function aCase(serial: number, now: number): readonly unknown[] {
  const at = new Date(now - 60_000).toISOString();
  const subject = `C${serial}`;
  const limit = { value: 1 + (serial % 3), unit: 'workingDay' };
  return [
    sent('received', at, { ...RECEIVED, commitmentLimit: limit }, { subject }),
    sent('accepted', at, {}, { subject }),
    sent(
      'stepStarted',
      at,
      { step: '审查', limit: { value: 3, unit: 'workingHour' } },
      { subject },
    ),
  ];
}

function cardsOf(platform: Platform): readonly string[] {
  const viewer = supervisor()(platform);
  return platform.board
    .select(viewer, {})
    .map(({ id, issuedAt, groundAt }) => `${id} ${issuedAt} ${groundAt}`);
}
