import { readFileSync, readdirSync } from 'node:fs';

/** Ticks of the processor time of a process in a second, as Linux shows it. */
const TICKS_PER_S = 100;

/** Processor time of a process with all its threads until now, ms; 0 of one that has ended. */
export function processMs(pid: number): number {
  return millisOf(`/proc/${pid}/stat`)[0];
}

/** The same of its main thread alone. */
export function mainThreadMs(pid: number): number {
  return millisOf(`/proc/${pid}/task/${pid}/stat`)[0];
}

/** The same of a process, of those that it started, and of those among them that have ended. */
export function familyMs(pid: number): number {
  const [own, ended] = millisOf(`/proc/${pid}/stat`);
  let sum = own + ended;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const path = `/proc/${name}/stat`;
    if (Number(fieldsOf(path)[1]) === pid) sum += millisOf(path)[0];
  }
  return sum;
}

/** Own time, and that of children that have ended. */
function millisOf(path: string): readonly [own: number, ended: number] {
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fieldsOf(path)
    .slice(11, 15)
    .map(Number);
  const millis = (ticks: number): number => (ticks / TICKS_PER_S) * 1000;
  return [millis(user + system), millis(endedUser + endedSystem)];
}

/** The fields behind the name of a process; none where it has just ended. */
function fieldsOf(path: string): readonly string[] {
  try {
    const text = readFileSync(path, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
