import { HotSubjects } from './hot-subjects.ts';
import type { HotSubject } from './hot-subjects.ts';
import type { SubjectKey } from '../store/store-rows.ts';

describe('subjects kept in memory', () => {
  const subject = (no: string, events: number): HotSubject => ({
    row: { kind: 'case', no } satisfies SubjectKey as HotSubject['row'],
    events: Array.from({ length: events }, () => ({}) as HotSubject['events'][number]),
    cards: new Map(),
  });
  const key = (no: string): SubjectKey => ({ kind: 'case', no });

  it('are found as they were put last, by kind and number', () => {
    const hot = new HotSubjects(100);
    hot.put(subject('A', 1));
    const later = subject('A', 2);
    hot.put(later);
    expect(hot.find(key('A'))).toBe(later);
    expect(hot.find({ kind: 'ticket', no: 'A' })).toBeUndefined();
  });

  it('go when others fill the room, those written lately stay', () => {
    const hot = new HotSubjects(20);
    hot.put(subject('first', 1));
    for (let index = 0; index < 100; index += 1) {
      hot.put(subject(`N${index}`, 1));
      hot.put(subject('busy', 1));
    }
    expect(hot.find(key('first'))).toBeUndefined();
    expect(hot.find(key('busy'))).toBeDefined();
    const left = Array.from({ length: 100 }, (_, index) => hot.find(key(`N${index}`)));
    expect(left.filter((one) => one !== undefined).length).toBeLessThan(20);
  });

  it('also go where they hold no event', () => {
    const hot = new HotSubjects(10);
    for (let index = 0; index < 100; index += 1) hot.put(subject(`N${index}`, 0));
    expect(hot.find(key('N0'))).toBeUndefined();
  });

  it('leave their room to others when one is dropped, young or old', () => {
    const hot = new HotSubjects(20);
    hot.put(subject('old', 5));
    hot.put(subject('turns', 5));
    hot.put(subject('young', 5));
    hot.drop(key('old'));
    hot.drop(key('young'));
    expect([hot.find(key('old')), hot.find(key('young'))]).toEqual([undefined, undefined]);
    expect(hot.find(key('turns'))).toBeDefined();
    hot.put(subject('later', 5));
    expect(hot.find(key('turns'))).toBeDefined();
  });

  it('are gone when they are void', () => {
    const hot = new HotSubjects(10);
    hot.put(subject('A', 1));
    hot.clear();
    expect(hot.find(key('A'))).toBeUndefined();
  });
});
