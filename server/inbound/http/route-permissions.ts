import { FEEDBACK_STAFF } from '#domain/access/feedback-acts.ts';
import {
  AUDIT_READERS,
  CASE_READERS as CASES,
  NUMBER_READERS as NUMBERS,
  SOURCE_STAFF,
} from '#domain/access/readers.ts';
import { mayReveal } from '#domain/access/reveal-rule.ts';
import { ROLES } from '#domain/access/role.ts';
import type { Role } from '#domain/access/role.ts';
import { SIGN_READERS } from '#domain/access/sign-readers.ts';
import { SURVEY_WRITERS } from '#domain/access/survey-writers.ts';
import { TASK_STAFF } from '#domain/access/task-acts.ts';

/** Who may call a route. */
export type Permission =
  | { readonly kind: 'public' }
  /** A source's key as Bearer token. */
  | { readonly kind: 'sourceKey' }
  /** A source's key as the field `api_key` of a form: Open311. */
  | { readonly kind: 'apiKey' }
  /** A signed-in account with one of these roles. */
  | {
      readonly kind: 'session';
      readonly roles: readonly Role[];
      /** Also for whoever has to set a second factor up first. */
      readonly beforeFactor?: boolean;
      /** Whether a POST only asks: then it needs no header that another site's page could not send. */
      readonly onlyAsks?: boolean;
    };

const PUBLIC: Permission = { kind: 'public' };

function session(...roles: readonly Role[]): Permission {
  return { kind: 'session', roles };
}

/** A question that is too long for an address. */
function asks(...roles: readonly Role[]): Permission {
  return { kind: 'session', roles, onlyAsks: true };
}

/** What setting a second factor up takes. */
const BEFORE_FACTOR: Permission = { kind: 'session', roles: ROLES, beforeFactor: true };

