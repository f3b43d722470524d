import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, removeData, startPostgres, type RunningPostgres } from '@linli/sdk-server/postgres';
import { stopSignal } from '../supervisor/stop-signal.ts';
import { EXIT } from '../terminal/cli.errors.ts';
import { print, printError, printWarning } from '../terminal/output.ts';
import { t } from '../terminal/texts.ts';
import { findChromium } from '../test/chromium.ts';
import { forgetSummaries, type Counts } from '../test/jest-summaries.ts';
import { runPhase, type Phase } from '../test/run-phase.ts';

/**
 * Everything that must hold: lint, types, unit tests, tests on a real PostgreSQL, browser journeys on the running
 * product. One phase goes on after another has failed, so that one run tells all. Ends with the sum on a line of its own.
 */
export async function test(): Promise<number> {
  const signal = stopSignal();
  const sum: Counts = { passed: 0, failed: 0 };
  forgetSummaries();
  const run = async (phase: Phase) => {
    if (signal.aborted) return;
    const counts = await runPhase(phase, signal);
    sum.passed += counts.passed;
    sum.failed += counts.failed;
  };
  for (const target of ['lint', 'typecheck', 'test'])
    await run({ name: target === 'test' ? 'unit' : target, args: ['-t', target, '--parallel=2'] });
  const database = signal.aborted ? undefined : await testDatabase();
  try {
    if (database)
      await run({
        name: 'db',
        args: ['-t', 'test:db', '--parallel=1'],
        env: { LINLI_TEST_DATABASE_URL: database.url },
      });
  } finally {
    await database?.stop();
  }
  await run({ name: 'build', args: ['-t', 'build', '--parallel=2'] });
  const chromium = await findChromium();
  if (chromium) {
    await run({ name: 'e2e', args: ['-t', 'test:e2e', '--parallel=1'], env: { LINLI_CHROMIUM: chromium } });
  } else if (process.env['CI'] === 'true') {
    printError(t('test.noBrowser'));
    sum.failed++;
  } else {
    printWarning(t('test.noBrowser'));
  }
  print(`${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed === 0 && !signal.aborted ? EXIT.ok : EXIT.unexpected;
}

/** The database of LINLI_TEST_DATABASE_URL, or one of our own that lasts as long as the tests. */
async function testDatabase(): Promise<Pick<RunningPostgres, 'url' | 'stop'>> {
  const given = process.env['LINLI_TEST_DATABASE_URL'];
  if (given) return { url: given, stop: () => Promise.resolve() };
  const folder = mkdtempSync(join(tmpdir(), 'linli-test-'));
  chmodSync(folder, 0o755); // as root, PostgreSQL runs as somebody else who must walk through it
  const server = await startPostgres({
    dataDir: join(folder, 'pg'),
    port: freePort,
    password: 'onlyfortests',
    durable: false,
    flags: ['max_connections=200'],
  });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      removeData(join(folder, 'pg'));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
