import { TooLargeError, UnavailableError } from '@linli/sdk-server';
import { Pool } from 'undici';
import type { Call } from './call.ts';
import { ClientGoneError, forward } from './forward.ts';
import { endToEnd } from './hop-headers.ts';
import { BodyTooLargeError, bodyOf } from './request-body.ts';

/** Forms of a log-in are small; a body of this size is taken in wholly, so that slow senders hold none of the few connections. */
const MAX_BODY = 64 * 1024;
const TIMEOUT_MS = 20_000;

/** Passes `/idp/…` to the embedded identity provider on its socket, so that log-in happens on the one origin. */
export class IdpProxy {
  private readonly pool: Pool;
  private readonly publicUrl: URL;

  constructor(socketPath: string, publicUrl: string) {
    this.pool = new Pool('http://idp', { socketPath, connections: 32 });
    this.publicUrl = new URL(publicUrl);
  }

  async answer(call: Call): Promise<void> {
    const { req, res } = call;
    // What a client says about the way it came is worth nothing: only the settings know the address of the origin.
    const headers = endToEnd(req.headers, (name) => name === 'forwarded' || name.startsWith('x-forwarded-'));
    headers['x-forwarded-proto'] = this.publicUrl.protocol.slice(0, -1);
    headers['x-forwarded-host'] = this.publicUrl.host;
    headers['x-forwarded-for'] = req.socket.remoteAddress ?? '';
    try {
      await forward(res, {
        dispatcher: this.pool,
        origin: 'http://idp',
        method: call.method,
        path: call.path + call.query,
        headers,
        body: await bodyOf(req, MAX_BODY),
        deadline: Date.now() + TIMEOUT_MS,
        answerHeaders: (answered) => endToEnd(answered, () => false),
      });
    } catch (error) {
      if (error instanceof ClientGoneError || res.headersSent) return;
      if (error instanceof BodyTooLargeError)
        throw new TooLargeError('core.http.too-large', { params: { kb: MAX_BODY / 1024 } });
      throw new UnavailableError('core.identity.unavailable', { retryAfter: 1, cause: error });
    }
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }
}
