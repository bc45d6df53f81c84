import { firstReference } from '../../first-reference.ts';
import { SharedMemoryHome } from '../../testing/memory-home/shared-home.ts';
import { HTTP, RECEIVED, sent } from '../../testing/open-test-platform.ts';
import { TEST_VAULT } from '../../testing/test-vault.ts';
import { withoutLinks } from '../../testing/without-links.ts';
import { manualClock } from '../clock.ts';
import type { Store } from '../store/store.ts';
import { waitingReviews } from './waiting-reviews.ts';
import { rederiveSubjects } from '../writer/repairs.ts';
import { Writer } from '../writer/writer.ts';

describe('a review and its case that two processes took at the same moment', () => {
  const clock = manualClock(Date.parse('2026-03-02T10:00:00+08:00'));
  const review = sent(
    'review.submitted',
    '2026-03-02',
    { grade: 5, caseNo: 'C1' },
    { subject: 'R1' },
  );

  it('come together afterwards, and then nothing waits', async () => {
    const home = new SharedMemoryHome();
    const open = (store: Store): Promise<Writer> =>
      Writer.open(store, clock, TEST_VAULT, firstReference);
    const one = await open(home.open());
    await one.ingest([{ events: [review], origin: HTTP }]);
    // The other does not see the link that has not been committed yet.
    const other = await open(withoutLinks(home.open()));
    expect(await waitingReviews(home.open())).toEqual({ placed: [], isMore: true });
    await other.ingest([{ events: [sent('received', '2026-03-02', RECEIVED)], origin: HTTP }]);
    const { placed, isMore } = await waitingReviews(home.open());
    expect([placed, isMore]).toEqual([[{ kind: 'review', no: 'R1' }], false]);
    await rederiveSubjects(one, placed);
    const [row] = await home.open().subjects.find(placed);
    expect(row?.path).toBe('370000/370100/370102/');
    expect(await waitingReviews(home.open())).toEqual({ placed: [], isMore: false });
  });
});
