import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { repoRoot } from '../settings.ts';

export interface Counts {
  passed: number;
  failed: number;
}

const summarySchema = z.object({ passed: z.int(), failed: z.int() });

/** Files that the Jest presets write: `<package>/coverage/jest/<suite>.json`. */
function summaryFiles(root: string): string[] {
  return ['apps', 'libs', 'plugins', 'tools']
    .flatMap((group) => childrenOf(join(root, group)))
    .map((project) => join(project, 'coverage/jest'))
    .flatMap(childrenOf)
    .filter((file) => file.endsWith('.json'));
}

function childrenOf(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

export function forgetSummaries(root = repoRoot): void {
  for (const file of summaryFiles(root)) rmSync(file);
}

/** The sum of all summaries since the last call: each is counted once. */
export function takeSummaries(root = repoRoot): Counts {
  const sum: Counts = { passed: 0, failed: 0 };
  for (const file of summaryFiles(root)) {
    const { passed, failed } = summarySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    sum.passed += passed;
    sum.failed += failed;
    rmSync(file);
  }
  return sum;
}
