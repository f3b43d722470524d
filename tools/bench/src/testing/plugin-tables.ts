import { readFileSync } from 'node:fs';
import path from 'node:path';
import { manifestSchema } from '@linli/contracts';
import { createTestDatabase, preparePlugin } from '@linli/sdk-server/testing';
import type { TestDatabase } from '@linli/sdk-server/testing';
import { pluginFolder } from '../plugins/present.ts';

/** A throw-away database with the tables of these plugins, and a tree of one small district of the made-up city. */
export async function databaseWith(plugins: readonly string[]): Promise<TestDatabase> {
  const database = await createTestDatabase();
  try {
    for (const pluginId of plugins) {
      const folder = pluginFolder(pluginId);
      const { data } = manifestSchema.parse(JSON.parse(readFileSync(path.join(folder, 'plugin.json'), 'utf8')));
      const migrations = path.join(folder, path.dirname(data.migrations));
      await preparePlugin({ client: database.client, pluginId, masterKey: 'test', migrations, data });
    }
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
