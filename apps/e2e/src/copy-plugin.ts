import { cpSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const TEXT = /\.(ts|tsx|json|sql|md|css)$/;

/**
 * Copies a plugin's folder under another id, as somebody would who takes it as a model: the package's name, the id in
 * plugin.json, and every name the plugin owns, which all begin with its id.
 */
export function copyPlugin(source: string, target: string, id: string): void {
  rmSync(target, { recursive: true, force: true });
  cpSync(source, target, { recursive: true, filter: (file) => !/[\\/](node_modules|dist)$/.test(file) });
  const before = path.basename(source);
  const owned = new RegExp(
    `(?<![\\w./-])${before}\\.(?=[a-z])(?!plugin)|(?<=[a-z]\\.)${before}\\.(?=[a-z])(?!plugin)`,
    'g',
  );
  for (const file of filesBelow(target).filter((name) => TEXT.test(name))) {
    const text = readFileSync(file, 'utf8')
      .replaceAll(`@linli/${before}`, `@linli/${id}`)
      .replaceAll(`"id": "${before}"`, `"id": "${id}"`)
      .replace(owned, `${id}.`);
    writeFileSync(file, text);
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => path.join(folder, name))
    .flatMap((file) => (statSync(file).isDirectory() ? filesBelow(file) : [file]));
}
