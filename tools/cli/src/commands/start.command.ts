import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:net';
import { delimiter, join } from 'node:path';
import { loadDemo, type DemoMark } from '@linli/demo';
import { checkRoom, endLeftover, dataFolderOf, PostgresStartError, removeData } from '@linli/sdk-server/postgres';
import { ensureBuilt } from '../build/ensure-built.ts';
import { CoreClient, demoToken, operatorToken } from '../core-client.ts';
import { awaitLeftovers } from '../instance/leftovers.ts';
import { askInstance, takeLock } from '../instance/lock.ts';
import { ensureSocketDir } from '../instance/socket-dir.ts';
import { readSettings, type Settings } from '../settings.ts';
import { checkDatabase, checkPort } from '../supervisor/checks.ts';
import { ChildFailedError, tailOf } from '../supervisor/child.ts';
import { untilReady } from '../supervisor/ready.ts';
import { orStopped, stopSignal } from '../supervisor/stop-signal.ts';
import { Supervisor } from '../supervisor/supervisor.ts';
import { CliError, cliError, EXIT } from '../terminal/cli.errors.ts';
import { print, printBusy, printStep, printWarning } from '../terminal/output.ts';
import { t } from '../terminal/texts.ts';
import { printWelcome } from './start-welcome.ts';

/** Starts the whole product and stays until it is told to stop. Resolves with the exit code. */
export async function start(options: { fresh: boolean; plugin?: string[] }): Promise<number> {
  const started = Date.now();
  const signal = stopSignal();
  const settings = readSettings(withPlugins(options.plugin));
  print(t('start.hello', { home: settings.home }));
  mkdirSync(settings.home, { recursive: true });
  ensureSocketDir(settings.socketDir);
  const supervisor = new Supervisor(settings);
  const lock = await lockOrEnd(settings, supervisor);
  try {
    await awaitLeftovers(settings.home);
    if (options.fresh) await begin(settings);
    await orStopped(bringUp(settings, supervisor, signal), signal);
    if (!signal.aborted) {
      printWelcome(settings, Date.now() - started);
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
    }
    print();
    printBusy(t('start.stopping'));
    return EXIT.ok;
  } catch (error) {
    throw inWords(error);
  } finally {
    await supervisor.stop();
    lock.close();
    if (signal.aborted) printStep(t('start.stopped'));
  }
}

/** `--plugin` is the setting LINLI_FURTHER_PLUGINS said on the command line. */
function withPlugins(folders: string[] = []): NodeJS.ProcessEnv {
  const all = [process.env['LINLI_FURTHER_PLUGINS'], ...folders].filter(Boolean).join(delimiter);
  return all ? { ...process.env, LINLI_FURTHER_PLUGINS: all } : process.env;
}

async function lockOrEnd(settings: Settings, supervisor: Supervisor): Promise<Server> {
  const lock = await takeLock(settings.socketDir, () => supervisor.state());
  if (lock) return lock;
  const running = await askInstance(settings.socketDir);
  throw cliError(EXIT.unhealthy, 'start.alreadyRunning', {
    url: running?.url ?? settings.publicUrl,
    pid: running?.pid ?? '?',
  });
}

/** `--fresh`: everything that the installation has gathered goes; a certificate is no data and stays. */
async function begin({ home, socketDir }: Settings): Promise<void> {
  const data = join(home, 'pg');
  const folder = dataFolderOf(data);
  if (folder) await endLeftover(folder);
  removeData(data);
  for (const name of readdirSync(home)) {
    const path = join(home, name);
    if (name !== 'tls' && path !== socketDir) rmSync(path, { recursive: true, force: true });
  }
  printStep(t('start.fresh'));
}

async function bringUp(settings: Settings, supervisor: Supervisor, signal: AbortSignal): Promise<void> {
  checkRoom(settings.home);
  await checkPort(settings);
  await checkDatabase(settings);
  const buildLog = join(settings.home, 'logs/build.log');
  const database = startDatabase(settings, supervisor);
  database.catch(() => undefined); // awaited below; meanwhile the build may fail first
  const build = await ensureBuilt(buildLog, signal, () => printBusy(t('start.building')));
  if (signal.aborted) return;
  printStep(t(build.built ? 'start.built' : 'start.unchanged'));
  for (const file of build.missing) printWarning(t('start.pluginNotBuilt', { file, log: buildLog }));
  await database;
  if (signal.aborted) return;
  await supervisor.startServices();
  const client = new CoreClient(settings.localUrl);
  const missing = await untilReady(client, signal, settings.oidcIssuer !== undefined);
  if (signal.aborted) return;
  printStep(t(settings.oidcIssuer ? 'start.coreUp' : 'start.coreAndIdpUp'));
  for (const plugin of missing.plugins)
    printWarning(t('start.pluginBroken', { name: plugin.displayName, reason: plugin.reason ?? '' }));
  if (missing.identity) printWarning(t('start.noIdentity', { issuer: settings.oidcIssuer ?? '' }));
  supervisor.announce();
  if (!settings.oidcIssuer) await bringDemo(settings, client);
}

async function startDatabase(settings: Settings, supervisor: Supervisor): Promise<void> {
  await supervisor.startDatabase();
  printStep(t(settings.databaseUrl ? 'start.databaseYours' : 'start.databaseUp'));
}

const PRINT_DEMO = {
  units: printStep,
  accounts: printStep,
  bodies: printStep,
  board: printStep,
  seed: printBusy,
  seedFailed: printWarning,
};

async function bringDemo(settings: Settings, client: CoreClient): Promise<void> {
  const file = join(settings.home, 'demo.json');
  const mark = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoMark) : undefined;
  await loadDemo({
    host: {
      call: (asked) => client.call(asked),
      operatorToken: () => operatorToken(settings.home),
      tokenOf: (username) => demoToken(settings.socketDir, username),
    },
    pluginsDir: settings.pluginsDir,
    mark,
    save: (done) => writeFileSync(file, JSON.stringify(done)),
    say: (step, params) => PRINT_DEMO[step](t(`demo.${step}`, params)),
  });
}

/** One sentence for what people can do something about; anything else stays what it is. */
function inWords(error: unknown): unknown {
  if (error instanceof PostgresStartError) return cliError(EXIT.unhealthy, `postgres.${error.code}`, error.params);
  if (!(error instanceof ChildFailedError)) return error;
  const { fatal, child, logFile } = error;
  const code = String(fatal?.code ?? '');
  if (code.startsWith('postgres.')) return cliError(EXIT.unhealthy, code, fatal?.params);
  const exitCode =
    error.exitCode === EXIT.badInput || error.exitCode === EXIT.unhealthy ? error.exitCode : EXIT.unexpected;
  const reason = fatal?.message ?? tailOf(logFile, 8);
  const words = t('start.childFailed', { name: t(`process.${child}`), reason, file: logFile });
  return new CliError(exitCode, words);
}
