import type { Store } from '../../../application/store/store.ts';
import type { SubjectSecret } from '../../../application/store/store-rows.ts';

/** What every home keeps of people. Call it inside a `describe` of the home. */
export function describePersonal(getStore: () => Store): void {
  let store: Store;

  beforeEach(() => {
    store = getStore();
  });

  it('is sealed by the first master key that is named, for good', async () => {
    expect(await store.personal.keyId()).toBeUndefined();
    expect(await store.transaction(({ personal }) => personal.claimKey('first', 1))).toBe('first');
    expect(await store.transaction(({ personal }) => personal.claimKey('second', 2))).toBe('first');
    expect(await store.personal.keyId()).toBe('first');
  });

  it('keeps the first key of a subject and tells those that come later', async () => {
    const first = secret('C1', [1]);
    const added = await store.transaction(({ personal }) => personal.addSecrets([first]));
    expect(added).toEqual([]);
    const second = [secret('C1', [2]), secret('C2', [3])];
    expect(await store.transaction(({ personal }) => personal.addSecrets(second))).toEqual([first]);
    const keys = second.map(({ kind, no }) => ({ kind, no }));
    const found = await store.personal.secrets([...keys, { kind: 'ticket', no: 'C1' }]);
    expect(found).toEqual([first, secret('C2', [3])]);
  });

  it('keeps what is sealed of an event, byte for byte', async () => {
    const part = { seq: 2, sealed: Uint8Array.from({ length: 256 }, (_, byte) => byte) };
    await store.transaction(({ personal }) => personal.put([part]));
    expect(await store.personal.read([1, 2, 3])).toEqual([part]);
  });

  it('forgets a subject: its key and parts are gone, and never come back', async () => {
    await store.transaction(async ({ personal }) => {
      await personal.addSecrets([secret('C1', [1]), secret('C2', [2])]);
      await personal.put([1, 2, 3].map((seq) => ({ seq, sealed: Uint8Array.of(seq) })));
    });
    const key = { kind: 'case', no: 'C1' } as const;
    await store.transaction(({ personal }) => personal.forget(key, [1, 3], 99));
    const forgotten = { ...key, half: null, forgottenAt: 99 };
    expect(await store.personal.secrets([key])).toEqual([forgotten]);
    expect((await store.personal.read([1, 2, 3])).map(({ seq }) => seq)).toEqual([2]);
    const again = store.transaction(({ personal }) => personal.addSecrets([secret('C1', [4])]));
    expect(await again).toEqual([forgotten]);
  });

  it('names another master key only in place of the one that holds', async () => {
    const replace = (from: string, to: string): Promise<boolean> =>
      store.transaction(({ personal }) => personal.replaceKey(from, to, 2));
    await store.transaction(({ personal }) => personal.claimKey('first', 1));
    expect(await replace('other', 'second')).toBeFalse();
    expect(await replace('first', 'second')).toBeTrue();
    expect(await store.personal.keyId()).toBe('second');
  });

  it('goes through the keys of all subjects, by number and kind, forgotten ones too', async () => {
    const ticket = { ...secret('C1', [2]), kind: 'ticket' } as const;
    await store.transaction(async ({ personal }) => {
      await personal.addSecrets([secret('C2', [3]), ticket, secret('C1', [1])]);
      await personal.forget({ kind: 'case', no: 'C2' }, [], 99);
    });
    const forgotten = { kind: 'case', no: 'C2', half: null, forgottenAt: 99 };
    const [first, second] = await store.personal.scanSecrets(null, 2);
    expect([first, second]).toEqual([secret('C1', [1]), ticket]);
    expect(await store.personal.scanSecrets(ticket, 2)).toEqual([forgotten as SubjectSecret]);
    expect(await store.personal.scanSecrets(forgotten as SubjectSecret, 2)).toEqual([]);
  });

  it('writes keys anew, but none of a subject that was forgotten or never had one', async () => {
    await store.transaction(async ({ personal }) => {
      await personal.addSecrets([secret('C1', [1]), secret('C2', [2])]);
      await personal.forget({ kind: 'case', no: 'C2' }, [], 99);
      await personal.putSecrets([secret('C1', [7, 8]), secret('C2', [9]), secret('C3', [9])]);
    });
    const halves = (await store.personal.scanSecrets(null, 9)).map(({ no, half }) => [no, half]);
    expect(halves).toEqual([
      ['C1', Uint8Array.of(7, 8)],
      ['C2', null],
    ]);
  });

  it('finds the subjects of any kind that have one number', async () => {
    const ticket = { ...secret('C1', [2]), kind: 'ticket' } as const;
    await store.transaction(({ personal }) =>
      personal.addSecrets([secret('C1', [1]), ticket, secret('C2', [3])]),
    );
    expect(await store.personal.subjectsOf('C1')).toEqual([
      { kind: 'case', no: 'C1' },
      { kind: 'ticket', no: 'C1' },
    ]);
  });
}

function secret(no: string, half: readonly number[]): SubjectSecret {
  return { kind: 'case', no, half: Uint8Array.from(half), forgottenAt: null };
}
