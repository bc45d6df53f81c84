import type { CardBulkAnswer, CardView } from '#contract/card-view.ts';
import { sees } from '#domain/access/scope.ts';
import { err, ok } from '#domain/result.ts';
import { actorOf } from '../audit/audit-entry.ts';
import { showCard } from './card-entry.ts';
import type { CardEntry } from './card-entry.ts';
import { findAssignees } from './card-assignees.ts';
import type { AccountRow, Platform } from '../platform.ts';
import type { ReadSide } from '../read-side.ts';
import type { Viewer } from '../people/viewer.ts';
import type { WriterPort } from '../writer/writer-port.ts';

const MOST_AT_ONCE = 500;

/** What persons do with cards. A card out of scope does not exist for them. */
export function cardActs(
  side: ReadSide,
  writer: WriterPort,
  caughtUp: () => Promise<void>,
  viewerOf: (account: AccountRow) => Viewer,
): Pick<Platform, 'findCard' | 'act' | 'actOnMany' | 'assignees' | 'watchCard' | 'myCards'> {
  const findEntry = (viewer: Viewer, id: string): CardEntry | undefined => {
    const entry = side.cards.find(id);
    return entry !== undefined && sees(viewer.scope, entry) ? entry : undefined;
  };
  const act: Platform['act'] = async (viewer, id, wanted, request) => {
    const entry = findEntry(viewer, id);
    if (entry === undefined) return err({ code: 'card/notFound' });
    if (wanted === 'assign' && request.to !== undefined) {
      const able = await findAssignees(side, viewerOf, [entry]);
      if (!able.some(({ account }) => account === request.to)) {
        return err({ code: 'card/assignee', path: 'to' });
      }
    }
    const { account, role } = viewer;
    const answer = await writer.call('act', {
      by: actorOf(viewer),
      actor: { account, role },
      subject: { kind: entry.body.view.subjectKind, no: entry.body.view.subject },
      card: id,
      act: wanted,
      request,
    });
    await caughtUp();
    const shown = (body: CardEntry['body']): CardView =>
      showCard(body, side.configuration, side.people, side.sweptTo);
    if (answer.ok) return ok(shown(answer.value));
    const { current, ...refusal } = answer.error;
    return err(current === undefined ? refusal : { ...refusal, current: shown(current) });
  };
  const myCards: Platform['myCards'] = async (viewer, filter) => {
    const watched = await side.store.desk.watched(viewer.account);
    side.cards.putWatched(viewer.account, watched);
    return {
      acknowledged: side.cards.count(viewer, { ...filter, mine: 'acknowledged' }),
      assigned: side.cards.count(viewer, { ...filter, mine: 'assigned' }),
      watching: side.cards.count(viewer, { ...filter, mine: 'watched' }),
      watched: watched.filter((id) => findEntry(viewer, id) !== undefined),
    };
  };
  return {
    act,
    myCards,
    findCard: (viewer, id) =>
      Promise.resolve(findEntry(viewer, id)?.view(side.configuration, side.people, side.sweptTo)),
    actOnMany: async (viewer, { ids, action, reason, due, to }) => {
      if (ids.length > MOST_AT_ONCE) {
        const message = `at most ${MOST_AT_ONCE} cards at once`;
        return err({ code: 'request/invalid', path: 'ids', message });
      }
      const done: CardView[] = [];
      const refused: CardBulkAnswer['refused'][number][] = [];
      const one = async (id: string): Promise<void> => {
        const expectedVersion = findEntry(viewer, id)?.body.view.version ?? 0;
        const answer = await act(viewer, id, action, { reason, due, to, expectedVersion });
        if (answer.ok) done.push(answer.value);
        else refused.push({ id, code: answer.error.code, message: answer.error.message ?? '' });
      };
      // Those that wait together share a commit. An act on a card may change the others of its subject.
      const bySubject = Map.groupBy(new Set(ids), (id) => {
        const { subjectKind = null, subject = id } = findEntry(viewer, id)?.body.view ?? {};
        return `${subjectKind} ${subject}`;
      });
      await Promise.all(
        [...bySubject.values()].map(async (own) => {
          for (const id of own) await one(id);
        }),
      );
      return ok({ done, refused });
    },
    assignees: async (viewer, ids) => {
      const cards = ids.map((id) => findEntry(viewer, id));
      const found = cards.filter((card) => card !== undefined);
      if (found.length < cards.length) return err({ code: 'card/notFound' });
      return ok(await findAssignees(side, viewerOf, found));
    },
    watchCard: async (viewer, id, watched, filter) => {
      if (findEntry(viewer, id) === undefined) return err({ code: 'card/notFound' });
      await writer.call('watch', viewer.account, id, watched);
      return ok(await myCards(viewer, filter));
    },
  };
}
