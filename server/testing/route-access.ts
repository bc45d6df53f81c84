import { ROLES } from '#domain/access/role.ts';
import type { Role } from '#domain/access/role.ts';
import { ROUTE_PERMISSIONS } from '../inbound/http/route-permissions.ts';
import { HTTP } from './open-test-platform.ts';
import { event, late } from './foreign-events.ts';
import type { TestClients } from './test-clients.ts';
import { TestWorld } from './test-world.ts';

const FIRST = '2026-03-02T10:00:00+08:00';
const CARD = encodeURIComponent('A1/commitment/yellow/1');

/** What stands in an address for what a route names: all of it lies in one county of one city. */
const NAMED: readonly (readonly [begins: string, name: string, value: string])[] = [
  ['/cases/', '{no}', 'A1'],
  ['/feedback/', '{no}', 'TA1'],
  ['/feedback/', '{file}', 'none'],
  ['/feedback/', '{act}', 'sign'],
  ['/cards/', '{id}', CARD],
  ['/cards/', '{act}', 'urge'],
  ['/indicators/', '{id}', 'I-06'],
  ['/rankings/', '{unit}', '370100'],
  ['/sources/', '{name}', 'jinan'],
  ['/webhooks/', '{name}', 'none'],
  ['/surveys/', '{id}', 's1'],
  ['/survey-drafts/', '{no}', 'DC-1'],
  ['/tasks/', '{no}', 'RW1'],
  ['/tasks/', '{act}', 'progress'],
  ['/schemes/', '{id}', 'none'],
  ['/schemes/', '{version}', '1'],
  ['/quarantine/', '{id}', '1'],
  ['/reply-templates/', '{id}', 'none'],
  ['/reveals/', '{id}', 'none'],
  ['/feedback-views/', '{id}', 'none'],
  ['/me/sessions/', '{id}', 'none'],
];
const QUERIES: Readonly<Record<string, string>> = {
  '/clocks/summary': 'by=region&kind=commitment&region=370102',
  '/indicators': 'period=2026-03&by=department&region=370102',
  '/indicators/{id}/evidence': 'period=2026-03&region=370102',
  '/indicators/{id}/evidence.csv': 'period=2026-03&region=370102',
  '/overview': 'region=370102',
  '/scores': 'period=2026-03&scheme=approval',
  '/rankings': 'period=2026-03&scheme=approval&group=cities',
  '/rankings/export.csv': 'period=2026-03&scheme=approval&group=cities',
  '/rankings/history': 'period=2026-03&scheme=approval&group=cities&units=370100',
  '/rankings/{unit}': 'period=2026-03&scheme=approval',
};
const TOPICS = ['cards', 'feedback', 'overview', 'case:A1', 'indicators:2026-03'];

/** What one role is answered: somebody of the whole province, and somebody of another city. */
export interface Access {
  readonly role: Role;
  readonly within: string;
  readonly elsewhere: string;
}

/** Of each operation, in the order in which permissions stand, what every role is answered. */
export type AccessTable = ReadonlyMap<string, readonly Access[]>;

/** A world with one of everything in one county. */
export async function openAccessWorld(): Promise<TestWorld> {
  const world = await TestWorld.open(FIRST);
  const { platform } = world;
  await platform.addSource({ name: 'jinan', prefix: 'urn:city:jinan' }, 'hash');
  const place = { regionCode: '370102', departmentCode: '370102-water' };
  const at = '2026-03-02T09:30:00+08:00';
  await platform.ingest(
    [
      ...late('A1', {}),
      event('TA1', 'ticket.created', at, { ...place, kind: 'complaint' }),
      event('TA1', 'ticket.dispatched', '2026-03-02T09:40:00+08:00', place),
      event('S1', 'survey.published', at, { surveyId: 's1', questions: [] }),
      event('RW1', 'task.published', at, { no: 'RW1', ...place }),
      // Refused, and kept for a person to look at.
      event('Q1', 'case.received', at, { ...place, itemCode: 7 }),
    ],
    { ...HTTP, sourceName: 'jinan' },
  );
  await world.test.moveTo('2026-03-10T10:00:00+08:00');
  for (const role of ROLES) {
    await world.admit(role, role, null);
    await world.admit(`${role}-elsewhere`, role, '370200');
  }
  return world;
}

/** Asks every operation that needs a session, with nothing in its body, as every role. */
export async function askAll(world: TestWorld): Promise<AccessTable> {
  const table = new Map<string, Access[]>();
  for (const [operation, { kind }] of Object.entries(ROUTE_PERMISSIONS)) {
    if (kind !== 'session') continue;
    const [method = '', path = ''] = operation.split(' ');
    const rows: Access[] = [];
    for (const role of ROLES) {
      const ask = async (account: string): Promise<string> => {
        const body = method === 'POST' ? '{}' : undefined;
        const answer = await world.ask(`mingjian=${account}`, method, addressOf(path), body);
        return String(answer.status);
      };
      rows.push({ role, elsewhere: await ask(`${role}-elsewhere`), within: await ask(role) });
    }
    table.set(operation, rows);
  }
  return table;
}

/** Asks for every topic of the live namespace, as every role. */
export async function watchAll(world: TestWorld, clients: TestClients): Promise<AccessTable> {
  const table = new Map<string, Access[]>(TOPICS.map((topic) => [`watch ${topic}`, []]));
  for (const role of ROLES) {
    const [within, elsewhere] = await Promise.all([
      codesOf(world, clients, role),
      codesOf(world, clients, `${role}-elsewhere`),
    ]);
    for (const [place, topic] of TOPICS.entries()) {
      const row = { role, within: within[place] ?? '', elsewhere: elsewhere[place] ?? '' };
      table.get(`watch ${topic}`)?.push(row);
    }
  }
  return table;
}

async function codesOf(
  world: TestWorld,
  clients: TestClients,
  account: string,
): Promise<readonly string[]> {
  const headers = { cookie: `mingjian=${account}`, origin: world.url };
  const socket = clients.open(world.url, '/live', headers);
  const outcome = await clients.outcome(socket);
  if (outcome !== 'connected') return TOPICS.map(() => outcome);
  const codes: string[] = [];
  for (const topic of TOPICS) {
    const answer = (await socket.emitWithAck('watch', { topic }, null)) as {
      readonly ok: boolean;
      readonly code?: string;
    };
    codes.push(answer.ok ? 'ok' : (answer.code ?? ''));
  }
  socket.disconnect();
  return codes;
}

function addressOf(path: string): string {
  const filled = NAMED.reduce(
    (text, [begins, name, value]) => (path.startsWith(begins) ? text.replace(name, value) : text),
    path,
  );
  const query = QUERIES[path];
  return query === undefined ? filled : `${filled}?${query}`;
}
