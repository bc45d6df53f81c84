import { digestEvent } from '../people/personal-records.ts';
import type { StoreParts } from '../store/store.ts';
import type { SubjectKey, SubjectRow } from '../store/store-rows.ts';
import type { Vault } from '../people/vault.ts';
import type { Writer } from '../writer/writer.ts';
import type { Attached, WantedAttaching } from './retention.ts';

type WantedSubject = WantedAttaching['subjects'][number];

/**
 * Gives subjects their events back. Each event has to be the one that went: the log knows it by its
 * digest. The subjects are derived again, since rules and calendars may have moved meanwhile.
 */
export async function attachSubjects(
  writer: Writer,
  vault: Vault,
  { archive, subjects }: WantedAttaching,
): Promise<Attached> {
  // Memory holds them without their events.
  writer.forgetMemory();
  return writer.commit(async (draft, sweptBefore) => {
    const { inside } = draft;
    const back: SubjectKey[] = [];
    let events = 0;
    for (const wanted of subjects) {
      const [row] = await inside.subjects.find([wanted]);
      if (row?.detached !== archive) continue;
      if (!(await isWhole(inside, vault, row, wanted))) {
        return { subjects: 0, events: 0, there: 0, bad: wanted.no };
      }
      back.push({ kind: wanted.kind, no: wanted.no });
      events += wanted.events.length;
    }
    const whole = subjects.filter((one) => back.some((key) => isSame(key, one)));
    await inside.log.attach(
      whole.flatMap((one) => one.events.map(({ seq, event }) => ({ seq, data: event.data }))),
    );
    await draft.open(back);
    const manner = { silent: true, sweptBefore };
    for (const problem of await draft.settleAll(back.map((key) => ({ key, manner })))) {
      if (problem !== undefined) throw problem;
    }
    return { subjects: back.length, events, there: subjects.length - back.length, bad: null };
  });
}

/** Whether an archive holds exactly the events that went. */
async function isWhole(
  { log }: StoreParts,
  vault: Vault,
  row: SubjectRow,
  { events }: WantedSubject,
): Promise<boolean> {
  const known = await log.detached(row.events);
  if (known.length !== row.events.length || known.length !== events.length) return false;
  return known.every(({ seq, digests }) => {
    const event = events.find((one) => one.seq === seq)?.event;
    if (event === undefined) return false;
    const { content, withoutPersons } = digestEvent(vault, event);
    return content === digests.content && withoutPersons === digests.withoutPersons;
  });
}

function isSame(one: SubjectKey, other: SubjectKey): boolean {
  return one.kind === other.kind && one.no === other.no;
}
