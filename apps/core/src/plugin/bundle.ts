import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { containerName, manifestSchema, type Manifest } from '@linli/contracts';
import { z } from 'zod';
import { mediaTypeOf } from '../http/media-type.ts';
import { StaticBody } from '../http/static-body.ts';

const LOCALES = ['zh-CN', 'en'] as const;

const integritySchema = z.object({
  files: z.record(
    z.string(),
    z.object({ integrity: z.string().regex(/^sha384-/), size: z.int(), type: z.string().optional() }),
  ),
});
const textsSchema = z.record(z.string(), z.string());
const federationSchema = z.object({
  metaData: z.object({ remoteEntry: z.object({ name: z.string(), path: z.string().default('') }) }),
});

/** Why a bundle cannot be used: a stable word for programs, and a sentence for the operator's log. */
export class BundleError extends Error {
  override readonly name = 'BundleError';
  constructor(
    readonly reason: 'not-built' | 'manifest' | 'integrity' | 'locales',
    message: string,
  ) {
    super(message);
  }
}

/** By language: the words for the `%keys%` of a manifest, and all others. */
export type PluginTexts = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A plugin as it lies on disk, checked: what is served is what was checked, because it is kept in memory. */
export interface Bundle {
  folder: string;
  manifest: Manifest;
  container: string;
  /** The container's script with its digest. */
  script: { file: string; integrity: string };
  files: ReadonlyMap<string, StaticBody>;
  texts: PluginTexts;
}

/** Reads a manifest. The error names each wrong field in words. */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = path.join(folder, 'plugin.json');
  const parsed = manifestSchema.safeParse(await readJson(file, 'manifest'));
  if (parsed.success) return parsed.data;
  const words = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'plugin.json'}: ${issue.message}`);
  throw new BundleError('manifest', `${file} cannot be used: ${words.join('; ')}`);
}

/** Reads the built bundle in `folder` (a plugin's `dist`). */
export async function readBundle(folder: string): Promise<Bundle> {
  const manifest = await readManifest(folder);
  for (const needed of ['integrity.json', 'server/main.js', 'migrations/migrations.json']) {
    if (!existsSync(path.join(folder, needed))) {
      throw new BundleError('not-built', `${path.join(folder, needed)} is missing: build the plugin again`);
    }
  }
  const { files, digests } = await readWebFiles(folder);
  const federation = federationSchema.safeParse(await readJson(path.join(folder, 'web/mf-manifest.json'), 'integrity'));
  if (!federation.success) throw new BundleError('integrity', 'web/mf-manifest.json names no container');
  const { name, path: below } = federation.data.metaData.remoteEntry;
  const script = path.posix.join(below, name);
  const integrity = digests.get(script);
  if (!integrity) throw new BundleError('integrity', `integrity.json does not hold the container ${script}`);
  const texts = await readTexts(folder);
  return { folder, manifest, container: containerName(manifest), script: { file: script, integrity }, files, texts };
}

async function readWebFiles(folder: string) {
  const parsed = integritySchema.safeParse(await readJson(path.join(folder, 'integrity.json'), 'integrity'));
  if (!parsed.success) throw new BundleError('integrity', 'integrity.json has another shape than expected');
  const files = new Map<string, StaticBody>();
  const digests = new Map<string, string>();
  for (const [listed, { integrity }] of Object.entries(parsed.data.files)) {
    const name = listed.replace(/^web\//, '');
    const file = path.join(folder, 'web', name);
    if (!file.startsWith(path.join(folder, 'web') + path.sep)) {
      throw new BundleError('integrity', `integrity.json names a file outside of web/: ${listed}`);
    }
    const bytes = await readFile(file).catch(() => {
      throw new BundleError('integrity', `${listed} is listed in integrity.json but missing`);
    });
    if (integrity !== `sha384-${createHash('sha384').update(bytes).digest('base64')}`) {
      throw new BundleError('integrity', `${listed} is not what integrity.json says: it was changed after the build`);
    }
    files.set(name, new StaticBody(bytes, mediaTypeOf(name), true));
    digests.set(name, integrity);
  }
  return { files, digests };
}

/** Reads the locale files of a plugin's folder. */
export async function readTexts(folder: string): Promise<PluginTexts> {
  return Object.fromEntries(
    await Promise.all(LOCALES.map(async (locale) => [locale, await readLocale(folder, locale)])),
  );
}

async function readLocale(folder: string, locale: string): Promise<Record<string, string>> {
  const file = path.join(folder, 'locales', `${locale}.json`);
  const texts = textsSchema.safeParse(flatten(await readJson(file, 'locales')));
  if (!texts.success) throw new BundleError('locales', `${file} holds something that is no text`);
  return texts.data;
}

/** `{ a: { b: 'c' } }` is read like `{ 'a.b': 'c' }`: both ways of writing are common. */
function flatten(value: unknown, prefix = ''): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return { [prefix]: value };
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, inner]) => flatten(inner, prefix ? `${prefix}.${key}` : key)),
  ) as Record<string, unknown>;
}

async function readJson(file: string, reason: BundleError['reason']): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new BundleError(reason, `${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}
