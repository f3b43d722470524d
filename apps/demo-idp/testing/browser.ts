import { createHash, randomBytes } from 'node:crypto';

export interface Tokens {
  access_token: string;
  refresh_token: string;
  id_token: string;
  expires_in: number;
}

/** A browser without a screen: keeps cookies by path, follows redirects one at a time, asks as keycloak-js does. */
export class Browser {
  readonly #base: string;
  readonly #cookies = new Map<string, { value: string; path: string }>();
  readonly #headers: Record<string, string>;

  constructor(base: string, headers: Record<string, string> = { 'accept-language': 'zh-CN' }) {
    this.#base = base;
    this.#headers = headers;
  }

  async request(path: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(path, this.#base);
    const cookie = [...this.#cookies]
      .filter(
        ([, { path: scope }]) =>
          url.pathname === scope || url.pathname.startsWith(scope.endsWith('/') ? scope : `${scope}/`),
      )
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
    const response = await fetch(url, {
      redirect: 'manual',
      ...init,
      headers: { accept: 'text/html', ...this.#headers, ...(cookie ? { cookie } : {}), ...init.headers },
    });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  forgetCookies(): void {
    this.#cookies.clear();
  }

  /** Opens the log-in page as keycloak-js would, and says where the browser ended up. */
  async openLogin(
    parameters: Record<string, string> = {},
  ): Promise<{ page: Response; address: string; verifier: string }> {
    const verifier = randomBytes(48).toString('base64url');
    const query = new URLSearchParams({
      client_id: 'linli-shell',
      redirect_uri: `${this.#base}/units/12?tab=history`,
      state: 'state-1',
      response_mode: 'fragment',
      response_type: 'code',
      scope: 'openid',
      nonce: 'nonce-1',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...parameters,
    });
    const { page, address } = await this.#follow(await this.request(`/idp/auth?${query}`), `/idp/auth?${query}`);
    return { page, address, verifier };
  }

  /** The whole way: page, click on the account, back with a code, tokens for it. */
  async login(username: string): Promise<Tokens> {
    const { page, address, verifier } = await this.openLogin();
    let landed = address;
    if (page.status === 200 && new URL(address, this.#base).pathname.startsWith('/idp/interaction/')) {
      const clicked = await this.click(address, username);
      landed = clicked.address;
    }
    return this.exchange(landed, verifier);
  }

  click(address: string, username: string): Promise<{ page: Response; address: string }> {
    return this.submit(address, { username });
  }

  /** Opens the form for a password and sends it; answers where the browser ended up, and what the code there is worth. */
  async enterPassword(username: string, password: string) {
    const { address, verifier } = await this.openLogin();
    return { ...(await this.submit(`${address}?with=password`, { username, password })), verifier };
  }

  async submit(address: string, form: Record<string, string>): Promise<{ page: Response; address: string }> {
    const answer = await this.request(address, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: this.#base },
      body: new URLSearchParams(form),
    });
    return this.#follow(answer, address);
  }

  async exchange(landed: string, verifier: string): Promise<Tokens> {
    const code = new URLSearchParams(new URL(landed, this.#base).hash.slice(1)).get('code') ?? '';
    const answer = await this.token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: `${this.#base}/units/12?tab=history`,
      code_verifier: verifier,
    });
    if (answer.status !== 200) throw new Error(`no tokens: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Tokens;
  }

  token(parameters: Record<string, string>): Promise<Response> {
    return this.request('/idp/token', {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded', origin: this.#base },
      body: new URLSearchParams({ client_id: 'linli-shell', ...parameters }),
    });
  }

  refresh(refreshToken: string): Promise<Response> {
    return this.token({ grant_type: 'refresh_token', refresh_token: refreshToken });
  }

  /** Follows redirects inside the provider; a redirect to a page of the platform is where it ends. */
  async #follow(page: Response, address: string): Promise<{ page: Response; address: string }> {
    let current = { page, address };
    for (let i = 0; i < 8; i++) {
      const location = current.page.headers.get('location');
      if (!location) return current;
      const next = new URL(location, this.#base);
      if (!next.pathname.startsWith('/idp/')) return { page: current.page, address: next.href };
      current = { page: await this.request(next.href), address: next.pathname + next.search };
    }
    throw new Error('too many redirects');
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const name = pair.slice(0, pair.indexOf('='));
    const value = pair.slice(pair.indexOf('=') + 1);
    const path = attributes.find((attribute) => attribute.toLowerCase().startsWith('path='))?.slice(5) ?? '/';
    const expires = attributes.find((attribute) => attribute.toLowerCase().startsWith('expires='))?.slice(8);
    if (value === '' || (expires && Date.parse(expires) < Date.now())) this.#cookies.delete(name);
    else this.#cookies.set(name, { value, path });
  }
}
