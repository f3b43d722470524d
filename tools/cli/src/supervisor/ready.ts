import { setTimeout as sleep } from 'node:timers/promises';
import { registrySchema, type RegistryPlugin } from '@linli/contracts';
import type { CoreClient } from '../core-client.ts';
import { cliError, EXIT } from '../terminal/cli.errors.ts';

const LONGEST_MS = 60_000;
/** What is still broken after this is not waited for: the rest works without it. */
const PATIENCE_MS = 8_000;

/** What is not there and will not be waited for. */
export interface Missing {
  plugins: RegistryPlugin[];
  /** The identity provider does not answer: it is away, or its realm is still to be set up. */
  identity: boolean;
}

/** Waits until core reports well, or as well as it will be for now. Only a provider that we do not start may be away. */
export async function untilReady(client: CoreClient, signal: AbortSignal, external: boolean): Promise<Missing> {
  const started = Date.now();
  while (!signal.aborted) {
    const ready = await client.readiness();
    if (ready?.status === 'ok') break;
    const waited = Date.now() - started;
    if (waited > PATIENCE_MS && ready?.database) {
      const plugins = await pluginsOf(client);
      const broken = plugins?.filter(({ state }) => state === 'failed') ?? [];
      const noIdentity = external && !ready.identity;
      const settled = plugins?.every(({ state }) => state !== 'starting') ?? false;
      if (settled && (broken.length > 0 || noIdentity)) return { plugins: broken, identity: noIdentity };
    }
    if (waited > LONGEST_MS) throw cliError(EXIT.unhealthy, 'start.notReady', { seconds: LONGEST_MS / 1000 });
    await sleep(100);
  }
  return { plugins: [], identity: false };
}

async function pluginsOf(client: CoreClient): Promise<RegistryPlugin[] | undefined> {
  if (!(await client.isWell('/healthz'))) return undefined;
  const registry = await client.call({ method: 'GET', path: '/shell/registry.json' });
  return registrySchema.parse(registry).plugins;
}
