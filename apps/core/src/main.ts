import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runProcess } from '@linli/sdk-server';
import { findRoot, readConfig } from './config.ts';
import { startCore } from './start-core.ts';
import { StartError } from './start.errors.ts';

/** The built file stands in `dist/server`, beside it what the build copied. */
const bundle = path.dirname(path.resolve(process.argv[1] ?? '.'));
const dist = path.dirname(bundle);

void runProcess(async () => {
  const root = findRoot(bundle);
  const config = readConfig(process.env, root);
  const { version } = JSON.parse(readFileSync(path.join(root, 'apps/core/package.json'), 'utf8')) as {
    version: string;
  };
  const folders = { bundle, locales: path.join(dist, 'locales'), migrations: path.join(dist, 'migrations') };
  const core = await startCore(config, folders, version).catch(sayWhy);
  return () => core.stop();
});

/** What is missing around core is one sentence and a code of its own, not a stack. */
async function sayWhy(error: unknown): Promise<never> {
  if (!(error instanceof StartError)) throw error;
  const { message, exitCode } = error;
  console.error(message);
  await new Promise<unknown>((resolve) =>
    process.send ? process.send({ type: 'fatal', code: exitCode, message }, resolve) : resolve(null),
  );
  process.exit(exitCode);
}
