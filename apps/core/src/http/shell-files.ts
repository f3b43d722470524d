import { randomBytes } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Call } from './call.ts';
import { mediaTypeOf } from './media-type.ts';
import { setPageHeaders } from './security-headers.ts';
import { StaticBody } from './static-body.ts';

const NONCE_MARK = '__LINLI_NONCE__';

interface ShellBuild {
  builtAt: number;
  page: string[];
  files: Map<string, StaticBody>;
}

/**
 * The built shell. Only files that were there when the folder was read can be asked for, so no path leads out of it.
 * A new build beside a running core is taken over by the next page that is asked for.
 */
export class ShellFiles {
  private build: ShellBuild | null = null;

  constructor(
    private readonly folder: string,
    private readonly externalIssuer: string | null,
  ) {}

  /** Answers `/assets/…` and the few files beside the page. False when there is no such file. */
  async answerFile(call: Call): Promise<boolean> {
    const file = (this.build ?? (await this.current()))?.files.get(call.path);
    if (!file) return false;
    await file.answer(call);
    return true;
  }

  /** Answers the page with a nonce of its own. False when the shell is not built. */
  async answerPage({ res, method }: Call): Promise<boolean> {
    const build = await this.current();
    if (!build) return false;
    const nonce = randomBytes(16).toString('base64');
    setPageHeaders(res, nonce, this.externalIssuer);
    const body = Buffer.from(build.page.join(nonce));
    res.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': body.length });
    res.end(method === 'HEAD' ? undefined : body);
    return true;
  }

  private async current(): Promise<ShellBuild | null> {
    const page = path.join(this.folder, 'index.html');
    const builtAt = await stat(page).then(
      (info) => info.mtimeMs,
      () => 0,
    );
    if (builtAt && builtAt !== this.build?.builtAt) {
      this.build = {
        builtAt,
        page: (await readFile(page, 'utf8')).split(NONCE_MARK),
        files: await readFolder(this.folder),
      };
    }
    return this.build;
  }
}

async function readFolder(folder: string): Promise<Map<string, StaticBody>> {
  const files = new Map<string, StaticBody>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const address = `/${path.relative(folder, file).split(path.sep).join('/')}`;
    // Source maps tell a stranger more than a page needs; index.html goes out with a nonce only.
    if (!entry.isFile() || address === '/index.html' || address.endsWith('.map')) continue;
    const immutable = address.startsWith('/assets/');
    files.set(address, new StaticBody(await readFile(file), mediaTypeOf(file), immutable));
  }
  return files;
}
