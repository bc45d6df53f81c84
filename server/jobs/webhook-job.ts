import type { DeliveryParts } from '../application/webhooks/deliver-changes.ts';
import { deliverChanges } from '../application/webhooks/deliver-changes.ts';
import { queueChanges } from '../application/webhooks/queue-changes.ts';
import { targets } from '../application/webhooks/webhook-records.ts';

/** What was delivered since the start, for `/metrics`. */
export interface WebhookFigures {
  delivered: number;
  failed: number;
}

/**
 * One run of telling others: what happened is put in line, and what is due is tried. One process of
 * a database does it at a time; whether more is to do at once.
 */
export function webhookRuns(parts: DeliveryParts, figures: WebhookFigures): () => Promise<boolean> {
  const places = new Map<string, string>();
  const { side, writer, now } = parts;
  return async () => {
    const known = await targets(side.store.desk);
    if (known.length === 0) return false;
    const more = await side.store.onDuty('telling', async () => {
      // One target that answers slowly does not keep the others waiting.
      const runs = known.map(async ({ body }) => {
        const isBehind = await queueChanges(side, writer, body, now());
        const round = await deliverChanges(parts, body, places.get(body.name) ?? '');
        places.set(body.name, round.after);
        figures.delivered += round.delivered;
        figures.failed += round.failed;
        return isBehind || round.after !== '';
      });
      return (await Promise.all(runs)).includes(true);
    });
    return more === true;
  };
}
