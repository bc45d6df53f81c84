import { auditEntry } from '../../application/audit/audit-entry.ts';
import type { AuditEntry } from '../../application/audit/audit-rows.ts';
import type { Store } from '../../application/store/store.ts';
import { AuditCheck } from '../../audit/audit-check.ts';
import { gate } from '../../testing/gate.ts';
import {
  HOW_TO_GET_POSTGRES,
  STARTING_MS,
  emptyTestDatabase,
  hasPostgres,
  makeTestDatabase,
} from '../../testing/postgres-server.ts';
import type { TestDatabase } from '../../testing/postgres-server.ts';
import { event } from './contract-suite/sample-rows.ts';
import { openPostgres } from './postgres/open-postgres.ts';
import { postgresStore } from './postgres/postgres-store.ts';

function deed(actor: string): AuditEntry {
  return auditEntry({ actor, session: null, ip: null }, 'card.urge');
}

describe('the audit log of a home that processes share', () => {
  if (!hasPostgres()) {
    it('is one chain', () => {
      pending(HOW_TO_GET_POSTGRES);
    });
    return;
  }

  let database: TestDatabase;
  let one: Store;
  let other: Store;

  beforeAll(async () => {
    database = await makeTestDatabase();
    await openPostgres(database.url);
  }, STARTING_MS);

  afterAll(() => database.drop());

  beforeEach(() => {
    one = postgresStore(database.url, 3);
    other = postgresStore(database.url, 3);
  });

  afterEach(async () => {
    await Promise.all([one.close(), other.close()]);
    await emptyTestDatabase(database);
  });

  it('lets others append to the audit log, and ingest, while a transaction that appended goes on', async () => {
    const [appended, held] = [gate(), gate()];
    const first = one.transaction(async ({ audit, log }) => {
      await audit.append([deed('first')], 1);
      appended.open();
      await held.passed;
      await log.add([event('a')]);
    });
    await appended.passed;
    await other.transaction(({ audit }) => audit.append([deed('second')], 2), 'beside');
    await other.transaction(({ log }) => log.add([event('b')]));
    held.open();
    await first;
    const rows = await one.audit.scan(0, 9);
    expect(rows.map(({ no, actor }) => [no, actor])).toEqual([
      [1, 'platform'],
      [2, 'second'],
      [3, 'first'],
    ]);
  });

  it('shows a transaction its own rows of the audit log', async () => {
    const heads = await one.transaction(async ({ audit }) => {
      await audit.append([deed('li')], 1);
      const head = await audit.head();
      await audit.append([deed('wang')], 2);
      return [head.no, await audit.count({ actor: 'wang' })];
    });
    expect(heads).toEqual([2, 1]);
    expect((await one.audit.scan(0, 9)).map(({ actor }) => actor)).toEqual([
      'platform',
      'li',
      'wang',
    ]);
  });

  it('keeps one chain of what eight append at once, and of what fails nothing', async () => {
    const stores = [one, other];
    await Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        for (let turn = 0; turn < 12; turn += 1) {
          const done = stores[writer % 2]?.transaction(async ({ audit }) => {
            await audit.append([deed(`w${writer}`)], turn);
            if (turn % 4 === 3) throw new RangeError('no');
          }, 'beside');
          await done?.catch((error: unknown) => {
            if (!(error instanceof RangeError)) throw error;
          });
        }
      }),
    );
    const check = new AuditCheck([]);
    for (const row of await one.audit.scan(0, 999)) expect(check.take({ ...row })).toBeTrue();
    expect([check.rows, check.finish()]).toEqual([1 + 8 * 9, null]);
  });
});
