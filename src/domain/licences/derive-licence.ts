import { eventsInOrder } from '../cases/compare-events.ts';
import { FindingList } from '../cases/finding-list.ts';
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
 * one has. They count under the department that is asked, in its region:
 * `["licence","request",path,department,null,day,outcome]`. An answer without a request is a finding.
 */
export const deriveLicence: Derive<DerivedLicence> = (events, configuration, asOf) => {
  const inOrder = eventsInOrder(events);
  const next = inOrder.find(({ time }) => time > asOf);
  const happened = inOrder.filter(({ time }) => time <= asOf);
  const findings = new FindingList();
  const requests = requestsOf(happened, findings);
  const departmentCode = requests[0]?.departmentCode ?? null;
  const regionCode =
    departmentCode === null
      ? null
      : (configuration.findDepartment(departmentCode)?.regionCode ?? null);
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
