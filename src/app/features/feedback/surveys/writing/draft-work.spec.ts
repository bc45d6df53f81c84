import { TestBed } from '@angular/core/testing';
import type { SurveyDraftView } from '#contract/survey-draft-view.ts';
import type { SurveyDraft } from '#domain/feedback/survey-draft.ts';
import { FakeServer } from '../../../../../testing/fake-fetch.ts';
import type { FakeAnswer } from '../../../../../testing/fake-fetch.ts';
import { FETCH } from '../../../../data/api.ts';
import { DraftWork } from './draft-work.ts';

const DRAFT: SurveyDraft = {
  ...{ title: '', regionCode: '370100', departmentCode: null },
  ...{ from: '', to: '', questions: [] },
};

function viewOf(draft: SurveyDraft, version: number): SurveyDraftView {
  const savedAt = '2026-03-02T10:32:00+08:00';
  return { no: 'DC-1', draft, version, savedAt, savedBy: 'li', today: '2026-03-02' };
}

/** One turn of the browser, whose other clock the spec has taken. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

describe('the draft that is being written', () => {
  let answer: (body: { readonly draft: SurveyDraft }) => FakeAnswer;
  let server: FakeServer;
  let work: DraftWork;
  /** Of each request whether it goes on without the page. */
  let outlives: boolean[];

  beforeEach(() => {
    jasmine.clock().install();
    let version = 1;
    answer = ({ draft }) => ({ body: viewOf(draft, (version += 1)) });
    server = new FakeServer(({ body }) => answer(body as { readonly draft: SurveyDraft }));
    outlives = [];
    const fetcher: typeof fetch = (input, init) => {
      outlives.push(init?.keepalive === true);
      return server.fetch(input, init);
    };
    TestBed.configureTestingModule({
      providers: [DraftWork, { provide: FETCH, useValue: fetcher }],
    });
    work = TestBed.inject(DraftWork);
    work.begin(viewOf(DRAFT, 1));
  });

  afterEach(() => {
    jasmine.clock().uninstall();
  });

  /** Until the server has answered, one way or the other. */
  const answered = async (): Promise<void> => {
    do await turn();
    while (work.state() === 'keeping');
  };
  const type = async (title: string): Promise<void> => {
    work.type({ title });
    jasmine.clock().tick(2000);
    await answered();
  };

  it('is tried again every ten seconds while the server does not answer, and then kept', async () => {
    const taken = answer;
    answer = () => ({ status: 503, code: 'store/failed' });
    await type('一');
    expect(work.state()).toBe('failed');
    jasmine.clock().tick(10_000);
    await answered();
    expect(server.sent.length).toBe(2);
    answer = taken;
    jasmine.clock().tick(10_000);
    await answered();
    expect(work.state()).toBe('kept');
    jasmine.clock().tick(60_000);
    await answered();
    expect(server.sent.length).toBe(3);
  });

  it('is not tried again where it was refused, until something is changed', async () => {
    answer = () => ({ status: 422, code: 'region/unknown', path: 'draft.regionCode' });
    await type('一');
    jasmine.clock().tick(60_000);
    await answered();
    expect(server.sent.length).toBe(1);
    await type('二');
    expect(server.sent.length).toBe(2);
  });

  it('is not tried again once its writer has left', async () => {
    answer = () => ({ status: 503, code: 'store/failed' });
    await type('一');
    TestBed.resetTestingModule();
    await answered();
    jasmine.clock().tick(60_000);
    await answered();
    expect(server.sent.length).toBe(2);
  });

  it('is kept at once when the browser leaves the page, by a request that outlives it', async () => {
    work.type({ title: '一' });
    window.dispatchEvent(new Event('pagehide'));
    expect(server.sent.map(({ body }) => body)).toEqual([
      { draft: { ...DRAFT, title: '一' }, expectedVersion: 1 },
    ]);
    expect(outlives).toEqual([true]);
    await answered();
    jasmine.clock().tick(2000);
    await answered();
    expect(server.sent.length).toBe(1);
    expect(work.state()).toBe('kept');
  });

  it('is kept once where nothing was typed after it', async () => {
    await type('一');
    expect(await work.keep()).toBeTrue();
    expect(server.sent.length).toBe(1);
  });

  it('keeps what was typed while it was being kept, against the version that came of it', async () => {
    work.type({ title: '一' });
    const first = work.keep();
    work.type({ title: '二' });
    await first;
    expect(work.state()).toBe('changed');
    jasmine.clock().tick(2000);
    await answered();
    expect(server.sent.map(({ body }) => body)).toEqual([
      { draft: { ...DRAFT, title: '一' }, expectedVersion: 1 },
      { draft: { ...DRAFT, title: '二' }, expectedVersion: 2 },
    ]);
    expect(work.state()).toBe('kept');
  });
});
