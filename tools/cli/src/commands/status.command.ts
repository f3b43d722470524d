import { platformStatusSchema, type PlatformStatus } from '@linli/contracts';
import colors from 'picocolors';
import { CoreClient, operatorToken } from '../core-client.ts';
import { memoryMbOf } from '../instance/leftovers.ts';
import { readSettings } from '../settings.ts';
import { EXIT } from '../terminal/cli.errors.ts';
import { print, printTable, printWarning } from '../terminal/output.ts';
import { locale, t } from '../terminal/texts.ts';
import { findInstance, type Instance } from './find-instance.ts';

/** Says how the running instance stands. Exit code 5 when none runs or something in it does not. */
export async function status({ json }: { json: boolean }): Promise<number> {
  const instance = await findInstance();
  if (!instance) {
    const { home } = readSettings();
    print(json ? JSON.stringify({ running: false, home }) : t('instance.none', { home }));
    return EXIT.unhealthy;
  }
  const platform = await platformStatus(instance);
  const report = reportOf(instance, platform);
  if (json) print(JSON.stringify(report, null, 2));
  else show(report);
  return report.healthy ? EXIT.ok : EXIT.unhealthy;
}

async function platformStatus({ home, run }: Instance): Promise<PlatformStatus | undefined> {
  const client = new CoreClient(run.localUrl);
  if (!(await client.isWell('/healthz'))) return undefined;
  const token = await operatorToken(home);
  return platformStatusSchema.parse(await client.call({ method: 'GET', path: '/api/core/v1/platform/status', token }));
}

function reportOf({ home, run, state }: Instance, platform: PlatformStatus | undefined) {
  const processes = [
    { name: 'supervisor', pid: state.pid as number | null, state: state.phase as string, restarts: 0 },
    ...state.processes,
  ].map((process) => ({ ...process, memoryMb: process.pid === null ? null : memoryMbOf(process.pid) }));
  const database = new URL(run.databaseUrl);
  const healthy =
    platform !== undefined &&
    platform.database.ok &&
    platform.identity.ok &&
    platform.plugins.every((plugin) => plugin.state === 'running') &&
    state.processes.every((process) => process.state === 'running');
  return {
    running: true,
    healthy,
    home,
    url: run.url,
    startedAt: run.startedAt,
    version: platform?.version ?? null,
    database: {
      ok: platform?.database.ok ?? false,
      version: platform?.database.version ?? null,
      address: `${database.host}${database.pathname}`,
      embedded: run.processes.postgres !== undefined,
    },
    identity: platform?.identity ?? null,
    processes,
    plugins: platform?.plugins ?? [],
  };
}

function show(report: ReturnType<typeof reportOf>): void {
  const mark = (ok: boolean) => (ok ? colors.green(t('status.well')) : colors.red(t('status.unwell')));
  print(`${colors.bold('Linli')} ${report.version ?? ''}  ${report.url}  ${mark(report.healthy)}`);
  print(`${t('status.since')} ${inShanghai(report.startedAt)}  ${t('status.home')} ${report.home}`);
  const { database } = report;
  const kind = t(database.embedded ? 'status.embedded' : 'status.external');
  print(
    `${t('status.database')} ${database.address} · PostgreSQL ${database.version ?? '?'} · ${kind}  ${mark(database.ok)}`,
  );
  print(`${t('status.identity')} ${report.identity?.issuer ?? '?'}  ${mark(report.identity?.ok ?? false)}`);
  print();
  const cells = (pid: number | null, memoryMb: number | null, restarts: number) => [
    pid === null ? '-' : String(pid),
    memoryMb === null ? '-' : `${Math.round(memoryMb)} MB`,
    String(restarts),
  ];
  printTable([
    [t('column.process'), t('column.state'), 'PID', t('column.memory'), t('column.restarts')],
    ...report.processes.map(({ name, state, pid, memoryMb, restarts }) => [
      t(`process.${name}`),
      t(`state.${state}`),
      ...cells(pid, memoryMb, restarts),
    ]),
    ...report.plugins.map(({ displayName, version, state, pid, memoryMb, restarts }) => [
      `${displayName} ${version}`,
      t(`state.${state}`),
      ...cells(pid, memoryMb, restarts),
    ]),
  ]);
  for (const { displayName, reason } of report.plugins) {
    if (reason) printWarning(`${displayName}: ${reason}`);
  }
}

function inShanghai(instant: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: 'Asia/Shanghai',
  }).format(new Date(instant));
}
