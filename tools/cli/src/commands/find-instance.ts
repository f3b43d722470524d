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
