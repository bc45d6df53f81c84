/** Longest pause that a timer may have; longer ones are rows with a due time. */
const LONGEST_MS = 60_000;

/** A job that runs again and again until it is stopped. */
export interface Job {
  /** Resolves when the run at work has ended; no other begins. */
  stop(): Promise<void>;
  /** Resolves when it has ended. */
  readonly stopped: Promise<void>;
}

/**
 * Runs a job, waits, and runs it again; at once where it says that more is to do. A run never
 * overlaps the one before. A failure is told and the job goes on.
 */
export function every(
  pauseMs: number,
  run: () => Promise<boolean>,
  onFailure: (error: unknown) => void,
): Job {
  if (pauseMs > LONGEST_MS) throw new RangeError(`a pause of ${pauseMs} ms is a row, not a timer`);
  let stopped = false;
  let wake: () => void = () => undefined;
  const loop = async (): Promise<void> => {
    while (!isStopped()) {
      const more = await run().catch((error: unknown) => {
        onFailure(error);
        return false;
      });
      if (isStopped()) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, more ? 0 : pauseMs);
        // A job alone keeps no process alive.
        timer.unref();
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const isStopped = (): boolean => stopped;
  const running = loop();
  return {
    stopped: running,
    stop: () => {
      stopped = true;
      wake();
      return running;
    },
  };
}

/** The same run for a job whose first run comes after its first pause: what is idle work at a start as well. */
export function afterPause(run: () => Promise<boolean>): () => Promise<boolean> {
  let isFirst = true;
  return () => {
    if (!isFirst) return run();
    isFirst = false;
    return Promise.resolve(false);
  };
}
