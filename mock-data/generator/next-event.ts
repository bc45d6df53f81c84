import type { CaseView, EventView } from '#contract/case-view.ts';
import type { EventData } from '#domain/cases/logged-event.ts';

/** What would happen next in a case. */
export interface NextEvent {
  readonly type: string;
  readonly data: EventData;
}

/** The next moves of a case by where it stands, in order; none where nothing is left to do. */
export function nextEvents(view: Pick<CaseView, 'phase' | 'events'>): readonly NextEvent[] {
  const open = openStep(view.events);
  switch (view.phase) {
    case 'submitted':
    case 'preReviewed':
    case 'received':
      return [{ type: 'case.accepted', data: {} }];
    case 'correction':
      return [{ type: 'case.correctionSubmitted', data: {} }];
    case 'accepted':
    case 'review':
      if (isSuspended(view.events)) return [{ type: 'case.resumed', data: {} }];
      if (open !== undefined) return [{ type: 'case.stepFinished', data: open }];
      return [
        { type: 'case.decided', data: { result: 'approved' } },
        { type: 'case.finished', data: { result: '出证办结' } },
      ];
    case 'decided':
      return [{ type: 'case.finished', data: { result: '出证办结' } }];
    case 'finished':
      return view.events.some(({ type }) => type === 'case.delivered')
        ? []
        : [{ type: 'case.delivered', data: { method: '窗口领取' } }];
    case 'delivered':
    case 'notAccepted':
    case 'withdrawn':
    case 'terminated':
      return [];
  }
}

/** Data that ends the step begun last and not ended yet. */
function openStep(events: readonly EventView[]): EventData | undefined {
  const open = new Map<string, EventData>();
  for (const { type, data } of events) {
    const { step, stepId } = data;
    const key = typeof stepId === 'string' ? stepId : typeof step === 'string' ? step : '';
    if (type === 'case.stepFinished') open.delete(key);
    if (type !== 'case.stepStarted') continue;
    open.set(key, { step, ...(stepId !== undefined && { stepId }), result: '同意' });
  }
  return [...open.values()].at(-1);
}

function isSuspended(events: readonly EventView[]): boolean {
  const pauses = events.filter(({ type }) => type === 'case.suspended' || type === 'case.resumed');
  return pauses.at(-1)?.type === 'case.suspended';
}
