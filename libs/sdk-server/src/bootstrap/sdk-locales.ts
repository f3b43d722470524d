import { existsSync } from 'node:fs';
import path from 'node:path';

/** Where the SDK's own words are: beside the bundle (`locales-sdk`), or in the package while tests run from source. */
export function sdkLocales(bundleFolder: string): string {
  const bundled = path.join(bundleFolder, 'locales-sdk');
  return existsSync(bundled) ? bundled : path.join(import.meta.dirname, '..', '..', 'locales');
}
