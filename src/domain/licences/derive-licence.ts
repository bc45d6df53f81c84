import { eventsInOrder } from '../cases/compare-events.ts';
import { FindingList } from '../cases/finding-list.ts';
import { PLATFORM_SOURCE } from '../cases/logged-event.ts';
import type { LoggedEvent } from '../cases/logged-event.ts';
import { textOf } from '../cases/read-data.ts';
import { CountedCells } from '../counted-cells.ts';
import type { Derive, DerivedSubject } from '../derived-subject.ts';
import { dayAt } from '../time/calendar.ts';

/** What came of a request for a licence 证照共享. */
type LicenceOutcome = 'shared' | 'refused' | 'waiting';

/** One request and its answer. */
interface LicenceRequest {
  readonly event: LoggedEvent;
  readonly answer: LoggedEvent | null;
  readonly outcome: LicenceOutcome;
  readonly departmentCode: string | null;
}

/** Everything derived of a request for licences at one moment. */
export interface DerivedLicence extends DerivedSubject {
  readonly phase: LicenceOutcome | 'unrequested';
  readonly requests: readonly LicenceRequest[];
}

/**
 * Derives the requests under one number: each is answered by the first answer after it that no earlier
 * one has. They count under the department that is asked, in its region; where nobody knows it in that of
 * the case, which the platform writes into them as `licence.filed`:
 * `["licence","request",path,department,null,day,outcome]`. An answer without a request is a finding.
 */
export const deriveLicence: Derive<DerivedLicence> = (events, configuration, asOf) => {
  const inOrder = eventsInOrder(events);
  const next = inOrder.find(({ time }) => time > asOf);
  const happened = inOrder.filter(({ time }) => time <= asOf);
  const findings = new FindingList();
  const told = happened.filter(({ source }) => source !== PLATFORM_SOURCE);
  const requests = requestsOf(told, findings);
  const departmentCode = requests[0]?.departmentCode ?? null;
  const department =
    departmentCode === null ? undefined : configuration.findDepartment(departmentCode);
  const regionCode = department?.regionCode ?? filedRegion(happened);
  const filing = configuration.fileRegion(regionCode);
  const { calendar } = configuration;
  const cells = new CountedCells({ path: filing.path, departmentCode, itemCode: null }, calendar);
  for (const { event, outcome, departmentCode: asked } of requests) {
    cells.addOf(asked, 'licence', 'request', dayAt(calendar, event.time), outcome);
  }
  const last = requests.at(-1);
  return {
    regionCode,
    departmentCode,
    itemCode: null,
    title: requests.map(({ event }) => textOf(event.data, 'licenceType')).find(Boolean) ?? null,
    channel: null,
    filing,
    phase: last?.outcome ?? 'unrequested',
    level: null,
    receivedAt: requests[0]?.event.time ?? null,
    finishedAt: last?.answer?.time ?? null,
    requests,
    clocks: [],
    cards: [],
    toIssue: [],
    groundsLost: [],
    findings: findings.inOrder,
    contribution: cells.contribution,
    nextAt: next?.time ?? null,
  };
};

/** The department that the first request asks, or is said to have asked by whoever answers it; null where nobody says. */
export function askedDepartment(events: readonly LoggedEvent[]): string | null {
  return requestsOf(events, new FindingList())[0]?.departmentCode ?? null;
}

/** The region of the case, as the platform wrote it down last; in their order the last has the highest sequence. */
function filedRegion(events: readonly LoggedEvent[]): string | null {
  const filed = events
    .filter(({ type, source }) => type === 'licence.filed' && source === PLATFORM_SOURCE)
    .sort((one, other) => (one.sequence ?? 0) - (other.sequence ?? 0))
    .at(-1);
  return filed === undefined ? null : textOf(filed.data, 'regionCode');
}

function requestsOf(events: readonly LoggedEvent[], findings: FindingList): LicenceRequest[] {
  const requests: LicenceRequest[] = [];
  for (const event of events) {
    if (event.type === 'licence.requested') {
      const departmentCode = textOf(event.data, 'fromDepartment');
      requests.push({ event, answer: null, outcome: 'waiting', departmentCode });
      continue;
    }
    const place = requests.findIndex(({ answer }) => answer === null);
    const request = requests[place];
    if (request === undefined) {
      findings.add('answeredWithoutRequest', event, { type: event.type });
      continue;
    }
    const outcome = event.type === 'licence.shared' ? 'shared' : 'refused';
    // Who answers may say more exactly who was asked.
    const departmentCode = request.departmentCode ?? textOf(event.data, 'fromDepartment');
    requests[place] = { ...request, answer: event, outcome, departmentCode };
  }
  return requests;
}
