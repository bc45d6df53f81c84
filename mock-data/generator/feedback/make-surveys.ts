import type { Json } from '#domain/cases/logged-event.ts';
import type { Instant } from '#domain/time/limit.ts';
import { departmentCode } from '../../reference/departments.ts';
import { HOUR } from '../office-hours.ts';
import type { FeedbackCourse } from './course-of-feedback.ts';
import { FeedbackDraft } from './feedback-draft.ts';
import { PORTAL } from './feedback-sources.ts';
import { pickCounty } from './places.ts';

const DAY = 24 * HOUR;

const ONE_WINDOW = {
  surveyId: 'survey-one-window',
  title: '“一窗受理”改革群众满意度调查',
  questions: [
    { id: 'overall', kind: 'scale', title: '您对综合窗口办事总体是否满意？', from: 1, to: 5 },
    {
      id: 'visits',
      kind: 'choice',
      title: '最近一次办事您跑了几趟？',
      options: [
        { code: '0', title: '没有跑，全程网办' },
        { code: '1', title: '一趟' },
        { code: '2', title: '两趟及以上' },
      ],
    },
    {
      id: 'improve',
      kind: 'choice',
      several: true,
      title: '您希望哪些方面改进？',
      options: [
        { code: 'queue', title: '排队时间' },
        { code: 'guide', title: '办事指南' },
        { code: 'materials', title: '材料数量' },
        { code: 'online', title: '网上办理' },
      ],
    },
    { id: 'words', kind: 'text', title: '您还有什么建议？' },
  ],
} as const;

const ELDERLY = {
  surveyId: 'survey-elderly',
  title: '老年人办事便利度调查',
  questions: [
    { id: 'ease', kind: 'scale', title: '您觉得自助机好用吗？', from: 1, to: 5 },
    {
      id: 'help',
      kind: 'choice',
      title: '有没有人主动帮您？',
      options: [
        { code: 'yes', title: '有' },
        { code: 'no', title: '没有' },
      ],
    },
    { id: 'words', kind: 'text', title: '您最希望增加什么服务？' },
  ],
} as const;

const WISHES = ['希望周末也能办理', '希望字再大一些', '希望材料能一次说清', '希望增加上门服务'];

/** Two surveys: one that runs, one that has ended. */
export function makeSurveys(
  course: FeedbackCourse,
  from: Instant,
  until: Instant,
  answers: number,
): readonly FeedbackDraft[] {
  const span = until - from;
  return [
    makeSurvey(course, ONE_WINDOW, from + span * 0.5, until + 20 * DAY, until, answers),
    makeSurvey(
      course,
      ELDERLY,
      from + span * 0.1,
      from + span * 0.6,
      until,
      Math.ceil(answers / 2),
    ),
  ];
}

type Questionnaire = typeof ONE_WINDOW | typeof ELDERLY;

function makeSurvey(
  course: FeedbackCourse,
  { surveyId, title, questions }: Questionnaire,
  begins: Instant,
  ends: Instant,
  until: Instant,
  answers: number,
): FeedbackDraft {
  const { random } = course;
  const draft = new FeedbackDraft(surveyId, PORTAL);
  const day = (at: Instant): string => new Date(at + 8 * HOUR).toISOString().slice(0, 10);
  draft.add('survey.published', begins, {
    ...{ surveyId, title, from: day(begins), to: day(ends) },
    questions: questions as unknown as Json,
  });
  const last = Math.min(ends, until);
  const moments = Array.from({ length: answers }, () => random.between(begins + HOUR, last));
  for (const at of moments.sort((one, other) => one - other)) {
    const county = pickCounty(random);
    draft.add('survey.answered', at, {
      surveyId,
      regionCode: county.code,
      departmentCode: departmentCode(county.code, 'approval'),
      answers: Object.fromEntries(
        questions.map((question) => [question.id, answer(course, question)]),
      ),
    });
  }
  if (ends < until) draft.add('survey.closed', ends, { surveyId });
  return draft;
}

function answer({ random }: FeedbackCourse, question: Questionnaire['questions'][number]): Json {
  switch (question.kind) {
    case 'scale':
      return random.weighted([
        [5, 45],
        [4, 33],
        [3, 15],
        [2, 5],
        [1, 2],
      ] as const);
    case 'choice': {
      const { options } = question;
      if ('several' in question) {
        const ticked = options.map(({ code }) => code).filter(() => random.chance(0.4));
        return ticked.length === 0 ? null : ticked;
      }
      return random.pick<{ readonly code: string }>(options).code;
    }
    case 'text':
      return random.chance(0.3) ? random.pick(WISHES) : null;
  }
}
