import { ADMIN } from './server.ts';

/** What an administrator does in Keycloak's own console, past the platform. */
export class KeycloakConsole {
  constructor(
    private readonly url: string,
    private readonly realm: string,
  ) {}

  async realmSettings(): Promise<Record<string, unknown>> {
    return (await this.ask('GET', '')) as Record<string, unknown>;
  }

  async changeRealm(settings: Record<string, unknown>): Promise<void> {
    await this.ask('PUT', '', { ...(await this.realmSettings()), ...settings });
  }

  async userId(username: string): Promise<string> {
    const [user] = (await this.ask('GET', `/users?exact=true&username=${username}`)) as { id: string }[];
    if (!user) throw new Error(`Keycloak knows no ${username}`);
    return user.id;
  }

  async isEnabled(username: string): Promise<boolean> {
    return ((await this.ask('GET', `/users/${await this.userId(username)}`)) as { enabled: boolean }).enabled;
  }

  async endSessions(username: string): Promise<void> {
    await this.ask('POST', `/users/${await this.userId(username)}/logout`);
  }

  private async ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.url}/admin/realms/${this.realm}${path}`, {
      method,
      headers: { authorization: `Bearer ${await this.token()}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  private async token(): Promise<string> {
    const answer = await fetch(`${this.url}/realms/master/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'password', client_id: 'admin-cli', ...ADMIN }),
    });
    return ((await answer.json()) as { access_token: string }).access_token;
  }
}
