import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { FakeServer } from '../../../testing/fake-fetch.ts';
import type { FakeAnswer } from '../../../testing/fake-fetch.ts';
import { aCaseView } from '../../../testing/case-view.ts';
import { FETCH } from '../../data/api.ts';
import { enCase } from '../../i18n/en-case.ts';
import { zhCase } from '../../i18n/zh-case.ts';
import { factRows } from './case-facts-row.ts';
import { CaseReveal } from './case-reveal.ts';
import { personRows } from './person-rows.ts';

const PERSON = { kind: 'natural', phone: '13812345678', name: '王小明', level: 3 };
const ANSWER = { body: { no: 'C1', applicant: PERSON, parts: [] } };

describe('the applicant in clear', () => {
  let server: FakeServer;
  let fixture: ComponentFixture<CaseReveal>;

  const open = (answer: FakeAnswer): void => {
    server = new FakeServer(() => answer);
    TestBed.configureTestingModule({ providers: [{ provide: FETCH, useValue: server.fetch }] });
    fixture = TestBed.createComponent(CaseReveal);
    fixture.componentRef.setInput('no', 'C1');
    fixture.componentRef.setInput('texts', zhCase);
  };
  const page = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const press = async (at: number): Promise<void> => {
    page().querySelectorAll('button')[at]?.click();
    await fixture.whenStable();
  };
  const askWith = async (reason: string): Promise<void> => {
    await fixture.whenStable();
    await press(0);
    const field = page().querySelector('input');
    if (field === null) throw new Error('no field for the reason');
    field.value = reason;
    field.dispatchEvent(new Event('input'));
    await press(0);
  };

  it('is asked for with a reason, shown, and gone when it is hidden', async () => {
    open(ANSWER);
    await askWith('核实联系方式');
    expect(server.sent).toEqual([
      { method: 'POST', path: '/cases/C1/reveal', body: { reason: '核实联系方式' } },
    ]);
    expect(page().textContent).toContain('13812345678');
    expect(page().textContent).toContain(zhCase.reveal.recorded);
    await press(0);
    expect(page().textContent).not.toContain('13812345678');
  });

  it('is not asked for without a reason', async () => {
    open(ANSWER);
    await askWith(' 无 ');
    expect(server.sent).toEqual([]);
    expect(page().querySelector('[role=alert]')?.textContent).toBe(zhCase.reveal.reasonShort);
    expect(page().querySelector('input')?.getAttribute('aria-invalid')).toBe('true');
  });

  it('is gone when the reader goes on to another case', async () => {
    open(ANSWER);
    await askWith('核实联系方式');
    fixture.componentRef.setInput('no', 'C2');
    await fixture.whenStable();
    expect(page().textContent).not.toContain('13812345678');
  });

  it('says why it was refused and keeps what was typed', async () => {
    open({ status: 429, code: 'reveal/tooMany' });
    await askWith('核实联系方式');
    expect(page().querySelector('[role=alert]')?.textContent).not.toBe('');
    expect(page().querySelector('input')?.value).toBe('核实联系方式');
  });
});

describe('the rows of a person', () => {
  it('name known fields by their words, in one order, and keep others', () => {
    expect(personRows(PERSON, zhCase.reveal.fields)).toEqual([
      { name: '姓名', value: '王小明' },
      { name: '电话', value: '13812345678' },
      { name: 'level', value: '3' },
    ]);
    expect(personRows('王小明', enCase.reveal.fields)).toEqual([{ name: 'Name', value: '王小明' }]);
    expect(personRows({ kind: 'natural', erased: true }, zhCase.reveal.fields)).toEqual([]);
    expect(personRows(null, zhCase.reveal.fields)).toEqual([]);
  });

  it('say of whoever was forgotten that he was', () => {
    const view = aCaseView();
    const facts = { ...view.facts, applicant: { kind: 'natural', erased: true } };
    const values = factRows({ facts }, zhCase, '·').map(({ value }) => value);
    expect(values.filter((value) => value === '已删除').length).toBe(2);
  });
});
