const WAIT_S = 25;
const PAUSE_MS = 5_000;
const ANSWER_WITHIN_MS = 5_000;

export interface SessionWatchPorts {
  getToken(): Promise<string>;
  /** Runs the work while no other tab runs its own. */
  withLock<T>(work: () => Promise<T>): Promise<T>;
  /** The session was ended elsewhere: at the provider, or by an administrator. */
  onEnded(): void;
  fetch?: typeof fetch;
  wait?(ms: number): Promise<void>;
}

/**
 * Learns within a moment that the session was ended. One tab asks for all: its request is answered when it happens, or
 * after half a minute. Answers the function that stops it.
 */
export function watchSession(ports: SessionWatchPorts): () => void {
  const stopped = new AbortController();
  const wait = ports.wait ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  const look = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      // Core or the provider is away, or this tab goes: asked again later, or not at all.
      const ended = await ports
        .getToken()
        .then((token) => isEnded(token, { seconds: WAIT_S, signal: stopped.signal, fetch: ports.fetch }))
        .catch(() => undefined);
      if (stopped.signal.aborted) return;
      if (ended) return ports.onEnded();
      if (ended === undefined) await wait(PAUSE_MS);
    }
  };
  void ports.withLock(look);
  return () => stopped.abort();
}

/** Asks core about the session of a token: true when it was ended, false when it goes on, undefined when core does not know. */
export async function isEnded(
  token: string,
  options: { seconds?: number; signal?: AbortSignal; fetch?: typeof fetch | undefined } = {},
): Promise<boolean | undefined> {
  const { seconds = 0, signal = AbortSignal.timeout(ANSWER_WITHIN_MS) } = options;
  const response = await (options.fetch ?? fetch)(`/api/core/v1/sessions/me?wait=${seconds}`, {
    headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
    cache: 'no-store',
    signal,
  });
  if (response.ok) return false;
  if (response.status !== 401) return undefined;
  const problem = (await response.json()) as { code?: string };
  return problem.code === 'core.identity.session-ended' ? true : undefined;
}
