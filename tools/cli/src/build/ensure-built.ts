import { readFileSync } from 'node:fs';
import { cliError, EXIT } from '../terminal/cli.errors.ts';
import { failuresIn } from './build-log.ts';
import { runNx } from './nx.ts';
import { isBuilt, missingOutputs, noteBuilt, sourceStamp } from './source-stamp.ts';

export interface BuildResult {
  built: boolean;
  /** What could not be built but is not needed to start: a plugin. */
  missing: string[];
}

/** Builds what has changed since the last time. Without changes Nx is not even started: that alone takes seconds. */
export async function ensureBuilt(logFile: string, signal: AbortSignal, onBuild: () => void): Promise<BuildResult> {
  const stamp = sourceStamp();
  if (isBuilt(stamp)) return { built: false, missing: [] };
  onBuild();
  const code = await runNx({
    args: ['run-many', '-t', 'build', '--parallel=2', '--outputStyle=static'],
    logFile,
    signal,
  });
  if (signal.aborted) return { built: false, missing: [] };
  const missing = missingOutputs();
  if (code === 0 && missing.length === 0) {
    noteBuilt(stamp);
    return { built: true, missing };
  }
  const needed = missing.filter((file) => file.startsWith('apps/'));
  if (needed.length > 0 || missing.length === 0) {
    throw cliError(EXIT.unexpected, 'start.buildFailed', {
      file: logFile,
      tail: failuresIn(readFileSync(logFile, 'utf8')),
    });
  }
  return { built: true, missing };
}
