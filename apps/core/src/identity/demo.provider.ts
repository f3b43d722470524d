import { loginActionSchema, type LoginAction } from '@linli/contracts';
import { ConflictError, NotFoundError } from '@linli/sdk-server';
import { Client } from 'undici';
import { z } from 'zod';
import { IdentityProvider, IdentityProviderAwayError, type FailedLogin, type NewLogin } from './identity-provider.ts';

const TIMEOUT_MS = 5_000;
const failuresSchema = z.object({
  items: z.array(
    z.object({ id: z.string(), at: z.iso.datetime(), username: z.string().nullable(), reason: z.string() }),
  ),
});

const actionsSchema = z.object({ actions: z.array(loginActionSchema) });
/** What core does by itself, and only tells the provider: possible also while that one is away. */
const ALWAYS: readonly LoginAction[] = ['disable', 'enable', 'end-sessions'];

/** The accounts of the embedded provider, through its door for operators: a socket that only this user can open. */
export class DemoProvider extends IdentityProvider {
  constructor(private readonly socketPath: string) {
    super();
  }

  async actionsFor(subject: string): Promise<readonly LoginAction[]> {
    try {
      const answer = await this.call('GET', `/operator/accounts/${encodeURIComponent(subject)}`);
      return actionsSchema.parse(answer).actions;
    } catch (error) {
      if (error instanceof NotFoundError || error instanceof IdentityProviderAwayError) return ALWAYS;
      throw error;
    }
  }

  async createAccount(account: { username: string; displayName: string }): Promise<NewLogin> {
    return z
      .object({ subject: z.string(), temporaryPassword: z.string() })
      .parse(await this.call('POST', '/operator/accounts', account));
  }

  async removeAccount(subject: string): Promise<void> {
    await this.act(subject, 'remove');
  }

  async setEnabled(subject: string, enabled: boolean): Promise<void> {
    await this.act(subject, enabled ? 'enable' : 'disable');
  }

  async resetPassword(subject: string): Promise<string> {
    return z.object({ temporaryPassword: z.string() }).parse(await this.act(subject, 'reset-password'))
      .temporaryPassword;
  }

  async requirePasswordChange(subject: string): Promise<void> {
    await this.act(subject, 'require-password-change');
  }

  async requireSecondFactor(subject: string): Promise<void> {
    await this.act(subject, 'require-second-factor');
  }

  async resetSecondFactor(subject: string): Promise<void> {
    await this.act(subject, 'reset-second-factor');
  }

  async endSessions(subject: string): Promise<void> {
    await this.act(subject, 'end-sessions');
  }

  async failedLogins(since: Date): Promise<FailedLogin[]> {
    const answer = await this.call('GET', `/operator/failures?since=${encodeURIComponent(since.toISOString())}`);
    return failuresSchema.parse(answer).items.map((item) => ({ ...item, at: new Date(item.at) }));
  }

  async check(): Promise<void> {
    await this.call('GET', '/healthz');
  }

  private async act(subject: string, action: string): Promise<unknown> {
    return await this.call('POST', `/operator/accounts/${encodeURIComponent(subject)}/${action}`, {});
  }

  private async call(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> {
    const client = new Client('http://idp', { socketPath: this.socketPath });
    let answer: { status: number; text: string };
    try {
      const { statusCode, body: stream } = await client.request({
        method,
        path,
        headersTimeout: TIMEOUT_MS,
        bodyTimeout: TIMEOUT_MS,
        headers: { 'content-type': 'application/json' },
        body: body === undefined ? null : JSON.stringify(body),
      });
      answer = { status: statusCode, text: await stream.text() };
    } catch (error) {
      throw new IdentityProviderAwayError(error);
    } finally {
      await client.destroy();
    }
    if (answer.status < 300) return answer.text === '' ? undefined : JSON.parse(answer.text);
    if (answer.status === 404) throw new NotFoundError('core.provider.no-account');
    if (answer.status === 409) throw new ConflictError('core.provider.username-taken');
    if (answer.status === 422) throw new ConflictError('core.provider.not-in-demo');
    throw new IdentityProviderAwayError(new Error(`the demonstration provider answered ${answer.status}`));
  }
}
