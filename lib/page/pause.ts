type Scheduler = { postTask?: (task: () => void) => Promise<void> };

/**
 * Lets the page's own tasks run, then goes on. A task like any other: `scheduler.yield` would put us before the page's messages and
 * timers, and timers are slowed down in tabs that cannot be seen.
 */
export function breathe(): Promise<void> {
  const scheduler = (globalThis as { scheduler?: Scheduler }).scheduler;
  return scheduler?.postTask ? scheduler.postTask(() => undefined) : after(0);
}

/** Resolves after `ms` milliseconds. Never rejects: who waits looks at its own signal afterwards. */
export const after = (ms: number): Promise<void> => new Promise((done) => void setTimeout(done, ms));

/** Resolves in idle time, or after `timeout` milliseconds at the latest. */
export const idle = (timeout: number): Promise<void> =>
  new Promise((done) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => done(), { timeout });
    else setTimeout(done, 1);
  });

/**
 * Runs a generator to its end in slices of about `slice` milliseconds, so that a huge page stays usable.
 * Stops quietly (and returns undefined) once `signal` is aborted.
 */
export async function inSlices<T>(work: Generator<void, T>, signal: AbortSignal, slice = 5): Promise<T | undefined> {
  let until = performance.now() + slice;
  while (!signal.aborted) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await breathe();
    until = performance.now() + slice;
  }
  return undefined;
}
