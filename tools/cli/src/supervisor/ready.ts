import { setTimeout as sleep } from 'node:timers/promises';
import { registrySchema, type RegistryPlugin } from '@linli/contracts';
import type { CoreClient } from '../core-client.ts';
import { cliError, EXIT } from '../terminal/cli.errors.ts';

const LONGEST_MS = 60_000;
/** A plugin that is still broken after this is not waited for: the rest works without it. */
const PLUGIN_PATIENCE_MS = 8_000;

/** Waits until core reports well. Returns the plugins that are not there and will not be waited for. */
export async function untilReady(client: CoreClient, signal: AbortSignal): Promise<RegistryPlugin[]> {
  const started = Date.now();
  while (!signal.aborted) {
    if (await client.isWell('/readyz')) return [];
    const waited = Date.now() - started;
    if (waited > PLUGIN_PATIENCE_MS) {
      const plugins = await pluginsOf(client);
      const broken = plugins?.filter(({ state }) => state === 'failed') ?? [];
      if (plugins && broken.length > 0 && plugins.every(({ state }) => state !== 'starting')) return broken;
    }
    if (waited > LONGEST_MS) throw cliError(EXIT.unhealthy, 'start.notReady', { seconds: LONGEST_MS / 1000 });
    await sleep(100);
  }
  return [];
}

async function pluginsOf(client: CoreClient): Promise<RegistryPlugin[] | undefined> {
  if (!(await client.isWell('/healthz'))) return undefined;
  const registry = await client.call({ method: 'GET', path: '/shell/registry.json' });
  return registrySchema.parse(registry).plugins;
}
