import { SteadyClock } from './steady-clock.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A machine whose parts a spec moves. */
class MovedMachine {
  wall = Date.parse('2026-03-02T10:00:00+08:00');
  steady = 5000;
  uptime = 9_000_000;
  readonly clock = new SteadyClock({
    wallMs: () => this.wall,
    steadyMs: () => this.steady,
    uptimeMs: () => this.uptime,
  });

  /** Time as it passes, whatever the wall shows. */
  pass(ms: number): void {
    this.wall += ms;
    this.steady += ms;
    this.uptime += ms;
  }

  sleep(ms: number): void {
    this.wall += ms;
    this.uptime += ms;
  }
}

describe('SteadyClock', () => {
  let machine: MovedMachine;
  let begin: number;

  beforeEach(() => {
    machine = new MovedMachine();
    begin = machine.clock.now();
  });

  it('shows the wall clock while that runs evenly', () => {
    for (let hours = 0; hours < 48; hours += 1) machine.pass(HOUR);
    expect(machine.clock.now()).toBe(begin + 2 * DAY);
    expect(machine.clock.offMs()).toBe(0);
  });

  for (const jump of [40 * DAY, -40 * DAY, -2 * HOUR, 31_000, -31_000]) {
    it(`goes on evenly when the wall clock jumps by ${jump / 1000} s, and says so`, () => {
      machine.pass(HOUR);
      machine.wall += jump;
      machine.pass(HOUR);
      expect(machine.clock.now()).toBe(begin + 2 * HOUR);
      expect(machine.clock.offMs()).toBe(jump);
    });

    it(`believes the wall clock again when it is back from ${jump / 1000} s`, () => {
      machine.wall += jump;
      machine.pass(HOUR);
      expect(machine.clock.now()).toBe(begin + HOUR);
      machine.wall -= jump;
      machine.pass(HOUR);
      expect(machine.clock.now()).toBe(begin + 2 * HOUR);
      expect(machine.clock.offMs()).toBe(0);
    });
  }

  it('follows a correction of half a minute', () => {
    machine.wall -= 30_000;
    expect(machine.clock.now()).toBe(begin - 30_000);
    expect(machine.clock.offMs()).toBe(0);
  });

  it('adds up corrections: a clock that runs ahead is not followed for ever', () => {
    for (let seconds = 0; seconds < 300; seconds += 1) {
      machine.pass(1000);
      machine.wall += 1000;
      machine.clock.now();
    }
    expect(machine.clock.now() - begin).toBe(300_000);
    expect(machine.clock.offMs()).toBe(300_000);
  });

  it('believes a machine that slept for a night', () => {
    machine.pass(HOUR);
    machine.sleep(10 * HOUR);
    expect(machine.clock.now()).toBe(begin + 11 * HOUR);
    expect(machine.clock.offMs()).toBe(0);
    machine.pass(HOUR);
    expect(machine.clock.now()).toBe(begin + 12 * HOUR);
  });

  it('does not take a jump for sleep because the machine slept as well', () => {
    machine.sleep(10 * HOUR);
    machine.wall += 40 * DAY;
    expect(machine.clock.offMs()).not.toBe(0);
    expect(machine.clock.now()).toBeLessThan(begin + DAY);
  });

  it('knows whole milliseconds only, as stored instants do', () => {
    machine.steady += 0.7;
    machine.wall += DAY;
    expect(Number.isInteger(machine.clock.now())).toBeTrue();
  });
});
