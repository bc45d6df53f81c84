import { ApplicationRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ReturningFocus } from './returning-focus.ts';

describe('ReturningFocus', () => {
  let host: HTMLElement;
  let focus: ReturningFocus;

  beforeEach(() => {
    host = document.createElement('div');
    host.setAttribute('data-returns-home', '');
    host.innerHTML = `<button data-returns="order">督办</button><span data-returns="more"><button>更多</button></span>
      <input>`;
    document.body.append(host);
    focus = TestBed.inject(ReturningFocus);
  });
  afterEach(() => host.remove());

  const part = (selector: string): HTMLElement => {
    const found = host.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`there is no ${selector}`);
    return found;
  };
  const render = (): void => TestBed.inject(ApplicationRef).tick();

  it('gives it back to what had it', () => {
    part('[data-returns=order]').focus();
    focus.keep();
    part('input').remove();
    part('[data-returns=order]').blur();
    focus.giveBack();
    render();
    expect(document.activeElement).toBe(part('[data-returns=order]'));
  });

  for (const name of ['order', 'more']) {
    it(`finds the button ${name} that was built anew meanwhile`, () => {
      part(`button[data-returns=${name}], [data-returns=${name}] button`).focus();
      focus.keep();
      const before = document.activeElement;
      host.innerHTML = `${host.innerHTML} `;
      focus.giveBack();
      render();
      expect(document.activeElement).not.toBe(before);
      expect(document.activeElement?.closest(`[data-returns=${name}]`)).not.toBeNull();
    });
  }

  it('takes it from nothing that its reader has turned to meanwhile', () => {
    part('[data-returns=order]').focus();
    focus.keep();
    part('input').focus();
    focus.giveBack();
    render();
    expect(document.activeElement).toBe(part('input'));
  });
});
