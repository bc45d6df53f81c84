import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REAL_MACHINE } from '../outbound/machine/real-machine.ts';
import { scaledClock, systemClock } from '../application/clock.ts';
import { findNotedClock, noteClock } from './rehearsal-clock.ts';

describe('the clock that a data folder is rehearsed by', () => {
  let folder: string;
  const rehearsal = scaledClock(Date.parse('2026-03-04T23:59:50+08:00'), 60);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingjian-clock-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('is the one its server runs by, not one that starts anew', async () => {
    await noteClock(folder, rehearsal);
    expect((await findNotedClock(folder))?.setting).toEqual(rehearsal.setting);
  });

  it('is the machine’s again once a server ran without a test clock', async () => {
    await noteClock(folder, rehearsal);
    await noteClock(folder, systemClock(REAL_MACHINE));
    expect(await findNotedClock(folder)).toBeUndefined();
  });

  for (const text of ['', 'null', '{"startsAt":1}', '{"startsAt":1,"realStart":1,"speed":"2"}']) {
    it(`is the machine’s where the note reads ${JSON.stringify(text)}`, async () => {
      await writeFile(join(folder, 'rehearsal-clock.json'), text);
      expect(await findNotedClock(folder)).toBeUndefined();
    });
  }

  it('is the machine’s in a folder that is not there yet', async () => {
    expect(await findNotedClock(join(folder, 'none'))).toBeUndefined();
  });
});
