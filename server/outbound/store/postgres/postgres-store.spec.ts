import {
  HOW_TO_GET_POSTGRES,
  STARTING_MS,
  emptyTestDatabase,
  hasPostgres,
  makeTestDatabase,
} from '../../../testing/postgres-server.ts';
import type { TestDatabase } from '../../../testing/postgres-server.ts';
import type { Store } from '../../../application/store/store.ts';
import { describeMoments } from '../contract-suite/moment-contract.ts';
import { describeStoreContract } from '../contract-suite/store-contract.ts';
import { openPostgres } from './open-postgres.ts';
import { postgresStore } from './postgres-store.ts';

const CONNECTIONS = 4;

describe('the PostgreSQL home', () => {
  if (!hasPostgres()) {
    it('keeps the contract of a store', () => {
      pending(HOW_TO_GET_POSTGRES);
    });
    return;
  }

  let database: TestDatabase;

  beforeAll(async () => {
    database = await makeTestDatabase();
    await openPostgres(database.url);
  }, STARTING_MS);

  afterAll(() => database.drop());

  describeStoreContract(() =>
    Promise.resolve({
      open: () => Promise.resolve(postgresStore(database.url, CONNECTIONS)),
      dispose: () => emptyTestDatabase(database),
    }),
  );

  describe('with several connections', () => {
    let stores: readonly Store[] = [];
    beforeEach(() => {
      stores = [1, 2, 3].map(() => postgresStore(database.url, CONNECTIONS));
    });
    afterEach(async () => {
      await Promise.all(stores.map((store) => store.close()));
      await emptyTestDatabase(database);
    });
    describeMoments(() => stores, true);
  });
});
