import { mayRevealFeedback } from '#domain/access/reveal-rule.ts';
import { sees } from '#domain/access/scope.ts';
import type { Json } from '#domain/cases/logged-event.ts';
import { gatherFeedbackFacts } from '#domain/feedback/feedback-facts.ts';
import { FEEDBACK_SUBJECTS } from '#domain/feedback/feedback-phase.ts';
import { err, ok } from '#domain/result.ts';
import { actorOf, auditEntry } from '../audit/audit-entry.ts';
import type { FeedbackPlatform } from './feedback-platform.ts';
import { readWhole } from '../people/personal-records.ts';
import { fieldsShown, personsOfFeedback } from '../people/revealed-persons.ts';
import { Presence } from '../presence.ts';
import type { ReadSide } from '../read-side.ts';
import { SlowPace } from '../public/slow-pace.ts';
import type { WriterPort } from '../writer/writer-port.ts';

/** As with cases: enough for a day's work, too slow to copy a register. */
const PACE = { burst: 20, everyMs: 30_000 };

/** Who called, for whoever has to call back; and who else is at work on a ticket. */
export function feedbackPeople(
  side: ReadSide,
  writer: WriterPort,
  now: () => number,
): Pick<FeedbackPlatform, 'revealFeedback' | 'lookAt'> {
  const pace = new SlowPace(PACE);
  const presence = new Presence();
  return {
    lookAt: async (viewer, id) => {
      const others = presence.tell(id, viewer.account, now());
      await side.people.meet(others);
      return side.people.named(others);
    },
    revealFeedback: async (viewer, no, subject, { reason }) => {
      const kinds = subject === undefined ? FEEDBACK_SUBJECTS : [subject];
      const note = (outcome: 'done' | 'refused', detail: Readonly<Record<string, Json>>) =>
        writer.call('audit', [
          auditEntry(actorOf(viewer), 'feedback.reveal', { object: no, reason, outcome, detail }),
        ]);
      const read = await side.moments.one.snapshot(async (inside) => {
        for (const kind of kinds) {
          const [row] = await inside.subjects.find([{ kind, no }]);
          if (row === undefined || !sees(viewer.scope, row)) continue;
          return readWhole(inside, side.vault, { kind, no }, row.events);
        }
        return undefined;
      });
      if (read === undefined) {
        await note('refused', { code: 'feedback/notFound' });
        return err({ code: 'feedback/notFound' });
      }
      const { confidential } = gatherFeedbackFacts(read.map(({ event }) => event));
      if (!mayRevealFeedback(viewer.role, confidential)) {
        await note('refused', { code: 'access/notAllowed' });
        return err({ code: 'access/notAllowed' });
      }
      if (pace.take(viewer.account, now()) > 0) {
        await note('refused', { code: 'reveal/tooMany' });
        return err({ code: 'reveal/tooMany' });
      }
      const shown = personsOfFeedback(no, read);
      // On record first: what cannot be recorded is not shown.
      await note('done', { fields: fieldsShown(shown) });
      return ok(shown);
    },
  };
}
