import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { FakeServer } from '../../../testing/fake-fetch.ts';
import type { FakeAnswer } from '../../../testing/fake-fetch.ts';
import { FETCH } from '../../data/api.ts';
import { zhCase } from '../../i18n/zh-case.ts';
import { CaseRatingLink } from './case-rating-link.ts';

const LINK = {
  caseNo: 'C1',
  path: '/public/rate/T',
  url: 'https://mingjian.example/public/rate/T',
  until: '2026-03-09',
  qr: ['101', '010', '111'],
};

describe('the link by which a case is rated', () => {
  let server: FakeServer;
  let fixture: ComponentFixture<CaseRatingLink>;

  const open = (answer: FakeAnswer): void => {
    server = new FakeServer(() => answer);
    TestBed.configureTestingModule({ providers: [{ provide: FETCH, useValue: server.fetch }] });
    fixture = TestBed.createComponent(CaseRatingLink);
    fixture.componentRef.setInput('no', 'C1');
    fixture.componentRef.setInput('texts', zhCase);
  };
  const page = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const make = async (): Promise<void> => {
    await fixture.whenStable();
    page().querySelector('button')?.click();
    await fixture.whenStable();
  };

  it('is made for a stage and shown as a QR code, an address and its last day', async () => {
    open({ body: { items: [LINK] } });
    await fixture.whenStable();
    const select = page().querySelector('select');
    if (select === null) throw new Error('no stage to choose');
    select.value = 'resultDelivery';
    select.dispatchEvent(new Event('change'));
    await make();
    expect(server.sent).toEqual([
      {
        method: 'POST',
        path: '/rating-links',
        body: { caseNos: ['C1'], stage: 'resultDelivery', channel: 'qr' },
      },
    ]);
    expect(page().querySelector('path')?.getAttribute('d')).toBe(
      'M0 0h1v1h-1zM2 0h1v1h-1zM1 1h1v1h-1zM0 2h1v1h-1zM1 2h1v1h-1zM2 2h1v1h-1z',
    );
    expect(page().textContent).toContain(LINK.url);
    expect(page().textContent).toContain('9');
  });

  it('says why it cannot be made', async () => {
    open({ status: 404, body: { code: 'case/notFound', status: 404, title: '', type: '' } });
    await make();
    expect(page().querySelector('[role=alert]')?.textContent).not.toBe('');
    expect(page().querySelector('svg')).toBeNull();
  });

  it('is gone with the case that it was for', async () => {
    open({ body: { items: [LINK] } });
    await make();
    fixture.componentRef.setInput('no', 'C2');
    await fixture.whenStable();
    expect(page().querySelector('svg')).toBeNull();
  });
});
