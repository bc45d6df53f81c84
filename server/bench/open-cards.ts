import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Platform } from '../application/platform.ts';
import type { Viewer } from '../application/people/viewer.ts';
import { openPlatform } from '../open-platform.ts';
import type { BenchRow } from './due-dates.ts';

const ROUNDS = 25;
const BATCH = 500;
const DAY_MS = 86_400_000;
const DEPARTMENTS = 40;
const ORIGIN = { way: 'http', prefixes: null, sourceName: null } as const;

const SUPERVISOR: Viewer = {
  account: 'bench',
  displayName: 'bench',
  role: 'supervisor',
  scope: { path: '', line: null },
  regionCode: '370000',
};

/**
 * The console with many open cards: filtering one department, and acknowledging one card until the
 * commit is durable and the board shows it. Without HTTP and without drawing.
 */
export async function benchOpenCards(cards: number): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mingjian-bench-'));
  const platform = await openPlatform({ dataDir: folder, jobs: false });
  try {
    await raise(platform, cards);
    const open = platform.board.select(SUPERVISOR, { state: 'unsettled' });
    const filter = await timed((round) =>
      platform.cards(SUPERVISOR, { department: `D${round % DEPARTMENTS}` }, {}),
    );
    const acknowledge = await timed((round) => {
      const card = open[round * 7];
      if (card === undefined) throw new RangeError('too few cards were raised');
      const request = { expectedVersion: card.version };
      return platform.act(SUPERVISOR, card.id, 'acknowledge', request);
    });
    const note = `${open.length} open cards, median of ${ROUNDS}`;
    return [
      { name: 'open cards, filter one department', unit: 'ms', ours: filter, note },
      { name: 'open cards, acknowledge one', unit: 'ms', ours: acknowledge, note },
    ];
  } finally {
    await platform.close();
    rmSync(folder, { recursive: true });
  }
}

/** Cases long over their commitment, each with one yellow card. */
async function raise(platform: Platform, cards: number): Promise<void> {
  const accepted = platform.now() - 60 * DAY_MS;
  for (let from = 0; from < cards; from += BATCH) {
    const events = Array.from({ length: Math.min(BATCH, cards - from) }, (_, index) =>
      lateCase(from + index, accepted),
    );
    const receipt = await platform.ingest(events, ORIGIN);
    if (receipt.accepted !== events.length) throw new Error('events of the bench were refused');
  }
}

function lateCase(no: number, accepted: number): unknown {
  return {
    specversion: '1.0',
    id: `e${no}`,
    source: 'urn:bench',
    type: 'case.accepted',
    subject: `B${no}`,
    time: new Date(accepted + no).toISOString(),
    data: {
      itemCode: 'I1',
      regionCode: '370102',
      departmentCode: `D${no % DEPARTMENTS}`,
      commitmentLimit: { value: 5, unit: 'workingDay' },
    },
  };
}

async function timed(work: (round: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const begin = performance.now();
    await work(round);
    times.push(performance.now() - begin);
  }
  return times.sort((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
}
