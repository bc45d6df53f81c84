import { TestBed } from '@angular/core/testing';
import { pathOf } from '../icon/icon.ts';
import { LevelMark } from './level-mark.ts';
import type { Mark } from './level-mark.ts';

describe('LevelMark', () => {
  const shape = async (mark: Mark): Promise<string> => {
    const fixture = TestBed.createComponent(LevelMark);
    fixture.componentRef.setInput('mark', mark);
    await fixture.whenStable();
    const paths = (fixture.nativeElement as HTMLElement).querySelectorAll('path');
    return [...paths].map((path) => path.getAttribute('d')).join(' ');
  };

  it('has a shape of its own for every level and state, so that colour is never alone', async () => {
    const marks: readonly Mark[] = [
      'red',
      'yellow',
      'warning',
      'ok',
      'neutral',
      'suspended',
      'unknown',
    ];
    const shapes = await Promise.all(marks.map(shape));

    expect(new Set(shapes).size).toBe(marks.length);
  });

  it('is silent: the word beside it speaks', async () => {
    const fixture = TestBed.createComponent(LevelMark);
    fixture.componentRef.setInput('mark', 'red');
    await fixture.whenStable();

    expect((fixture.nativeElement as HTMLElement).getAttribute('aria-hidden')).toBe('true');
  });
});

describe('pathOf', () => {
  it('takes the outline out of an icon file', () => {
    expect(pathOf('<svg width="48"><path d="M1 2Z"/></svg>')).toBe('M1 2Z');
  });

  it('is empty where there is none', () => {
    expect(pathOf('<svg></svg>')).toBe('');
  });
});
