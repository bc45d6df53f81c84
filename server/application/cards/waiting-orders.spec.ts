import { firstReference } from '../../first-reference.ts';
import { SharedMemoryHome } from '../../testing/memory-home/shared-home.ts';
import { HTTP, sent } from '../../testing/open-test-platform.ts';
import { TEST_VAULT } from '../../testing/test-vault.ts';
import { withoutLinks } from '../../testing/without-links.ts';
import { manualClock } from '../clock.ts';
import type { Store } from '../store/store.ts';
import { waitingOrders } from './waiting-orders.ts';
import { rederiveSubjects } from '../writer/repairs.ts';
import { Writer } from '../writer/writer.ts';

describe('an order and its ticket that two processes took at the same moment', () => {
  const clock = manualClock(Date.parse('2026-03-02T10:00:00+08:00'));
  const data = { no: '督1', due: '2026-03-09' };
  const order = sent('order.issued', '2026-03-02', data, { subject: 'T1' });
  const created = { kind: 'complaint', regionCode: '370102' };
  const ticket = sent('ticket.created', '2026-03-02', created, { subject: 'T1' });

  it('come together afterwards, and then nothing waits', async () => {
    const home = new SharedMemoryHome();
    const open = (store: Store): Promise<Writer> =>
      Writer.open(store, clock, TEST_VAULT, firstReference);
    const one = await open(home.open());
    await one.ingest([{ events: [order], origin: HTTP }]);
    // The other does not see the link that has not been committed yet.
    const other = await open(withoutLinks(home.open()));
    expect(await waitingOrders(home.open())).toEqual({ placed: [], isMore: true });
    await other.ingest([{ events: [ticket], origin: HTTP }]);
    const { placed, isMore } = await waitingOrders(home.open());
    expect([placed, isMore]).toEqual([[{ kind: 'order', no: '督1' }], false]);
    await rederiveSubjects(one, placed);
    const [row] = await home.open().subjects.find(placed);
    expect(row?.path).toBe('370000/370100/370102/');
    expect(await waitingOrders(home.open())).toEqual({ placed: [], isMore: false });
  });

  it('do not wait for each other where the order says itself where it is', async () => {
    const home = new SharedMemoryHome();
    const writer = await Writer.open(home.open(), clock, TEST_VAULT, firstReference);
    const here = { ...data, regionCode: '000000' };
    const event = sent('order.issued', '2026-03-02', here, { subject: 'T1' });
    await writer.ingest([{ events: [event], origin: HTTP }]);
    expect(await waitingOrders(home.open())).toEqual({ placed: [], isMore: false });
  });
});
