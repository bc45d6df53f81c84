import type { SentEvent } from './history.ts';

/** An event as the server shows it. */
export interface StoredEvent {
  readonly id: string;
  readonly subject: string;
  readonly mark: string;
}

/** How a history and what is stored contradict each other. */
export interface Violation {
  readonly kind: 'lost' | 'twice' | 'ghost' | 'changed' | 'invented' | 'moved';
  readonly id: string;
}

/**
 * Holds what is stored against what writers know: acknowledged is there exactly once and as it was
 * first sent, rejected is not there, unknown is there once or not at all, and nothing else is.
 */
export function checkHistory(
  sent: Iterable<SentEvent>,
  stored: readonly StoredEvent[],
): readonly Violation[] {
  const violations: Violation[] = [];
  const found = new Map<string, StoredEvent>();
  for (const event of stored) {
    if (found.has(event.id)) violations.push({ kind: 'twice', id: event.id });
    found.set(event.id, event);
  }
  const known = new Set<string>();
  for (const event of sent) {
    known.add(event.id);
    const kind = contradiction(event, found.get(event.id));
    if (kind !== undefined) violations.push({ kind, id: event.id });
  }
  for (const id of found.keys()) if (!known.has(id)) violations.push({ kind: 'invented', id });
  return violations;
}

function contradiction(
  sent: SentEvent,
  stored: StoredEvent | undefined,
): Violation['kind'] | undefined {
  if (stored === undefined) return sent.fate === 'acknowledged' ? 'lost' : undefined;
  if (sent.fate === 'rejected') return 'ghost';
  if (stored.subject !== sent.subject) return 'moved';
  return stored.mark === sent.mark ? undefined : 'changed';
}
