import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repoRoot } from '../settings.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of a Chromium that runs here: LINLI_CHROMIUM, the system's, or the one inside an npm package. */
export async function findChromium(env: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
  const given = env['LINLI_CHROMIUM'];
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const candidates = given
    ? [given]
    : [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...MAC];
  const found = candidates.find((file) => isExecutable(file) && runs(file));
  return found ?? (given ? undefined : packaged());
}

/** Unpacks the package's Chromium, which is made for x64 Linux and brings its own libraries. */
async function packaged(): Promise<string | undefined> {
  if (process.platform !== 'linux') return undefined;
  try {
    const file = createRequire(join(repoRoot, 'apps/e2e/package.json')).resolve('@sparticuz/chromium');
    const { default: chromium } = (await import(pathToFileURL(file).href)) as {
      default: { executablePath(): Promise<string> };
    };
    const path = await chromium.executablePath();
    return existsSync(path) && runs(path) ? path : undefined;
  } catch {
    return undefined; // not installed, or not for this machine: the caller says how to get one
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Ubuntu's chromium-browser is a script that only says where to get the real one. */
function runs(file: string): boolean {
  return spawnSync(file, ['--version', '--no-sandbox'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}
