import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { asOperator } from '../operator.ts';
import { linli, ROOT, startProduct, type Product } from '../product.ts';
import { KeycloakConsole } from './console.ts';
import { ADMIN, KeycloakServer } from './server.ts';

const REALM = 'linli';
const DIVISIONS = path.join(ROOT, 'tools/demo/data/divisions-120102.csv');

export interface NewAccount {
  username: string;
  name: string;
  roles?: string[];
}

/** A real Keycloak, and the product that is told of a realm there which does not exist yet. */
export class KeycloakWorld {
  readonly console: KeycloakConsole;
  private readonly secrets = mkdtempSync(path.join(tmpdir(), 'linli-secret-'));
  private readonly passwordFile = path.join(this.secrets, 'keycloak');
  private realm: Promise<void> | undefined;

  private constructor(
    readonly keycloak: KeycloakServer,
    readonly product: Product,
  ) {
    this.console = new KeycloakConsole(keycloak.url, REALM);
    writeFileSync(this.passwordFile, `${ADMIN.password}\n`, { mode: 0o600 });
  }

  static async start(): Promise<KeycloakWorld> {
    const keycloak = await KeycloakServer.start();
    try {
      const env = { LINLI_OIDC_ISSUER: `${keycloak.url}/realms/${REALM}` };
      return new KeycloakWorld(keycloak, await startProduct({ env, guarded: true }));
    } catch (error) {
      await keycloak.stop();
      throw error;
    }
  }

  /** A command of an operator on the server of the product. */
  run(args: string[], env: NodeJS.ProcessEnv = {}): Promise<{ code: number | null; output: string }> {
    return linli(args, { LINLI_HOME: this.product.home, ...env });
  }

  apply(args: string[] = []): Promise<{ code: number | null; output: string }> {
    return this.run(['keycloak', 'apply', ...args], { LINLI_KEYCLOAK_PASSWORD_FILE: this.passwordFile });
  }

  /** With nothing but the address of core and a copy of its keys. */
  async applyFromOutside(): Promise<{ code: number | null; output: string }> {
    cpSync(path.join(this.product.home, 'keys'), path.join(this.secrets, 'keys'), { recursive: true });
    return linli(['keycloak', 'apply'], {
      LINLI_HOME: this.secrets,
      LINLI_CORE_URL: this.product.url,
      LINLI_KEYCLOAK_PASSWORD_FILE: this.passwordFile,
    });
  }

  /** Applied once for all tests that only need it to be there. */
  ensureRealm(): Promise<void> {
    this.realm ??= this.apply().then(({ code, output }) => {
      if (code !== 0) throw new Error(output);
    });
    return this.realm;
  }

  /** Makes an account at the terminal, with a password that is good for one log-in. */
  async createAccount({ username, name, roles = [] }: NewAccount): Promise<{ id: string; temporaryPassword: string }> {
    const role = roles.length > 0 ? ['--role', ...roles] : [];
    const { code, output } = await this.run([
      'account',
      'create',
      '--user',
      username,
      '--name',
      name,
      ...role,
      '--json',
    ]);
    if (code !== 0) throw new Error(output);
    return JSON.parse(output) as { id: string; temporaryPassword: string };
  }

  /** The district of the demo, as an operator imports the divisions of a real one. */
  async importUnits(): Promise<void> {
    const { code, output } = await this.run(['import', 'units', DIVISIONS]);
    if (code !== 0) throw new Error(output);
  }

  async unitId(code: string): Promise<number> {
    const { body } = await asOperator(this.product).get<{ items: { id: number }[] }>(
      `/api/core/v1/units/search?q=${code}`,
    );
    return body.items[0]?.id ?? 0;
  }

  async stop(): Promise<void> {
    await this.product.stop({ remove: true });
    await this.keycloak.stop();
    rmSync(this.secrets, { recursive: true });
  }
}
