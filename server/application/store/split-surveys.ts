import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { Contribution } from '#domain/derived-subject.ts';
import type { Question } from '#domain/feedback/questionnaire.ts';
import type { Survey } from '#domain/feedback/survey.ts';
import type { Instant } from '#domain/time/limit.ts';
import { moveSealed } from '../people/move-sealed.ts';
import type { Vault } from '../people/vault.ts';
import { ReferenceBook } from '../reference/reference-book.ts';
import { emptyRow } from '../writer/open-subject.ts';
import { subjectKeyOf } from '../writer/subject-key.ts';
import { surveyRecordOf } from '../writer/survey-records.ts';
import type { StoreParts } from './store.ts';
import type { SubjectRow } from './store-rows.ts';

const SURVEYS_AT_ONCE = 50;
const EVENTS_AT_ONCE = 500;

/**
 * Gives each answer of the surveys of a store a row of its own and records their questionnaires: up
 * to derivation 9 all answers of a survey lay in its one row, which each of them wrote anew. The new
 * rows are derived by the refiling that follows; until then the counts lack them. A survey whose
 * events lie in an archive keeps what it added to the counts, and its questionnaire is recorded.
 */
export async function splitSurveys(
  inside: StoreParts,
  vault: Vault,
  sweptTo: Instant,
  now: Instant,
): Promise<void> {
  const book = new ReferenceBook(await inside.reference.all());
  const { calendar, findSurvey } = book.configuration;
  const surveys: Survey[] = [];
  const deltas = new Map<string, number>();
  for (let after = ''; ;) {
    const rows = await inside.subjects.scan('survey', after, SURVEYS_AT_ONCE);
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.no;
    for (const row of rows) {
      const known = findSurvey(row.no);
      if (row.detached !== null) {
        if (known === undefined) surveys.push(...archivedSurvey(row));
        continue;
      }
      const told = await splitSurvey(inside, vault, row, sweptTo);
      const survey = surveyRecordOf(row.no, told, known, calendar);
      if (survey !== undefined) surveys.push(survey);
      for (const [cell, amount] of row.contribution) {
        deltas.set(cell, (deltas.get(cell) ?? 0) - amount);
      }
    }
  }
  await inside.reference.add(
    surveys.map((survey) => {
      return { kind: 'survey', code: survey.no, recordedAt: now, data: JSON.stringify(survey) };
    }),
  );
  if (deltas.size > 0) await noteDeltas(inside, [...deltas], sweptTo, now);
}

/** Moves the answers out of a survey's row; what stays are the events that tell of the survey. */
async function splitSurvey(
  inside: StoreParts,
  vault: Vault,
  row: SubjectRow,
  sweptTo: Instant,
): Promise<readonly LoggedEvent[]> {
  const staying: { readonly event: LoggedEvent; readonly seq: number }[] = [];
  for (let at = 0; at < row.events.length; at += EVENTS_AT_ONCE) {
    const moved = [];
    for (const seq of row.events.slice(at, at + EVENTS_AT_ONCE)) {
      const [event] = await inside.log.read([seq]);
      if (event === undefined) continue;
      const to = subjectKeyOf(event);
      if (to.kind === 'survey') staying.push({ event, seq });
      else moved.push({ event, seq, to });
    }
    if (moved.length === 0) continue;
    const gathered = new Map<string, SubjectRow>();
    const found = await inside.subjects.find(moved.map(({ to }) => to));
    const before = new Map(found.map((one) => [one.no, one]));
    for (const { to, seq } of moved) {
      const one = gathered.get(to.no) ?? before.get(to.no) ?? emptyRow(to, sweptTo);
      const version = (before.get(to.no)?.version ?? 0) + 1;
      gathered.set(to.no, { ...one, events: [...one.events, seq], version });
    }
    const writes = [...gathered.values()];
    await inside.subjects.put(writes.map((one) => ({ row: one, before: before.get(one.no) })));
    await moveSealed(inside.personal, vault, row, moved);
  }
  const events = staying.map(({ seq }) => seq);
  const left = { ...row, events, contribution: [], summary: null, version: row.version + 1 };
  await inside.subjects.put([{ row: left, before: row }]);
  return staying.map(({ event }) => event);
}

/** What the row of a survey kept of it up to derivation 9. */
interface KeptSurvey {
  readonly questions: readonly Question[];
  readonly opensAt: Instant | null;
  readonly closesAt: Instant | null;
}

function archivedSurvey({ no, title, region, department, summary }: SubjectRow): readonly Survey[] {
  if (summary === null) return [];
  const { questions, opensAt, closesAt } = JSON.parse(summary) as KeptSurvey;
  if (opensAt === null) return [];
  const facts = { no, title, regionCode: region, departmentCode: department };
  return [{ ...facts, questions, opensAt, closesAt, origin: 'source' }];
}

async function noteDeltas(
  { journal }: StoreParts,
  deltas: Contribution,
  sweptTo: Instant,
  at: Instant,
): Promise<void> {
  const nobody = { cards: [], subjects: [], lastEventAt: null };
  await journal.add({ ...nobody, sweptTo, deltas, snapshot: true, at });
}
