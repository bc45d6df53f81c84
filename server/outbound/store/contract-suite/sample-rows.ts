import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { NewChange, SubjectRow } from '../../../application/store/store-rows.ts';

export function event(id: string, data: LoggedEvent['data'] = { n: 1 }): LoggedEvent {
  return {
    source: 'urn:city:jinan',
    id,
    type: 'case.note',
    subject: 'C1',
    time: 1000,
    sequence: null,
    receivedAt: 2000,
    data,
  };
}

export function subject(no: string, more: Partial<SubjectRow> = {}): SubjectRow {
  return {
    kind: 'case',
    no,
    events: [1],
    region: '370102',
    path: '370000/',
    department: null,
    line: null,
    item: null,
    title: null,
    phase: 'received',
    level: null,
    received: 1,
    finished: null,
    nextAt: 10,
    asOf: 5,
    clocks: '[]',
    summary: null,
    open: false,
    contribution: [['|["volume"]', 1]],
    shape: null,
    detached: null,
    configuration: 1,
    version: 1,
    ...more,
  };
}

export function change(deltas: NewChange['deltas'] = []): NewChange {
  return {
    sweptTo: 1,
    deltas,
    cards: [],
    subjects: [],
    snapshot: false,
    at: 1,
    lastEventAt: null,
  };
}
