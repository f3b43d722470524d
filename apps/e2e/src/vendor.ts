import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './product.ts';

const MODULES = path.join(ROOT, 'node_modules');
const JEST = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];

/** What is installed, built or kept by tools is not copied. */
const NOT_COPIED = new Set(['node_modules', 'dist', 'dist-sdk', 'coverage', '.git', '.linli', '.nx']);

/** A copy of the tree, with the packages that are installed here. */
export function copyTree(target: string): void {
  rmSync(target, { recursive: true, force: true });
  cpSync(ROOT, target, { recursive: true, filter: (file) => !NOT_COPIED.has(path.basename(file)) });
  linkModules(target);
  mkdirSync(path.join(target, 'node_modules/@linli'));
  for (const name of readdirSync(path.join(MODULES, '@linli'))) {
    // Links to `../../libs/…`: there as here.
    const link = path.join(MODULES, '@linli', name);
    if (lstatSync(link).isSymbolicLink())
      symlinkSync(readlinkSync(link), path.join(target, 'node_modules/@linli', name));
  }
  for (const name of ['libs/sdk-server', 'libs/sdk-web', 'apps/core', 'tools/lint'])
    linkOwnModules(name, path.join(target, name));
}

/** Every package that is installed here but the platform's own: what `npm install` would fetch. */
export function linkModules(target: string): void {
  mkdirSync(path.join(target, 'node_modules'), { recursive: true });
  for (const name of readdirSync(MODULES)) {
    if (name === '@linli' || name === '.cache' || name.startsWith('.linli')) continue;
    symlinkSync(path.join(MODULES, name), path.join(target, 'node_modules', name));
  }
}

/** Versions that only one package of the repository has. */
function linkOwnModules(name: string, target: string): void {
  const own = path.join(ROOT, name, 'node_modules');
  if (existsSync(own)) symlinkSync(own, path.join(target, 'node_modules'));
}

/** Unpacks the platform's packages as npm would install them: no source of the repository is in sight. */
export function installSdk(folder: string): void {
  linkModules(folder);
  for (const file of readdirSync(path.join(folder, 'sdk'))) {
    const name = /^linli-(.+)-\d+\.\d+\.\d+.*\.tgz$/.exec(file)?.[1];
    if (!name) continue;
    const target = path.join(folder, 'node_modules/@linli', name);
    mkdirSync(target, { recursive: true });
    execFileSync('tar', ['-xzf', path.join(folder, 'sdk', file), '-C', target, '--strip-components=1']);
    linkOwnModules(`libs/${name}`, target);
  }
}

/** Runs a program of Node in a folder to its end. Throws with what it said when it fails. */
export async function node(folder: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      cwd: folder,
      env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: '', ...env },
      maxBuffer: 16 * 1024 * 1024,
    });
    return stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${args.join(' ')} failed in ${folder}:\n${stdout}\n${stderr}`, { cause: error });
  }
}

/** What a vendor runs before handing a plugin over: types, lint, tests, tests on a database, the bundle. */
export async function checkPlugin(folder: string, linli: string): Promise<void> {
  const tool = (file: string) => path.join(MODULES, file);
  const jest = (...args: string[]) => node(folder, [...JEST, tool('jest/bin/jest.js'), ...args]);
  // The tests of pages take longest; the rest is done meanwhile.
  await Promise.all([
    jest(),
    (async () => {
      await node(folder, [tool('typescript/bin/tsc'), '--noEmit']);
      await node(folder, [tool('eslint/bin/eslint.js'), '.']);
      await jest('--config', 'jest.db.config.mjs');
      await node(folder, [linli, 'build']);
    })(),
  ]);
}
