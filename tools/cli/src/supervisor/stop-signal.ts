/**
 * Aborted when this process should end: Ctrl-C, SIGTERM, a closed terminal, or the end of whoever started us, which
 * shows as a closed IPC channel. Asking twice is asking once.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = () => controller.abort();
  for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.on(event, stop);
  if (process.send && !process.connected) stop();
  return controller.signal;
}

/** Settles as `work` does, or resolves with undefined as soon as the signal says stop. */
export function orStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  if (signal.aborted) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
    work.then(resolve, (error: unknown) => (signal.aborted ? resolve(undefined) : reject(error)));
  });
}
