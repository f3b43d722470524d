import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createRsbuild } from '@rsbuild/core';
import { pluginReact } from '@rsbuild/plugin-react';

const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' };

/** Builds the bare page into a folder and serves it with its rows. */
export async function serveBarePage(folder: string, rows: unknown): Promise<{ url: string; close(): void }> {
  const rsbuild = await createRsbuild({
    cwd: import.meta.dirname,
    rsbuildConfig: {
      mode: 'production',
      logLevel: 'error',
      source: { entry: { index: path.join(import.meta.dirname, 'bare-page.tsx') } },
      output: { distPath: { root: folder }, sourceMap: false, legalComments: 'none' },
      plugins: [pluginReact()],
    },
  });
  await (await rsbuild.build()).close();
  const server = createServer((request, response) => {
    const name = request.url === '/' ? '/index.html' : (request.url ?? '');
    const file = path.join(folder, path.normalize(name));
    if (name === '/rows')
      return response.setHeader('content-type', 'application/json').end(JSON.stringify({ items: rows }));
    if (!existsSync(file)) return response.writeHead(404).end();
    response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream');
    return createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => void server.close() };
}
