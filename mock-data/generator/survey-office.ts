import type { DraftQuestion, SurveyDraft } from '#domain/feedback/survey-draft.ts';
import { dayAt } from '#domain/time/calendar.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import { addDays, formatDay } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { Platform } from '../../server/application/platform.ts';
import { DEMO_CITY } from './demo-viewer.ts';
import { HOUR } from './office-hours.ts';
import type { Random } from './random.ts';

const DAY = 24 * HOUR;
/** So long before the end of the past it is published; the last of its days are in the future. */
const OPEN_FOR = 4 * DAY;
const LASTS = 14;
/** What a draft holds of the kinds that a question is not. */
const UNUSED = { required: false, from: 1, to: 5, options: [], several: false } as const;

const EVENING: readonly DraftQuestion[] = [
  {
    ...{ ...UNUSED, id: 'need', kind: 'choice', title: '您需要大厅在哪些时段延时服务？' },
    required: true,
    several: true,
    options: [
      { code: 'noon', title: '工作日午间' },
      { code: 'evening', title: '工作日傍晚' },
      { code: 'saturday', title: '周六上午' },
    ],
  },
  { ...UNUSED, id: 'overall', kind: 'scale', title: '您对大厅现在的开放时间是否满意？' },
  { ...UNUSED, id: 'words', kind: 'text', title: '延时服务最应办理哪些事项？' },
];
const WISHES = ['社保查询和打印', '不动产登记', '身份证和居住证', '公积金提取', '新生儿落户'];

/** Written, and almost ready: one question still lacks its options. */
const GUIDES: readonly DraftQuestion[] = [
  { ...UNUSED, id: 'clear', kind: 'scale', title: '办事指南写得是否清楚？', required: true },
  { ...UNUSED, id: 'missing', kind: 'choice', title: '哪一部分最难看懂？' },
  { ...UNUSED, id: 'words', kind: 'text', title: '请写下您没看懂的句子' },
];

/**
 * The office of a city that asks: it publishes a survey of its own, people answer it on its page, and
 * it is still writing another one.
 */
export class SurveyOffice {
  readonly #platform: Platform;
  readonly #random: Random;
  readonly #calendar: Calendar;
  readonly #until: Instant;

  constructor(platform: Platform, random: Random, calendar: Calendar, until: Instant) {
    this.#platform = platform;
    this.#random = random;
    this.#calendar = calendar;
    this.#until = until;
  }

  /** What happens at a moment of the past: nothing twice, also where a past is taken up again. */
  async work(at: Instant): Promise<void> {
    if (at < this.#until - OPEN_FOR) return;
    const { no } = (await this.#published(at)) ?? {};
    if (no !== undefined) await this.#answer(no, at);
  }

  /** What lies on a desk when somebody looks. */
  async leaveDraft(): Promise<void> {
    const drafts = await this.#platform.surveyDrafts(DEMO_CITY);
    const draft = this.#draft('办事指南可读性调查', '370100', GUIDES, this.#until);
    if (drafts.some(({ title }) => title === draft.title)) return;
    await this.#platform.addSurveyDraft(DEMO_CITY, draft);
  }

  async #published(at: Instant): Promise<{ readonly no: string } | undefined> {
    const draft = this.#draft('延时服务需求调查', '370100', EVENING, at);
    const known = this.#platform
      .surveys(DEMO_CITY)
      .items.find(({ title }) => title === draft.title);
    if (known !== undefined) return known;
    const begun = (await this.#platform.surveyDrafts(DEMO_CITY)).find(
      ({ title }) => title === draft.title,
    );
    const written = begun ?? valueOf(await this.#platform.addSurveyDraft(DEMO_CITY, draft));
    const { version } = valueOf(await this.#platform.surveyDraft(DEMO_CITY, written.no));
    return valueOf(await this.#platform.publishSurvey(DEMO_CITY, written.no, version));
  }

  async #answer(no: string, at: Instant): Promise<void> {
    const counties = this.#platform.openSurvey(no)?.regions ?? [];
    const many = this.#random.whole(6, 14);
    for (let place = 0; place < many; place += 1) {
      const said = new Map([
        ['need', this.#needs()],
        ['overall', [String(this.#random.whole(2, 5))]],
        ['words', this.#random.chance(0.4) ? [this.#random.pick(WISHES)] : []],
      ]);
      const { code } = this.#random.pick(counties);
      await this.#platform.answerSurvey(no, said, code, `demo-${at}-${place}`);
    }
  }

  #needs(): readonly string[] {
    const codes = ['noon', 'evening', 'saturday'].filter(() => this.#random.chance(0.5));
    return codes.length === 0 ? ['evening'] : codes;
  }

  #draft(
    title: string,
    regionCode: string,
    questions: readonly DraftQuestion[],
    at: Instant,
  ): SurveyDraft {
    const to = formatDay(addDays(dayAt(this.#calendar, at), LASTS));
    return { title, regionCode, departmentCode: null, from: '', to, questions };
  }
}

function valueOf<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  if (!result.ok) throw new Error('a survey of the demo was refused');
  return result.value;
}
