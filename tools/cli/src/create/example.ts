import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nounNames, nounReplacements, type NounNames, type PluginNames } from './names.ts';

/** The names that the example itself bears. A noun of two words, so that each way of writing it is a word of its own. */
export const EXAMPLE_PLUGIN: PluginNames = { id: 'example', zh: '示例', en: 'Example' };
export const EXAMPLE_NOUN: NounNames = nounNames('hobby-club', { zh: '兴趣小组' });
const EXAMPLE_DATE = '202611260300';

/** What is built, installed or kept by tools is nobody's model. */
const NOT_COPIED = new Set(['node_modules', 'dist', 'coverage', '.nx']);

/** Text files by their path, with `/`. */
export type Files = Map<string, string>;

/** The plugin that every other begins with: `plugins/example` of the repository, or the copy that the packed command brings. */
export function exampleFolder(): string {
  const packed = join(import.meta.dirname, '../../template');
  return existsSync(packed) ? packed : join(import.meta.dirname, '../../../../plugins/example');
}

export function readFiles(folder: string, below = ''): Files {
  const files: Files = new Map();
  const entries = readdirSync(join(folder, below), { withFileTypes: true });
  for (const { name, ...entry } of entries.sort((a, b) => (a.name < b.name ? -1 : 1)).map(plain)) {
    const path = below ? `${below}/${name}` : name;
    if (entry.isFile) files.set(path, readFileSync(join(folder, path), 'utf8'));
    else if (!NOT_COPIED.has(name)) for (const [inner, text] of readFiles(folder, path)) files.set(inner, text);
  }
  return files;
}

const plain = (entry: { name: string; isFile(): boolean }) => ({ name: entry.name, isFile: entry.isFile() });

/** The example's files under other names. `date` is that of the first migration: yyyymmddhhmm. */
export function exampleAs(plugin: PluginNames, noun: NounNames, date: string, folder = exampleFolder()): Files {
  const rename = renaming(plugin, noun, date);
  return new Map([...readFiles(folder)].map(([path, text]) => [rename(path), rename(text)]));
}

/** Puts the new names in the place of the example's, all in one go: what was put in is never taken for an old name. */
export function renaming(plugin: PluginNames, noun: NounNames, date: string): (text: string) => string {
  const pairs: [string, string][] = [
    ...nounReplacements(EXAMPLE_NOUN, noun),
    [EXAMPLE_PLUGIN.id, plugin.id],
    [EXAMPLE_PLUGIN.en, plugin.en],
    [EXAMPLE_PLUGIN.zh, plugin.zh],
    [EXAMPLE_DATE, date],
  ];
  const known = new Map(pairs);
  const longestFirst = [...known.keys()].sort((a, b) => b.length - a.length);
  const any = new RegExp(longestFirst.join('|'), 'g');
  return (text) => text.replace(any, (found) => known.get(found) ?? found);
}

/** Of a plugin's files those of a noun alone: what a second noun brings. */
export function isOfNoun(path: string, { one }: NounNames): boolean {
  const name = path.split('/').at(-1) ?? '';
  return path.split('/').includes(one.kebab) || new RegExp(`(^|-)${one.kebab}(\\.|-)`).test(name);
}
