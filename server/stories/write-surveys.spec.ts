import type { SurveyDraftRow, SurveyDraftView } from '#contract/survey-draft-view.ts';
import type { SurveyResults, SurveyRow } from '#contract/survey-view.ts';
import type { SurveyDraft } from '#domain/feedback/survey-draft.ts';
import { HTTP, sent } from '../testing/open-test-platform.ts';
import { SurveyWorld, codeOf, draft, question } from '../testing/survey-world.ts';
import type { Account } from '../testing/survey-world.ts';

describe('a survey that a person writes', () => {
  let surveys: SurveyWorld;

  beforeAll(async () => {
    surveys = await SurveyWorld.open();
  });

  afterAll(() => surveys.world.close());

  describe('as a draft', () => {
    it('is kept as it was written, with the number that it will have', async () => {
      const written = draft({ title: '', questions: [question({ title: '写到一半' })] });
      const { no } = await surveys.begin('city', written);
      expect(no).toMatch(/^DC-20260302-[A-Z2-9]{4}$/);
      const kept = JSON.parse(
        (await surveys.ask('city', 'GET', `/survey-drafts/${no}`)).body,
      ) as SurveyDraftView;
      expect(kept.draft).toEqual(written);
      expect(kept.savedBy).toBe('city');
    });

    const seenBy: readonly (readonly [who: Account, sees: boolean])[] = [
      ['province', true],
      ['city', true],
      ['colleague', true],
      ['county', false],
      ['water', false],
      ['otherCity', false],
    ];
    for (const [who, sees] of seenBy) {
      it(`of a city is ${sees ? 'gone on with' : 'not there'} for ${who}`, async () => {
        const { no, version } = await surveys.begin('city');
        const list = await surveys.ask(who, 'GET', '/survey-drafts');
        const { items } = JSON.parse(list.body) as { items: SurveyDraftRow[] };
        expect(items.some((row) => row.no === no)).toBe(sees);
        const status = sees ? 200 : 404;
        expect((await surveys.ask(who, 'GET', `/survey-drafts/${no}`)).status).toBe(status);
        expect((await surveys.ask(who, 'GET', `/survey-drafts/${no}/preview`)).status).toBe(status);
        const change = { draft: draft({ title: who }), expectedVersion: version };
        expect((await surveys.ask(who, 'POST', `/survey-drafts/${no}`, change)).status).toBe(
          status,
        );
        expect((await surveys.ask(who, 'DELETE', `/survey-drafts/${no}`)).status).toBe(
          sees ? 204 : 404,
        );
      });
    }

    const placed: readonly (readonly [who: Account, draft: Partial<SurveyDraft>, path: string])[] =
      [
        ['city', { regionCode: '370200' }, 'draft.regionCode'],
        ['city', { regionCode: '370000' }, 'draft.regionCode'],
        ['city', { regionCode: 'nowhere' }, 'draft.regionCode'],
        ['city', { departmentCode: 'nobody' }, 'draft.departmentCode'],
        ['water', { regionCode: '370102' }, 'draft.departmentCode'],
      ];
    for (const [who, more, path] of placed) {
      it(`is refused to ${who} for ${JSON.stringify(more)}, which names its field`, async () => {
        const answer = await surveys.ask(who, 'POST', '/survey-drafts', { draft: draft(more) });
        expect(answer.status).toBe(422);
        expect((JSON.parse(answer.body) as { path: string }).path).toBe(path);
      });
    }

    it('that another has changed meanwhile is refused, and shown as it is now', async () => {
      const { no, version } = await surveys.begin('city');
      const keep = (who: Account, title: string, expectedVersion: number) =>
        surveys.ask(who, 'POST', `/survey-drafts/${no}`, {
          draft: draft({ title }),
          expectedVersion,
        });
      expect((await keep('colleague', '他改的', version)).status).toBe(200);
      const late = await keep('city', '我改的', version);
      expect(late.status).toBe(409);
      const { current } = JSON.parse(late.body) as { current: SurveyDraftView };
      expect(current.draft.title).toBe('他改的');
      expect((await keep('city', '我改的', current.version)).status).toBe(200);
      expect(await surveys.audited('survey.draft', no)).toEqual([
        'city done',
        'colleague done',
        'city done',
      ]);
    });

    it('that is taken away is gone, which the audit log tells', async () => {
      const { no } = await surveys.begin('city');
      expect((await surveys.ask('city', 'DELETE', `/survey-drafts/${no}`)).status).toBe(204);
      expect((await surveys.ask('city', 'GET', `/survey-drafts/${no}`)).status).toBe(404);
      expect(await surveys.audited('survey.draft', no)).toEqual(['city done', 'city done']);
    });

    it('is looked at as everybody would see it, in a frame of our own pages alone', async () => {
      const { no } = await surveys.begin('city');
      const url = `${surveys.world.url}/api/v1/survey-drafts/${no}/preview`;
      const answer = await fetch(url, { headers: { cookie: surveys.cookieOf('city') } });
      const shown = await answer.text();
      expect(shown).toContain('企业开办满意度');
      expect(shown).toContain('总体上是否满意？');
      expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
      expect(answer.headers.get('x-frame-options')).toBe('SAMEORIGIN');
      expect((await surveys.get(`/public/surveys/${no}`)).status).toBe(404);
      const next = await surveys.ask('city', 'GET', `/survey-drafts/${no}/preview?go=next&at=0`);
      expect(next.body).toContain('这一题必须回答');
      const last = await surveys.ask('city', 'GET', `/survey-drafts/${no}/preview?go=send&q.q1=4`);
      expect(last.body).toContain('问卷已提交');
    });
  });

  describe('when it is published', () => {
    it('is open to everybody, and its draft is gone', async () => {
      const begun = await surveys.begin('city');
      const answer = await surveys.publish('city', begun);
      expect(answer.status).withContext(answer.body).toBe(200);
      const row = JSON.parse(answer.body) as SurveyRow;
      expect([row.phase, row.origin, row.mayClose, row.region]).toEqual([
        'open',
        'person',
        true,
        '济南市',
      ]);
      expect((await surveys.get(`/public/surveys/${begun.no}`)).status).toBe(200);
      expect((await surveys.ask('city', 'GET', `/survey-drafts/${begun.no}`)).status).toBe(404);
      const { items } = JSON.parse((await surveys.ask('city', 'GET', '/survey-drafts')).body) as {
        items: SurveyDraftRow[];
      };
      expect(items.some(({ no }) => no === begun.no)).toBeFalse();
      expect(await surveys.audited('survey.publish', begun.no)).toEqual(['city done']);
    });

    it('waits for its first day where that lies ahead', async () => {
      const begun = await surveys.begin('city', draft({ from: '2026-03-10' }));
      expect((JSON.parse((await surveys.publish('city', begun)).body) as SurveyRow).phase).toBe(
        'waiting',
      );
      expect(await (await surveys.get(`/public/surveys/${begun.no}`)).text()).toContain(
        '还没有开始',
      );
    });

    it('is refused with the field that is not ready', async () => {
      const begun = await surveys.begin('city', draft({ questions: [question({ title: ' ' })] }));
      const answer = await surveys.publish('city', begun);
      expect(answer.status).toBe(422);
      expect((JSON.parse(answer.body) as { path: string }).path).toBe('questions.0.title');
      expect(await surveys.audited('survey.publish', begun.no)).toEqual(['city refused']);
    });

    it('is refused where the draft changed since it was looked at', async () => {
      const begun = await surveys.begin('city');
      const change = { draft: draft({ title: '又改了' }), expectedVersion: begun.version };
      await surveys.ask('colleague', 'POST', `/survey-drafts/${begun.no}`, change);
      const answer = await surveys.publish('city', begun);
      expect([answer.status, codeOf(answer)]).toEqual([409, 'survey/draftChanged']);
    });

    it('of two who publish it, is published by one', async () => {
      const begun = await surveys.begin('city');
      const answers = await Promise.all([
        surveys.publish('city', begun),
        surveys.publish('colleague', begun),
      ]);
      expect(answers.map(({ status }) => status).filter((status) => status === 200).length).toBe(1);
      const rows = await surveys.audited('survey.publish', begun.no);
      expect(rows.filter((row) => row.endsWith('done')).length).toBe(1);
    });

    it('is not there to be published for who is beyond its region', async () => {
      const begun = await surveys.begin('city');
      for (const who of ['county', 'otherCity', 'water'] as const) {
        expect((await surveys.publish(who, begun)).status)
          .withContext(who)
          .toBe(404);
      }
    });

    it('outranks a source, whatever that says of it', async () => {
      const begun = await surveys.begin('city');
      await surveys.publish('city', begun);
      const other = { surveyId: begun.no, title: '别的', questions: [], to: '2026-03-03' };
      const event = sent('survey.published', '2026-03-02', other, { subject: begun.no });
      expect((await surveys.world.platform.ingest([event], HTTP)).rejected).toEqual([]);
      expect(await (await surveys.get(`/public/surveys/${begun.no}`)).text()).toContain(
        '企业开办满意度',
      );
    });

    it('takes answers one question a screen, once a form, and shows them by region', async () => {
      const options = [
        { code: 'hall', title: '窗口' },
        { code: 'web', title: '网上' },
      ];
      const questions = [
        question(),
        question({ id: 'q2', kind: 'choice', title: '在哪里办的？', options }),
      ];
      const begun = await surveys.begin('city', draft({ questions }));
      await surveys.publish('city', begun);
      const path = `/public/surveys/${begun.no}`;
      const first = await (await surveys.get(path)).text();
      expect(first).toContain('总体上是否满意？');
      expect(first).not.toContain('在哪里办的？');
      const form = /name="form"\s+value="([^"]+)"/u.exec(first)?.[1] ?? '';
      expect((await surveys.post(path, { form, at: '0', go: 'next' })).status).toBe(422);
      const second = await (
        await surveys.post(path, { form, at: '0', go: 'next', 'q.q1': '4' })
      ).text();
      expect(second).toContain('在哪里办的？');
      expect(second).toMatch(/type="hidden"\s+name="q.q1"\s+value="4"/u);
      const sentForm = { form, go: 'send', 'q.q1': '4', 'q.q2': 'web', region: '370102' };
      expect(await (await surveys.post(path, sentForm)).text()).toContain('问卷已提交，谢谢');
      const again = await surveys.post(path, { ...sentForm, 'q.q1': '1' });
      expect(await again.text()).toContain('已经提交过了');
      const results = JSON.parse(
        (await surveys.ask('city', 'GET', `/surveys/${begun.no}/results?by=region`)).body,
      ) as SurveyResults;
      expect(results.whole.answered).toBe(1);
      expect(results.whole.questions[0]?.mean).toBe('4.00');
      expect(results.items.map(({ key, answered }) => `${key} ${answered}`)).toContain('370102 1');
    });
  });
});
