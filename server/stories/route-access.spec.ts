import { readFileSync, writeFileSync } from 'node:fs';
import { ROUTE_PERMISSIONS } from '../inbound/http/route-permissions.ts';
import { askAll, openAccessWorld, watchAll } from '../testing/route-access.ts';
import type { Access, AccessTable } from '../testing/route-access.ts';
import { routeAccessPage } from '../testing/route-access-page.ts';
import { TestClients } from '../testing/test-clients.ts';
import type { TestWorld } from '../testing/test-world.ts';

const PAGE = new URL('../../src/domain/access/route-access.md', import.meta.url);
/** Set to 1, the page is written anew: look at what changed before it is kept. */
const WRITE_SETTING = 'MINGJIAN_WRITE_PAGES';
const PATIENCE_MS = 180_000;
/** What names something that lies somewhere: elsewhere there is no such thing. */
const OF_A_PLACE = /^\/(cases|feedback|cards)\/\{(no|id)\}/;

describe('every operation, asked as every role within and outside of its scope', () => {
  let world: TestWorld;
  let routes: AccessTable;
  let topics: AccessTable;
  const clients = new TestClients();

  beforeAll(async () => {
    world = await openAccessWorld();
    topics = await watchAll(world, clients);
    routes = await askAll(world);
  }, PATIENCE_MS);

  afterAll(async () => {
    clients.close();
    await world.close();
  });

  function answers(): readonly (Access & { readonly operation: string; readonly open: boolean })[] {
    return [...routes].flatMap(([operation, rows]) => {
      const permission = ROUTE_PERMISSIONS[operation];
      return rows.map((row) => ({
        ...row,
        operation,
        open: permission?.kind === 'session' && permission.roles.includes(row.role),
      }));
    });
  }

  it('answers nobody whose role it does not name, wherever he is', () => {
    const letIn = answers().filter(
      ({ open, within, elsewhere }) => !open && (within !== '403' || elsewhere !== '403'),
    );
    expect(letIn).toEqual([]);
  });

  it('turns nobody of the whole province away whose role it names', () => {
    const refused = answers().filter(
      ({ open, within }) => open && (within === '401' || within === '403'),
    );
    expect(refused).toEqual([]);
  });

  it('knows nothing elsewhere of what lies in a place', () => {
    const known = answers().filter(
      ({ operation, open, elsewhere }) =>
        open && OF_A_PLACE.test(operation.split(' ')[1] ?? '') && elsewhere !== '404',
    );
    expect(known).toEqual([]);
  });

  it('fails nowhere by itself', () => {
    expect(
      answers().filter(({ within, elsewhere }) => /\b5\d\d/.test(`${within} ${elsewhere}`)),
    ).toEqual([]);
    expect(world.failures).toEqual([]);
  });

  it('is what the page of the documentation says', () => {
    const page = routeAccessPage(routes, topics);
    if (process.env[WRITE_SETTING] === '1') writeFileSync(PAGE, page);
    expect(page).toBe(readFileSync(PAGE, 'utf8'));
  });
});
