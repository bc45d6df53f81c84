import { HTTP, sent } from '../testing/open-test-platform.ts';
import { TestWorld } from '../testing/test-world.ts';

describe('the public pages of surveys', () => {
  let world: TestWorld;

  beforeEach(async () => {
    world = await TestWorld.open('2026-03-02T10:00:00+08:00');
  });

  afterEach(() => world.close());

  const take = async (...events: readonly unknown[]): Promise<void> => {
    const receipt = await world.platform.ingest(events, HTTP);
    expect(receipt.rejected).toEqual([]);
  };
  const get = (path: string): Promise<Response> => fetch(world.url + path);
  const post = (path: string, form: Readonly<Record<string, string>>): Promise<Response> =>
    fetch(world.url + path, { method: 'POST', body: new URLSearchParams(form) });

  describe('to answer a survey', () => {
    const questions = [
      { id: 'whole', kind: 'scale', title: '总体评价' },
      { id: 'what', kind: 'choice', title: '希望改进', options: ['a', 'b'], several: true },
      { id: 'words', kind: 'text', title: '意见' },
    ];

    beforeEach(() =>
      take(
        sent(
          'survey.published',
          '2026-03-02',
          { surveyId: 'S1', title: '满意度', questions, to: '2026-03-03' },
          { subject: 'S1' },
        ),
      ),
    );

    it('become answers that staff see by region within their reach', async () => {
      const form = { 'q.whole': '4', 'q.what': 'a', 'q.words': '多开窗口', region: '370100' };
      expect(await (await post('/public/surveys/S1', form)).text()).toContain('问卷已提交');
      expect((await post('/public/surveys/S1', { 'q.whole': '5' })).status).toBe(200);
      const results = async (region: string | null) => {
        const cookie = await world.admit(`sun-${region ?? ''}`, 'supervisor', region);
        const { body } = await world.ask(cookie, 'GET', '/surveys/S1/results?by=region');
        return JSON.parse(body) as {
          whole: { answered: number; questions: { mean: string | null }[] };
          items: { key: string; answered: number }[];
        };
      };
      const all = await results(null);
      expect(all.whole.answered).toBe(2);
      expect(all.whole.questions[0]?.mean).toBe('4.50');
      expect(all.items.map(({ key, answered }) => `${key} ${answered}`)).toContain('370100 1');
      expect((await results('370200')).whole.answered).toBe(0);
    });

    it('take no answer that is none, and none after the last day', async () => {
      expect((await post('/public/surveys/S1', { 'q.whole': '9' })).status).toBe(422);
      expect((await post('/public/surveys/S1', {})).status).toBe(422);
      await world.test.moveTo('2026-03-04T00:00:00+08:00');
      expect(await (await get('/public/surveys/S1')).text()).toContain('已经结束');
      expect(await (await post('/public/surveys/S1', { 'q.whole': '4' })).text()).toContain(
        '已经结束',
      );
      expect((await get('/public/surveys/S2')).status).toBe(404);
    });

    it('keep what was said when somebody turns back, and send it with the last screen', async () => {
      const path = '/public/surveys/S1';
      const said = { at: '1', 'q.whole': '4', 'q.what': 'b' };
      const before = await (await post(path, { ...said, go: 'back' })).text();
      expect(before).toMatch(/value="4"\s+checked/u);
      expect(before).toMatch(/type="hidden"\s+name="q.what"\s+value="b"/u);
      const last = await (await post(path, { ...said, at: '2', go: 'next' })).text();
      expect(last).toContain('您所在的地区');
      expect(last).toMatch(/name="go"\s+value="send"/u);
    });

    it('are turned as often as pages are looked at, and sent ten times before one has to wait', async () => {
      const path = '/public/surveys/S1';
      for (let turn = 0; turn < 20; turn++) {
        expect((await post(path, { at: '0', go: 'next', 'q.whole': '4' })).status).toBe(200);
      }
      for (let sending = 0; sending < 10; sending++) await post(path, { 'q.whole': '4' });
      expect((await post(path, { 'q.whole': '4' })).status).toBe(429);
    });
  });

  it('stay below 30 kB for the longest questionnaire that a person publishes, all of it answered', async () => {
    const texts = Array.from({ length: 5 }, (_, place) => ({
      ...{ id: `t${place}`, kind: 'text', title: '题'.repeat(200) },
    }));
    const options = Array.from({ length: 20 }, (_, place) => ({
      code: `o${place}`,
      title: '选'.repeat(100),
    }));
    const choices = Array.from({ length: 45 }, (_, place) => ({
      ...{ id: `c${place}`, kind: 'choice', title: '题'.repeat(200), options },
    }));
    const questions = [...choices, ...texts];
    const told = { surveyId: 'L', title: '长'.repeat(100), questions, to: '2026-03-03' };
    await take(sent('survey.published', '2026-03-02', told, { subject: 'L' }));
    const said = Object.fromEntries([
      ...texts.map(({ id }) => [`q.${id}`, '话'.repeat(1000)] as const),
      ...choices.map(({ id }) => [`q.${id}`, 'o19'] as const),
    ]);
    for (const at of ['0', '44', '49']) {
      const page = await post('/public/surveys/L', { ...said, at, go: 'back' });
      const bytes = (await page.arrayBuffer()).byteLength;
      expect(bytes).withContext(`back from ${at}`).toBeLessThan(30_000);
    }
  });
});
