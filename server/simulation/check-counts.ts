import { sees } from '#domain/access/scope.ts';
import { readCell } from '../application/counts/read-cell.ts';
import type { Viewer } from '../application/people/viewer.ts';
import type { MemoryHome } from '../testing/memory-home/memory-home.ts';
import { promise } from './broken.ts';
import type { TrueSubject } from './check-subjects.ts';
import type { ServerProcess } from './server-process.ts';

type Sums = Map<string, number>;

/** The counts as the subjects make them. */
function sumOf(subjects: readonly TrueSubject[]): Sums {
  const sums: Sums = new Map();
  for (const { columns } of subjects)
    for (const [cell, amount] of columns.contribution) add(sums, cell, amount);
  return withoutZeros(sums);
}

/** The counts that the store holds, merged or not. */
export function checkStoredCounts(home: MemoryHome, subjects: readonly TrueSubject[]): void {
  const { counts, changes, heads } = home.tables;
  const stored: Sums = new Map(counts.rows);
  for (const { dataVersion, deltas } of changes.rows.values()) {
    if (dataVersion <= (heads.rows.get('countedTo') ?? 0)) continue;
    for (const [cell, amount] of deltas) add(stored, cell, amount);
  }
  checkSame('countsAreTheSumOfContributions', withoutZeros(stored), sumOf(subjects));
}

/** The counts in the memory of a process that has followed everything. */
export function checkReadCounts({ side }: ServerProcess, subjects: readonly TrueSubject[]): void {
  checkSame('readersCountWhatIsStored', new Map(side.counts.cells()), sumOf(subjects));
}

/** The cards in the memory of a process that has followed everything. */
export function checkReadCards({ side }: ServerProcess, home: MemoryHome): void {
  const stored = home.tables.cards.rows;
  promise('readersHoldTheCardsThatAreStored', side.cards.size === stored.size, () => '');
  for (const { id, body, path } of stored.values()) {
    const held = side.cards.find(id);
    promise(
      'readersHoldTheCardsThatAreStored',
      held?.path === path && JSON.stringify(held.body) === body,
      () => id,
    );
  }
}

/** What somebody is told: numbers and lists of exactly the cases in his scope. */
export async function checkAnswers(
  { platform }: ServerProcess,
  viewer: Viewer,
  subjects: readonly TrueSubject[],
): Promise<void> {
  const inScope = subjects.filter(
    ({ kind, columns }) => kind === 'case' && sees(viewer.scope, columns),
  );
  const listed = await platform.cases(viewer, {}, { limit: 200 });
  const nos = listed.ok ? listed.value.items.map(({ no }) => no) : [];
  promise(
    'listsHoldExactlyTheScope',
    [...nos].sort().join() ===
      inScope
        .map(({ no }) => no)
        .sort()
        .join(),
    () => `${viewer.account} is shown ${nos.join()}`,
  );
  await checkSummaries('case', ['statutory', 'commitment', 'step'], platform, viewer, inScope);
  const tickets = subjects.filter(
    ({ kind, columns }) => kind === 'ticket' && sees(viewer.scope, columns),
  );
  await checkSummaries('ticket', ['sign', 'close', 'matter'], platform, viewer, tickets);
}

async function checkSummaries(
  subject: 'case' | 'ticket',
  kinds: readonly string[],
  platform: ServerProcess['platform'],
  viewer: Viewer,
  inScope: readonly TrueSubject[],
): Promise<void> {
  for (const kind of kinds) {
    const summary = await platform.clockSummary(viewer, { subject, by: 'region', kind });
    const told: Sums = new Map();
    for (const row of summary.ok ? summary.value.items : []) {
      for (const bucket of [
        'running',
        'suspended',
        'overdue',
        'onTime',
        'late',
        'unknown',
        'void',
      ] as const) {
        add(told, bucket, row[bucket]);
      }
    }
    const actual: Sums = new Map();
    for (const [cell, amount] of sumOf(inScope)) {
      const { measure, kind: bucket } = readCell(cell);
      if (measure === `clock ${kind}`) add(actual, bucket ?? '', amount);
    }
    checkSame('numbersAreTheCasesInScope', withoutZeros(told), withoutZeros(actual));
  }
}

function checkSame(rule: string, one: Sums, other: Sums): void {
  for (const cell of new Set([...one.keys(), ...other.keys()])) {
    const [found, due] = [one.get(cell) ?? 0, other.get(cell) ?? 0];
    promise(rule, found === due, () => `${cell}: ${found} is ${due}`);
  }
}

function add(sums: Sums, cell: string, amount: number): void {
  sums.set(cell, (sums.get(cell) ?? 0) + amount);
}

function withoutZeros(sums: Sums): Sums {
  return new Map([...sums].filter(([, amount]) => amount !== 0));
}
