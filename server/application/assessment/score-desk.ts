import type { AuditAction } from '#contract/audit-view.ts';
import type { ManualScore, ScoreEntry } from '#contract/scheme-view.ts';
import { sees } from '#domain/access/scope.ts';
import { compare, readExact } from '#domain/assessment/decimal.ts';
import { leavesOf } from '#domain/assessment/one-case.ts';
import { readPeriod } from '#domain/indicators/period.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { actorOf, auditEntry } from '../audit/audit-entry.ts';
import { compileScheme } from './compile-scheme.ts';
import type { ScoreActs } from './ranking-port.ts';
import type { Refusal } from '../refusal.ts';
import type { ReadSide } from '../read-side.ts';
import {
  readSchemes,
  readScores,
  schemeInForce,
  scoreKey,
  scoreOf,
  SCORE_RECORD,
} from './scheme-records.ts';
import type { SchemeSource } from './scheme-records.ts';
import { instantText } from '../times.ts';
import type { Viewer } from '../people/viewer.ts';
import type { WriterPort } from '../writer/writer-port.ts';

type Place = Pick<ManualScore, 'period' | 'scheme' | 'indicator' | 'unit'>;

/** A unit out of scope does not exist for who enters or confirms. */
export function scoreDesk(
  side: ReadSide,
  source: SchemeSource,
  writer: WriterPort,
  now: () => number,
): ScoreActs {
  const { desk } = side.store;
  const write = async (
    viewer: Viewer,
    action: AuditAction,
    score: Omit<ManualScore, 'version'>,
    before: number | null,
  ): Promise<Result<ManualScore, Refusal>> => {
    const key = scoreKey(score);
    const entry = auditEntry(actorOf(viewer), action, {
      object: key,
      reason: score.evidence,
      detail: { score: score.score, pending: score.pending },
    });
    const body = JSON.stringify(score);
    const write = { kind: SCORE_RECORD, key, body, before };
    const written = await writer.call('writeRecords', [write], [entry]);
    return written ? ok({ ...score, version: (before ?? 0) + 1 }) : err({ code: 'score/conflict' });
  };
  const moment = () => instantText(side.calendar, now());
  return {
    scores: async (viewer, period, scheme) =>
      (await readScores(desk, period, scheme)).filter(({ unit }) => isInScope(side, viewer, unit)),
    enterScore: async (viewer, entry) => {
      const problem = await findProblem(side, source, viewer, entry);
      if (problem !== undefined) return err(problem);
      const kept = await desk.findRecord(SCORE_RECORD, scoreKey(entry));
      const before = kept === undefined ? undefined : scoreOf(kept);
      const { period, scheme, indicator, unit, score, evidence } = entry;
      const entered = {
        ...{ period, scheme, indicator, unit, evidence },
        score: before?.score ?? null,
        pending: score,
        enteredBy: viewer.account,
        enteredAt: moment(),
        confirmedBy: before?.confirmedBy ?? null,
        confirmedAt: before?.confirmedAt ?? null,
      };
      return write(viewer, 'score.enter', entered, before?.version ?? null);
    },
    confirmScore: async (viewer, request) => {
      const kept = await desk.findRecord(SCORE_RECORD, scoreKey(request));
      if (kept === undefined || !isInScope(side, viewer, request.unit)) {
        return err({ code: 'score/notFound' });
      }
      const score = scoreOf(kept);
      if (score.version !== request.expectedVersion || score.pending === null) {
        return err({ code: 'score/conflict', current: score });
      }
      if (score.enteredBy === viewer.account) {
        const refused = {
          object: kept.key,
          outcome: 'refused',
          detail: { code: 'twoPersons/same' },
        } as const;
        await writer.call('audit', [auditEntry(actorOf(viewer), 'score.confirm', refused)]);
        return err({ code: 'twoPersons/same' });
      }
      const { version, ...rest } = score;
      const confirmed = {
        ...rest,
        score: score.pending,
        pending: null,
        confirmedBy: viewer.account,
        confirmedAt: moment(),
      };
      return write(viewer, 'score.confirm', confirmed, version);
    },
  };
}

async function findProblem(
  side: ReadSide,
  source: SchemeSource,
  viewer: Viewer,
  { score, ...place }: ScoreEntry,
): Promise<Refusal | undefined> {
  const { period: text, scheme: id, indicator, unit } = place satisfies Place;
  const period = readPeriod(text);
  if (period === undefined) return invalid('period', 'is no period');
  if (!isInScope(side, viewer, unit)) return { code: 'unit/notFound', path: 'unit' };
  const scheme = schemeInForce(await readSchemes(source), id, period.from);
  if (scheme === undefined) return { code: 'scheme/notFound', path: 'scheme' };
  const compiled = compileScheme(scheme, undefined);
  if (!compiled.ok) return compiled.error;
  const leaf = leavesOf(compiled.value.indicators).find((one) => one.id === indicator);
  if (leaf?.rule.type !== 'manual') return invalid('indicator', 'takes no score of persons');
  const exact = readExact(score);
  if (exact === undefined) return invalid('score', 'is no decimal text');
  if (compare(exact, leaf.rule.full) > 0) return invalid('score', 'must not be above full');
  return undefined;
}

function isInScope(side: ReadSide, { scope }: Viewer, unit: string): boolean {
  const region = side.book.findRegion(unit);
  if (region !== undefined) return sees(scope, { path: region.path, line: null });
  const department = side.book.findDepartment(unit);
  const path = department === undefined ? undefined : side.pathOf(department.regionCode);
  return path !== undefined && sees(scope, { path, line: department?.line ?? null });
}

function invalid(path: string, message: string): Refusal {
  return { code: 'score/invalid', path, message };
}
