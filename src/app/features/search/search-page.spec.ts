import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { FakeServer } from '../../../testing/fake-fetch.ts';
import type { FakeAnswer, SentRequest } from '../../../testing/fake-fetch.ts';
import { FETCH } from '../../data/api.ts';
import { ReferenceStore } from '../../data/reference-store.ts';
import { SessionStore } from '../../data/session-store.ts';
import { SearchPage } from './search-page.ts';

const CASE = {
  ...{ no: '3701-1', title: '取水许可', itemCode: 'i', phase: 'accepted', level: null },
  ...{ regionCode: '370100', regionName: '济南市', departmentCode: null, departmentName: null },
};
const TICKET = {
  ...{ id: 'ticket:GD370126', no: 'GD370126', subjectKind: 'ticket', phase: 'created' },
  ...{ title: '取水口噪声', regionName: '历下区' },
};
const nothing = { items: [], next: null, total: 0 };

describe('SearchPage', () => {
  let server: FakeServer;
  let answers: Readonly<Record<string, FakeAnswer>>;
  let pages: readonly string[];

  const answer = ({ path }: SentRequest): FakeAnswer => {
    const [place = ''] = path.split('?');
    return answers[place] ?? { body: nothing };
  };

  async function open(text: string): Promise<HTMLElement> {
    server = new FakeServer(answer);
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          { path: 'search', component: SearchPage },
          { path: '**', children: [] },
        ]),
        { provide: FETCH, useValue: server.fetch },
      ],
    });
    await TestBed.inject(SessionStore).ask();
    TestBed.inject(ReferenceStore).loadRegions();
    const harness = await RouterTestingHarness.create(`/search?text=${encodeURIComponent(text)}`);
    await harness.fixture.whenStable();
    return harness.routeNativeElement ?? document.createElement('div');
  }

  const asked = (): string[] => server.sent.map(({ path }) => path);

  beforeEach(() => {
    pages = ['cards', 'cases', 'feedback'];
    answers = {
      '/me': { body: { account: 'li', displayName: '李', role: 'supervisor', pages } },
      '/cases': { body: { items: [CASE], next: null, total: 12 } },
      '/feedback': { body: { items: [TICKET], next: null, total: 1 } },
      '/departments': {
        body: { items: [{ code: '370100-water', name: '济南市水利局', line: 'water' }] },
      },
      '/regions': {
        body: { items: [{ code: '370100', name: '济南市', parent: null, level: 1 }] },
      },
    };
  });

  it('finds cases and open tickets by what they bear, and says how many there are', async () => {
    const host = await open('取水');
    const links = [...host.querySelectorAll('a')].map((a) => a.getAttribute('href'));
    expect(links).toContain('/cases/3701-1');
    expect(links).toContain('/feedback/GD370126?subject=ticket');
    expect(links).toContain('/cases?text=%E5%8F%96%E6%B0%B4');
    expect(host.textContent).toContain('全部 12 件');
  });

  it('finds departments and regions and opens what is theirs', async () => {
    const host = await open('济南');
    const links = [...host.querySelectorAll('a')].map((a) => a.getAttribute('href'));
    expect(links).toContain('/cases?department=370100-water');
    expect(links).toContain('/console?region=370100');
  });

  it('a whole number of a case opens it at once', async () => {
    await open('3701-1');
    expect(TestBed.inject(Router).url).toBe('/cases/3701-1');
  });

  it('a whole number of a ticket that has ended is asked for by itself', async () => {
    answers = {
      ...answers,
      '/cases': { body: nothing },
      '/feedback': { body: nothing },
      '/feedback/GD370199': { body: { ...TICKET, no: 'GD370199', phase: 'closed' } },
    };
    await open('GD370199');
    expect(TestBed.inject(Router).url).toBe('/feedback/GD370199?subject=ticket');
  });

  it('what is not there, or not within reach, is not found', async () => {
    answers = {
      ...answers,
      '/cases': { body: nothing },
      '/feedback': { body: nothing },
      '/feedback/GD370199': { status: 404, code: 'feedback/notFound' },
    };
    const host = await open('GD370199');
    expect(host.querySelectorAll('[role=alert]').length).toBe(0);
    expect(host.textContent).toContain('没有找到');
  });

  it('asks for nothing that the role may not read', async () => {
    answers = {
      ...answers,
      '/me': { body: { account: 'li', displayName: '李', role: 'handler', pages: ['feedback'] } },
    };
    const host = await open('取水');
    expect(asked().some((path) => path.startsWith('/cases'))).toBeFalse();
    expect(host.querySelectorAll('a[href^="/cases"]').length).toBe(0);
  });

  it('does not say that there is no such department while nobody knows them', async () => {
    answers = { ...answers, '/departments': { status: 500, code: 'internal' } };
    const host = await open('济南');
    const part = host.querySelector('[aria-labelledby=search-departments]');
    expect(part?.querySelector('[role=alert]')).not.toBeNull();
    expect(part?.textContent).not.toContain('没有找到');
  });

  it('says in the place of a part that it failed, and shows the rest', async () => {
    answers = { ...answers, '/cases': { status: 500, code: 'internal' } };
    const host = await open('取水');
    expect(host.querySelectorAll('[role=alert]').length).toBe(1);
    expect(host.textContent).toContain('GD370126');
  });
});
