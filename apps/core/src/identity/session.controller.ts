import {
  AllowAnyAccount,
  AllowEverybody,
  Answers,
  InvalidError,
  NoTransaction,
  ScopedDb,
  UnauthenticatedError,
  UnavailableError,
} from '@linli/sdk-server';
import { Body, Controller, Get, Headers, HttpCode, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { EndedSessions } from './ended-sessions.ts';
import { IdentityService } from './identity.service.ts';
import { LogoutTokens } from './logout-token.ts';
import { ProviderAwayError } from './provider-keys.ts';
import { SessionLog } from './session-log.ts';
import { SessionWatch } from './session-watch.ts';

const logoutSchema = z.object({ logout_token: z.string() });
type Logout = z.infer<typeof logoutSchema>;
const watchSchema = z.object({ wait: z.coerce.number().int().min(0).max(30).default(0) });
type Watch = z.infer<typeof watchSchema>;
const sessionSchema = z.object({
  sid: z.string().nullable(),
  acr: z.string().nullable(),
  authTime: z.int().nullable(),
});
type Session = z.infer<typeof sessionSchema>;

@Controller('sessions')
export class SessionController {
  constructor(
    private readonly identity: IdentityService,
    private readonly sessions: EndedSessions,
    private readonly watch: SessionWatch,
    private readonly history: SessionLog,
    private readonly logoutTokens: LogoutTokens,
    private readonly db: ScopedDb,
    private readonly dataSource: DataSource,
  ) {}

  /** The session of the caller. With `wait` the answer comes when it ends, or after so many seconds: how an open tab learns of it. */
  @Get('me')
  @NoTransaction()
  @AllowAnyAccount()
  @Answers(sessionSchema)
  async mine(
    @Headers('authorization') authorization: string,
    @Query({ schema: watchSchema }) { wait }: Watch,
    @Req() request: FastifyRequest,
  ): Promise<Session> {
    const { claims, access } = await this.identity.authenticate(authorization);
    const ended = await this.watch.untilEnded(claims, access.accountId, { seconds: wait, request: request.raw });
    if (ended) throw new UnauthenticatedError('core.identity.session-ended');
    return { sid: claims.sid ?? null, acr: claims.acr ?? null, authTime: claims.auth_time ?? null };
  }

  /** The session of the token that this is called with is over from now on. */
  @Post('end')
  @HttpCode(204)
  @AllowAnyAccount()
  async end(@Headers('authorization') authorization: string): Promise<void> {
    const { claims } = await this.identity.authenticate(authorization);
    if (claims.sid === undefined) throw new InvalidError('core.session.no-id');
    const { manager } = this.db;
    const session = { issuer: claims.iss, sid: claims.sid };
    await this.history.ended(session, (sql, values) => manager.query(sql, values));
    await this.sessions.end(session, (sql, values) => manager.query(sql, values));
  }

  /** The identity provider says that a session is over (OpenID Connect Back-Channel Logout 1.0). */
  @Post('backchannel-logout')
  @HttpCode(200)
  @AllowEverybody()
  async backChannel(@Body({ schema: logoutSchema }) body: Logout): Promise<{ status: 'ok' }> {
    const session = await this.logoutTokens.verify(body.logout_token).catch((cause: unknown) => {
      if (cause instanceof ProviderAwayError)
        throw new UnavailableError('core.identity.unavailable', { retryAfter: 2, cause });
      throw new InvalidError('core.session.bad-logout-token', { cause });
    });
    await this.dataSource.transaction(async (manager) => {
      await this.history.ended(session, (sql, values) => manager.query(sql, values), 'identity-provider');
      await this.sessions.end(session, (sql, values) => manager.query(sql, values));
    });
    return { status: 'ok' };
  }
}
