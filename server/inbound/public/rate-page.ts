import type { RatedService } from '../../application/public/public-platform.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import type { PublicPage } from './public-page.ts';
import { notePage } from './public-page.ts';
import { labelWord, wordsOf } from './public-words.ts';
import type { Language } from './public-words.ts';

/** What has been said on the screens before. */
export interface RatingSoFar {
  readonly grade: number | null;
  /** Null while they have not been asked for. */
  readonly labels: readonly string[] | null;
}

const GRADES = [5, 4, 3, 2, 1] as const;
const STEPS = 3;

/** Longest text of a rating, in characters. */
export const LONGEST_WORDS = 500;

/** One question a screen: the grade, then what was good or bad, then words and, of a bad one, who to call. */
export function ratePage(
  language: Language,
  path: string,
  service: RatedService,
  { grade, labels }: RatingSoFar,
  wrong = false,
): PublicPage {
  const words = wordsOf(language);
  const other = `${path}?lang=${language === 'zh' ? 'en' : 'zh'}`;
  if (service.rated) {
    return notePage(language, other, words['rate.done'], words['rate.doneHint']);
  }
  const step = grade === null ? 1 : labels === null ? 2 : 3;
  const form =
    grade === null
      ? gradeForm(language, path)
      : labels === null
        ? labelForm(language, path, service, grade)
        : wordsForm(language, path, grade, labels);
  const body = html`<div class="sheet">
    <h1>${words['rate.title']}</h1>
    <p class="quiet">
      ${[service.department, service.item].filter((part) => part !== null).join(' · ')}
    </p>
    <p class="quiet">${words.question(step, STEPS)}</p>
    ${wrong && html`<p class="wrong" role="alert">${words['error.form']}</p>`}${form}
  </div>`;
  return { language, title: words['rate.title'], body, other };
}

/** Thanks, and what comes next for a bad grade. */
export function ratedPage(language: Language, path: string, bad: boolean): PublicPage {
  const words = wordsOf(language);
  const other = `${path}?lang=${language === 'zh' ? 'en' : 'zh'}`;
  const more = bad ? [words['rate.doneBad']] : [];
  return notePage(language, other, words['rate.done'], ...more, words['rate.doneHint']);
}

function gradeForm(language: Language, path: string): Html {
  const words = wordsOf(language);
  const choices = GRADES.map(
    (grade) =>
      html`<label class="choice"
        ><input type="radio" name="grade" value="${grade}" required />
        <span>${words[`grade.${grade}`]}</span></label
      >`,
  );
  return html`<form method="get" action="${path}">
    <input type="hidden" name="lang" value="${language}" />
    <fieldset>
      <legend>${words['rate.grade']}</legend>
      ${choices}
    </fieldset>
    <div class="row"><button>${words.next}</button></div>
  </form>`;
}

function labelForm(language: Language, path: string, service: RatedService, grade: number): Html {
  const words = wordsOf(language);
  const isBad = grade <= 2;
  const choices = (isBad ? service.labels.bad : service.labels.good).map(
    (label) =>
      html`<label class="choice"
        ><input type="checkbox" name="label" value="${label}" />
        <span>${labelWord(words, label)}</span></label
      >`,
  );
  return html`<form method="get" action="${path}">
    <input type="hidden" name="lang" value="${language}" />
    <input type="hidden" name="grade" value="${grade}" /><input
      type="hidden"
      name="label"
      value=""
    />
    <fieldset>
      <legend>${words[isBad ? 'rate.bad' : 'rate.good']}</legend>
      ${choices}
    </fieldset>
    <div class="row">
      <a class="button second" href="${path}?lang=${language}">${words.back}</a
      ><button>${words.next}</button>
    </div>
  </form>`;
}

function wordsForm(
  language: Language,
  path: string,
  grade: number,
  labels: readonly string[],
): Html {
  const words = wordsOf(language);
  const isBad = grade <= 2;
  const who = html`<p class="quiet">${words['rate.badHint']}</p>
    <label class="field"
      ><span>${words['rate.name']}</span
      ><input type="text" name="name" maxlength="50" autocomplete="name"
    /></label>
    <label class="field"
      ><span>${words['rate.phone']}</span
      ><input type="tel" name="phone" maxlength="20" autocomplete="tel" pattern="[0-9+ \\-]{7,20}"
    /></label>`;
  const kept = labels.map((label) => html`<input type="hidden" name="label" value="${label}" />`);
  return html`<form method="post" action="${path}">
    <input type="hidden" name="lang" value="${language}" />
    <input type="hidden" name="grade" value="${grade}" />${kept}
    <label class="field"
      ><span><b>${words['rate.words']}</b></span
      ><textarea name="text" maxlength="${LONGEST_WORDS}" aria-describedby="hint"></textarea>
    </label>
    <p class="quiet" id="hint">${words['rate.wordsHint']}</p>
    ${isBad && who}
    <div class="row">
      <a class="button second" href="${path}?lang=${language}&amp;grade=${grade}">${words.back}</a
      ><button>${words.submit}</button>
    </div>
  </form>`;
}
