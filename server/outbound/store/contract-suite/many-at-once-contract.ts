import { sees } from '#domain/access/scope.ts';
import type { GlancePage, Store } from '../../../application/store/store.ts';
import type { SubjectRow } from '../../../application/store/store-rows.ts';
import { event, subject } from './sample-rows.ts';

/** How every home answers about many rows at once, for jobs that visit all. Call it inside a `describe` of the home. */
export function describeManyAtOnce(getStore: () => Store): void {
  it('reads the events of several lists, each in its order, few or many', async () => {
    const store = getStore();
    const given = Array.from({ length: 40 }, (_, place) => event(`e${place}`, { place }));
    const added = await store.transaction(({ log }) =>
      log.add(given.map((one, place) => (place % 2 ? one : { ...one, source: 'urn:other' }))),
    );
    const seqs = added.map(({ seq }) => seq);
    const placesOf = async (lists: readonly (readonly number[])[]): Promise<unknown> =>
      (await store.log.readLists(lists.map((list) => list.map((at) => seqs[at] ?? 999_999)))).map(
        (events) => events.map(({ source, data }) => `${source} ${Number(data['place'])}`),
      );
    const [even, odd] = ['urn:other', 'urn:city:jinan'];
    expect(await placesOf([[3, 0], [], [3, 99]])).toEqual([
      [`${odd} 3`, `${even} 0`],
      [],
      [`${odd} 3`],
    ]);
    const many = [[39, 2, 38], Array.from({ length: 20 }, (_, place) => place), [7, 7]];
    expect(await placesOf(many)).toEqual(
      many.map((list) => list.map((place) => `${place % 2 ? odd : even} ${place}`)),
    );
  });

  it('counts the events between two numbers, and tells the last of all', async () => {
    const store = getStore();
    expect((await store.log.tally(-1, 65_535)).count).toBe(0);
    const added = await store.transaction(({ log }) =>
      log.add(['a', 'b', 'c'].map((id) => event(id))),
    );
    const [a = 0, b = 0, c = 0] = added.map(({ seq }) => seq);
    expect(await store.log.tally(a - 1, c)).toEqual({ count: 3, last: c });
    expect(await store.log.tally(a, b)).toEqual({ count: 1, last: c });
  });

  it('names the subject that so many lie before', async () => {
    const store = getStore();
    const rows = ['A', 'B', 'C', 'D'].map((no) => subject(no));
    await store.transaction(({ subjects }) =>
      subjects.put(
        [...rows, subject('BB', { kind: 'review' })].map((row) => ({ row, before: undefined })),
      ),
    );
    expect(await store.subjects.numberAfter('case', '', 0)).toBe('A');
    expect(await store.subjects.numberAfter('case', 'A', 1)).toBe('C');
    expect(await store.subjects.numberAfter('case', 'A', 3)).toBeUndefined();
  });

  it('visits the subjects of a scope alone: a subtree, a line, both or all', async () => {
    const store = getStore();
    const placed: readonly (readonly [no: string, path: string, line: string | null])[] = [
      ['A', '37/3701/370102/', 'water'],
      ['B', '37/3701/', null],
      ['C', '37/37010/', 'water'], // its code only begins like the city's
      ['D', '37/3702/', 'water'],
      ['E', 'unassigned/', 'water'],
    ];
    const rows = placed.map(([no, path, line]) => subject(no, { path, line }));
    await store.transaction(({ subjects }) =>
      subjects.put(rows.map((row) => ({ row, before: undefined }))),
    );
    for (const [path, line, seen] of [
      ['', null, 'ABCDE'],
      ['', 'water', 'ACDE'],
      ['37/3701/', null, 'AB'],
      ['37/3701/', 'water', 'A'],
      ['37/3703/', null, ''],
    ] as const) {
      const scope = { path, line };
      const visited = await store.subjects.scan('case', '', 9, scope);
      expect(visited.map(({ no }) => no).join(''))
        .withContext(path)
        .toBe(seen);
      expect(
        rows
          .filter((row) => sees(scope, row))
          .map(({ no }) => no)
          .join(''),
      ).toBe(seen);
      const second = await store.subjects.numberAfter('case', '', 1, scope);
      expect(second).withContext(path).toBe(seen[1]);
      const rest = await store.subjects.scan('case', 'A', 2, scope);
      expect(rest.map(({ no }) => no).join('')).toBe(seen.replace('A', '').slice(0, 2));
    }
  });

  it('tells at a glance which subjects add the same, each in its own place', async () => {
    const store = getStore();
    const inPlace = (path: string, department: string, more: Partial<SubjectRow> = {}) => {
      const place = { path, department, line: 'water', item: 'w-1' };
      const cell = JSON.stringify(['clock', 'step', path, department, 'w-1', 20, 'late']);
      return { ...place, contribution: [[`water|${cell}`, 1]] as const, ...more };
    };
    const rows = [
      subject('A', inPlace('37/3701/', 'one', { shape: 7, finished: 3 })),
      subject('B', inPlace('37/3702/', 'two', { contribution: [] })),
      subject('C', { ...inPlace('37/3701/', 'one'), detached: 'archive', configuration: 2 }),
      // What it adds lies elsewhere.
      subject('D', { ...inPlace('37/3701/', 'one'), path: '37/' }),
      subject('T', { ...inPlace('37/3701/', 'one'), kind: 'ticket' }),
    ];
    await store.transaction(({ subjects }) =>
      subjects.put(rows.map((row) => ({ row, before: undefined }))),
    );
    const all = (await store.subjects.glanceOver('case', '', 9)).glances;
    expect(all.map(({ no }) => no)).toEqual(['A', 'B', 'C', 'D']);
    for (const [index, glance] of all.entries()) {
      const row = rows[index] ?? subject('');
      const { path, department, line, item, finished, asOf, clocks, shape, detached } = glance;
      expect({ path, department, line, item, finished, asOf, clocks, shape, detached }).toEqual({
        ...{ path: row.path, department: row.department, line: row.line, item: row.item },
        ...{ finished: row.finished, asOf: row.asOf, clocks: row.clocks, shape: row.shape },
        detached: row.detached,
      });
      expect(glance.configuration).toBe(row.configuration);
      expect(glance.readContribution()).toEqual(row.contribution);
    }
    const [one, none, same, elsewhere] = all.map(({ sign }) => sign);
    expect(same).toBe(one);
    expect(new Set([one, none, elsewhere]).size).toBe(3);
    const key = (no: string) => ({ kind: 'case', no }) as const;
    const some = await store.subjects.glance([key('C'), key('X'), key('A')]);
    expect(some.map(({ no }) => no).sort()).toEqual(['A', 'C']);
    expect(await store.subjects.glance([])).toEqual([]);
  });

  it('tells every subject of a kind once, part by part, also where most are of others', async () => {
    const store = getStore();
    const rows = Array.from({ length: 40 }, (_, place) => {
      const kind = place % 7 === 0 || place > 35 ? ('case' as const) : ('ticket' as const);
      // Numbers and arrival are in opposite order.
      return subject(String(99 - place), { kind });
    });
    await store.transaction(({ subjects }) =>
      subjects.put(rows.map((row) => ({ row, before: undefined }))),
    );
    for (const limit of [1, 3, 40, 100]) {
      const seen: string[] = [];
      for (let after: string | null = ''; after !== null;) {
        const page: GlancePage = await store.subjects.glanceOver('case', after, limit);
        expect(page.glances.length).toBeLessThanOrEqual(limit);
        seen.push(...page.glances.map(({ no }) => no));
        after = page.after;
      }
      const wanted = rows.filter(({ kind }) => kind === 'case').map(({ no }) => no);
      expect(seen.sort()).withContext(`${limit}`).toEqual(wanted.sort());
    }
    const nothing = await store.subjects.glanceOver('review', '', 100);
    expect(nothing).toEqual({ glances: [], after: null });
  });

  it('finds the cards of many subjects, by kind as well', async () => {
    const store = getStore();
    const card = (id: string, no: string, kind: 'case' | 'ticket') => ({
      ...{ id, kind, subject: no, path: '37/', line: null, state: 'new' },
      body: '{}',
    });
    const cards = [card('a', 'C1', 'case'), card('b', 'C1', 'ticket'), card('c', 'C2', 'case')];
    await store.transaction((inside) =>
      inside.cards.put(cards.map((one) => ({ ...one, state: 'new' as const }))),
    );
    const idsOf = async (nos: readonly string[]): Promise<readonly string[]> =>
      (await store.cards.ofSubjects(nos.map((no) => ({ kind: 'case', no }) as const)))
        .map(({ id }) => id)
        .sort();
    expect(await idsOf([])).toEqual([]);
    expect(await idsOf(['C1', 'C2', 'C3'])).toEqual(['a', 'c']);
  });
}
