import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const MEDIA_TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** Writes `integrity.json`: digest, size and media type of every file below `web/`. Only these are ever served. */
export function writeIntegrity(dist: string): { files: number; bytes: number } {
  const files: Record<string, { integrity: string; size: number; type: string }> = {};
  let bytes = 0;
  for (const name of filesBelow(dist, 'web')) {
    const content = readFileSync(join(dist, name));
    const digest = createHash('sha384').update(content).digest('base64');
    const type = MEDIA_TYPES[extname(name)] ?? 'application/octet-stream';
    files[name] = { integrity: `sha384-${digest}`, size: content.length, type };
    bytes += content.length;
  }
  writeFileSync(join(dist, 'integrity.json'), `${JSON.stringify({ files }, null, 2)}\n`);
  return { files: Object.keys(files).length, bytes };
}

/** Paths with `/`, in a fixed order. */
function filesBelow(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? filesBelow(root, `${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
    );
}
