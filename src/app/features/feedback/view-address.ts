import type { ParamMap, Params } from '@angular/router';

/** What of the queue's address makes a view; which row is open beside it does not. */
const PARTS = [
  ...['phase', 'mine', 'due', 'overdue', 'kind', 'channel', 'urgency', 'department', 'region'],
  'text',
] as const;

/** A view that was kept on one day means the day on which it is opened. */
const TODAY = 'today';

/** The view of an address as text, the same for equal views; `due` of today stands as `today`. */
export function viewOf(params: ParamMap, today: string | null): string {
  const query = new URLSearchParams();
  for (const part of PARTS) {
    const value = params.get(part);
    if (value === null || value === '') continue;
    query.set(part, part === 'due' && value === today ? TODAY : value);
  }
  return query.toString();
}

/** The address of a kept view: every part that it does not name is taken away. */
export function paramsOfView(query: string, today: string | null): Params {
  const kept = new URLSearchParams(query);
  return Object.fromEntries(
    PARTS.map((part) => {
      const value = kept.get(part);
      return [part, part === 'due' && value === TODAY ? today : value];
    }),
  );
}
