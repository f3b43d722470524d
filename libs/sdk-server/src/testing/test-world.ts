import { readFileSync } from 'node:fs';
import path from 'node:path';
import { manifestSchema } from '@linli/contracts';
import type { PluginDefinition } from '../bootstrap/start-plugin.ts';
import { startTestPlugin } from './test-plugin.ts';
import type { TestClient, TestPlugin } from './test-plugin.ts';

/** The units of a world: a district with a street, a community and a grid, and a second street with a community. */
export type WorldUnit = 'district' | 'street' | 'community' | 'grid' | 'otherStreet' | 'otherCommunity';

/** A plugin on a database of its own, with two streets and somebody for each of its roles. */
export interface TestWorld {
  plugin: TestPlugin;
  at: Readonly<Record<WorldUnit, number>>;
  /** Holds the role (`keeper` of `parks.keeper`) at the first street. Throws when the manifest has no such role. */
  as(role: string): TestClient;
  /** Account of whoever holds the role. Called 张 and the role. */
  accountOf(role: string): string;
  /** Holds every permission of the plugin, at the other street. */
  neighbour: TestClient;
  /** Has an account and nothing else. */
  stranger: TestClient;
  /** Somebody new, with just these permissions at this unit. */
  somebody(permissions: string[], unit: WorldUnit | number): Promise<TestClient>;
  close(): Promise<void>;
}

/** Starts the plugin of the folder (default: where the tests run) in a world that is the same for every noun. */
export async function startTestWorld(definition: PluginDefinition, pluginDir = process.cwd()): Promise<TestWorld> {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(path.join(pluginDir, 'plugin.json'), 'utf8')));
  const plugin = await startTestPlugin(definition, pluginDir);
  const { platform } = plugin;
  const district = await platform.unit('district', undefined, '河东区');
  const street = await platform.unit('street', district, '甲街道');
  const community = await platform.unit('community', street, '甲社区');
  const grid = await platform.unit('grid', community, '甲网格');
  const otherStreet = await platform.unit('street', district, '乙街道');
  const otherCommunity = await platform.unit('community', otherStreet, '乙社区');
  const at = { district, street, community, grid, otherStreet, otherCommunity };

  const holder = async (name: string, permissions: string[], unitId: number) => {
    const account = await platform.account(name);
    if (permissions.length > 0) await platform.grant(account, permissions, unitId);
    return { account, client: await plugin.as(account) };
  };
  const holders = new Map<string, { account: string; client: TestClient }>();
  for (const { id, permissions } of manifest.roles) {
    const role = id.slice(manifest.id.length + 1);
    holders.set(role, await holder(`张${role}`, permissions, street));
  }
  const neighbour = await holder(
    '邻街',
    manifest.permissions.map(({ id }) => id),
    otherStreet,
  );
  const stranger = await holder('路人', [], street);
  const holderOf = (role: string) => {
    const found = holders.get(role);
    if (!found) throw new Error(`plugin.json has no role ${manifest.id}.${role}`);
    return found;
  };
  return {
    plugin,
    at,
    as: (role) => holderOf(role).client,
    accountOf: (role) => holderOf(role).account,
    neighbour: neighbour.client,
    stranger: stranger.client,
    async somebody(permissions, unit) {
      return (await holder('某人', permissions, typeof unit === 'number' ? unit : at[unit])).client;
    },
    close: () => plugin.close(),
  };
}
