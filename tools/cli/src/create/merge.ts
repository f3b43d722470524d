import { manifestSchema, type Manifest } from '@linli/contracts';
import { CliError, cliError, EXIT } from '../terminal/cli.errors.ts';
import { t } from '../terminal/texts.ts';
import { jsonText } from './json-text.ts';

/** What a second noun brings is put into the files that a plugin has once. Each answers the file's new text. */

export type Keyed = Record<string, unknown>;

/** plugin.json: pages, permissions and data of the noun; its permissions go to the roles of the same id. */
export function mergeManifest(text: string, brought: string): string {
  const manifest = parseJson(text, 'plugin.json') as unknown as Manifest;
  const more = parseJson(brought, 'plugin.json') as unknown as Manifest;
  const roles = manifest.roles.map((role) => {
    const same = more.roles.find(({ id }) => id === role.id);
    return same ? { ...role, permissions: [...new Set([...role.permissions, ...same.permissions])] } : role;
  });
  const newRoles = more.roles.filter(({ id }) => !manifest.roles.some((role) => role.id === id));
  const merged = {
    ...manifest,
    web: { ...manifest.web, exposes: { ...manifest.web.exposes, ...more.web.exposes } },
    extensions: [...manifest.extensions, ...more.extensions],
    permissions: [...manifest.permissions, ...more.permissions],
    roles: [...roles, ...newRoles],
    data: {
      ...manifest.data,
      scopedTables: [...manifest.data.scopedTables, ...more.data.scopedTables],
      personalData: [...(manifest.data.personalData ?? []), ...(more.data.personalData ?? [])],
      freeText: [...(manifest.data.freeText ?? []), ...(more.data.freeText ?? [])],
    },
  };
  const checked = manifestSchema.safeParse(merged);
  if (checked.success) return jsonText(merged);
  const lines = checked.error.issues.map(({ path, message }) => `  ${path.join('.') || 'plugin.json'}: ${message}`);
  throw new CliError(EXIT.badInput, [t('build.manifest'), ...lines].join('\n'));
}

/** A file of texts, or migrations.json: what is there stays as and where it is. */
export function mergeKeys(text: string, brought: string, file: string): string {
  const known = parseJson(text, file);
  const more = Object.entries(parseJson(brought, file)).filter(([key]) => !(key in known));
  return `${JSON.stringify({ ...known, ...Object.fromEntries(more) }, null, 2)}\n`;
}

/** contract/index.ts: only re-exports. */
export function mergeIndex(text: string, brought: string): string {
  const lines = brought.split('\n').filter((line) => line && !text.includes(line));
  return `${text.trimEnd()}\n${lines.join('\n')}\n`;
}

/** api/definition.ts: the noun's module and entities. */
export function mergeDefinition(text: string, brought: string): string {
  const imports = brought.match(/^import .*;$/gm) ?? [];
  const missing = imports.filter((line) => !text.includes(line));
  const last = [...text.matchAll(/^import [\s\S]*?;$/gm)].at(-1);
  if (!last) throw notAsMade('api/definition.ts');
  const end = last.index + last[0].length;
  const imported = `${text.slice(0, end)}${missing.map((line) => `\n${line}`).join('')}${text.slice(end)}`;
  return ['modules', 'entities'].reduce((so, list) => mergeList(so, brought, list), imported);
}

function mergeList(text: string, brought: string, list: string): string {
  const pattern = new RegExp(`(\\b${list}: \\[)([^\\]]*)(\\])`);
  const more = namesIn(pattern.exec(brought)?.[2]);
  const found = pattern.exec(text);
  if (!found) throw notAsMade('api/definition.ts');
  const all = [...new Set([...namesIn(found[2]), ...more])];
  return text.replace(pattern, (_, open: string, __, close: string) => `${open}${all.join(', ')}${close}`);
}

const namesIn = (list = '') =>
  list
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);

/** @throws CliError that names the file and the reason. */
export function parseJson(text: string, file: string): Keyed {
  try {
    return JSON.parse(text) as Keyed;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw cliError(EXIT.badInput, 'create.unreadable', { file, reason });
  }
}

/** Somebody has written it in another way: better nothing than something wrong. */
function notAsMade(file: string): CliError {
  return cliError(EXIT.badInput, 'create.notAsMade', { file });
}
