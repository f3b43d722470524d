import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const REPOSITORY = join(import.meta.dirname, '..', '..', '..');
/** Longest path that a Unix socket may have on every platform, less a margin. */
const MAX_SOCKET_PATH = 100;

const emptyIsAbsent = (value: unknown) => (value === '' ? undefined : value);
const optionalText = z.preprocess(emptyIsAbsent, z.string().optional());

const environmentSchema = z.object({
  LINLI_DEMO: z.literal('1'),
  LINLI_PORT: z.preprocess(emptyIsAbsent, z.coerce.number().int().min(1).max(65_535).default(4200)),
  LINLI_PUBLIC_URL: z.preprocess(
    emptyIsAbsent,
    z
      .url({ protocol: /^https?$/ })
      .refine((url) => URL.parse(url)?.pathname === '/')
      .optional(),
  ),
  LINLI_TLS_CERT: optionalText,
  LINLI_DATABASE_URL: z.preprocess(emptyIsAbsent, z.url({ protocol: /^postgres(ql)?$/ })),
  LINLI_HOME: optionalText,
  LINLI_SOCKET_DIR: optionalText,
  LINLI_OIDC_CLIENT_ID: z.preprocess(emptyIsAbsent, z.string().default('linli-shell')),
  LINLI_OIDC_AUDIENCE: z.preprocess(emptyIsAbsent, z.string().default('linli')),
  LINLI_DEMO_STAFF: optionalText,
  LINLI_LOG: z.preprocess(emptyIsAbsent, z.enum(['info', 'warn', 'debug']).default('info')),
});

export interface Settings {
  publicUrl: string;
  issuer: string;
  clientId: string;
  audience: string;
  databaseUrl: string;
  keyFile: string;
  socketPath: string;
  staffFile: string;
  log: 'info' | 'warn' | 'debug';
}

/** A setting that is missing or wrong: the message is the one sentence the operator reads. */
export class SettingError extends Error {}

const EXPECTED: Record<string, string> = {
  LINLI_DEMO:
    'The demonstration identity provider has no passwords and starts only with LINLI_DEMO=1; for real use set LINLI_OIDC_ISSUER to your Keycloak.',
  LINLI_PUBLIC_URL: 'LINLI_PUBLIC_URL must be the address people open, like https://linli.example.org, without a path.',
  LINLI_DATABASE_URL:
    'LINLI_DATABASE_URL must be set to a PostgreSQL address, like postgres://user:password@host:5432/name.',
  LINLI_PORT: 'LINLI_PORT must be a number from 1 to 65535.',
  LINLI_LOG: 'LINLI_LOG must be one of info, warn, debug.',
};

/** Reads the settings once; throws {@link SettingError} for the first that is wrong. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const parsed = environmentSchema.safeParse(env);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]);
    throw new SettingError(EXPECTED[name] ?? `${name} has a value that cannot be used.`);
  }
  const values = parsed.data;
  const home = values.LINLI_HOME ?? join(REPOSITORY, '.linli');
  const scheme = values.LINLI_TLS_CERT ? 'https' : 'http';
  const publicUrl = new URL(values.LINLI_PUBLIC_URL ?? `${scheme}://localhost:${values.LINLI_PORT}`).origin;
  return {
    publicUrl,
    issuer: `${publicUrl}/idp`,
    clientId: values.LINLI_OIDC_CLIENT_ID,
    audience: values.LINLI_OIDC_AUDIENCE,
    databaseUrl: values.LINLI_DATABASE_URL,
    keyFile: join(home, 'keys', 'idp.json'),
    socketPath: join(values.LINLI_SOCKET_DIR ?? socketDirOf(home), 'idp.sock'),
    staffFile: values.LINLI_DEMO_STAFF ?? join(REPOSITORY, 'tools', 'demo', 'staff.json'),
    log: values.LINLI_LOG,
  };
}

function socketDirOf(home: string): string {
  const near = join(home, 'run');
  if (Buffer.byteLength(join(near, `plugin-${'x'.repeat(32)}.sock`)) < MAX_SOCKET_PATH) return near;
  return join(tmpdir(), `linli-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`);
}
