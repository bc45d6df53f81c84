import { ROLES } from './role.ts';
import { TASK_ACTS, TASK_STAFF, taskRefusal } from './task-acts.ts';

const OPEN = { isClosed: false, isWithin: true };

describe('acts on a task', () => {
  for (const act of TASK_ACTS) {
    for (const role of ROLES) {
      const may = role === 'supervisor' || (role === 'liaison' && act !== 'close');
      it(`${act} is ${may ? 'open' : 'closed'} to a ${role}`, () => {
        expect(taskRefusal(act, role, OPEN)).toBe(may ? undefined : 'access/notAllowed');
      });
    }
  }

  it('are those of nobody but the staff that is named', () => {
    const staff = ROLES.filter((role) =>
      TASK_ACTS.some((act) => taskRefusal(act, role, OPEN) === undefined),
    );
    expect([...staff].sort()).toEqual([...TASK_STAFF].sort());
  });

  it('end nothing from below: a city reports on what the province has set, and closes it not', () => {
    const above = { isClosed: false, isWithin: false };
    expect(taskRefusal('progress', 'supervisor', above)).toBeUndefined();
    expect(taskRefusal('close', 'supervisor', above)).toBe('access/notAllowed');
  });

  it('are over once it is closed', () => {
    expect(taskRefusal('progress', 'liaison', { ...OPEN, isClosed: true })).toBe('task/closed');
    expect(taskRefusal('close', 'supervisor', { ...OPEN, isClosed: true })).toBe('task/closed');
  });
});
