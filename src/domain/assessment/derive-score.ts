import { eventsInOrder } from '../cases/compare-events.ts';
import { FindingList } from '../cases/finding-list.ts';
import type { LoggedEvent } from '../cases/logged-event.ts';
import { textOf } from '../cases/read-data.ts';
import type { Configuration } from '../configuration.ts';
import type { Derive, DerivedSubject } from '../derived-subject.ts';
import type { Instant } from '../time/limit.ts';

/** Where a score of persons 人工评分 counts. */
export interface ScorePlace {
  readonly period: string;
  readonly scheme: string;
  readonly indicator: string;
  /** Code of the region or department. */
  readonly unit: string;
}

/** A score as its events leave it. */
export interface ScoreMark extends ScorePlace {
  /** What counts; null while no second person has confirmed any. */
  readonly score: string | null;
  /** What waits for a second person. */
  readonly pending: string | null;
  readonly evidence: string;
  readonly enteredBy: string;
  readonly enteredAt: Instant;
  readonly confirmedBy: string | null;
  readonly confirmedAt: Instant | null;
  /** How many events it has. */
  readonly version: number;
}

/** Everything derived of a score at one moment. */
export interface DerivedScore extends DerivedSubject {
  readonly phase: 'entered' | 'confirmed' | 'nothing';
  readonly mark: ScoreMark | null;
}

/**
 * Derives a score that persons gave from what they decided: `score.entered` {period, scheme, indicator,
 * unit, score, evidence, by} and `score.confirmed` {by}. What one entered counts when another has
 * confirmed it; until then, what was confirmed before does. It adds nothing to the counts.
 */
export const deriveScore: Derive<DerivedScore> = (events, configuration, asOf) => {
  const inOrder = eventsInOrder(events);
  const next = inOrder.find(({ time }) => time > asOf);
  const findings = new FindingList();
  let mark: ScoreMark | null = null;
  for (const event of inOrder) if (event.time <= asOf) mark = markAfter(mark, event, findings);
  const unit = mark?.unit ?? null;
  const department = unit === null ? undefined : configuration.findDepartment(unit);
  return {
    regionCode: department?.regionCode ?? unit,
    departmentCode: department?.code ?? null,
    itemCode: null,
    title: null,
    channel: null,
    filing: configuration.fileRegion(regionOf(unit, configuration)),
    phase: phaseOf(mark),
    level: null,
    receivedAt: mark?.enteredAt ?? null,
    // It never leaves for an archive: rankings are made from it.
    finishedAt: null,
    mark,
    clocks: [],
    cards: [],
    toIssue: [],
    groundsLost: [],
    findings: findings.inOrder,
    contribution: [],
    nextAt: next?.time ?? null,
  };
};

function markAfter(
  before: ScoreMark | null,
  event: LoggedEvent,
  findings: FindingList,
): ScoreMark | null {
  const { type, time, data } = event;
  const text = (field: string): string => textOf(data, field) ?? '';
  const version = (before?.version ?? 0) + 1;
  if (type === 'score.entered') {
    return {
      period: text('period'),
      scheme: text('scheme'),
      indicator: text('indicator'),
      unit: text('unit'),
      score: before?.score ?? null,
      pending: text('score'),
      evidence: text('evidence'),
      enteredBy: text('by'),
      enteredAt: time,
      confirmedBy: before?.confirmedBy ?? null,
      confirmedAt: before?.confirmedAt ?? null,
      version,
    };
  }
  if (before === null) {
    findings.add('confirmedNothing', event);
    return null;
  }
  const { pending, enteredBy } = before;
  if (pending === null || enteredBy === text('by')) {
    findings.add(pending === null ? 'confirmedNothing' : 'confirmedByEnterer', event);
    return { ...before, version };
  }
  const confirmed = { score: pending, pending: null, confirmedBy: text('by'), confirmedAt: time };
  return { ...before, ...confirmed, version };
}

function phaseOf(mark: ScoreMark | null): DerivedScore['phase'] {
  if (mark === null) return 'nothing';
  return mark.pending === null ? 'confirmed' : 'entered';
}

function regionOf(unit: string | null, { findDepartment }: Configuration): string | null {
  return unit === null ? null : (findDepartment(unit)?.regionCode ?? unit);
}
