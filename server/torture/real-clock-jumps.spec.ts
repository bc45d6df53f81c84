import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TortureServer } from './torture-server.ts';
import { until } from './until.ts';

const LIBRARY = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1';
const DAY = 86_400;

interface Readiness {
  readonly ready: boolean;
  readonly clock: { readonly now: string; readonly offSeconds: number };
  readonly sweptTo: string;
}

describe('a server whose machine’s clock is set while it runs', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingjian-clock-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('goes on evenly, raises no card early, and none late', async () => {
    if (!existsSync(LIBRARY)) {
      pending('setting the clock of one process needs libfaketime (apt-get install faketime)');
      return;
    }
    const offset = join(folder, 'offset');
    await writeFile(offset, '+0\n');
    const server = await TortureServer.prepare({ MINGJIAN_DATA_DIR: join(folder, 'data') });
    server.addSupervisor('torture');
    const key = server.addSource('torture', 'urn:torture');
    await server.start({
      settings: {
        LD_PRELOAD: LIBRARY,
        FAKETIME_TIMESTAMP_FILE: offset,
        FAKETIME_NO_CACHE: '1',
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
      },
    });
    try {
      const cookie = await server.signIn('torture');
      const readyz = async (): Promise<Readiness> =>
        (await (await fetch(`${server.url}/readyz`)).json()) as Readiness;
      const cards = async (): Promise<readonly string[]> => {
        const answer = await fetch(`${server.url}/api/v1/cards`, { headers: { cookie } });
        const { items } = (await answer.json()) as { items: readonly { subject: string }[] };
        return [...new Set(items.map(({ subject }) => subject))].sort();
      };
      await push(server.url, key, 'early', 20 * DAY * 1000);
      for (const jump of [40 * DAY, -2 * 3600, -40 * DAY]) {
        await writeFile(offset, `${jump > 0 ? '+' : ''}${jump}\n`);
        await until('readyz says how far the clock is off', async () => {
          const { clock } = await readyz();
          return Math.abs(clock.offSeconds - jump) < 5;
        });
        const before = Date.now();
        // Two seconds of sweeping in the time that really passes.
        await until(
          'time goes on',
          async () => Date.parse((await readyz()).sweptTo) > before + 2000,
        );
        expect(Date.parse((await readyz()).sweptTo)).toBeLessThan(Date.now() + 1000);
        expect((await cards()).includes('early')).toBeFalse();
        // In an instant of which this clock knows nothing: over its limit two seconds after it comes.
        await push(server.url, key, `late${jump}`, 2000);
        await until('the card comes when its limit is over', async () =>
          (await cards()).includes(`late${jump}`),
        );
        await writeFile(offset, '+0\n');
        await until('it agrees again', async () => (await readyz()).clock.offSeconds === 0);
      }
      expect((await cards()).includes('early')).toBeFalse();
    } finally {
      server.kill();
      await server.gone();
    }
    expect(server.countDifferences()).toBe(0);
  }, 240_000);
});

/** A case that is over its limit so many milliseconds from now. */
async function push(url: string, key: string, subject: string, dueInMs: number): Promise<void> {
  const due = new Date(Date.now() + dueInMs).toISOString();
  const data = {
    itemCode: 'i',
    regionCode: '370102',
    departmentCode: 'd',
    commitmentLimit: { due },
  };
  const answer = await fetch(`${url}/api/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/cloudevents+json' },
    body: JSON.stringify({
      specversion: '1.0',
      id: subject,
      source: 'urn:torture:clock',
      type: 'case.accepted',
      subject,
      time: new Date(Date.now() - 1000).toISOString(),
      data,
    }),
  });
  const { accepted } = (await answer.json()) as { readonly accepted: number };
  if (accepted !== 1) throw new Error(`${subject} was not taken`);
}
