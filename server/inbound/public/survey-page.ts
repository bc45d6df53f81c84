import type { Question } from '#domain/feedback/questionnaire.ts';
import type { OpenSurvey } from '../../application/public/public-platform.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import type { PublicPage } from './public-page.ts';
import { notePage } from './public-page.ts';
import { wordsOf } from './public-words.ts';
import type { Language } from './public-words.ts';
import { FIELD_PREFIX, LONGEST_ANSWER, blankForm, saidTo, screensOf } from './survey-form.ts';
import type { SurveyForm, SurveyProblem } from './survey-form.ts';

/**
 * Where a form goes. What is said goes in the body, never in the address, which histories and logs
 * keep; a preview, on which nobody says anything, is only looked at.
 */
export interface SurveyWay {
  readonly path: string;
  readonly method: 'get' | 'post';
}

/** Where everybody answers a survey. */
export function publicWay(no: string): SurveyWay {
  return { path: `/public/surveys/${encodeURIComponent(no)}`, method: 'post' };
}

/** One question a screen; the screens before travel along in hidden fields. */
export function surveyPage(
  language: Language,
  survey: OpenSurvey,
  way: SurveyWay = publicWay(survey.no),
  form: SurveyForm = blankForm(),
  problem?: SurveyProblem,
): PublicPage {
  const words = wordsOf(language);
  const other = otherOf(language, way, form.link);
  if (survey.phase !== 'open') {
    const why = survey.phase === 'closed' ? words['survey.closed'] : words['survey.waiting'];
    return notePage(language, other, survey.title, why);
  }
  const { at } = form;
  const asked = survey.questions[at];
  const screens = screensOf(survey);
  const isLast = at === screens - 1;
  const body = html`<div class="sheet">
    <h1>${survey.title}</h1>
    <p class="quiet">${words.question(at + 1, screens)}</p>
    ${at === 0 && html`<p class="quiet">${words['survey.anonymous']}</p>`}
    ${problem !== undefined && html`<p class="wrong" role="alert">${wrongOf(language, problem)}</p>`}
    <form method="${way.method}" action="${way.path}">
      <input type="hidden" name="lang" value="${language}" /><input
        type="hidden"
        name="at"
        value="${at}"
      />${form.mark !== null && hidden('form', form.mark)}${form.link !== null && hidden('link', form.link)}${carried(survey, form)}
      ${asked === undefined ? regionField(language, survey, form) : field(language, asked, form)}
      <div class="row">
        <button name="go" value="${isLast ? 'send' : 'next'}">
          ${isLast ? words.submit : words.next}</button
        >${
          at > 0 &&
          html`<button class="second" name="go" value="back" formnovalidate>${words.back}</button>`
        }
      </div>
    </form>
  </div>`;
  return { language, title: survey.title, body, other };
}

/** Thanks for the answers, also of a form that was sent before. */
export function answeredPage(language: Language, way: SurveyWay, before = false): PublicPage {
  const words = wordsOf(language);
  const title = before ? words['survey.given'] : words['survey.done'];
  return notePage(language, otherOf(language, way), title, words['survey.doneHint']);
}

function otherOf(language: Language, { path }: SurveyWay, link: string | null = null): string {
  const way = `${path}?lang=${language === 'zh' ? 'en' : 'zh'}`;
  return link === null ? way : `${way}&link=${encodeURIComponent(link)}`;
}

function wrongOf(language: Language, problem: SurveyProblem): string {
  const words = wordsOf(language);
  return problem === 'unreadable' ? words['error.form'] : words[`survey.${problem}`];
}

/** What was said on the other screens. */
function carried(survey: OpenSurvey, form: SurveyForm): readonly Html[] {
  const answers = survey.questions.flatMap((question, place) =>
    place === form.at
      ? []
      : saidTo(form, question)
          .filter((said) => said !== '')
          .map((said) => hidden(FIELD_PREFIX + question.id, said)),
  );
  const isAsked = form.at >= survey.questions.length;
  return form.region === null || isAsked ? answers : [...answers, hidden('region', form.region)];
}

function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}" />`;
}

function regionField(language: Language, { regions }: OpenSurvey, { region }: SurveyForm): Html {
  const words = wordsOf(language);
  const options = regions.map(
    ({ code, name }) =>
      html`<option value="${code}" ${code === region && 'selected'}>${name}</option>`,
  );
  return html`<label class="field"
    ><span><b>${words['survey.region']}</b></span
    ><select name="region">
      <option value="">${words['survey.regionNone']}</option>
      ${options}
    </select></label
  >`;
}

function field(language: Language, question: Question, form: SurveyForm): Html {
  const words = wordsOf(language);
  const name = FIELD_PREFIX + question.id;
  const said = saidTo(form, question);
  const hints = [
    ...(question.required === true ? [words.required] : []),
    ...(question.kind === 'choice' && question.several ? [words['survey.several']] : []),
    ...(question.kind === 'text' ? [words['survey.words']] : []),
  ];
  const hint = hints.length > 0 && html` <small class="quiet">${hints.join(' · ')}</small>`;
  // Of boxes to tick a browser would want every one: there the server alone asks.
  const must = question.required === true && 'required';
  switch (question.kind) {
    case 'scale': {
      const marks = Array.from({ length: question.to - question.from + 1 }, (_, place) =>
        String(question.from + place),
      );
      const choices = marks.map((mark) => choice('radio', name, mark, mark, said, must));
      return html`<fieldset>
        <legend>${question.title}${hint}</legend>
        <div class="scale">${choices}</div>
      </fieldset>`;
    }
    case 'choice': {
      const type = question.several ? 'checkbox' : 'radio';
      const choices = question.options.map(({ code, title }) =>
        choice(type, name, code, title, said, !question.several && must),
      );
      return html`<fieldset>
        <legend>${question.title}${hint}</legend>
        ${choices}
      </fieldset>`;
    }
    case 'text':
      return html`<label class="field"
        ><span><b>${question.title}</b>${hint}</span
        ><textarea name="${name}" maxlength="${LONGEST_ANSWER}" ${must}>${said[0] ?? ''}</textarea>
      </label>`;
  }
}

function choice(
  type: 'radio' | 'checkbox',
  name: string,
  value: string,
  text: string,
  said: readonly string[],
  must: string | false,
): Html {
  return html`<label class="choice"
    ><input
      type="${type}"
      name="${name}"
      value="${value}"
      ${said.includes(value) && 'checked'}
      ${must}
    /><span>${text}</span></label
  >`;
}
