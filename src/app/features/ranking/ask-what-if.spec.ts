import { TestBed } from '@angular/core/testing';
import { Api, FETCH } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { askWhatIf } from './ask-what-if.ts';
import type { WhatIfStep } from './ask-what-if.ts';

/** What is asked of a server that answers with these pieces, one after the other. */
async function asked(type: string, pieces: readonly string[]) {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
      controller.close();
    },
  });
  const answer = new Response(body, { status: 200, headers: { 'content-type': type } });
  TestBed.configureTestingModule({
    providers: [{ provide: FETCH, useValue: () => Promise.resolve(answer) }],
  });
  const steps: WhatIfStep[] = [];
  const { signal } = new AbortController();
  const view = await askWhatIf(TestBed.inject(Api), {}, signal, (step) => steps.push(step)).catch(
    (error: unknown) => asApiError(error),
  );
  return { view, steps };
}

const LINES = 'application/x-ndjson; charset=utf-8';

describe('askWhatIf', () => {
  it('tells how far it is while the lines come, wherever they are cut', async () => {
    const { view, steps } = await asked(LINES, [
      '{"progress":{"phase":"reading","done":1,',
      '"total":9}}\n{"progress":{"phase":"deriving","done":4,"total":4}}\n{"ans',
      'wer":{"moves":3}}\n',
    ]);
    expect(steps.map(({ phase, done }) => `${phase} ${done}`)).toEqual(['reading 1', 'deriving 4']);
    expect(view).toEqual(jasmine.objectContaining({ moves: 3 }));
  });

  it('takes an answer that comes at once', async () => {
    const { view, steps } = await asked('application/json', ['{"moves":2}']);
    expect(view).toEqual(jasmine.objectContaining({ moves: 2 }));
    expect(steps).toEqual([]);
  });

  it('is refused by a problem among the lines', async () => {
    const { view } = await asked(LINES, ['{"problem":{"code":"whatIf/tooMany","status":422}}\n']);
    expect(view).toEqual(jasmine.objectContaining({ code: 'whatIf/tooMany', status: 422 }));
  });

  it('fails where the lines end without an answer', async () => {
    const { view } = await asked(LINES, ['{"progress":{"phase":"reading","done":1,"total":9}}\n']);
    expect(view).toEqual(jasmine.objectContaining({ status: 502 }));
  });
});
