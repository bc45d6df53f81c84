import {
  HOW_TO_GET_POSTGRES,
  STARTING_MS,
  hasPostgres,
  makeTestDatabase,
} from '../testing/postgres-server.ts';
import type { TestDatabase } from '../testing/postgres-server.ts';
import { differences } from './read-everything.ts';
import { TAKEN_OVER_WITHIN_MS, runProcesses } from './run-processes.ts';
import type { ProcessesReport } from './run-processes.ts';

const SECONDS = 10;
const LONGEST_MS = 300_000;

describe('four processes with eight writers each on the same hundred cases', () => {
  if (!hasPostgres()) {
    it('make what one process alone makes', () => {
      pending(HOW_TO_GET_POSTGRES);
    });
    return;
  }

  let database: TestDatabase;
  let report: ProcessesReport;

  beforeAll(async () => {
    database = await makeTestDatabase();
    const { url } = database;
    report = await runProcesses({ url, processes: 4, writers: 8, seconds: SECONDS });
  }, LONGEST_MS);

  afterAll(() => database.drop(), STARTING_MS);

  it('lose nothing that was acknowledged, though one is killed half-way', () => {
    expect(report.stored).toBeGreaterThan(0);
    expect(report.lost).toEqual([]);
  });

  it('show every case, every count and every card as one process alone does', () => {
    expect(report.compared).toBeGreaterThan(100);
    expect(report.differences).toEqual([]);
  });

  it('leave a store in which a full recompute finds no difference', () => {
    expect(report.verified).toEqual([0, 0]);
  });

  it('do the due work of one that froze with it within 15 s', () => {
    expect(report.takenOverMs).toBeGreaterThan(0);
    expect(report.takenOverMs).toBeLessThan(TAKEN_OVER_WITHIN_MS);
  });
});

describe('what is compared', () => {
  it('differs where one side shows something else, or shows it alone', () => {
    const one = new Map(Object.entries({ same: '1', other: '1', left: '1' }));
    const two = new Map(Object.entries({ same: '1', other: '2', right: '1' }));
    expect(differences(one, two)).toEqual(['other', 'left', 'right']);
  });
});
