import { TestBed } from '@angular/core/testing';
import { CaseTrail } from './case-trail.ts';

describe('CaseTrail', () => {
  it('leads to the neighbours in the list one came from', () => {
    const trail = TestBed.inject(CaseTrail);
    trail.keep(['A', 'B', 'B', 'C']);

    expect(trail.findBeside('B', 1)).toBe('C');
    expect(trail.findBeside('B', -1)).toBe('A');
  });

  it('ends with the list, and knows nothing of other cases', () => {
    const trail = TestBed.inject(CaseTrail);
    trail.keep(['A', 'B']);

    expect(trail.findBeside('B', 1)).toBeUndefined();
    expect(trail.findBeside('A', -1)).toBeUndefined();
    expect(trail.findBeside('Z', 1)).toBeUndefined();
  });
});
