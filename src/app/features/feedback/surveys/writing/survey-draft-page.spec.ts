import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { SurveyDraftView } from '#contract/survey-draft-view.ts';
import type { SurveyDraft } from '#domain/feedback/survey-draft.ts';
import { FakeServer } from '../../../../../testing/fake-fetch.ts';
import type { FakeAnswer } from '../../../../../testing/fake-fetch.ts';
import { FETCH } from '../../../../data/api.ts';
import { SurveyDraftPage } from './survey-draft-page.ts';

const NO = 'DC-20260302-K7MP';
const PATH = `/survey-drafts/${NO}`;
const WHOLE: SurveyDraft = {
  ...{ title: '企业开办', regionCode: '370100', departmentCode: null },
  ...{ from: '', to: '2026-03-31' },
  questions: ['一', '二', '三'].map((title, at) => ({
    ...{ id: `q${at + 1}`, kind: 'scale', title, required: true },
    ...{ from: 1, to: 5, options: [], several: false },
  })),
};

function viewOf(draft: SurveyDraft, version: number, savedBy = 'li'): SurveyDraftView {
  const savedAt = '2026-03-02T10:32:00+08:00';
  return { no: NO, draft, version, savedAt, savedBy, today: '2026-03-02' };
}

describe('the page on which a survey is written', () => {
  let server: FakeServer;
  let kept: SurveyDraft;
  let answer: ((path: string, body: unknown) => FakeAnswer | undefined) | undefined;
  let harness: RouterTestingHarness;

  async function open(): Promise<HTMLElement> {
    let version = 1;
    server = new FakeServer(({ method, path, body }): FakeAnswer => {
      const own = method === 'POST' ? answer?.(path, body) : undefined;
      if (own !== undefined) return own;
      if (path === PATH && method === 'POST') {
        const { draft } = body as { draft: SurveyDraft };
        return { body: viewOf(draft, (version += 1)) };
      }
      if (path === PATH) return { body: viewOf(kept, version) };
      if (path === '/regions') {
        return { body: { items: [{ code: '370100', name: '济南市', parent: null, level: 1 }] } };
      }
      return { body: { items: [] } };
    });
    TestBed.configureTestingModule({
      providers: [
        provideRouter(
          [
            { path: 'feedback/surveys/drafts/:no', component: SurveyDraftPage },
            { path: 'feedback/surveys/:no', children: [] },
          ],
          withComponentInputBinding(),
        ),
        { provide: FETCH, useValue: server.fetch },
      ],
    });
    harness = await RouterTestingHarness.create(`/feedback/surveys/drafts/${NO}`);
    await harness.fixture.whenStable();
    return harness.routeNativeElement ?? document.createElement('div');
  }
  // What is to get the focus with the next frames must not find its like on the page of the next spec.
  afterEach(async () => {
    for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
  });

  const settle = () => harness.fixture.whenStable();
  const button = (host: HTMLElement, name: string): HTMLButtonElement => {
    const found = [...host.querySelectorAll('button')].find(
      (one) => one.textContent.trim() === name || one.getAttribute('aria-label') === name,
    );
    if (found === undefined) throw new Error(`no button ${name}`);
    return found;
  };
  const press = async (host: HTMLElement, name: string): Promise<void> => {
    button(host, name).click();
    await settle();
  };
  const title = (host: HTMLElement): HTMLInputElement => {
    const found = host.querySelector<HTMLInputElement>('app-facts-fields .wide input');
    if (found === null) throw new Error('no title');
    return found;
  };
  /** Types a title, and lets so many milliseconds pass. */
  const type = async (host: HTMLElement, text: string, ms: number): Promise<void> => {
    jasmine.clock().install();
    title(host).value = text;
    title(host).dispatchEvent(new Event('input'));
    jasmine.clock().tick(ms);
    jasmine.clock().uninstall();
    await settle();
  };
  const sentTo = (path: string): readonly unknown[] =>
    server.sent.flatMap((one) => (one.method === 'POST' && one.path === path ? [one.body] : []));
  const asked = (host: HTMLElement): readonly string[] =>
    [...host.querySelectorAll<HTMLInputElement>('app-question-fields > .field input')].map(
      ({ value }) => value,
    );

  beforeEach(() => {
    kept = WHOLE;
    answer = undefined;
  });

  it('shows the draft as the server has it', async () => {
    const host = await open();
    expect(title(host).value).toBe('企业开办');
    expect(asked(host)).toEqual(['一', '二', '三']);
    expect(host.textContent).toContain('草稿已保存');
  });

  it('keeps what was typed two seconds after the last key, once', async () => {
    const host = await open();
    await type(host, '企', 1000);
    expect(sentTo(PATH)).toEqual([]);
    await type(host, '企业', 2000);
    expect(sentTo(PATH)).toEqual([{ draft: { ...WHOLE, title: '企业' }, expectedVersion: 1 }]);
  });

  it('keeps what is not kept yet when one leaves', async () => {
    const host = await open();
    await type(host, '走了', 500);
    harness.fixture.destroy();
    await TestBed.inject(Router)
      .navigate(['/'])
      .catch(() => undefined);
    expect(sentTo(PATH).length).toBe(1);
  });

  it('says that it could not be kept, and keeps it with the next word', async () => {
    answer = () => ({ status: 503, code: 'store/failed' });
    const host = await open();
    await type(host, '断', 2000);
    expect(host.textContent).toContain('未能保存，内容仍在本页');
    answer = undefined;
    await type(host, '断了', 2000);
    expect(host.textContent).toContain('草稿已保存');
    expect(title(host).value).toBe('断了');
  });

  describe('that somebody else changed', () => {
    const theirs = viewOf({ ...WHOLE, title: '他改的' }, 7, 'zhao');

    async function conflict(): Promise<HTMLElement> {
      answer = (_, body) =>
        (body as { expectedVersion: number }).expectedVersion === 7
          ? undefined
          : { status: 409, code: 'survey/draftChanged', current: theirs };
      const host = await open();
      await type(host, '我改的', 2000);
      return host;
    }

    it('tells who, and leaves what was typed', async () => {
      const host = await conflict();
      expect(host.querySelector('[role=alert]')?.textContent).toContain('zhao');
      expect(title(host).value).toBe('我改的');
    });

    it("takes the other's version where its writer wants that", async () => {
      const host = await conflict();
      await press(host, '改用对方的版本');
      expect(title(host).value).toBe('他改的');
      expect(host.querySelector('[role=alert]')).toBeNull();
    });

    it('keeps one’s own over it where its writer wants that', async () => {
      const host = await conflict();
      await press(host, '以我的版本为准');
      expect(sentTo(PATH).at(-1)).toEqual({
        draft: { ...WHOLE, title: '我改的' },
        expectedVersion: 7,
      });
      expect(host.textContent).toContain('草稿已保存');
    });
  });

  it('moves a question by its buttons and by Alt and an arrow, and says where to', async () => {
    const host = await open();
    await press(host, '把第 2 题上移');
    expect(asked(host)).toEqual(['二', '一', '三']);
    const [first] = host.querySelectorAll('app-question-fields');
    first?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'ArrowDown', altKey: true, bubbles: true }),
    );
    await settle();
    expect(asked(host)).toEqual(['一', '二', '三']);
    expect(host.querySelector('app-questionnaire-editor [role=status]')?.textContent).toContain(
      '已移到第 2 题，共 3 题',
    );
  });

  it('takes keys that come before the page is drawn again', async () => {
    const host = await open();
    await press(host, '加一道选择题');
    const put = (box: HTMLInputElement | null | undefined, text: string): void => {
      if (box == null) throw new Error('no field');
      box.value = text;
      box.dispatchEvent(new Event('input'));
    };
    const up = (): KeyboardEvent =>
      new KeyboardEvent('keydown', { key: 'ArrowUp', altKey: true, bubbles: true });
    const last = host.querySelectorAll('app-question-fields')[3];
    const [first, second] = last?.querySelectorAll<HTMLInputElement>('.option input') ?? [];
    put(first, '窗口');
    put(second, '网上');
    second?.dispatchEvent(up());
    put(last?.querySelector<HTMLInputElement>('.field input'), '四');
    last?.dispatchEvent(up());
    last?.dispatchEvent(up());
    await settle();
    await press(host, '预览');
    const [sent] = sentTo(PATH) as readonly { readonly draft: SurveyDraft }[];
    const { questions = [] } = sent?.draft ?? {};
    expect(questions.map((one) => one.title)).toEqual(['一', '四', '二', '三']);
    expect(questions[1]?.options.map((one) => one.title)).toEqual(['网上', '窗口']);
  });

  it('closes the way beyond either end', async () => {
    const host = await open();
    expect(button(host, '把第 1 题上移').disabled).toBeTrue();
    expect(button(host, '把第 3 题下移').disabled).toBeTrue();
  });

  it('adds and takes away questions and options', async () => {
    const host = await open();
    await press(host, '删除第 2 题');
    await press(host, '加一道选择题');
    await press(host, '加一个选项');
    await press(host, '删除选项 1');
    expect(asked(host)).toEqual(['一', '三', '']);
    expect(host.querySelectorAll('app-option-fields .option').length).toBe(2);
  });

  it('says what is wrong at its field, once somebody tried to publish', async () => {
    kept = { ...WHOLE, title: '', to: '2026-03-01' };
    const host = await open();
    expect(host.querySelector('[aria-invalid=true]')).toBeNull();
    await press(host, '发布…');
    expect(title(host).getAttribute('aria-invalid')).toBe('true');
    const told = title(host).getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(told)?.textContent).toBe('请填写标题');
    expect(host.textContent).toContain('结束日期须在今天或以后');
    expect(host.querySelector('app-publish-panel')).toBeNull();
  });

  it('says at the region that it lies beyond the reader’s reach', async () => {
    answer = () => ({ status: 422, code: 'region/unknown', path: 'draft.regionCode' });
    const host = await open();
    await type(host, '别处', 2000);
    const region = host.querySelector('#survey-region');
    expect(region?.getAttribute('aria-invalid')).toBe('true');
    expect(host.textContent).toContain('请选择你权限范围内的地区');
  });

  it('asks before it publishes, and tells what can no longer be changed', async () => {
    const host = await open();
    await press(host, '发布…');
    const panel = host.querySelector('app-publish-panel');
    expect(panel?.textContent).toContain('发布后不能再改');
    expect(panel?.textContent).toContain('济南市');
    await press(host, '发布');
    expect(sentTo(`${PATH}/publish`)).toEqual([{ expectedVersion: 1 }]);
    expect(TestBed.inject(Router).url).toBe(`/feedback/surveys/${NO}`);
  });

  it('goes on writing where that is wanted', async () => {
    const host = await open();
    await press(host, '发布…');
    await press(host, '继续编辑');
    expect(host.querySelector('app-publish-panel')).toBeNull();
    expect(sentTo(`${PATH}/publish`)).toEqual([]);
  });

  it('stays with the reason where it is refused', async () => {
    answer = (path) =>
      path.endsWith('/publish') ? { status: 503, code: 'store/failed' } : undefined;
    const host = await open();
    await press(host, '发布…');
    await press(host, '发布');
    expect(host.querySelector('app-publish-panel [role=alert]')?.textContent).toContain('503');
  });

  it('shows in its frame the page of the version that is kept', async () => {
    const host = await open();
    await type(host, '预', 500);
    await press(host, '预览');
    const frame = host.querySelector('iframe');
    expect(frame?.title).toBe('公众在手机上看到的填写页');
    expect(frame?.src).toContain(`/api/v1${PATH}/preview?lang=zh&version=2&at=0`);
  });

  it('asks before it takes the draft away', async () => {
    const host = await open();
    await press(host, '删除草稿');
    await press(host, '删除');
    expect(server.sent.some(({ method, path }) => method === 'DELETE' && path === PATH)).toBeTrue();
  });
});
