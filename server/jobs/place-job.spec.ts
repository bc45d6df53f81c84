import { manualClock } from '../application/clock.ts';
import { ReadSide } from '../application/read-side.ts';
import type { Store } from '../application/store/store.ts';
import type { WriterPort } from '../application/writer/writer-port.ts';
import { firstReference } from '../first-reference.ts';
import { writerOn } from '../outbound/store/thread/local-writer.ts';
import { SharedMemoryHome } from '../testing/memory-home/shared-home.ts';
import { HTTP, RECEIVED, sent } from '../testing/open-test-platform.ts';
import { TEST_VAULT } from '../testing/test-vault.ts';
import { placeRuns } from './place-job.ts';

const CASE = sent('received', '2026-03-02', RECEIVED);
const FOLLOWERS = {
  review: sent('review.submitted', '2026-03-02', { grade: 5, caseNo: 'C1' }, { subject: 'R1' }),
  licence: sent(
    'licence.requested',
    '2026-03-02',
    { licenceType: '营业执照', fromDepartment: 'nobody', caseNo: 'C1' },
    { subject: 'R1' },
  ),
} as const;

for (const kind of ['review', 'licence'] as const) describeFollowing(kind);

function describeFollowing(kind: keyof typeof FOLLOWERS): void {
  const FOLLOWER = FOLLOWERS[kind];

  describe(`bringing a ${kind} and its case together that two processes took at one moment`, () => {
    let home: SharedMemoryHome;
    let side: ReadSide;
    let one: WriterPort;
    let other: WriterPort;
    let run: () => Promise<void>;
    let nowMs: number;

    beforeEach(async () => {
      home = new SharedMemoryHome();
      nowMs = 0;
      const clock = manualClock(Date.parse('2026-03-02T10:00:00+08:00'));
      const writer = (store: Store) => writerOn(store, clock, TEST_VAULT, firstReference());
      one = await writer(home.open());
      other = await writer(blind(home.open()));
      side = await ReadSide.open(home.open(), { one: home.open(), list: home.open() }, TEST_VAULT);
      const place = placeRuns(side, one, () => nowMs);
      run = async () => {
        await side.refresh(clock.now());
        await place();
      };
    });

    const pathOf = async () => {
      const [row] = await home.open().subjects.find([{ kind, no: 'R1' }]);
      return row?.path;
    };
    const take = (writer: WriterPort, event: unknown) =>
      writer.ingest({ events: [event], origin: HTTP });

    it('is done when both commits are there, whichever was first', async () => {
      await run();
      await take(one, FOLLOWER);
      await run();
      expect(await pathOf()).toBe('unassigned/');
      await take(other, CASE);
      expect(await pathOf()).toBe('unassigned/');
      await run();
      expect(await pathOf()).toBe('370000/370100/370102/');
    });

    it('is done when the review comes last and its process saw no case', async () => {
      await run();
      await take(one, CASE);
      await run();
      await take(other, FOLLOWER);
      await run();
      expect(await pathOf()).toBe('370000/370100/370102/');
    });

    it('is done for an order and its ticket as well, whichever was first', async () => {
      const data = { no: '督1', due: '2026-03-09' };
      const order = sent('order.issued', '2026-03-02', data, { subject: 'T1' });
      const created = { kind: 'complaint', regionCode: '370102' };
      const ticket = sent('ticket.created', '2026-03-02', created, { subject: 'T1' });
      const placeOfOrder = async () => {
        const [row] = await home.open().subjects.find([{ kind: 'order', no: '督1' }]);
        return row?.path;
      };
      await run();
      await take(one, order);
      await run();
      await take(other, ticket);
      expect(await placeOfOrder()).toBe('unassigned/');
      await run();
      expect(await placeOfOrder()).toBe('370000/370100/370102/');
    });

    it('looks again after a while without a sign: a process that died had seen it', async () => {
      await take(one, FOLLOWER);
      await take(other, CASE);
      const later = await ReadSide.open(
        home.open(),
        { one: home.open(), list: home.open() },
        TEST_VAULT,
      );
      const place = placeRuns(later, one, () => nowMs);
      await place();
      expect(await pathOf()).toBe('370000/370100/370102/');
    });

    it('reads nothing while there is no sign', async () => {
      await run();
      const { subjects } = side.store;
      const list = spyOn(subjects, 'list').and.callThrough();
      await take(one, sent('accepted', '2026-03-02', RECEIVED, { subject: 'C2' }));
      await run();
      expect(list).not.toHaveBeenCalled();
      nowMs = 15_000;
      await run();
      expect(list.calls.allArgs().map(([{ kind }]) => kind)).toEqual([
        'review',
        'order',
        'licence',
      ]);
    });
  });
}

/** One that sees neither the links nor the cases that others have not committed yet. */
function blind(store: Store): Store {
  return {
    ...store,
    transaction: (work, company) =>
      store.transaction((inside) => {
        const subjects: typeof inside.subjects = {
          ...inside.subjects,
          linksOf: () => Promise.resolve([]),
          find: () => Promise.resolve([]),
        };
        return work({ ...inside, subjects });
      }, company),
  };
}
