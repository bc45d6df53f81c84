import type { ParamMap } from '@angular/router';
import { AUDIT_ACTIONS, AUDIT_OUTCOMES } from '#contract/audit-view.ts';
import type { AuditFilter } from '#contract/audit-view.ts';
import { parseDay } from '#domain/time/day.ts';

/** Reads the filter of the log from its address; what is not known is left out. */
export function readAuditAddress(params: ParamMap): AuditFilter {
  const day = (key: string): string | undefined => {
    const value = params.get(key);
    return value !== null && parseDay(value) !== undefined ? value : undefined;
  };
  return {
    actor: params.get('actor') ?? undefined,
    action: AUDIT_ACTIONS.find((action) => action === params.get('action')),
    outcome: AUDIT_OUTCOMES.find((outcome) => outcome === params.get('outcome')),
    from: day('from'),
    to: day('to'),
  };
}
