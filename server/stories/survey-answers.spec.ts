import type { SurveyAnswerPage, SurveyResults } from '#contract/survey-view.ts';
import { HTTP, sent } from '../testing/open-test-platform.ts';
import { TestWorld } from '../testing/test-world.ts';

const AT = '2026-03-04T10:00:00+08:00';
const QUESTIONS = [
  { id: 'whole', kind: 'scale', title: '总体评价' },
  { id: 'what', kind: 'choice', title: '希望改进', options: ['窗口', '网上'], several: true },
  { id: 'words', kind: 'text', title: '意见' },
];

/** Region, department, and what was said. */
const ANSWERS = [
  ['370102', '370102-water', { whole: 4, what: ['窗口', '网上'], words: '请打 13812345678' }],
  ['370102', null, { whole: 5, what: ['网上'] }],
  ['370103', '370103-water', { whole: 4, words: '很好' }],
  ['370202', null, { whole: 1, what: ['窗口'], words: '排队太久' }],
  ['370100', null, { whole: 4 }],
] as const;

describe('the answers behind a number of a survey', () => {
  let world: TestWorld;

  beforeAll(async () => {
    world = await TestWorld.open(AT);
    const departments = ['370102-water', '370103-water'].map((code) => {
      return { code, name: code, regionCode: code.slice(0, 6), line: '水务' };
    });
    await world.platform.load('departments', departments);
    const told = { surveyId: 'S', title: '满意度', questions: QUESTIONS };
    const receipt = await world.platform.ingest(
      [
        sent('survey.published', '2026-03-02', told, { subject: 'S' }),
        ...ANSWERS.map(([regionCode, departmentCode, answers], at) =>
          sent(
            'survey.answered',
            `2026-03-03T10:0${at}:00+08:00`,
            {
              ...{ surveyId: 'S', regionCode, answers },
              ...(departmentCode === null ? {} : { departmentCode }),
            },
            { subject: 'S' },
          ),
        ),
      ],
      HTTP,
    );
    expect(receipt.rejected).toEqual([]);
    await world.admit('province', 'leader', null);
    await world.admit('city', 'handler', '370100');
    await world.admit('water', 'liaison', '370100', '水务');
  });

  afterAll(() => world.close());

  const read = async <T extends object>(who: string, path: string): Promise<T> => {
    const { status, body } = await world.ask(`mingjian=${who}`, 'GET', path);
    expect(status).withContext(body).toBe(200);
    return JSON.parse(body) as T;
  };
  const open = (who: string, query: string): Promise<SurveyAnswerPage> =>
    read<SurveyAnswerPage>(who, `/surveys/S/answers?${query}`);

  for (const who of ['province', 'city', 'water']) {
    for (const by of ['region', 'department'] as const) {
      it(`are as many as each number says that ${who} sees by ${by}`, async () => {
        const region = who === 'province' ? '' : '&region=370100';
        const results = await read<SurveyResults>(who, `/surveys/S/results?by=${by}${region}`);
        const numbers = [results.whole, ...results.items].flatMap(
          ({ key, answered, questions }) => {
            const unit = key === '' ? '' : `&unit=${encodeURIComponent(key)}`;
            return [
              { query: `by=${by}${region}${unit}`, count: answered },
              ...questions.flatMap(({ id, answered: count, values }) => {
                const query = `by=${by}${region}${unit}&question=${id}`;
                const ofValues = values.map((one) => ({
                  query: `${query}&value=${encodeURIComponent(one.value)}`,
                  count: one.count,
                }));
                return [{ query, count }, ...ofValues];
              }),
            ];
          },
        );
        expect(numbers.length).toBeGreaterThan(8);
        for (const { query, count } of numbers) {
          const page = await open(who, query);
          expect([page.total, page.items.length])
            .withContext(`${who} ${query}`)
            .toEqual([count, count]);
        }
      });
    }
  }

  it('are people where several may be ticked, fewer than the ticks', async () => {
    const { whole } = await read<SurveyResults>('province', '/surveys/S/results?by=region');
    const ticked = whole.questions.find(({ id }) => id === 'what');
    expect(ticked?.answered).toBe(3);
    expect(ticked?.values.map(({ count }) => count)).toEqual([2, 2]);
  });

  it('say what was said in words and options, with telephone numbers masked', async () => {
    const { items } = await open('city', 'by=region&unit=370102&question=whole&value=4');
    expect(items.length).toBe(1);
    const [answer] = items;
    expect(answer?.region).toBe('历下区');
    expect(answer?.day).toBe('2026-03-03');
    const said = new Map(answer?.answers.map((one) => [one.question, one.said]));
    expect(said.get('whole')).toBe('4');
    expect(said.get('what')).toBe('窗口；网上');
    expect(said.get('words')).not.toContain('13812345678');
    expect(JSON.stringify(answer)).not.toContain('10:00');
  });

  it('come page by page, each once, the latest first', async () => {
    const regions: (string | null)[] = [];
    let cursor = '';
    for (;;) {
      const page = await open('province', `limit=2${cursor}`);
      expect(page.total).toBe(5);
      regions.push(...page.items.map(({ region }) => region));
      if (page.next === null) break;
      cursor = `&cursor=${encodeURIComponent(page.next)}`;
    }
    expect(regions).toEqual(['济南市', '市南区', '市中区', '历下区', '历下区']);
  });

  const refusals: readonly (readonly [path: string, status: number])[] = [
    ['/surveys/S/answers?region=370200', 422],
    ['/surveys/NONE/answers', 404],
    ['/surveys/S/answers?cursor=nonsense', 422],
  ];
  for (const [path, status] of refusals) {
    it(`answer ${status} to ${path} of a city`, async () => {
      expect((await world.ask('mingjian=city', 'GET', path)).status).toBe(status);
    });
  }

  it('are not the wall’s, which shows numbers alone', async () => {
    const cookie = await world.admit('wall', 'kiosk', null);
    expect((await world.ask(cookie, 'GET', '/surveys/S/answers')).status).toBe(403);
  });
});
