import { AllowAnyAccount, AllowEverybody, InvalidError, ScopedDb, UnavailableError } from '@linli/sdk-server';
import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { EndedSessions } from './ended-sessions.ts';
import { IdentityService } from './identity.service.ts';
import { LogoutTokens } from './logout-token.ts';
import { ProviderAwayError } from './provider-keys.ts';

const logoutSchema = z.object({ logout_token: z.string() });
type Logout = z.infer<typeof logoutSchema>;

@Controller('sessions')
export class SessionController {
  constructor(
    private readonly identity: IdentityService,
    private readonly sessions: EndedSessions,
    private readonly logoutTokens: LogoutTokens,
    private readonly db: ScopedDb,
    private readonly dataSource: DataSource,
  ) {}

  /** The session of the token that this is called with is over from now on. */
  @Post('end')
  @HttpCode(204)
  @AllowAnyAccount()
  async end(@Headers('authorization') authorization: string): Promise<void> {
    const { claims } = await this.identity.authenticate(authorization);
    if (claims.sid === undefined) throw new InvalidError('core.session.no-id');
    const { manager } = this.db;
    await this.sessions.end({ issuer: claims.iss, sid: claims.sid }, (sql, values) => manager.query(sql, values));
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
      await this.sessions.end(session, (sql, values) => manager.query(sql, values));
      await manager.query(`SELECT core_pub.audit_v1('core.session.ended', NULL, NULL)`);
    });
    return { status: 'ok' };
  }
}
