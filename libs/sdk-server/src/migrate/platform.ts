import { existsSync } from 'node:fs';
import path from 'node:path';
import { migrate } from './migrate.ts';
import type { SqlClient } from './migrate.ts';

/**
 * The database contract between core and plugins: the tree, access, scoped tables, plugin schemas. Core runs it at its
 * start, the test harness on a throw-away database. `bundleFolder` is where a built process finds it as `platform/`.
 */
export async function migratePlatform(client: SqlClient, bundleFolder?: string): Promise<string[]> {
  const bundled = bundleFolder === undefined ? '' : path.join(bundleFolder, 'platform');
  const folder = bundled && existsSync(bundled) ? bundled : path.join(import.meta.dirname, '..', '..', 'platform');
  return migrate({ client, owner: 'platform', folder });
}