/** Every operation of the HTTP interface and who may call it; one that is not listed does not start. */
export const ROUTE_PERMISSIONS: Readonly<Record<string, Permission>> = {
  'GET /healthz': PUBLIC,
  'GET /readyz': PUBLIC,
  'GET /metrics': PUBLIC,
  'GET /openapi.json': PUBLIC,
  'GET /config': PUBLIC,
  'POST /session': PUBLIC,
  'GET /session/provider': PUBLIC,
  'GET /session/provider/callback': PUBLIC,
  'DELETE /session': PUBLIC,
  'POST /time-limits/evaluate': PUBLIC,
  'GET /calendars/{id}/days': PUBLIC,
  'POST /assessments/evaluate': asks(...ROLES),
  'GET /schemes': session(...NUMBERS),
  'POST /schemes': session('ruleAdmin'),
  'POST /schemes/preview': asks('ruleAdmin', 'leader'),
  'POST /schemes/{id}/versions/{version}/confirm': session('ruleAdmin', 'leader'),
  'POST /schemes/{id}/versions/{version}/reject': session('ruleAdmin', 'leader'),
  'GET /scores': session(...NUMBERS),
  'POST /scores': session('ruleAdmin', 'supervisor'),
  'POST /scores/confirm': session('ruleAdmin', 'supervisor', 'leader'),
  'GET /rankings': session(...NUMBERS),
  'GET /rankings/export.csv': session(...CASES),
  'GET /rankings/history': session(...NUMBERS),
  'POST /rankings/what-if': asks('ruleAdmin', 'leader', 'supervisor'),
  'POST /rankings/what-if/cases': asks('ruleAdmin', 'leader', 'supervisor'),
  'GET /rankings/{unit}': session(...NUMBERS),
  'POST /events': { kind: 'sourceKey' },
  'POST /imports': session('supervisor', 'systemAdmin'),
  'GET /me': BEFORE_FACTOR,
  'POST /me/password': session(...ROLES),
  'GET /me/sessions': session(...ROLES),
  'DELETE /me/sessions/{id}': session(...ROLES),
  'GET /me/second-factor': BEFORE_FACTOR,
  'POST /me/second-factor': BEFORE_FACTOR,
  'POST /me/second-factor/confirm': BEFORE_FACTOR,
  'POST /me/second-factor/disable': session(...ROLES),
  'GET /regions': session(...NUMBERS),
  'GET /regions/{code}/outlines': session(...NUMBERS),
  'GET /departments': session(...NUMBERS),
  'GET /items': session(...NUMBERS),
  'GET /sources': session(...NUMBERS),
  'GET /sources/quality': session(...NUMBERS),
  'GET /sources/{name}/days': session(...SOURCE_STAFF),
  'GET /webhooks': session(...SOURCE_STAFF),
  'GET /webhooks/{name}/dead-letters': session(...SOURCE_STAFF),
  'POST /webhooks/{name}/replay': session('supervisor', 'liaison', 'systemAdmin'),
  'GET /alarms': session(...NUMBERS),
  'GET /overview': session(...NUMBERS),
  'GET /clocks/summary': session(...NUMBERS),
  'GET /indicators': session(...NUMBERS),
  'GET /indicators/{id}/evidence': session(...CASES),
  'GET /indicators/{id}/evidence.csv': session(...CASES),
  'GET /indicators/catalogue': session(...NUMBERS),
  'GET /cases': session(...CASES),
  'GET /cases/{no}': session(...CASES),
  'POST /cases/{no}/reveal': session(...ROLES.filter(mayReveal)),
  // Of many at once two persons decide, who both may know who somebody is.
  'GET /reveals': session(...ROLES.filter(mayReveal)),
  'POST /reveals': session(...ROLES.filter(mayReveal)),
  'DELETE /reveals/{id}': session(...ROLES.filter(mayReveal)),
  'POST /reveals/{id}/confirm': session(...ROLES.filter(mayReveal)),
  'POST /reveals/{id}/read': session(...ROLES.filter(mayReveal)),
  'GET /cases/{no}/ledger.csv': session(...CASES),
  'GET /cases/export.csv': session(...CASES),
  'GET /cards': session(...CASES),
  'GET /cards/export.csv': session(...CASES),
  'GET /cards/{id}': session(...CASES),
  'GET /me/cards': session(...CASES),
  'POST /cards/{id}/watch': session(...CASES),
  'DELETE /cards/{id}/watch': session(...CASES),
  // Which act is open to which of the two is a matter of the card's state as well: `mayAct`.
  'POST /cards/{id}/{act}': session('supervisor', 'liaison'),
  'POST /cards/assignees': asks('supervisor'),
  'POST /cards/bulk': session('supervisor', 'liaison'),
  'GET /feedback': session(...CASES),
  'GET /feedback/{no}': session(...CASES),
  // Which act is open to which of them is a matter of the phase as well: `mayActOnFeedback`.
  'GET /feedback/{no}/similar': session(...FEEDBACK_STAFF),
  'POST /feedback/bulk': session(...FEEDBACK_STAFF),
  'POST /feedback/{no}/preview': asks(...FEEDBACK_STAFF),
  'POST /feedback/{no}/{act}': session(...FEEDBACK_STAFF),
  'POST /rating-links': session('supervisor', 'handler', 'dispatcher', 'liaison'),
  'GET /feedback/{no}/code': session('supervisor', 'handler', 'dispatcher', 'liaison'),
  'GET /feedback/signs': session(...SIGN_READERS),
  'GET /surveys': session(...NUMBERS),
  'GET /surveys/{id}/results': session(...NUMBERS),
  'GET /surveys/{id}/answers': session(...CASES),
  'POST /surveys/{id}/links': session(...SURVEY_WRITERS),
  'POST /surveys/{id}/close': session(...SURVEY_WRITERS),
  'GET /tasks': session(...CASES),
  'POST /tasks/{no}/{act}': session(...TASK_STAFF),
  'GET /survey-drafts': session(...SURVEY_WRITERS),
  'POST /survey-drafts': session(...SURVEY_WRITERS),
  'GET /survey-drafts/{no}': session(...SURVEY_WRITERS),
  'POST /survey-drafts/{no}': session(...SURVEY_WRITERS),
  'DELETE /survey-drafts/{no}': session(...SURVEY_WRITERS),
  'GET /survey-drafts/{no}/preview': session(...SURVEY_WRITERS),
  'POST /survey-drafts/{no}/publish': session(...SURVEY_WRITERS),
  'GET /public/style.css': PUBLIC,
  'GET /public/rate/{token}': PUBLIC,
  'POST /public/rate/{token}': PUBLIC,
  'GET /public/ticket': PUBLIC,
  'POST /public/ticket': PUBLIC,
  'GET /public/results': PUBLIC,
  'GET /public/surveys/{no}': PUBLIC,
  'POST /public/surveys/{no}': PUBLIC,
  'GET /feedback/export.csv': session(...CASES),
  'GET /feedback/{no}/draft': session(...FEEDBACK_STAFF),
  'POST /feedback/{no}/draft': session(...FEEDBACK_STAFF),
  'DELETE /feedback/{no}/draft': session(...FEEDBACK_STAFF),
  'POST /feedback/{no}/presence': session(...CASES),
  // Of what is confidential to the handler alone: `mayRevealFeedback`.
  'POST /feedback/{no}/reveal': session(...ROLES.filter(mayReveal)),
  'POST /feedback/{no}/attachments': session(...FEEDBACK_STAFF),
  'GET /feedback/{no}/attachments/{file}': session(...CASES),
  'GET /reply-templates': session(...CASES),
  'POST /reply-templates': session('handler', 'dispatcher', 'supervisor'),
  'DELETE /reply-templates/{id}': session('handler', 'dispatcher', 'supervisor'),
  'GET /feedback-views': session(...CASES),
  'POST /feedback-views': session(...CASES),
  'DELETE /feedback-views/{id}': session(...CASES),
  'GET /quarantine': session(...SOURCE_STAFF),
  'POST /quarantine/{id}/retry': session('supervisor', 'liaison', 'systemAdmin'),
  'GET /audit': session(...AUDIT_READERS),
  'GET /open311/v2/discovery': PUBLIC,
  'GET /open311/v2/discovery.{format}': PUBLIC,
  'GET /open311/v2/services': PUBLIC,
  'GET /open311/v2/services.{format}': PUBLIC,
  'GET /open311/v2/services/{code}': PUBLIC,
  'GET /open311/v2/requests': PUBLIC,
  'GET /open311/v2/requests.{format}': PUBLIC,
  'GET /open311/v2/requests/{id}': PUBLIC,
  'GET /open311/v2/tokens/{id}': PUBLIC,
  'POST /open311/v2/requests': { kind: 'apiKey' },
  'POST /open311/v2/requests.{format}': { kind: 'apiKey' },
  'GET /verify/log': session(...NUMBERS),
  'GET /verify': session('supervisor', 'leader', 'ruleAdmin', 'systemAdmin', 'auditor'),
};

/** The permission of an operation; undefined where none is declared. */
export function findPermission(method: string, path: string): Permission | undefined {
  return ROUTE_PERMISSIONS[`${method} ${path}`];
}
