import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Instant } from '#domain/time/limit.ts';
import type { Order, Told } from './orders.ts';

const PROGRAM = fileURLToPath(new URL('one-process.ts', import.meta.url));

/** One of the processes, as its parent sees it. */
export class Child {
  /** Ids of events that were acknowledged to its writers. */
  readonly acknowledged = new Set<string>();
  accepted = 0;
  sweptTo: Instant = 0;
  readonly #process: ChildProcess;
  readonly #heard = new Set<string>();
  #wake: () => void = () => undefined;

  constructor(url: string, number: number, processes: number, folder: string) {
    this.#process = fork(PROGRAM, [String(number), String(processes), folder], {
      env: { ...process.env, MINGJIAN_DATABASE_URL: url },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#process.on('message', (told: Told) => {
      this.#take(told);
    });
    this.#process.on('exit', () => {
      this.#heard.add('ended');
      this.#wake();
    });
  }

  send(order: Order): void {
    this.#process.send(order);
  }

  signal(signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void {
    this.#process.kill(signal);
  }

  /** Resolves when it has told this, once for each time. */
  async until(what: Told['kind'] | 'ended'): Promise<void> {
    while (!this.#heard.has(what)) {
      if (this.#heard.has('ended')) throw new Error(`a process ended before it was ${what}`);
      await this.news();
    }
    if (what !== 'ended') this.#heard.delete(what);
  }

  /** Resolves with the next thing that it tells. */
  news(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #take(told: Told): void {
    if (told.kind === 'acknowledged') {
      for (const id of told.ids) this.acknowledged.add(id);
      this.accepted += told.accepted;
    } else if (told.kind === 'swept') {
      this.sweptTo = told.sweptTo;
    } else {
      this.#heard.add(told.kind);
    }
    this.#wake();
  }
}
