import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, fetch as undiciFetch } from 'undici';
import { errorFacts, type Log } from './log.ts';

type FetchLike = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

const ATTEMPT_MS = 2000;
/** Pauses before the message is sent again after the first attempt; core may just be starting. */
const RETRY_PAUSES_MS = [500, 1000, 2000, 4000, 8000, 15_000];

/**
 * Brings log-out messages to core, at its public address and nowhere else. The certificate there may be self-signed, and
 * the message proves itself by its signature, so the certificate is not checked. What does not arrive is sent again in
 * the background: the person who logs out does not wait for it.
 */
export function createBackchannelFetch(publicUrl: string, log: Log): FetchLike {
  const dispatcher = new Agent({ connect: { rejectUnauthorized: false }, keepAliveTimeout: 1000 });
  const attempt = async (url: string, init: RequestInit | undefined): Promise<Response> => {
    const response = await undiciFetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: String(init?.body ?? ''),
      dispatcher,
      signal: AbortSignal.timeout(ATTEMPT_MS),
    });
    await response.arrayBuffer();
    if (response.status >= 500) throw new Error(`core answered ${response.status}`);
    return new Response(null, { status: response.status === 200 ? 204 : response.status });
  };
  const sendAgain = async (url: string, init: RequestInit | undefined) => {
    for (const pause of RETRY_PAUSES_MS) {
      await sleep(pause, undefined, { ref: false });
      try {
        await attempt(url, init);
        return;
      } catch (error) {
        log.debug('the log-out message did not arrive', errorFacts(error));
      }
    }
    log.warn('the log-out message was given up; the access token ends by itself within minutes');
  };
  return async (input, init) => {
    const url = String(input instanceof Request ? input.url : input);
    if (new URL(url).origin !== publicUrl) throw new Error('The demonstration provider calls nothing but core.');
    try {
      return await attempt(url, init);
    } catch (error) {
      log.warn('the log-out message did not arrive, sending it again', errorFacts(error));
      void sendAgain(url, init);
      return new Response(null, { status: 204 });
    }
  };
}
