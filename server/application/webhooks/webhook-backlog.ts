import type { Desk } from '../store/desk.ts';
import { DEAD, PENDING, countDeliveries, targets } from './webhook-records.ts';

/** What waits for other systems and what was given up, for `/metrics`. */
export async function webhookBacklog(desk: Desk): Promise<Readonly<Record<string, number>>> {
  let pending = 0;
  let dead = 0;
  for (const { body } of await targets(desk)) {
    pending += await countDeliveries(desk, PENDING, body.name);
    dead += await countDeliveries(desk, DEAD, body.name);
  }
  return { mingjian_webhook_pending: pending, mingjian_webhook_dead: dead };
}
