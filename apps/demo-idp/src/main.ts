import type { Server } from 'node:http';
import { createApp } from './app.ts';
import { Database } from './database.ts';
import { loadOrCreateKeys } from './keys.ts';
import { createLog, errorFacts } from './log.ts';
import { closeServer, listenOnSocket, SocketTakenError } from './server.ts';
import { readSettings, SettingError, type Settings } from './settings.ts';
import { loadStaff } from './staff.ts';

const EXIT = { unexpected: 1, setting: 2, unhealthy: 5 } as const;

/** One sentence for whoever reads the terminal, the same to the supervisor, and the end. */
function fail(code: keyof typeof EXIT, message: string): never {
  process.stderr.write(`${message}\n`);
  process.send?.({ type: 'fatal', code, message });
  process.exit(EXIT[code]);
}

function settingsOrEnd(): Settings {
  try {
    return readSettings(process.env);
  } catch (error) {
    if (error instanceof SettingError) fail('setting', error.message);
    throw error;
  }
}

async function main(): Promise<void> {
  const settings = settingsOrEnd();
  const log = createLog(settings.log);
  const staff = (() => {
    try {
      return loadStaff(settings.staffFile);
    } catch (error) {
      return fail('setting', error instanceof Error ? error.message : String(error));
    }
  })();
  const database = new Database(settings.databaseUrl, log);

  let stopping = false;
  const running: { server?: Server } = {};
  const stop = async (why: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    log.info('stopping', { why });
    if (running.server) await closeServer(running.server);
    await database.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));
  // Without its parent nobody would ever stop it.
  if (process.connected) process.on('disconnect', () => void stop('parent gone'));
  process.on('unhandledRejection', (error) => log.warn('a rejection was not handled', errorFacts(error)));

  const keys = await loadOrCreateKeys(settings.keyFile);
  running.server = await listenOnSocket(settings.socketPath, createApp({ settings, keys, staff, database, log }));
  await database.prepare(() => stopping);
  if (stopping) return;
  log.info('serving', { socket: settings.socketPath, issuer: settings.issuer, accounts: staff.members.length });
  process.send?.({ type: 'ready' });
}

main().catch((error: unknown) => {
  fail(
    error instanceof SocketTakenError ? 'unhealthy' : 'unexpected',
    error instanceof Error ? error.message : String(error),
  );
});
