const ANSWER_WITHIN_MS = 8_000;
export const REGISTRY_PATH = '/shell/registry.json';

/** What the registry's address answers, not looked at yet; throws when there is none to be had. */
export async function readRegistry(fetcher: typeof fetch = fetch): Promise<unknown> {
  // `no-cache` asks with the stored ETag, so that an unchanged registry costs a 304.
  const response = await fetcher(REGISTRY_PATH, { cache: 'no-cache', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return await response.json();
}
