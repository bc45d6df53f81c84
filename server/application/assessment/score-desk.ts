import type { ScoreEntry } from '#contract/scheme-view.ts';
import { sees } from '#domain/access/scope.ts';
import { compare, readExact } from '#domain/assessment/decimal.ts';
import type { ScorePlace } from '#domain/assessment/derive-score.ts';
import { leavesOf } from '#domain/assessment/one-case.ts';
import { readPeriod } from '#domain/indicators/period.ts';
import { err } from '#domain/result.ts';
import { parseInstant } from '#domain/time/parse-instant.ts';
import { actorOf, auditEntry } from '../audit/audit-entry.ts';
import { compileScheme } from './compile-scheme.ts';
import type { ScoreActs } from './ranking-port.ts';
import type { Refusal } from '../refusal.ts';
import type { ReadSide } from '../read-side.ts';
import { readSchemes, schemeInForce } from './scheme-records.ts';
import type { SchemeSource } from './scheme-records.ts';
import { readMarks, readMarksAt, scoreKeyOf, shownScore } from './score-body.ts';
import type { Viewer } from '../people/viewer.ts';
import type { WriterPort } from '../writer/writer-port.ts';

function marksOf(side: ReadSide, period: string, scheme: string, knownAt?: string) {
  const instant = knownAt === undefined ? undefined : parseInstant(knownAt);
  if (instant === undefined) return readMarks(side.store.subjects, period, scheme);
  const { configuration } = side;
  return side.store.snapshot((inside) =>
    readMarksAt(inside, period, scheme, instant, configuration),
  );
}

/** A unit out of scope does not exist for who enters or confirms. */
export function scoreDesk(side: ReadSide, source: SchemeSource, writer: WriterPort): ScoreActs {
  const { calendar } = side.configuration;
  return {
    scores: async (viewer, period, scheme, knownAt) =>
      (await marksOf(side, period, scheme, knownAt))
        .filter(({ unit }) => isInScope(side, viewer, unit))
        .map((mark) => shownScore(mark, calendar)),
    enterScore: async (viewer, entry) => {
      const problem = await findProblem(side, source, viewer, entry);
      if (problem !== undefined) return err(problem);
      const { score, evidence } = entry;
      const place = placeOf(entry);
      const wanted = { act: 'enter', by: actorOf(viewer), place, score, evidence } as const;
      return writer.call('actOnScore', { ...wanted, account: viewer.account });
    },
    confirmScore: async (viewer, request) => {
      if (!isInScope(side, viewer, request.unit)) return err({ code: 'score/notFound' });
      const place = placeOf(request);
      const { expectedVersion } = request;
      const wanted = { act: 'confirm', by: actorOf(viewer), place, expectedVersion } as const;
      const outcome = await writer.call('actOnScore', { ...wanted, account: viewer.account });
      if (!outcome.ok && outcome.error.code === 'twoPersons/same') {
        const refused = {
          object: scoreKeyOf(place).no,
          outcome: 'refused',
          detail: { code: 'twoPersons/same' },
        } as const;
        await writer.call('audit', [auditEntry(actorOf(viewer), 'score.confirm', refused)]);
      }
      return outcome;
    },
  };
}

function placeOf({ period, scheme, indicator, unit }: ScorePlace): ScorePlace {
  return { period, scheme, indicator, unit };
}

async function findProblem(
  side: ReadSide,
  source: SchemeSource,
  viewer: Viewer,
  { score, ...place }: ScoreEntry,
): Promise<Refusal | undefined> {
  const { period: text, scheme: id, indicator, unit } = place satisfies ScorePlace;
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
