import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { Shortcuts } from './shortcuts.ts';

const pressed: string[] = [];
/** Events without a code are not taken for key presses. */
const CODES: Readonly<Record<string, string>> = { a: 'KeyA' };

@Component({ selector: 'app-keyed', template: '<input /><button type="button">x</button>' })
class Keyed {
  readonly shortcuts = inject(Shortcuts);

  constructor() {
    this.shortcuts.bind('page', [
      { keys: 'a', label: () => '签收', run: () => pressed.push('a') },
      { keys: 'Enter', run: () => pressed.push('Enter') },
      { keys: 'Escape', inFields: true, run: () => pressed.push('Escape') },
    ]);
  }
}

describe('Shortcuts', () => {
  let fixture: ComponentFixture<Keyed>;

  beforeEach(async () => {
    pressed.length = 0;
    fixture = TestBed.createComponent(Keyed);
    document.body.append(fixture.nativeElement as HTMLElement);
    await fixture.whenStable();
    if (!TestBed.inject(Shortcuts).on()) TestBed.inject(Shortcuts).switch();
  });

  afterEach(() => {
    if (!TestBed.inject(Shortcuts).on()) TestBed.inject(Shortcuts).switch();
    fixture.destroy();
  });

  const press = (key: string, target: EventTarget = document.body): void => {
    target.dispatchEvent(
      new KeyboardEvent('keydown', {
        key,
        code: CODES[key] ?? key,
        bubbles: true,
        cancelable: true,
      }),
    );
  };
  const part = (selector: string): HTMLElement => {
    const found = (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`no ${selector}`);
    return found;
  };

  it('acts on a letter outside fields', () => {
    press('a');

    expect(pressed).toEqual(['a']);
  });

  it('leaves letters to fields, but not Escape', () => {
    press('a', part('input'));
    press('Escape', part('input'));

    expect(pressed).toEqual(['Escape']);
  });

  it('leaves Enter to the button that has the focus', () => {
    press('Enter', part('button'));

    expect(pressed).toEqual([]);
  });

  it('can be switched off, which leaves Escape (WCAG 2.1.4)', () => {
    TestBed.inject(Shortcuts).switch();
    press('a');
    press('Escape');

    expect(pressed).toEqual(['Escape']);
  });

  it('lists its keys while their page is there', () => {
    expect([...TestBed.inject(Shortcuts).groups().keys()]).toContain('page');

    fixture.destroy();

    expect([...TestBed.inject(Shortcuts).groups().keys()]).not.toContain('page');
    press('a');

    expect(pressed).toEqual([]);
  });
});
