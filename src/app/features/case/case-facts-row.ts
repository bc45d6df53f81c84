import type { Json } from '#domain/cases/logged-event.ts';
import type { CaseView, EventView } from '#contract/case-view.ts';
import type { CaseTexts } from '../../i18n/zh-case.ts';

/** One fact of the head: its name and its value. */
export interface FactRow {
  readonly name: string;
  readonly value: string;
}

/** The facts under the title; persons come masked from the server and are shown as they come. */
export function factRows(
  view: Pick<CaseView, 'facts'>,
  texts: CaseTexts,
  between: string,
): readonly FactRow[] {
  const { facts } = view;
  const channels: Readonly<Record<string, string>> = texts.channel;
  const region = facts.regionName ?? facts.regionCode;
  const department = facts.departmentName ?? facts.departmentCode;
  // A department that names its region stands alone.
  const place =
    region !== null && department?.startsWith(region) === true
      ? department
      : [region, department].filter((part) => part !== null).join(between);
  const rows: readonly (readonly [string, string])[] = [
    [texts.facts.place, place],
    [
      texts.facts.applicant,
      lostWords(facts.applicant, texts) ?? personField(facts.applicant, 'name'),
    ],
    [
      texts.facts.contact,
      lostWords(facts.applicant, texts) ?? personField(facts.applicant, 'phone'),
    ],
    [texts.facts.channel, channels[facts.channel ?? ''] ?? facts.channel ?? ''],
    [texts.facts.kind, texts.kind[facts.kind]],
    [texts.facts.officer, facts.officer ?? ''],
  ];
  return rows.map(([name, value]) => ({ name, value: value === '' ? texts.facts.unknown : value }));
}

/** The event that the platform received last; null before the first. */
export function lastReceived(events: readonly EventView[]): EventView | null {
  return events.reduce<EventView | null>(
    (last, event) =>
      last === null || Date.parse(event.receivedAt) > Date.parse(last.receivedAt) ? event : last,
    null,
  );
}

/** What stands where nobody can be shown: deleted for good, or damaged; null where somebody can. */
function lostWords(person: Json | null, texts: CaseTexts): string | null {
  if (person === null || typeof person !== 'object' || Array.isArray(person)) return null;
  const { erased, unreadable } = person as Readonly<Record<string, Json | undefined>>;
  if (erased === true) return texts.facts.erased;
  return unreadable === true ? texts.facts.unreadable : null;
}

function personField(person: Json | null, field: string): string {
  if (person === null || typeof person !== 'object' || Array.isArray(person)) return '';
  const value = (person as Readonly<Record<string, Json | undefined>>)[field];
  return typeof value === 'string' ? value : '';
}
