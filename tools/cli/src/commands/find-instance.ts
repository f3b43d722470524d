import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { askInstance, type InstanceState } from '../instance/lock.ts';
import { readRunFile, type RunFile } from '../instance/run-file.ts';
import { readSettings } from '../settings.ts';
import { cliError, EXIT } from '../terminal/cli.errors.ts';

export interface Instance {
  home: string;
  run: RunFile;
  state: InstanceState;
}

/** The instance that runs for this home folder, or undefined. */
export async function findInstance(): Promise<Instance | undefined> {
  const { home, socketDir } = readSettings();
  const run = readRunFile(home);
  const state = await askInstance(run?.socketDir ?? socketDir);
  return run && state ? { home, run, state } : undefined;
}

export async function getInstance(): Promise<Instance> {
  const instance = await findInstance();
  if (!instance) throw cliError(EXIT.unhealthy, 'instance.none', { home: readSettings().home });
  return instance;
}

/** Where core's API is for an operator, and the folder with the keys. */
export interface OperatedCore {
  home: string;
  url: string;
  /** Whether the demo provider is part of it; unknown where core is not ours. */
  embedded: boolean;
}

/** The core of the running instance, or the one that LINLI_CORE_URL names, with a copy of its keys in LINLI_HOME. */
export async function getCore(): Promise<OperatedCore> {
  const { home, coreUrl } = readSettings();
  if (coreUrl !== undefined) {
    if (!existsSync(join(home, 'keys/operator.jwk.json'))) throw cliError(EXIT.badInput, 'core.noKeys', { home });
    return { home, url: coreUrl, embedded: false };
  }
  const { run } = await getInstance();
  return { home, url: run.localUrl, embedded: run.processes.idp !== undefined };
}
