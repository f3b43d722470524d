import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes how many tests passed and failed to `coverage/jest/<suite>.json`, for the sum that `npm test` ends with. */
export default class SummaryReporter {
  constructor(globalConfig, options) {
    this.rootDir = globalConfig.rootDir;
    this.suite = options.suite;
  }

  onRunComplete(_, results) {
    const folder = path.join(this.rootDir, 'coverage', 'jest');
    mkdirSync(folder, { recursive: true });
    const summary = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    writeFileSync(path.join(folder, `${this.suite}.json`), JSON.stringify(summary));
  }
}
