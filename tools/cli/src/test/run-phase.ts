import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import colors from 'picocolors';
import { failuresIn } from '../build/build-log.ts';
import { runNx } from '../build/nx.ts';
import { repoRoot } from '../settings.ts';
import { print, printError, printStep } from '../terminal/output.ts';
import { t } from '../terminal/texts.ts';
import { failedTests } from './failed-tests.ts';
import { takeSummaries, type Counts } from './jest-summaries.ts';

/** Whole logs of the phases; only what failed is shown. */
const LOGS = join(repoRoot, 'node_modules/.cache/linli-test');
const FAILURE_LINES = 300;

/** A part of the tests: a target of Nx, over all projects that have it. */
export interface Phase {
  name: string;
  args: string[];
  env?: Record<string, string>;
}

/** A phase that fails without a failed test (lint, a crash) counts as one failure. */
export async function runPhase({ name, args, env }: Phase, signal: AbortSignal): Promise<Counts> {
  const words = t(`test.${name}`);
  print(colors.bold(t('test.phase', { name: words })));
  const started = Date.now();
  const logFile = join(LOGS, `${name}.log`);
  const minutes = () => Math.round((Date.now() - started) / 60_000);
  const alive = setInterval(() => print(t('test.stillRunning', { name: words, minutes: minutes() })), 60_000);
  const nx = ['run-many', ...args, '--outputStyle=static'];
  const code = await runNx({ args: nx, logFile, env: { ...env, FORCE_COLOR: '0' }, signal });
  clearInterval(alive);
  const counts = takeSummaries();
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  const seconds = Math.round((Date.now() - started) / 1000);
  if (code === 0) printStep(t('test.phaseDone', { name: words, seconds }));
  else {
    const log = readFileSync(logFile, 'utf8');
    print(failuresIn(log, FAILURE_LINES));
    print(failedTests(log).join('\n'));
    printError(t('test.phaseFailed', { name: words, seconds, file: logFile }));
  }
  return counts;
}
