import { TestBed } from '@angular/core/testing';
import { NavigationEnd, NavigationStart, provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { TimeLimitAnswer } from '#contract/time-limits.ts';
import { FakeServer } from '../../../testing/fake-fetch.ts';
import type { FakeAnswer } from '../../../testing/fake-fetch.ts';
import { ledgerOf } from '../../../testing/ledger-clock.ts';
import { FETCH } from '../../data/api.ts';
import { CalculatorPage } from './calculator-page.ts';

const answer: TimeLimitAnswer = {
  due: '2026-03-20',
  state: 'running',
  beyondCalendar: null,
  notBefore: null,
  elapsed: { days: 1 },
  remaining: { days: 19 },
  warnAt: [],
  ledger: ledgerOf('2026-02-12 trigger', '2026-02-13 counted 1'),
};

async function open(
  address: string,
  evaluated: FakeAnswer,
): Promise<{
  readonly host: HTMLElement;
  readonly server: FakeServer;
  readonly harness: RouterTestingHarness;
}> {
  const server = new FakeServer(({ path }) =>
    path === '/time-limits/evaluate' ? evaluated : { body: [] },
  );
  TestBed.configureTestingModule({
    providers: [
      provideRouter([{ path: 'calculator', component: CalculatorPage }]),
      { provide: FETCH, useValue: server.fetch },
    ],
  });
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(address, CalculatorPage);
  await harness.fixture.whenStable();
  return { host: harness.fixture.nativeElement as HTMLElement, server, harness };
}

describe('CalculatorPage', () => {
  it('asks what the address says and shows the due day', async () => {
    const { host, server } = await open('/calculator?start=2026-02-12&limit=20workingDay', {
      body: answer,
    });
    expect(server.sent.find(({ method }) => method === 'POST')?.body).toEqual({
      calendar: 'cn',
      start: '2026-02-12',
      limit: { value: 20, unit: 'workingDay' },
    });
    expect(host.querySelector('.due b')?.textContent).toBe('2026 年 3 月 20 日（周五）');
    expect(server.sent.filter(({ method }) => method === 'POST').length).toBe(1);
  });

  it('asks nothing of an empty form', async () => {
    const { host, server } = await open('/calculator', { body: answer });
    expect(server.sent).toEqual([]);
    expect(host.textContent).toContain('填写起算日与期限后自动计算');
  });

  it('shows an objection at its own field', async () => {
    const { host } = await open('/calculator?start=2026-02-12&limit=1.5workingDay', {
      status: 422,
      code: 'timeLimit/notWhole',
      path: 'limit.value',
    });
    const field = host.querySelector('#calculator-value');
    expect(field?.getAttribute('aria-invalid')).toBe('true');
    expect(host.querySelector('#calculator-value-error')?.textContent).toContain('须为整数');
    expect(host.querySelector('.due')).toBeNull();
  });

  it('brings a calendar of its own, and shows its own clock and its own days off', async () => {
    const { host, server } = await open(
      '/calculator?calendar=own&zone=Europe/Berlin&mon=09:00-12:00&holidays=2026-02-13&start=2026-02-12T09:00&limit=2workingHour',
      { body: { ...answer, due: '2026-02-16T11:00:00+01:00' } },
    );
    expect(server.sent.find(({ method }) => method === 'POST')?.body).toEqual(
      jasmine.objectContaining({
        calendar: {
          timeZone: 'Europe/Berlin',
          week: { mon: [['09:00', '12:00']] },
          holidays: ['2026-02-13'],
          workdays: [],
        },
        start: '2026-02-12T09:00:00+01:00',
      }),
    );
    expect(host.querySelector('.due')?.textContent).toContain('11:00 届满');
    expect(server.sent.some(({ path }) => path.startsWith('/calendars'))).toBeFalse();
  });

  it('names the day that a list of a calendar has wrong', async () => {
    const { host } = await open(
      '/calculator?calendar=own&holidays=2026-02-13,2026-02-30&start=2026-02-12&limit=5workingDay',
      { status: 422, code: 'calendar/unreadableDay', path: 'calendar.holidays[1]' },
    );
    expect(host.querySelector('#calculator-holidays')?.getAttribute('aria-invalid')).toBe('true');
    expect(host.querySelector('#calculator-holidays-error')?.textContent).toContain(
      '“2026-02-30”：不是有效的日期',
    );
  });

  it('offers the usual week where the calendar is chosen, and keeps it while the official one is looked at', async () => {
    const { host, harness } = await open('/calculator', { body: answer });
    const choose = async (id: string): Promise<void> => {
      const select = host.querySelector<HTMLSelectElement>('#calculator-calendar');
      if (select === null) throw new Error('no choice of calendar');
      select.value = id;
      select.dispatchEvent(new Event('change'));
      await harness.fixture.whenStable();
    };
    await choose('own');
    const monday = host.querySelector<HTMLInputElement>('#calculator-mon');
    expect(monday?.value).toBe('09:00-12:00 13:30-17:30');
    if (monday === null) throw new Error('no field for Monday');
    monday.value = '10:00-16:00';
    monday.dispatchEvent(new Event('input'));
    await harness.fixture.whenStable();
    await choose('cn');
    expect(host.querySelector('#calculator-mon')).toBeNull();
    await choose('own');
    expect(host.querySelector<HTMLInputElement>('#calculator-mon')?.value).toBe('10:00-16:00');
  });

  it('asks when to warn, and says it in figures and under the strip', async () => {
    const warned: TimeLimitAnswer = {
      ...answer,
      warnAt: ['2026-02-13T00:00:00+08:00', null],
    };
    const { host, server } = await open(
      '/calculator?start=2026-02-12&limit=20workingDay&warning=1workingDay&warning=2workingDay',
      { body: warned },
    );
    expect(server.sent.find(({ method }) => method === 'POST')?.body).toEqual(
      jasmine.objectContaining({
        warnings: [
          { before: { value: 1, unit: 'workingDay' } },
          { before: { value: 2, unit: 'workingDay' } },
        ],
      }),
    );
    const told = [...host.querySelectorAll('.warning')].map((one) => one.textContent.trim());
    expect(told).toContain('02-13 00:00');
    expect(told).toContain('数据未齐');
  });

  it('shows the objection to a warning at its own field', async () => {
    const { host } = await open(
      '/calculator?start=2026-02-12&limit=5workingDay&warning=xworkingDay',
      {
        status: 422,
        code: 'timeLimit/notWhole',
        path: 'warnings[0].before.value',
      },
    );
    expect(host.querySelector('#calculator-warning-0-error')?.textContent).toContain('须为整数');
  });

  it('names the first day that is not known instead of a date', async () => {
    const unknown: TimeLimitAnswer = {
      ...answer,
      due: null,
      state: 'unknown',
      beyondCalendar: '2027-01-01',
      notBefore: '2027-01-22',
      remaining: null,
    };
    const { host } = await open('/calculator?start=2026-12-10&limit=30workingDay', {
      body: unknown,
    });
    expect(host.querySelector('.due')?.textContent).toContain('2027 年放假安排尚未公布');
    expect(host.textContent).toContain('最早 2027-01-22');
  });

  it('puts what is typed into the address', async () => {
    const { host, harness } = await open('/calculator?start=2026-02-12', { body: answer });
    const field = host.querySelector<HTMLInputElement>('#calculator-value');
    if (field === null) throw new Error('no field for the value');
    field.value = '5';
    field.dispatchEvent(new Event('input'));
    await harness.fixture.whenStable();
    await expectAsync(
      new Promise((resolve, reject) => {
        const router = TestBed.inject(Router);
        const stop = setTimeout(() => reject(new Error(router.url)), 2000);
        router.events.subscribe(() => {
          if (!router.url.includes('limit=5workingDay')) return;
          clearTimeout(stop);
          resolve(true);
        });
      }),
    ).toBeResolved();
  });

  it('takes keys that come before the page is drawn again', async () => {
    const { host } = await open('/calculator?start=2026-02-12', { body: answer });
    const router = TestBed.inject(Router);
    const written = new Promise<string>((resolve) => {
      router.events.subscribe((event) => {
        if (event instanceof NavigationEnd) resolve(event.url);
      });
    });
    for (const [id, text] of [
      ['calculator-start', '2026-02-13'],
      ['calculator-value', '5'],
    ] as const) {
      const box = host.querySelector<HTMLInputElement>(`#${id}`);
      if (box === null) throw new Error(`no ${id}`);
      box.value = text;
      box.dispatchEvent(new Event('input'));
    }
    expect(await written).toBe('/calculator?start=2026-02-13&limit=5workingDay');
  });

  it('keeps what is typed while the address is still being written', async () => {
    const { host, harness } = await open('/calculator?start=2026-02-12', { body: answer });
    const field = host.querySelector<HTMLInputElement>('#calculator-value');
    if (field === null) throw new Error('no field for the value');
    const type = (text: string): void => {
      field.value = text;
      field.dispatchEvent(new Event('input'));
    };
    const router = TestBed.inject(Router);
    const written = new Promise<void>((resolve) => {
      router.events.subscribe((event) => {
        if (event instanceof NavigationStart && event.url.includes('limit=5working')) type('57');
        if (event instanceof NavigationEnd && event.url.includes('limit=57working')) resolve();
      });
    });
    type('5');
    await written;
    await harness.fixture.whenStable();
    expect(field.value).toBe('57');
    expect(router.url).toContain('limit=57workingDay');
  });
});
