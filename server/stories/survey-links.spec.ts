import type { SurveyResults } from '#contract/survey-view.ts';
import { SurveyWorld, codeOf } from '../testing/survey-world.ts';
import type { Account } from '../testing/survey-world.ts';

describe('a link that takes one answer to a survey', () => {
  let surveys: SurveyWorld;
  let no: string;

  beforeEach(async () => {
    surveys = await SurveyWorld.open();
    const begun = await surveys.begin('city');
    await surveys.publish('city', begun);
    ({ no } = begun);
  });

  afterEach(() => surveys.world.close());

  const make = (who: Account, count: unknown, of = no) =>
    surveys.ask(who, 'POST', `/surveys/${of}/links`, { count });
  const made = async (count = 1): Promise<readonly string[]> => {
    const { items } = JSON.parse((await make('city', count)).body) as {
      readonly items: readonly { readonly path: string; readonly url: string }[];
    };
    return items.map(({ path }) => path);
  };
  const textOf = async (answer: Promise<Response>): Promise<string> => (await answer).text();
  const linkIn = (path: string): string => new URL(path, 'http://x').searchParams.get('link') ?? '';
  const send = (link: string, more: Readonly<Record<string, string>> = {}) =>
    surveys.post(`/public/surveys/${no}`, { link, go: 'send', 'q.q1': '4', ...more });
  const answered = async (): Promise<number> => {
    const { body } = await surveys.ask('city', 'GET', `/surveys/${no}/results`);
    return (JSON.parse(body) as SurveyResults).whole.answered;
  };

  it('shows the first question, and says after its answer that it was given', async () => {
    const [path = ''] = await made();
    expect(await textOf(surveys.get(path))).toContain('总体上是否满意？');
    expect(await textOf(send(linkIn(path)))).toContain('问卷已提交，谢谢');
    expect(await textOf(surveys.get(path))).toContain('已经提交过了');
    expect(await textOf(send(linkIn(path), { 'q.q1': '1' }))).toContain('已经提交过了');
    expect(await answered()).toBe(1);
  });

  it('takes one of two answers that are sent at once', async () => {
    const [path = ''] = await made();
    const link = linkIn(path);
    const pages = await Promise.all([textOf(send(link)), textOf(send(link, { 'q.q1': '2' }))]);
    expect(pages.filter((page) => page.includes('问卷已提交')).length).toBe(1);
    expect(await answered()).toBe(1);
  });

  it('is another one for each that is asked for, of which each counts', async () => {
    const paths = await made(3);
    expect(new Set(paths).size).toBe(3);
    for (const path of paths) await send(linkIn(path));
    expect(await answered()).toBe(3);
  });

  it('goes along from screen to screen and into the other language', async () => {
    const [path = ''] = await made();
    const link = linkIn(path);
    const form = { link, at: '0', go: 'next', 'q.q1': '4' };
    const next = await textOf(surveys.post(`/public/surveys/${no}`, form));
    expect(next).toContain(`name="link" value="${link}"`);
    expect(next).toContain(`lang=en&amp;link=${link}`);
  });

  it('is refused where it was changed, or made for another survey', async () => {
    const other = await surveys.begin('city');
    await surveys.publish('city', other);
    const [path = ''] = await made();
    const link = linkIn(path);
    const tries = [`${link}x`, `x${link}`, link.replace('.', '')];
    for (const wrong of tries) {
      expect((await surveys.get(`/public/surveys/${no}?link=${wrong}`)).status).toBe(404);
      expect((await send(wrong)).status).toBe(404);
    }
    expect((await surveys.get(`/public/surveys/${other.no}?link=${link}`)).status).toBe(404);
    expect(await answered()).toBe(0);
  });

  const refusals: readonly (readonly [
    why: string,
    who: Account,
    count: unknown,
    status: number,
  ])[] = [
    ['by another city', 'otherCity', 1, 403],
    ['by one of its counties', 'county', 1, 403],
    ['by a handler', 'handler', 1, 403],
    ['without a number', 'city', 'many', 422],
    ['of none', 'city', 0, 422],
    ['of more than two hundred', 'city', 201, 422],
  ];
  for (const [why, who, count, status] of refusals) {
    it(`is not made ${why}`, async () => {
      expect((await make(who, count)).status).toBe(status);
    });
  }

  it('is not made any more once the survey is closed, and its making is audited', async () => {
    await made(2);
    await surveys.closeSurvey('city', no);
    expect(codeOf(await make('city', 1))).toBe('survey/closed');
    expect(codeOf(await make('city', 1, 'NONE'))).toBe('survey/notFound');
    expect(await surveys.audited('survey.link', no)).toEqual(['city refused', 'city done']);
  });
});
