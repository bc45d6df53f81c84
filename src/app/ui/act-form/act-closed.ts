import type { CardAct, CardView } from '#contract/card-view.ts';
import type { Me } from '#contract/session-view.ts';
import { mayAct } from '#domain/access/card-acts.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { zh } from '../../i18n/zh.ts';
import type { zhAct } from '../../i18n/zh-act.ts';

/** The words that a refusal needs. */
export interface ActSpeech {
  readonly own: Texts<typeof zhAct>;
  readonly shared: Texts<typeof zh>;
}

/**
 * Why an act is closed to the reader, in words for the button; undefined where it is open. The same
 * table decides on the server.
 */
export function whyClosed(
  card: CardView,
  act: CardAct,
  me: Me | undefined,
  speech: ActSpeech,
): string | undefined {
  if (me === undefined) return undefined;
  const { own, shared } = speech;
  const answer = mayAct(card, act, me.role, me.name);
  if (answer.ok) return undefined;
  switch (answer.code) {
    case 'access/notAllowed':
      return own.closed.role(own.acts[act], shared.role[me.role]);
    case 'card/alreadyDone':
      return act === 'revoke' ? own.closed.revoked : own.closed.done;
    case 'card/notAllowed':
      return card.level === 'warning' && (act === 'appeal' || act === 'decideAppeal')
        ? own.closed.warning
        : own.closed.state(own.acts[act], shared.cardState[card.state]);
    case 'twoPersons/same':
      return act === 'revoke' ? own.closed.sameRevoke : own.closed.sameAppeal;
  }
}

/** What the server said when it refused, in words; its own sentence where no other is known. */
export function refusalWords(
  act: CardAct,
  code: string,
  message: string,
  speech: ActSpeech,
): string {
  switch (code) {
    case 'card/alreadyDone':
      return act === 'assign' ? speech.own.closed.assigned : speech.own.closed.done;
    case 'card/assignee':
      return speech.own.closed.assignee;
    case 'twoPersons/same':
      return speech.own.closed.sameRevoke;
    case 'card/conflict':
      return speech.shared.error.conflict;
    case 'access/notAllowed':
      return speech.shared.error.forbidden;
    case 'card/notFound':
      return speech.shared.error.notFound;
    default:
      return message === '' ? code : message;
  }
}
