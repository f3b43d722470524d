import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { z } from 'zod';
import { cliError, EXIT } from './terminal/cli.errors.ts';

export const repoRoot = resolve(import.meta.dirname, '../../..');
/** Longest path of a Unix socket that every system takes, with a margin. */
const MAX_SOCKET_PATH = 100;

const origin = z
  .url({ protocol: /^https?$/ })
  .refine((url) => ['', '/'].includes(new URL(url).pathname))
  .transform((url) => new URL(url).origin);

/** Each wrong value has a sentence `setting.<NAME>` in the locale files. */
const environmentSchema = z.object({
  LINLI_PORT: z.coerce.number().int().min(1).max(65_535).default(4200),
  LINLI_HOST: z.string().regex(/^\S+$/).default('127.0.0.1'),
  LINLI_PUBLIC_URL: origin.optional(),
  LINLI_CORE_URL: origin.optional(),
  LINLI_TLS_CERT: z.string().refine(existsSync).optional(),
  LINLI_TLS_KEY: z.string().refine(existsSync).optional(),
  LINLI_HOME: z.string().optional(),
  LINLI_SOCKET_DIR: z.string().optional(),
  LINLI_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  LINLI_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  LINLI_PLUGINS_DIR: z.string().refine(existsSync).optional(),
  LINLI_FURTHER_PLUGINS: z
    .string()
    .transform((folders) => folders.split(delimiter).filter(Boolean))
    .refine((folders) => folders.every((folder) => existsSync(folder)))
    .optional(),
  LINLI_SHELL_DIR: z.string().optional(),
  LINLI_LOG: z.enum(['info', 'warn', 'debug']).default('info'),
});

/** What `linli` knows about the installation it works on. */
export interface Settings {
  home: string;
  host: string;
  port: number;
  publicUrl: string;
  /** Where this machine reaches core, whatever the public address is. */
  localUrl: string;
  /** A core that is not run by `linli start`, as in containers; undefined: the one that is. */
  coreUrl: string | undefined;
  tls: { cert: string; key: string } | undefined;
  socketDir: string;
  /** Undefined: PostgreSQL is embedded. */
  databaseUrl: string | undefined;
  /** Undefined: the demo identity provider is embedded. */
  oidcIssuer: string | undefined;
  pluginsDir: string;
  /** Folders of plugins that stand elsewhere, such as a vendor's own. */
  furtherPlugins: string[];
  log: string;
}

/** Reads the settings; a wrong value ends the command with one sentence that names it. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => name.startsWith('LINLI_') && value));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]);
    // the address of a database may hold a password
    const value = name === 'LINLI_DATABASE_URL' ? '…' : String(given[name]);
    throw cliError(EXIT.badInput, `setting.${name}`, { value });
  }
  const set = parsed.data;
  if (Boolean(set.LINLI_TLS_CERT) !== Boolean(set.LINLI_TLS_KEY)) throw cliError(EXIT.badInput, 'setting.tlsPair');
  const tls =
    set.LINLI_TLS_CERT && set.LINLI_TLS_KEY
      ? { cert: resolve(set.LINLI_TLS_CERT), key: resolve(set.LINLI_TLS_KEY) }
      : undefined;
  const scheme = tls ? 'https' : 'http';
  const home = resolve(set.LINLI_HOME ?? join(repoRoot, '.linli'));
  return {
    home,
    host: set.LINLI_HOST,
    port: set.LINLI_PORT,
    publicUrl: set.LINLI_PUBLIC_URL ?? `${scheme}://localhost:${set.LINLI_PORT}`,
    localUrl: `${scheme}://${reachable(set.LINLI_HOST)}:${set.LINLI_PORT}`,
    coreUrl: set.LINLI_CORE_URL,
    tls,
    socketDir: resolve(set.LINLI_SOCKET_DIR ?? socketDirOf(home)),
    databaseUrl: set.LINLI_DATABASE_URL,
    oidcIssuer: set.LINLI_OIDC_ISSUER,
    pluginsDir: resolve(set.LINLI_PLUGINS_DIR ?? join(repoRoot, 'plugins')),
    furtherPlugins: (set.LINLI_FURTHER_PLUGINS ?? []).map((folder) => resolve(folder)),
    log: set.LINLI_LOG,
  };
}

/** "All addresses" is nothing one can connect to. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

export function socketDirOf(home: string): string {
  const near = join(home, 'run');
  const longest = join(near, `plugin-${'x'.repeat(32)}.sock`);
  if (Buffer.byteLength(longest) < MAX_SOCKET_PATH) return near;
  return join(tmpdir(), `linli-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`);
}
