import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConfigError, parseConfig } from '@linli/sdk-server';
import { z } from 'zod';

/** A Unix socket's path is limited to 107 bytes on Linux, 103 on macOS; below 100 it is right everywhere. */
const MAX_SOCKET_PATH = 100;
const LONGEST_SOCKET_NAME = `plugin-${'x'.repeat(32)}.sock`;

const originSchema = z
  .url({ protocol: /^https?$/ })
  .transform((url) => url.replace(/\/+$/, ''))
  .refine((url) => new URL(url).pathname === '/', 'must be an address without a path, like https://linli.example.cn');

const environmentSchema = z.object({
  LINLI_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  LINLI_HOST: z.string().optional(),
  LINLI_PUBLIC_URL: originSchema.optional(),
  LINLI_TLS_CERT: z.string().optional(),
  LINLI_TLS_KEY: z.string().optional(),
  LINLI_HOME: z.string().optional(),
  LINLI_SOCKET_DIR: z.string().optional(),
  LINLI_DATABASE_URL: z.string().optional(),
  LINLI_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  LINLI_OIDC_CLIENT_ID: z.string().optional(),
  LINLI_OIDC_AUDIENCE: z.string().optional(),
  LINLI_OIDC_SOCKET: z.string().optional(),
  LINLI_PLUGINS_DIR: z.string().optional(),
  LINLI_FURTHER_PLUGINS: z.string().optional(),
  LINLI_SHELL_DIR: z.string().optional(),
  LINLI_CLOCK_FILE: z.string().optional(),
  LINLI_LOG: z.enum(['info', 'warn', 'debug']).optional(),
});

/** What core needs to know before it starts; every value is checked and complete. */
export interface CoreConfig {
  port: number;
  host: string;
  publicUrl: string;
  tls: { certFile: string; keyFile: string } | null;
  home: string;
  socketDir: string;
  databaseUrl: string;
  oidc: {
    issuer: string;
    clientId: string;
    audience: string;
    /** Socket of the embedded provider; null with an external one. */
    socket: string | null;
  };
  pluginsDir: string;
  /** Folders of single plugins that stand elsewhere. */
  furtherPlugins: string[];
  shellDir: string;
  /** Holds milliseconds that the clock is ahead by; only with the demo provider. */
  clockFile: string | null;
  log: 'info' | 'warn' | 'debug';
}

/** The folder of the installation: the nearest one above the running file that has both `apps` and `plugins`. */
export function findRoot(from: string): string {
  for (let folder = path.resolve(from); ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'apps')) && existsSync(path.join(folder, 'plugins'))) return folder;
    if (folder === path.dirname(folder)) return path.resolve(from);
  }
}

function socketDirOf(home: string): string {
  const own = path.join(home, 'run');
  if (Buffer.byteLength(path.join(own, LONGEST_SOCKET_NAME)) < MAX_SOCKET_PATH) return own;
  return path.join(tmpdir(), `linli-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`);
}

/** Reads the environment once. Throws a {@link ConfigError} for the first value that cannot be used. */
export function readConfig(env: NodeJS.ProcessEnv, root: string): CoreConfig {
  const set = parseConfig(environmentSchema, env);
  // An address of a database holds a password: it is named here, never repeated.
  if (!set.LINLI_DATABASE_URL || !/^postgres(ql)?:\/\/./.test(set.LINLI_DATABASE_URL)) {
    throw new ConfigError('LINLI_DATABASE_URL is needed: the address of a PostgreSQL database (postgres://…).');
  }
  if (Boolean(set.LINLI_TLS_CERT) !== Boolean(set.LINLI_TLS_KEY)) {
    throw new ConfigError('LINLI_TLS_CERT and LINLI_TLS_KEY are needed together; one of them is missing.');
  }
  const port = set.LINLI_PORT ?? 4200;
  const tls =
    set.LINLI_TLS_CERT && set.LINLI_TLS_KEY ? { certFile: set.LINLI_TLS_CERT, keyFile: set.LINLI_TLS_KEY } : null;
  for (const [name, file] of [
    ['LINLI_TLS_CERT', tls?.certFile],
    ['LINLI_TLS_KEY', tls?.keyFile],
  ] as const) {
    if (file && !existsSync(file)) throw new ConfigError(`${name} names a file that is not there: ${file}.`);
  }
  const publicUrl = set.LINLI_PUBLIC_URL ?? `${tls ? 'https' : 'http'}://localhost:${port}`;
  const home = path.resolve(set.LINLI_HOME ?? path.join(root, '.linli'));
  if (!set.LINLI_OIDC_ISSUER && !set.LINLI_OIDC_SOCKET) {
    throw new ConfigError(
      'LINLI_OIDC_ISSUER is not set: name the identity provider, or start with npm start, which brings one.',
    );
  }
  if (set.LINLI_CLOCK_FILE && !set.LINLI_OIDC_SOCKET) {
    throw new ConfigError('LINLI_CLOCK_FILE moves the clock: it is for demos only, and refused with a real provider.');
  }
  return {
    port,
    host: set.LINLI_HOST ?? '127.0.0.1',
    publicUrl,
    tls,
    home,
    socketDir: path.resolve(set.LINLI_SOCKET_DIR ?? socketDirOf(home)),
    databaseUrl: set.LINLI_DATABASE_URL,
    oidc: {
      issuer: set.LINLI_OIDC_ISSUER ?? `${publicUrl}/idp`,
      clientId: set.LINLI_OIDC_CLIENT_ID ?? 'linli-shell',
      audience: set.LINLI_OIDC_AUDIENCE ?? 'linli',
      socket: set.LINLI_OIDC_SOCKET ?? null,
    },
    pluginsDir: path.resolve(set.LINLI_PLUGINS_DIR ?? path.join(root, 'plugins')),
    furtherPlugins: (set.LINLI_FURTHER_PLUGINS ?? '')
      .split(path.delimiter)
      .filter(Boolean)
      .map((each) => path.resolve(each)),
    shellDir: path.resolve(set.LINLI_SHELL_DIR ?? path.join(root, 'apps/shell/dist')),
    clockFile: set.LINLI_CLOCK_FILE ? path.resolve(set.LINLI_CLOCK_FILE) : null,
    log: set.LINLI_LOG ?? 'info',
  };
}
