import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { EndedSessions } from './ended-sessions.ts';
import type { BearerClaims } from './user-token.ts';

/** Browsers of one person that wait at a time; a further one is answered at once and has to ask again. */
const MOST_OF_ONE_ACCOUNT = 8;
/** A token that ends while its owner waits says nothing any more. */
const LEEWAY_S = 1;

/** Holds requests of open tabs until their session ends. One tab asks for all tabs of a browser. */
@Injectable()
export class SessionWatch {
  private readonly waiting = new Map<string, number>();

  constructor(private readonly sessions: EndedSessions) {}

  async untilEnded(
    claims: BearerClaims,
    accountId: string,
    { seconds, request }: { seconds: number; request: IncomingMessage },
  ): Promise<boolean> {
    const before = this.waiting.get(accountId) ?? 0;
    const left = claims.exp - Date.now() / 1000 - LEEWAY_S;
    const ms = before >= MOST_OF_ONE_ACCOUNT ? 0 : Math.max(0, Math.min(seconds, left)) * 1000;
    if (ms === 0) return await this.sessions.untilEnded(claims, 0, AbortSignal.abort());
    const gone = new AbortController();
    const leave = () => gone.abort();
    request.socket.once('close', leave);
    this.waiting.set(accountId, before + 1);
    try {
      return await this.sessions.untilEnded(claims, ms, gone.signal);
    } finally {
      request.socket.off('close', leave);
      const now = (this.waiting.get(accountId) ?? 1) - 1;
      if (now > 0) this.waiting.set(accountId, now);
      else this.waiting.delete(accountId);
    }
  }
}
