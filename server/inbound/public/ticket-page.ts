import type { TicketState } from '../../application/public/public-platform.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import type { PublicPage } from './public-page.ts';
import { phaseWord, wordsOf } from './public-words.ts';
import type { Language } from './public-words.ts';

/** Address of the look-up. */
export const TICKET_PATH = '/public/ticket';

/**
 * The look-up by number and code, with what was found.
 *
 * @param found undefined before anything was looked up, null where nothing was found
 */
export function ticketPage(language: Language, found?: TicketState | null): PublicPage {
  const words = wordsOf(language);
  const body = html`<div class="sheet">
    <h1>${words['ticket.title']}</h1>
    ${found === null && html`<p class="wrong" role="alert">${words['ticket.none']}</p>`}
    ${found !== undefined && found !== null && stateList(language, found)}
    <form method="post" action="${TICKET_PATH}">
      <input type="hidden" name="lang" value="${language}" />
      <label class="field"
        ><span>${words['ticket.no']}</span
        ><input type="text" name="no" required maxlength="200" autocomplete="off"
      /></label>
      <label class="field"
        ><span>${words['ticket.code']}</span
        ><input
          type="text"
          name="code"
          required
          maxlength="20"
          autocomplete="off"
          autocapitalize="characters"
          aria-describedby="hint"
      /></label>
      <p class="quiet" id="hint">${words['ticket.codeHint']}</p>
      <div class="row"><button>${words['ticket.find']}</button></div>
    </form>
  </div>`;
  const other = `${TICKET_PATH}?lang=${language === 'zh' ? 'en' : 'zh'}`;
  return { language, title: words['ticket.title'], body, other };
}

function stateList(language: Language, found: TicketState): Html {
  const words = wordsOf(language);
  const unknown = words['ticket.unknown'];
  const rows: readonly (readonly [name: string, value: string])[] = [
    [words['ticket.no'], found.no],
    [words['ticket.phase'], phaseWord(words, found.phase)],
    [words['ticket.department'], found.department ?? unknown],
    [words['ticket.received'], momentOf(found.received) ?? unknown],
    [words['ticket.due'], momentOf(found.due) ?? unknown],
    ...(found.answer === null ? [] : [[words['ticket.answer'], found.answer] as const]),
  ];
  return html`<dl role="status">
    ${rows.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}

/** A day as it is, an instant to the minute, as both languages read it. */
function momentOf(text: string | null): string | null {
  return text === null ? null : text.slice(0, 16).replace('T', ' ');
}
