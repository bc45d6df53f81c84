import { MomentPassed } from '../../../application/store/moment-passed.ts';
import type { Store } from '../../../application/store/store.ts';
import { change, subject } from './sample-rows.ts';

/**
 * How several connections see one moment, which a check in many threads rests on. Call it inside a
 * `describe` of a home of the disk.
 *
 * @param canJoinLate whether a moment can be joined after others have written
 */
export function describeMoments(getStores: () => readonly Store[], canJoinLate: boolean): void {
  const write = async (store: Store | undefined, no: string): Promise<void> => {
    await store?.transaction(async ({ subjects, journal }) => {
      await subjects.put([{ row: subject(no), before: undefined }]);
      await journal.add(change());
    });
  };
  const count = (store: Pick<Store, 'subjects'>): Promise<number> =>
    store.subjects.count({ kind: 'case', path: '' });

  it('joins the moment of another snapshot, and stays in it while others write', async () => {
    const [one, other, third] = getStores();
    await write(third, 'M1');
    const seen = await one?.snapshot(async (_, moment) =>
      other?.snapshot(async (inside) => {
        await write(third, 'M2');
        return count(inside);
      }, moment),
    );
    expect(seen).toBe(1);
    expect(other && (await count(other))).toBe(2);
  });

  it(`${canJoinLate ? 'joins a moment' : 'says that a moment is over'} after others have written`, async () => {
    const [one, other, third] = getStores();
    await write(third, 'M1');
    const late = one?.snapshot(async (_, moment) => {
      await write(third, 'M2');
      return other?.snapshot((inside) => count(inside), moment);
    });
    if (canJoinLate) expect(await late).toBe(1);
    else await expectAsync(late).toBeRejectedWithError(MomentPassed);
  });
}
