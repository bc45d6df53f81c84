import { TestBed } from '@angular/core/testing';
import { aScheme } from '../../../../testing/a-scheme.ts';
import { draftLines } from './draft-tree.ts';
import { SchemeWork } from './scheme-work.ts';

function work(): SchemeWork {
  TestBed.configureTestingModule({ providers: [SchemeWork] });
  const made = TestBed.inject(SchemeWork);
  made.open(aScheme());
  return made;
}

function ids(made: SchemeWork): string {
  return draftLines(made.draft()?.nodes ?? [])
    .map(({ node, level }) => `${level}${node.id}`)
    .join(' ');
}

describe('work on a scheme', () => {
  beforeEach(() => {
    sessionStorage.clear();
  });

  it('begins with the version as it is, its first indicator chosen', () => {
    const made = work();
    expect([made.chosen()?.id, made.mayUndo(), made.differences().length]).toEqual([
      'time',
      false,
      0,
    ]);
  });

  it('adds a leaf beside the chosen one or below it, under an id of its own, and chooses it', () => {
    const made = work();
    made.add('below');
    expect(ids(made)).toBe('1time 2onTime 2red 2item6 1early 1bonus');
    expect(made.chosen()?.id).toBe('item6');
    made.add('next');
    expect(ids(made)).toBe('1time 2onTime 2red 2item6 2item7 1early 1bonus');
    expect(made.problems().map(({ field }) => field)).toContain('indicator');
  });

  it('chooses what stood before the one that is removed', () => {
    const made = work();
    made.choose(3);
    made.remove();
    expect([ids(made), made.chosen()?.id]).toEqual(['1time 2onTime 1early 1bonus', 'onTime']);
  });

  it('takes back every step, letters of one field together', () => {
    const made = work();
    made.choose(2);
    for (const weight of ['2', '25']) {
      made.typeNode({ key: 2, field: 'weight', change: () => ({ weight }) });
    }
    made.remove();
    made.undo();
    expect([ids(made), made.chosen()?.weight]).toEqual(['1time 2onTime 2red 1early 1bonus', '25']);
    made.undo();
    expect([made.chosen()?.weight, made.mayUndo()]).toEqual(['1', false]);
  });

  it('goes on with what was typed before, until it is proposed', () => {
    work().type({ nameZh: '新名称' });
    TestBed.resetTestingModule();
    const again = work();
    expect([again.draft()?.nameZh, again.restored()]).toEqual(['新名称', true]);
    again.forget();
    TestBed.resetTestingModule();
    expect(work().restored()).toBeFalse();
  });

  it('goes back to the version, which can be taken back as well', () => {
    const made = work();
    made.type({ nameZh: '新名称' });
    made.reset();
    expect(made.differences()).toEqual([]);
    made.undo();
    expect(made.draft()?.nameZh).toBe('新名称');
  });

  it('shows a field that the server refused until something is typed', () => {
    const made = work();
    made.tellRefused({ node: 3, field: 'per', code: 'refused', detail: 'why' });
    expect([made.chosen()?.id, made.problems().length]).toEqual(['red', 1]);
    made.type({ nameZh: '新名称' });
    expect(made.problems()).toEqual([]);
  });
});
