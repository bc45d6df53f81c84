import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Role } from '#domain/access/role.ts';
import { ROLES } from '#domain/access/role.ts';
import { FakeServer } from '../../../../../testing/fake-fetch.ts';
import type { FakeAnswer } from '../../../../../testing/fake-fetch.ts';
import { FETCH } from '../../../../data/api.ts';
import { SessionStore } from '../../../../data/session-store.ts';
import { SurveysPage } from '../surveys-page.ts';

const STAMP = { asOf: '2026-11-23T10:32:00+08:00', dataVersion: 7, mayOpen: true };
const ROW = {
  ...{ no: 'DC-1', title: '', region: '济南市', questions: 3 },
  ...{ savedAt: '2026-11-23T10:00:00+08:00', savedBy: 'li' },
};
const WRITERS: readonly Role[] = ['supervisor', 'dispatcher', 'ruleAdmin'];

describe('the drafts of surveys', () => {
  let server: FakeServer;
  let begun: FakeAnswer;
  let harness: RouterTestingHarness;

  async function open(role: Role): Promise<HTMLElement> {
    server = new FakeServer(({ method, path }): FakeAnswer => {
      if (path === '/config') return { body: { hasSession: true } };
      if (path === '/me') return { body: { name: 'li', role, regionCode: '370100' } };
      if (path === '/surveys') return { body: { items: [], next: null, ...STAMP } };
      return method === 'POST' ? begun : { body: { items: [ROW] } };
    });
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          { path: 'feedback/surveys', component: SurveysPage },
          { path: 'feedback/surveys/drafts/:no', children: [] },
        ]),
        { provide: FETCH, useValue: server.fetch },
      ],
    });
    await TestBed.inject(SessionStore).ask();
    harness = await RouterTestingHarness.create('/feedback/surveys');
    await harness.fixture.whenStable();
    return harness.routeNativeElement ?? document.createElement('div');
  }
  const begin = async (host: HTMLElement): Promise<void> => {
    host.querySelector<HTMLElement>('app-draft-list .button.main')?.click();
    await harness.fixture.whenStable();
  };

  beforeEach(() => {
    begun = { body: { no: 'DC-2' } };
  });

  for (const role of ROLES) {
    it(`are ${WRITERS.includes(role) ? 'shown to' : 'no matter of'} a ${role}`, async () => {
      const host = await open(role);
      expect(host.querySelector('app-draft-list') !== null).toBe(WRITERS.includes(role));
    });
  }

  it('open where one goes on with them, also without a title yet', async () => {
    const link = (await open('dispatcher')).querySelector('app-draft-list li a');
    expect(link?.textContent).toContain('（未命名）');
    expect(link?.getAttribute('href')).toBe('/feedback/surveys/drafts/DC-1');
  });

  it('begin with the writer’s own region, on the server at once', async () => {
    await begin(await open('dispatcher'));
    const [sent] = server.sent.filter(({ method }) => method === 'POST');
    expect(sent?.body).toEqual({
      draft: {
        ...{ title: '', regionCode: '370100', departmentCode: null },
        ...{ from: '', to: '', questions: [] },
      },
    });
    expect(TestBed.inject(Router).url).toBe('/feedback/surveys/drafts/DC-2');
  });

  it('say why another one could not begin', async () => {
    begun = { status: 503, code: 'store/failed' };
    const host = await open('dispatcher');
    await begin(host);
    expect(host.querySelector('app-draft-list [role=alert]')?.textContent).toContain('503');
  });
});
