import { stopSignal } from '../supervisor/stop-signal.ts';
import { EXIT } from '../terminal/cli.errors.ts';
import { print, printError } from '../terminal/output.ts';
import { t } from '../terminal/texts.ts';
import { findChromium } from '../test/chromium.ts';
import { forgetSummaries, type Counts } from '../test/jest-summaries.ts';
import { keycloakFolder } from '../test/keycloak-distribution.ts';
import { runPhase } from '../test/run-phase.ts';

/**
 * Log-in on a real Keycloak: fetched and built once, then journeys on the product with its realm. Exit code 5 when what
 * that needs is not there (Java, Maven, the network, a browser), and a sentence that says what.
 */
export async function testKeycloak(): Promise<number> {
  const signal = stopSignal();
  const folder = await keycloakFolder(signal);
  const chromium = await findChromium();
  if (!chromium) {
    printError(t('test.noBrowser'));
    return EXIT.unhealthy;
  }
  forgetSummaries();
  const sum: Counts = { passed: 0, failed: 0 };
  const env = { LINLI_KEYCLOAK_DIST: folder, LINLI_CHROMIUM: chromium };
  for (const phase of [
    { name: 'build', args: ['-t', 'build', '--parallel=2'] },
    { name: 'keycloak', args: ['-t', 'test:keycloak', '--parallel=1'], env },
  ]) {
    if (signal.aborted || sum.failed > 0) break;
    const counts = await runPhase(phase, signal);
    sum.passed += counts.passed;
    sum.failed += counts.failed;
  }
  print(`${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed === 0 && !signal.aborted ? EXIT.ok : EXIT.unexpected;
}
