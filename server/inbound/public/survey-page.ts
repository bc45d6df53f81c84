import type { Question } from '#domain/feedback/questionnaire.ts';
import type { OpenSurvey } from '../../application/public/public-platform.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import type { PublicPage } from './public-page.ts';
import { notePage } from './public-page.ts';
import { wordsOf } from './public-words.ts';
import type { Language } from './public-words.ts';

/** Longest answer in words, in characters. */
export const LONGEST_ANSWER = 1000;

/** Name of a question's field: its own id, behind a letter that no other field has. */
export const FIELD_PREFIX = 'q.';

/** Address of a survey. */
function surveyPath(no: string): string {
  return `/public/surveys/${encodeURIComponent(no)}`;
}

/** The questionnaire as one form. */
export function surveyPage(language: Language, survey: OpenSurvey, wrong = false): PublicPage {
  const words = wordsOf(language);
  const path = surveyPath(survey.no);
  const other = `${path}?lang=${language === 'zh' ? 'en' : 'zh'}`;
  if (survey.phase !== 'open') {
    const why = survey.phase === 'closed' ? words['survey.closed'] : words['survey.waiting'];
    return notePage(language, other, survey.title, why);
  }
  const regions = survey.regions.map(
    ({ code, name }) => html`<option value="${code}">${name}</option>`,
  );
  const body = html`<div class="sheet">
    <h1>${survey.title}</h1>
    ${wrong && html`<p class="wrong" role="alert">${words['error.form']}</p>`}
    <form method="post" action="${path}">
      <input type="hidden" name="lang" value="${language}" />
      ${survey.questions.map((question, place) => field(language, question, place + 1))}
      <label class="field"
        ><span>${words['survey.region']}</span
        ><select name="region">
          <option value="">${words['survey.regionNone']}</option>
          ${regions}
        </select></label
      >
      <div class="row"><button>${words.submit}</button></div>
    </form>
  </div>`;
  return { language, title: survey.title, body, other };
}

/** Thanks for the answers. */
export function answeredPage(language: Language, no: string): PublicPage {
  const words = wordsOf(language);
  const other = `${surveyPath(no)}?lang=${language === 'zh' ? 'en' : 'zh'}`;
  return notePage(language, other, words['survey.done']);
}

function field(language: Language, question: Question, place: number): Html {
  const words = wordsOf(language);
  const name = FIELD_PREFIX + question.id;
  const title = `${place}. ${question.title}`;
  switch (question.kind) {
    case 'scale': {
      const marks = Array.from(
        { length: question.to - question.from + 1 },
        (_, at) => question.from + at,
      );
      const choices = marks.map((mark) => choice('radio', name, String(mark), String(mark)));
      return html`<fieldset>
        <legend>${title}</legend>
        <div class="scale">${choices}</div>
      </fieldset>`;
    }
    case 'choice': {
      const type = question.several ? 'checkbox' : 'radio';
      const choices = question.options.map(({ code, title: text }) =>
        choice(type, name, code, text),
      );
      const hint =
        question.several && html` <small class="quiet">${words['survey.several']}</small>`;
      return html`<fieldset>
        <legend>${title}${hint}</legend>
        ${choices}
      </fieldset>`;
    }
    case 'text':
      return html`<label class="field"
        ><span><b>${title}</b></span
        ><textarea name="${name}" maxlength="${LONGEST_ANSWER}"></textarea
        ><small class="quiet">${words['survey.words']}</small></label
      >`;
  }
}

function choice(type: 'radio' | 'checkbox', name: string, value: string, text: string): Html {
  return html`<label class="choice"
    ><input type="${type}" name="${name}" value="${value}" /><span>${text}</span></label
  >`;
}
