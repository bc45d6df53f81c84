import type { SurveyDraftView } from '#contract/survey-draft-view.ts';
import type { DraftQuestion, SurveyDraft } from '#domain/feedback/survey-draft.ts';
import { TestWorld } from './test-world.ts';
import type { Answer } from './test-world.ts';

const AT = '2026-03-02T10:00:00+08:00';

/** Accounts by role and scope: region, and the line of departments where it is not all of them. */
const ACCOUNTS = {
  province: ['supervisor', null, null],
  city: ['dispatcher', '370100', null],
  colleague: ['ruleAdmin', '370100', null],
  county: ['dispatcher', '370102', null],
  water: ['dispatcher', '370102', '水务'],
  otherCity: ['dispatcher', '370200', null],
  handler: ['handler', '370100', null],
  auditor: ['auditor', null, null],
} as const;
export type Account = keyof typeof ACCOUNTS;

/** A question of a draft: a scale that has to be answered, unless told otherwise. */
export function question(more: Partial<DraftQuestion> = {}): DraftQuestion {
  return {
    ...{ id: 'q1', kind: 'scale', title: '总体上是否满意？', required: true },
    ...{ from: 1, to: 5, options: [], several: false },
    ...more,
  };
}

/** A draft of a city that can be published, unless told otherwise. */
export function draft(more: Partial<SurveyDraft> = {}): SurveyDraft {
  return {
    ...{ title: '企业开办满意度', regionCode: '370100', departmentCode: null },
    ...{ from: '', to: '2026-03-31', questions: [question()] },
    ...more,
  };
}

/** A world in which surveys are written, and who writes them where. */
export class SurveyWorld {
  readonly world: TestWorld;
  readonly #cookies = new Map<Account, string>();

  private constructor(world: TestWorld) {
    this.world = world;
  }

  static async open(): Promise<SurveyWorld> {
    const surveys = new SurveyWorld(await TestWorld.open(AT));
    for (const name of Object.keys(ACCOUNTS) as readonly Account[]) {
      const [role, region, line] = ACCOUNTS[name];
      surveys.#cookies.set(name, await surveys.world.admit(name, role, region, line));
    }
    return surveys;
  }

  cookieOf(who: Account): string {
    return this.#cookies.get(who) ?? '';
  }

  ask(who: Account, method: string, path: string, body?: unknown): Promise<Answer> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    return this.world.ask(this.cookieOf(who), method, path, text);
  }

  async begin(who: Account, written = draft()): Promise<SurveyDraftView> {
    const { status, body } = await this.ask(who, 'POST', '/survey-drafts', { draft: written });
    if (status !== 200) throw new Error(body);
    return JSON.parse(body) as SurveyDraftView;
  }

  publish(who: Account, { no, version }: SurveyDraftView): Promise<Answer> {
    return this.ask(who, 'POST', `/survey-drafts/${no}/publish`, { expectedVersion: version });
  }

  closeSurvey(who: Account, no: string, reason = '样本已足够'): Promise<Answer> {
    return this.ask(who, 'POST', `/surveys/${no}/close`, { reason });
  }

  /** Who did what to a survey and how it went, the latest first. */
  async audited(action: string, object: string): Promise<readonly string[]> {
    const { body } = await this.ask('auditor', 'GET', `/audit?action=${action}&limit=200`);
    const { items } = JSON.parse(body) as {
      readonly items: readonly { actor: string; object: string; outcome: string }[];
    };
    return items
      .filter((row) => row.object === object)
      .map(({ actor, outcome }) => `${actor} ${outcome}`);
  }

  get(path: string): Promise<Response> {
    return fetch(this.world.url + path);
  }

  post(path: string, form: Readonly<Record<string, string>>): Promise<Response> {
    return fetch(this.world.url + path, { method: 'POST', body: new URLSearchParams(form) });
  }
}

/** The code of a refusal. */
export function codeOf({ body }: Answer): string {
  return (JSON.parse(body) as { readonly code: string }).code;
}
