import { decodeLimit } from '../limits/decode-limit.ts';
import type { Limit } from '../time/limit.ts';
import type { CaseFacts, CaseKind } from './case-facts.ts';
import type { EventData, Json, LoggedEvent } from './logged-event.ts';

/** Fields that belong to one event and say nothing of the case as a whole. */
const OF_THE_EVENT: ReadonlySet<string> = new Set([
  ...['reason', 'materials', 'ground', 'step', 'stepId', 'result', 'limit', 'by', 'approvedBy'],
  ...['method', 'amount', 'standard', 'name', 'how', 'attributes'],
]);

/** Of a step these are the step's own (interfaces.md 1.4). */
const OF_THE_STEP: ReadonlySet<string> = new Set(['departmentCode', 'officer']);

const KINDS: ReadonlySet<unknown> = new Set<CaseKind>(['standard', 'joint', 'onTheSpot']);

/** Facts while they are gathered: a name that is present is settled, null was cleared. */
export type GatheredFacts = Map<string, Json>;

/**
 * Takes the facts of one event, in order: the first that states a fact wins, `case.corrected`
 * replaces it, and there null clears it for good. Elsewhere null states nothing.
 */
export function gatherFacts(facts: GatheredFacts, event: LoggedEvent): void {
  const corrects = event.type === 'case.corrected';
  const ofStep = event.type === 'case.stepStarted' || event.type === 'case.stepFinished';
  const data: EventData = event.data;
  for (const field in data) {
    const value = data[field];
    if (value === undefined || OF_THE_EVENT.has(field)) continue;
    if (ofStep && OF_THE_STEP.has(field)) continue;
    if (corrects || (value !== null && !facts.has(field))) facts.set(field, value);
  }
}

/** The facts gathered, each in its type; one of another type counts as not stated. */
export function readFacts(gathered: GatheredFacts): CaseFacts {
  return {
    itemCode: readText(gathered, 'itemCode'),
    regionCode: readText(gathered, 'regionCode'),
    departmentCode: readText(gathered, 'departmentCode'),
    channel: readText(gathered, 'channel'),
    title: readText(gathered, 'title'),
    kind: readKind(gathered.get('kind')),
    statutoryLimit: readLimit(gathered.get('statutoryLimit')),
    commitmentLimit: readLimit(gathered.get('commitmentLimit')),
    applicant: gathered.get('applicant') ?? null,
    others: readOthers(gathered),
  };
}

const NAMED: ReadonlySet<string> = new Set([
  ...['itemCode', 'regionCode', 'departmentCode', 'channel', 'title', 'kind'],
  ...['statutoryLimit', 'commitmentLimit', 'applicant'],
]);

const NO_OTHERS: Readonly<Record<string, Json>> = {};

function readOthers(gathered: GatheredFacts): Readonly<Record<string, Json>> {
  let others: Record<string, Json> | undefined;
  for (const [field, value] of gathered) {
    if (value === null || NAMED.has(field) || field === '__proto__') continue;
    others ??= {};
    others[field] = value;
  }
  return others ?? NO_OTHERS;
}

function readText(gathered: GatheredFacts, field: string): string | null {
  const value = gathered.get(field);
  return typeof value === 'string' && value !== '' ? value : null;
}

function readKind(value: Json | undefined): CaseKind {
  return KINDS.has(value) ? (value as CaseKind) : 'standard';
}

/** A limit of an event's data, which was checked on receipt; null where absent or unreadable. */
export function readLimit(value: Json | undefined): Limit | null {
  if (value === undefined || value === null) return null;
  const limit = decodeLimit(value);
  return limit.ok ? limit.value : null;
}
