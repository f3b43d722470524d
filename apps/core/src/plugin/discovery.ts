import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { deniedInManifest, pluginIdSchema, RESERVED_PLUGIN_IDS, type Manifest } from '@linli/contracts';
import { BundleError, readBundle, readManifest, readTexts, type Bundle, type PluginTexts } from './bundle.ts';
import type { PluginReason } from './hosted-plugin.ts';

/** What a plugin's role may contain besides the plugin's own permissions: everybody works with units. */
const FOREIGN_PERMISSIONS = new Set(['core.unit.read']);

/** What was found in one folder of the plugins' folder. */
export interface Found {
  id: string;
  manifest: Manifest | null;
  bundle: Bundle | null;
  /** Its words, which are needed even to say that it cannot be used. */
  texts: PluginTexts;
  /** Why the bundle cannot be used, with a sentence for the log. */
  problem: { reason: PluginReason; message: string } | null;
}

/**
 * Looks through the folder of the plugins, and at further ones that stand elsewhere. A folder without a plugin.json is none of
 * ours; every other one is answered for, but a sample that nobody named.
 */
export async function discoverPlugins(folder: string, further: readonly string[] = []): Promise<Found[]> {
  const found: Found[] = [];
  const named = new Set(further.map((place) => path.resolve(place)));
  const lying = (await foldersIn(folder)).filter((place) => !named.has(path.resolve(place)));
  for (const place of [...lying, ...further]) {
    const name = path.basename(place);
    const one = await look(place, name);
    if (!one || (one.manifest?.sample && lying.includes(place))) continue;
    const twin = found.some(({ id }) => id === one.id);
    found.push(
      twin ? { ...one, id: name, bundle: null, problem: problem('duplicate', `${name} is a second ${one.id}`) } : one,
    );
  }
  return found.filter((one, i) => found.findIndex(({ id }) => id === one.id) === i);
}

async function foldersIn(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => !entry.isFile()).map(({ name }) => name);
  return names.sort().map((name) => path.join(folder, name));
}

async function look(folder: string, name: string): Promise<Found | null> {
  // A vendor hands over the bundle alone, without the sources around it.
  const built = existsSync(path.join(folder, 'integrity.json')) ? folder : path.join(folder, 'dist');
  const isBuilt = existsSync(path.join(built, 'plugin.json'));
  if (!isBuilt && !existsSync(path.join(folder, 'plugin.json'))) return null;
  const unknown = {
    id: pluginIdSchema.safeParse(name).success ? name : `folder-${name.length}`,
    manifest: null,
    bundle: null,
    texts: {},
  };
  let manifest: Manifest;
  try {
    manifest = await readManifest(isBuilt ? built : folder);
    checkNames(manifest);
  } catch (error) {
    return { ...unknown, problem: problemOf(error) };
  }
  const { id } = manifest;
  const from = isBuilt ? built : folder;
  const texts = await readTexts(from).catch((): PluginTexts => ({}));
  if (!isBuilt)
    return {
      id,
      manifest,
      bundle: null,
      texts,
      problem: problem('not-built', `${folder} is not built: run linli build in it`),
    };
  try {
    const bundle = await readBundle(built);
    return { id, manifest, bundle, texts: bundle.texts, problem: null };
  } catch (error) {
    return { id, manifest, bundle: null, texts, problem: problemOf(error) };
  }
}

function checkNames(manifest: Manifest): void {
  const [denied] = deniedInManifest(manifest);
  if (denied) throw new BundleError('manifest', `${denied.where} must not exist (${denied.rule} on the deny-list)`);
  if (RESERVED_PLUGIN_IDS.has(manifest.id))
    throw new BundleError('manifest', `the name ${manifest.id} belongs to the platform`);
  for (const { id, permissions } of manifest.roles) {
    const foreign = permissions.find((each) => !each.startsWith(`${manifest.id}.`) && !FOREIGN_PERMISSIONS.has(each));
    if (foreign)
      throw new BundleError('manifest', `the role ${id} contains ${foreign}, which is not the plugin's to give`);
  }
}

function problem(reason: PluginReason, message: string): Found['problem'] {
  return { reason, message };
}

function problemOf(error: unknown): Found['problem'] {
  if (error instanceof BundleError) return problem(error.reason, error.message);
  throw error;
}
