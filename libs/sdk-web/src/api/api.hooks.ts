import { useCallback, useMemo, useRef } from 'react';
import { useSession } from '../session/session.context.ts';
import { CORE_API, type ApiClient } from './client.ts';
import { randomId } from './random-id.ts';

/** The API client of the session, for core's API or for another base (`pluginApi('…')`). Stable between renders. */
export function useApi(base: string = CORE_API): ApiClient {
  const { api } = useSession();
  return useMemo(() => (api.base === base ? api : api.at(base)), [api, base]);
}

/**
 * A key for one intent of the user: `current()` gives the same key until `renew()` is called, which belongs after success
 * or when what is sent has changed.
 */
export function useIntentKey(): { current(): string; renew(): void } {
  const key = useRef<string>(undefined);
  const current = useCallback(() => (key.current ??= randomId()), []);
  const renew = useCallback(() => {
    key.current = undefined;
  }, []);
  return useMemo(() => ({ current, renew }), [current, renew]);
}
