import type { SurveyRow } from '#contract/survey-view.ts';
import { ROLES } from '#domain/access/role.ts';
import { SURVEY_WRITERS } from '#domain/access/survey-writers.ts';
import { HTTP, sent } from '../testing/open-test-platform.ts';
import { SurveyWorld, codeOf } from '../testing/survey-world.ts';
import type { Account } from '../testing/survey-world.ts';

describe('a survey that is closed before its time', () => {
  let surveys: SurveyWorld;

  beforeAll(async () => {
    surveys = await SurveyWorld.open();
  });

  afterAll(() => surveys.world.close());

  it('takes no more answers and tells why', async () => {
    const begun = await surveys.begin('city');
    await surveys.publish('city', begun);
    const row = JSON.parse((await surveys.closeSurvey('colleague', begun.no)).body) as SurveyRow;
    expect([row.phase, row.closedFor, row.mayClose]).toEqual(['closed', '样本已足够', false]);
    const answer = await surveys.post(`/public/surveys/${begun.no}`, { 'q.q1': '5' });
    expect(await answer.text()).toContain('已经结束');
    expect(await surveys.audited('survey.close', begun.no)).toEqual(['colleague done']);
  });

  const refusals: readonly (readonly [why: string, who: Account, status: number, code: string])[] =
    [
      ['by another city', 'otherCity', 403, 'access/notAllowed'],
      ['by one of its counties', 'county', 403, 'access/notAllowed'],
      ['by a line of departments', 'water', 403, 'access/notAllowed'],
    ];
  for (const [why, who, status, code] of refusals) {
    it(`${why} is refused and audited`, async () => {
      const begun = await surveys.begin('city');
      await surveys.publish('city', begun);
      const answer = await surveys.closeSurvey(who, begun.no);
      expect([answer.status, codeOf(answer)]).toEqual([status, code]);
      expect(await surveys.audited('survey.close', begun.no)).toEqual([`${who} refused`]);
    });
  }

  it('asks for a reason, and happens once', async () => {
    const begun = await surveys.begin('city');
    await surveys.publish('city', begun);
    expect((await surveys.closeSurvey('city', begun.no, ' ')).status).toBe(422);
    expect((await surveys.closeSurvey('city', begun.no)).status).toBe(200);
    expect(codeOf(await surveys.closeSurvey('city', begun.no))).toBe('survey/closed');
    expect(codeOf(await surveys.closeSurvey('city', 'NONE'))).toBe('survey/notFound');
  });

  it('is the matter of the source alone that published it', async () => {
    const told = { surveyId: 'SRC', title: '来源的调查', questions: [] };
    const event = sent('survey.published', '2026-03-02', told, { subject: 'SRC' });
    await surveys.world.platform.ingest([event], HTTP);
    expect(codeOf(await surveys.closeSurvey('province', 'SRC'))).toBe('survey/ofSource');
  });
});

describe('writing surveys', () => {
  let surveys: SurveyWorld;

  beforeAll(async () => {
    surveys = await SurveyWorld.open();
  });

  afterAll(() => surveys.world.close());

  for (const role of ROLES.filter((one) => !SURVEY_WRITERS.includes(one))) {
    it(`is not the work of a ${role}`, async () => {
      const cookie = await surveys.world.admit(`as-${role}`, role, null);
      const tries = [
        ['GET', '/survey-drafts'],
        ['POST', '/survey-drafts'],
        ['GET', '/survey-drafts/NONE'],
        ['POST', '/survey-drafts/NONE'],
        ['DELETE', '/survey-drafts/NONE'],
        ['GET', '/survey-drafts/NONE/preview'],
        ['POST', '/survey-drafts/NONE/publish'],
        ['POST', '/surveys/NONE/close'],
      ] as const;
      for (const [method, path] of tries) {
        const body = method === 'POST' ? '{}' : undefined;
        const { status } = await surveys.world.ask(cookie, method, path, body);
        expect(status).withContext(`${method} ${path}`).toBe(403);
      }
    });
  }
});
