import { Worker } from 'node:worker_threads';
import type { Contribution } from '#domain/derived-subject.ts';
import type { Checker, RunFound, SubjectRun } from '../../../application/writer/check-run.ts';
import type { CheckCrew } from '../../../application/writer/verify.ts';
import { ServiceError, findError } from '../../../errors.ts';
import type { ErrorCode } from '../../../errors.ts';
import type { HomeSetting } from '../home.ts';
import type { CheckSetting, FromChecker, ToChecker } from './check-messages.ts';

/** What a thread holds for long is its sums; all else of a run is young. */
const LIMITS = { maxYoungGenerationSizeMb: 64 };

/** Starts threads that check a home, so that all cores read and derive; they end with the crew. */
export async function hireCrew(home: HomeSetting, size: number): Promise<CheckCrew> {
  const threads = Array.from({ length: size }, () => new CheckThread(home));
  const end = async (): Promise<void> => {
    await Promise.all(threads.map((thread) => thread.end()));
  };
  try {
    await Promise.all(threads.map((thread) => thread.opened));
  } catch (error) {
    await end();
    throw error;
  }
  return {
    size,
    join: async (moment, sweptTo, scope) => {
      const request = { name: 'join', moment, sweptTo, scope } as const;
      const isIn = await Promise.all(threads.map((thread) => thread.ask(request)));
      return threads.filter((_, place) => isIn[place] === true);
    },
    end,
  };
}

/** One thread; it is asked one thing after the other. */
class CheckThread implements Checker {
  readonly opened: Promise<unknown>;
  readonly #worker: Worker;
  #waiting: PromiseWithResolvers<unknown>;

  constructor(home: HomeSetting) {
    this.#waiting = Promise.withResolvers();
    this.opened = this.#waiting.promise;
    const workerData: CheckSetting = { home };
    const url = new URL('./check-thread.ts', import.meta.url);
    this.#worker = new Worker(url, { workerData, resourceLimits: LIMITS });
    this.#worker.on('message', (message: FromChecker) => {
      this.#take(message);
    });
    this.#worker.on('error', (cause) => {
      this.#waiting.reject(new ServiceError('store/failed', {}, { cause }));
    });
    this.#worker.on('exit', () => {
      this.#waiting.reject(new ServiceError('platform/closed'));
    });
  }

  ask(request: ToChecker): Promise<unknown> {
    this.#waiting = Promise.withResolvers();
    this.#worker.postMessage(request);
    return this.#waiting.promise;
  }

  check(run: SubjectRun): Promise<RunFound> {
    return this.ask({ name: 'check', run }) as Promise<RunFound>;
  }

  takeContributions(): Promise<Contribution> {
    return this.ask({ name: 'takeContributions' }) as Promise<Contribution>;
  }

  async end(): Promise<void> {
    // Whoever still waited has failed before; nobody asks any more.
    this.#waiting.promise.catch(() => undefined);
    await this.#worker.terminate();
  }

  #take(message: FromChecker): void {
    if (message.kind === 'open') this.#waiting.resolve(undefined);
    else if (message.kind === 'answer') this.#waiting.resolve(message.value);
    else {
      const { code, message: text } = message;
      const known = findError(code) === undefined ? 'store/failed' : (code as ErrorCode);
      this.#waiting.reject(new ServiceError(known, { message: text }));
    }
  }
}
