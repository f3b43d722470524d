import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestSchema, type Manifest } from '@linli/contracts';
import { cliError, EXIT } from '../terminal/cli.errors.ts';
import { exampleAs, isOfNoun, readFiles, type Files } from './example.ts';
import { formatted } from './formatted.ts';
import { mergeDefinition, mergeIndex, mergeKeys, mergeManifest, parseJson } from './merge.ts';
import { migrationDate } from './migration-date.ts';
import type { NounNames } from './names.ts';
import { finishStaged, writeAll } from './staged.ts';

export interface CreateNoun {
  /** The plugin's folder. */
  folder: string;
  noun: NounNames;
  date?: string | undefined;
}

export interface CreatedNoun {
  created: string[];
  changed: string[];
}

type Merge = (text: string, brought: string) => string;
const SHARED: Readonly<Record<string, Merge>> = {
  'plugin.json': mergeManifest,
  'contract/index.ts': mergeIndex,
  'api/definition.ts': mergeDefinition,
  'migrations/migrations.json': (text, brought) => mergeKeys(text, brought, 'migrations/migrations.json'),
  'locales/zh-CN.json': (text, brought) => mergeKeys(text, brought, 'locales/zh-CN.json'),
  'locales/en.json': (text, brought) => mergeKeys(text, brought, 'locales/en.json'),
};

/** Adds a noun to a plugin: new files of its own, and its lines in those that the plugin has once. All of it or nothing. */
export async function createNoun({ folder, noun, date }: CreateNoun): Promise<CreatedNoun> {
  if (!existsSync(join(folder, 'plugin.json'))) throw cliError(EXIT.badInput, 'create.noPlugin', { folder });
  finishStaged(folder);
  const manifest = readManifest(folder);
  const there = readFiles(folder);
  const migrations = [...there.keys()].map((path) => path.replace(/^migrations\//, ''));
  const names = { id: manifest.id, ...titlesOf(there, manifest) };
  const brought = exampleAs(names, noun, date ?? migrationDate(new Date(), migrations));
  const own = [...brought].filter(([path]) => isOfNoun(path, noun));
  refuseTaken(manifest, noun, there, own);

  const changes: Files = new Map(own);
  for (const [path, merge] of Object.entries(SHARED)) {
    const text = there.get(path);
    if (text === undefined) throw cliError(EXIT.badInput, 'create.missingFile', { file: join(folder, path) });
    changes.set(path, merge(text, brought.get(path) ?? ''));
  }
  writeAll(folder, await formatted(changes, folder));
  return { created: own.map(([path]) => path), changed: Object.keys(SHARED) };
}

function readManifest(folder: string): Manifest {
  const file = join(folder, 'plugin.json');
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw cliError(EXIT.badInput, 'create.unreadable', { file, reason });
  }
}

/** What the plugin calls itself: its new roles are called after it. */
function titlesOf(files: Files, manifest: Manifest): { zh: string; en: string } {
  const key = manifest.displayName.replaceAll('%', '');
  const of = (locale: string) => {
    const file = `locales/${locale}.json`;
    return String(parseJson(files.get(file) ?? '{}', file)[key] ?? manifest.id);
  };
  return { zh: of('zh-CN'), en: of('en') };
}

function refuseTaken(manifest: Manifest, noun: NounNames, there: Files, own: readonly [string, string][]): void {
  const name = noun.one.kebab;
  const isKnown =
    manifest.permissions.some(({ id }) => id.startsWith(`${manifest.id}.${name}.`)) ||
    manifest.extensions.some(({ id }) => id === noun.many.kebab) ||
    manifest.data.scopedTables.some(({ table }) => table === noun.one.snake) ||
    [...there.keys()].some((path) => path.endsWith(`-create-${name}.sql`));
  if (isKnown) throw cliError(EXIT.badInput, 'create.nounTaken', { name, plugin: manifest.id });
  const taken = own.find(([path]) => there.has(path));
  if (taken) throw cliError(EXIT.badInput, 'create.fileExists', { file: taken[0] });
}
