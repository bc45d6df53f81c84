import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ComponentFixture } from '@angular/core/testing';
import type { BulkRevealView } from '#contract/bulk-reveal.ts';
import { FakeServer } from '../../../testing/fake-fetch.ts';
import type { FakeAnswer } from '../../../testing/fake-fetch.ts';
import { FETCH } from '../../data/api.ts';
import { SessionStore } from '../../data/session-store.ts';
import { RevealsPanel } from './reveals-panel.ts';
import { revealsZh } from './reveals-zh.ts';
import { shownPerson } from './shown-person.ts';

const ME = {
  ...{ name: 'li', displayName: '李静', role: 'supervisor', regionCode: '370100' },
  ...{ regionName: '济南市', line: null, expiresAt: '2099-01-01T00:00:00+08:00' },
  pages: ['cases'],
};
const MINE: BulkRevealView = {
  id: 'r1',
  reason: '逐一回访申请人',
  subjects: [
    { kind: 'case', no: 'C1' },
    { kind: 'ticket', no: 'T1' },
  ],
  askedBy: 'li',
  askedAt: '2026-10-08T09:12:00+08:00',
  confirmedBy: null,
  confirmedAt: null,
  until: '2026-10-09T09:12:00+08:00',
};
const CONFIRMED = { ...MINE, confirmedBy: 'wang', confirmedAt: '2026-10-08T09:20:00+08:00' };
const PEOPLE = [
  { kind: 'case', no: 'C1', applicant: { kind: 'natural', name: '孙申请' }, parts: [] },
  { kind: 'ticket', no: 'T1', applicant: null, parts: [] },
];

describe('many people at once, on the page', () => {
  let waiting: readonly BulkRevealView[];
  let acted: FakeAnswer;
  let server: FakeServer;
  let fixture: ComponentFixture<RevealsPanel>;

  const page = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const open = async (): Promise<void> => {
    server = new FakeServer(({ method, path }): FakeAnswer => {
      if (path === '/me') return { body: ME };
      return method === 'GET' ? { body: { items: waiting } } : acted;
    });
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: FETCH, useValue: server.fetch }],
    });
    await TestBed.inject(SessionStore).ask();
    fixture = TestBed.createComponent(RevealsPanel);
    await fixture.whenStable();
  };
  const press = async (name: string): Promise<void> => {
    const all = [...page().querySelectorAll('button')];
    const button = all.find(({ textContent }) => textContent.trim() === name);
    if (button === undefined) throw new Error(`no button ${name}`);
    button.click();
    await fixture.whenStable();
  };
  const askFor = async (numbers: string, reason: string): Promise<void> => {
    const [area, field] = [page().querySelector('textarea'), page().querySelector('input')];
    if (area === null || field === null) throw new Error('no form');
    area.value = numbers;
    field.value = reason;
    await press(revealsZh.ask);
  };
  const posts = () => server.sent.filter(({ method }) => method === 'POST');

  beforeEach(() => {
    waiting = [];
    acted = { body: MINE };
  });

  it('are asked for by their numbers, each once, with the reason', async () => {
    await open();
    expect(page().textContent).toContain(revealsZh.none);
    waiting = [MINE];
    await askFor('C1\n\n C2 \nC1', '逐一回访申请人');
    const subjects = [
      { kind: 'case', no: 'C1' },
      { kind: 'case', no: 'C2' },
    ];
    expect(posts()).toEqual([
      { method: 'POST', path: '/reveals', body: { reason: '逐一回访申请人', subjects } },
    ]);
    expect(page().textContent).toContain(revealsZh.asked);
    expect(page().textContent).toContain(revealsZh.waits);
  });

  for (const [what, numbers, reason] of [
    ['nobody', ' \n', '逐一回访申请人'],
    ['no reason', 'C1', ' 无 '],
  ] as const) {
    it(`are not asked for with ${what}`, async () => {
      await open();
      await askFor(numbers, reason);
      expect(posts()).toEqual([]);
      expect(page().querySelector('[role=alert]')?.textContent).toBe(revealsZh.needs);
    });
  }

  it('are confirmed by another person, who is shown what for', async () => {
    waiting = [{ ...MINE, askedBy: 'wang' }];
    await open();
    const lines = [...page().querySelectorAll('details li')];
    expect(lines.map((line) => line.textContent.replace(/\s+/g, ' ').trim())).toEqual([
      ...['办件 C1', '工单 T1'],
    ]);
    await press(revealsZh.confirm);
    expect(posts().map(({ path }) => path)).toEqual(['/reveals/r1/confirm']);
  });

  it('open one by one, on the pages that are open to the reader', async () => {
    waiting = [{ ...MINE, askedBy: 'wang' }];
    await open();
    const links = [...page().querySelectorAll('details a')];
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['/cases/C1']);
  });

  it('are shown to whoever asked, and gone when they are hidden', async () => {
    waiting = [CONFIRMED];
    acted = { body: { items: PEOPLE } };
    await open();
    await press(revealsZh.read);
    expect(posts().map(({ path }) => path)).toEqual(['/reveals/r1/read']);
    expect(page().textContent).toContain('孙申请');
    expect(page().textContent).toContain(revealsZh.nobody);
    await press(revealsZh.hide);
    expect(page().textContent).not.toContain('孙申请');
  });

  it('say why they were refused, and look again', async () => {
    waiting = [CONFIRMED];
    acted = { status: 410, code: 'reveal/expired' };
    await open();
    waiting = [];
    await press(revealsZh.read);
    expect(page().querySelector('[role=alert]')?.textContent).not.toBe('');
    expect(page().textContent).toContain(revealsZh.none);
  });
});

describe('a person in one line', () => {
  for (const [what, person, line] of [
    ['nobody', null, ''],
    ['a name alone', '孙申请', '孙申请'],
    ['what is known, without marks', { kind: 'natural', name: '孙', phone: null, n: 3 }, '孙 · 3'],
    ['somebody who was forgotten', { erased: true }, ''],
  ] as const) {
    it(`is ${what}`, () => {
      expect(shownPerson(person)).toBe(line);
    });
  }
});
