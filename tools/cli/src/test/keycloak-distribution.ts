import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { CliError, cliError, EXIT } from '../terminal/cli.errors.ts';
import { printBusy } from '../terminal/output.ts';
import { t } from '../terminal/texts.ts';

/** The release that deploy/ runs. */
export const KEYCLOAK_VERSION = '26.7.3';
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy';
const FETCH_MS = 300_000;
const BUILD_MS = 300_000;
const ASK_MS = 20_000;
/** What is fixed when it is built: one node, a database in a file. */
const BUILD_OPTIONS = ['--db=dev-file', '--cache=local', '--health-enabled=false', '--metrics-enabled=false'];

/** The folder of a Keycloak that is fetched and built, in a cache outside of the repository. Says in words why there is none. */
export async function keycloakFolder(signal: AbortSignal): Promise<string> {
  const java = await run('java', ['-version'], ASK_MS, signal);
  if (java.code !== 0 || javaMajor(java.output) < 17) throw cliError(EXIT.unhealthy, 'test.noJava');
  const cache = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'linli');
  const folder = join(cache, `keycloak-${KEYCLOAK_VERSION}`);
  if (existsSync(folder)) return folder;
  if ((await run('mvn', ['--version'], ASK_MS, signal)).code !== 0) throw cliError(EXIT.unhealthy, 'test.noMaven');
  printBusy(t('test.fetchingKeycloak', { version: KEYCLOAK_VERSION }));
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(join(cache, 'draft-'));
  try {
    await fetchInto(draft, signal);
    // Whole or not at all; who was faster has the same.
    if (!existsSync(folder)) renameSync(join(draft, `keycloak-${KEYCLOAK_VERSION}`), folder);
    return folder;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function fetchInto(draft: string, signal: AbortSignal): Promise<void> {
  const artifact = `org.keycloak:keycloak-quarkus-dist:${KEYCLOAK_VERSION}:tar.gz`;
  const maven = ['--batch-mode', '--quiet', COPY, `-Dartifact=${artifact}`, `-DoutputDirectory=${draft}`];
  await step('mvn', maven, FETCH_MS, signal);
  await step(
    'tar',
    ['-xzf', join(draft, `keycloak-quarkus-dist-${KEYCLOAK_VERSION}.tar.gz`), '-C', draft],
    ASK_MS * 3,
    signal,
  );
  await step(join(draft, `keycloak-${KEYCLOAK_VERSION}`, 'bin/kc.sh'), ['build', ...BUILD_OPTIONS], BUILD_MS, signal);
}

async function step(command: string, args: string[], ms: number, signal: AbortSignal): Promise<void> {
  const { code, output } = await run(command, args, ms, signal);
  if (code === 0) return;
  const reason = output.split('\n').find((line) => line.includes('ERROR')) ?? output.trim().split('\n').at(-1) ?? '';
  throw new CliError(EXIT.unhealthy, t('test.noKeycloak', { version: KEYCLOAK_VERSION, reason: reason.slice(0, 300) }));
}

/** Runs to its end, or until the time is up or somebody stops the tests. A command that is not there ends with 127. */
function run(
  command: string,
  args: string[],
  ms: number,
  signal: AbortSignal,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      signal: AbortSignal.any([signal, AbortSignal.timeout(ms)]),
      env: { ...process.env, JAVA_OPTS_KC_HEAP: '-Xms64m -Xmx512m' },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** `17` of `openjdk version "17.0.15"`, and 8 of `"1.8.0_402"`; 0 when it says something else. */
export function javaMajor(version: string): number {
  const [, first = '0', second = '0'] = /version "(\d+)(?:\.(\d+))?/.exec(version) ?? [];
  return Number(first === '1' ? second : first);
}
