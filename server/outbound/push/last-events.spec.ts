import { LastEvents } from './last-events.ts';

const PROVINCE = { path: '', line: null };
const JINAN = { path: '370000/370100/', line: null };
const QINGDAO = { path: '370000/370200/', line: null };
const WATER = { path: '370000/370100/', line: 'water' };

const cell = (line: string, path: string): [string, number] => [
  `${line}|["clock","commitment","${path}","D1","I1",20000,"running"]`,
  1,
];
const inJinan = cell('water', '370000/370100/370102/');
const note = (at: number, ...deltas: [string, number][]) => ({ at, deltas, lastEventAt: at - 5 });

describe('LastEvents', () => {
  const told = (events: LastEvents, ...scopes: { path: string; line: string | null }[]) =>
    [...events.read(scopes).values()].map(String).join(' ');

  it('tells a scope of what came in there, at the instant at which it came', () => {
    const events = new LastEvents();
    events.hear(note(100, inJinan));
    expect(told(events, PROVINCE, JINAN, WATER)).toBe('100 100 100');
  });

  it('says nothing of what happens elsewhere', () => {
    const events = new LastEvents();
    events.hear(note(100, inJinan));
    events.hear(note(200, cell('land', '370000/370200/370202/')));
    expect(told(events, PROVINCE, JINAN, QINGDAO, WATER)).toBe('200 100 200 100');
    events.hear(note(300, cell('land', '370000/370100/370102/')));
    expect(told(events, JINAN, WATER)).toBe('300 100');
  });

  it('knows of nothing before anything has come, and of no commit without events', () => {
    const events = new LastEvents();
    events.hear({ at: 100, deltas: [inJinan], lastEventAt: null });
    expect(told(events, JINAN)).toBe('null');
  });

  it('keeps what it said until something newer comes', () => {
    const events = new LastEvents();
    events.hear(note(100, inJinan));
    expect(told(events, JINAN)).toBe('100');
    expect(told(events, JINAN)).toBe('100');
  });
});
