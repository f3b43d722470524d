import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Files } from './example.ts';

interface Prettier {
  resolveConfig(file: string): Promise<object | null>;
  format(text: string, options: object): Promise<string>;
}

/** Lays out lines anew that other names have made longer or shorter, where the folder's project has Prettier. */
export async function formatted(files: Files, folder: string): Promise<Files> {
  const prettier = await prettierOf(folder);
  if (!prettier) return files;
  const done: Files = new Map();
  for (const [path, text] of files) {
    const known = /\.(ts|tsx|mjs|json|md|css)$/.test(path);
    const filepath = join(folder, path);
    const options = known ? { ...(await prettier.resolveConfig(filepath)), filepath } : {};
    done.set(path, known ? await prettier.format(text, options) : text);
  }
  return done;
}

async function prettierOf(folder: string): Promise<Prettier | undefined> {
  let file: string;
  try {
    file = createRequire(join(folder, 'package.json')).resolve('prettier');
  } catch {
    return undefined; // not installed there: the lines stay as they are
  }
  // A CommonJS module stands under `default`; one that Jest loads has its names at the top as well.
  const { default: prettier, ...names } = (await import(pathToFileURL(file).href)) as Prettier & { default?: Prettier };
  return prettier ?? names;
}
