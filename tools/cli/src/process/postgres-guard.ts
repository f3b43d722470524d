// Owns the embedded PostgreSQL of an installation: a process of its own, so that the supervisor can restart it.
import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, isPortFree, PostgresStartError, startPostgres } from '@linli/sdk-server/postgres';
import { loadOrCreateSecret } from '@linli/sdk-server/keys';

interface Access {
  port: number;
  password: string;
}

const home = process.env['LINLI_HOME'];
if (!home) throw new Error('LINLI_HOME is not set');
const keyFile = join(home, 'keys/postgres.json');

const created = await loadOrCreateSecret(keyFile, async () =>
  JSON.stringify({ port: await freePort(), password: randomBytes(24).toString('hex') } satisfies Access),
);
const access = JSON.parse(created) as Access;

/** The same port every time, because open pools know it; another one only when somebody took it. */
async function choosePort(): Promise<number> {
  if (await isPortFree(access.port)) return access.port;
  const port = await freePort();
  const draft = `${keyFile}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ ...(JSON.parse(readFileSync(keyFile, 'utf8')) as Access), port }), {
    mode: 0o600,
  });
  renameSync(draft, keyFile);
  return port;
}

// Registered before the start: whoever is stopped while initdb runs ends as soon as it can.
let stopAsked = false;
let stop: (() => Promise<void>) | undefined;
async function end(): Promise<void> {
  if (stopAsked) return;
  stopAsked = true;
  if (!stop) return;
  await stop();
  process.exit(0);
}
for (const event of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(event, () => void end());

try {
  const server = await startPostgres({
    dataDir: join(home, 'pg'),
    port: choosePort,
    password: access.password,
    durable: process.env['LINLI_DURABLE'] !== '0',
    log: (text) => process.stderr.write(text),
  });
  stop = () => server.stop();
  if (stopAsked) {
    await server.stop();
    process.exit(0);
  }
  process.send?.({ type: 'ready', url: server.url, pid: server.pid });
  await server.exited;
  if (!stopAsked) process.exit(1); // PostgreSQL ended by itself: the supervisor starts us again
} catch (error) {
  if (!(error instanceof PostgresStartError)) throw error;
  console.error(error.message);
  const mendable = error.code === 'port-taken';
  if (mendable) process.exit(1);
  process.send?.({ type: 'fatal', code: `postgres.${error.code}`, message: error.message, params: error.params });
  setTimeout(() => process.exit(5), 50);
}
