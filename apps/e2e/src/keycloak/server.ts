import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { GUARD } from '../product.ts';
import { freePort, until } from '../wait.ts';

/** Who looks after Keycloak in the tests. The server lives as long as they do and listens on this machine only. */
export const ADMIN = { username: 'admin', password: 'only-for-these-tests' };
/** A cold start makes the database; on a busy machine that takes its time. */
const START_S = 240;

/** A real Keycloak on a free port with a database in a folder of its own. It can go away and come back. */
export class KeycloakServer {
  readonly url: string;
  private readonly port: number;
  private readonly data: string;
  private child: ChildProcess | undefined;
  private output = '';

  private constructor(port: number) {
    this.port = port;
    this.url = `http://localhost:${port}`;
    this.data = mkdtempSync(path.join(tmpdir(), 'linli-keycloak-'));
  }

  static async start(): Promise<KeycloakServer> {
    const server = new KeycloakServer(await freePort());
    await server.start();
    return server;
  }

  async start(): Promise<void> {
    const dist = process.env['LINLI_KEYCLOAK_DIST'];
    if (!dist) throw new Error('these tests are run with: npm run test:keycloak');
    const command = [
      path.join(dist, 'bin/kc.sh'),
      'start',
      '--optimized',
      '--http-enabled=true',
      '--http-host=localhost',
      `--http-port=${this.port}`,
      `--hostname=${this.url}`,
      `--db-url=jdbc:h2:file:${path.join(this.data, 'h2')};NON_KEYWORDS=VALUE;DB_CLOSE_ON_EXIT=FALSE`,
      '--log-level=warn',
    ];
    const child = spawn(process.execPath, [GUARD, '--remove', this.data, '--', ...command], {
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        JAVA_OPTS_KC_HEAP: '-Xms64m -Xmx400m',
        KC_BOOTSTRAP_ADMIN_USERNAME: ADMIN.username,
        KC_BOOTSTRAP_ADMIN_PASSWORD: ADMIN.password,
      },
      // The guard ends Keycloak when this pipe ends.
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    await until(
      async () => {
        if (child.exitCode !== null) return true;
        return (await fetch(`${this.url}/realms/master`)).ok;
      },
      { seconds: START_S, what: 'Keycloak to start' },
    ).catch(async (cause: unknown) => {
      await this.stop();
      throw new Error(this.output, { cause });
    });
    if (child.exitCode !== null) throw new Error(`Keycloak ended with ${child.exitCode}:\n${this.output}`);
  }

  /** As a crash or a maintenance window: nobody listens on its port any more. */
  async goAway(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
  }

  async stop(): Promise<void> {
    await this.goAway();
    rmSync(this.data, { recursive: true, force: true });
  }
}
