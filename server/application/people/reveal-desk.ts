import { mayReveal } from '#domain/access/reveal-rule.ts';
import { sees } from '#domain/access/scope.ts';
import type { Json } from '#domain/cases/logged-event.ts';
import { err, ok } from '#domain/result.ts';
import { actorOf, auditEntry } from '../audit/audit-entry.ts';
import { fieldsShown, personsOfCase } from './revealed-persons.ts';
import type { Platform } from '../platform.ts';
import type { ReadSide } from '../read-side.ts';
import { SlowPace } from '../public/slow-pace.ts';
import type { SubjectKey } from '../store/store-rows.ts';
import type { WriterPort } from '../writer/writer-port.ts';

/** So many at once, then one each half minute: enough for a day's work, too slow to copy a register. */
const PACE = { burst: 20, everyMs: 30_000 };

/** Shows who somebody is to whoever has to know it: with a reason, on record, one case at a time. */
export function revealDesk(
  side: ReadSide,
  writer: WriterPort,
  now: () => number,
): Pick<Platform, 'reveal'> {
  const pace = new SlowPace(PACE);
  return {
    reveal: async (viewer, no, { reason, fields }) => {
      const by = actorOf(viewer);
      const note = (outcome: 'done' | 'refused', detail: Readonly<Record<string, Json>>) =>
        writer.call('audit', [
          auditEntry(by, 'person.reveal', { object: no, reason, outcome, detail }),
        ]);
      const key: SubjectKey = { kind: 'case', no };
      const read = await side.moments.one.snapshot(async (inside) => {
        const [row] = await inside.subjects.find([key]);
        if (row === undefined || !sees(viewer.scope, row)) return undefined;
        return mayReveal(viewer.role) ? side.wholes.read(inside, key, row.events) : [];
      });
      if (read === undefined) {
        await note('refused', { code: 'case/notFound' });
        return err({ code: 'case/notFound' });
      }
      if (!mayReveal(viewer.role)) {
        await note('refused', { code: 'access/notAllowed' });
        return err({ code: 'access/notAllowed' });
      }
      const waitSeconds = pace.take(viewer.account, now());
      if (waitSeconds > 0) {
        await note('refused', { code: 'reveal/tooMany' });
        return err({ code: 'reveal/tooMany' });
      }
      const shown = personsOfCase(no, read, fields);
      // On record first: what cannot be recorded is not shown.
      await note('done', { fields: fieldsShown(shown) });
      return ok(shown);
    },
  };
}
