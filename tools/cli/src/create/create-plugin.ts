import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { manifestSchema } from '@linli/contracts';
import { cliError, EXIT } from '../terminal/cli.errors.ts';
import { exampleAs, type Files } from './example.ts';
import { formatted } from './formatted.ts';
import { jsonText } from './json-text.ts';
import { migrationDate } from './migration-date.ts';
import type { NounNames, PluginNames } from './names.ts';
import { writeInto } from './staged.ts';

export interface CreatePlugin {
  plugin: PluginNames;
  noun: NounNames;
  /** Folder that must not exist yet. */
  folder: string;
  /** Date of the first migration, yyyymmddhhmm; default now. */
  date?: string | undefined;
  /** Posts that the roles are suggested for, by the role's own name. */
  suggest?: Readonly<Record<string, readonly string[]>>;
  /** Whether it is only an example, as what it is copied from: no installation runs that unless it is named. */
  sample?: true;
  /** What is different outside of the platform's repository. */
  adapt?(files: Files): Files;
}

/** Those who work with records, and those who look at them: so that a demo district shows the pages at once. */
export const USUAL_POSTS = {
  keeper: ['street-desk', 'community-secretary', 'community-worker'],
  viewer: ['district-clerk', 'district-admin', 'street-leader', 'grid-worker'],
} as const;

/** Writes a plugin with one noun: the whole folder or nothing. Answers the paths of its files. */
export async function createPlugin(wanted: CreatePlugin): Promise<string[]> {
  const folder = resolve(wanted.folder);
  if (existsSync(folder)) throw cliError(EXIT.badInput, 'create.folderExists', { folder });
  const date = wanted.date ?? migrationDate(new Date());
  const files = exampleAs(wanted.plugin, wanted.noun, date);
  files.set('plugin.json', ownManifest(files.get('plugin.json') ?? '', wanted));
  const all = await formatted(wanted.adapt?.(files) ?? files, folder);
  mkdirSync(dirname(folder), { recursive: true });
  const draft = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`));
  try {
    writeInto(join(draft, 'plugin'), all);
    renameSync(join(draft, 'plugin'), folder);
  } catch (error) {
    // Somebody else was quicker: theirs stays.
    if (existsSync(folder)) throw cliError(EXIT.badInput, 'create.folderExists', { folder });
    throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return [...all.keys()];
}

/** The manifest of the copy: its roles are suggested to people, and it is no sample. */
function ownManifest(text: string, { suggest, sample }: CreatePlugin): string {
  const posts: Readonly<Record<string, readonly string[]>> = suggest ?? USUAL_POSTS;
  const manifest = JSON.parse(text) as { id: string; sample?: true; roles: { id: string }[] };
  const roles = manifest.roles.map((role) => {
    const own = role.id.slice(manifest.id.length + 1);
    return { ...role, suggestedFor: posts[own] ?? [] };
  });
  const whole = { ...manifest, roles };
  if (!sample) delete whole.sample;
  manifestSchema.parse(whole);
  return jsonText(whole);
}
