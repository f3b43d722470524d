import { z } from 'zod';

/** A setting that is missing or wrong. `message` is one sentence that names it. The process ends with code 2. */
export class ConfigError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigError';
  }
}

/**
 * Reads a process's settings once, at the start. Empty strings count as not set.
 * @throws ConfigError naming the first wrong setting.
 */
export function parseConfig<T extends z.ZodType>(schema: T, env: NodeJS.ProcessEnv): z.output<T> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const name = issue?.path.join('.') ?? 'settings';
  const value = name in given ? shown(name, given[name] ?? '') : 'not set';
  throw new ConfigError(`${name} is ${value}: ${issue?.message ?? 'invalid'}.`);
}

/** The value as a message may show it: neither a password in an address nor anything secret gets into a log. */
function shown(name: string, value: string): string {
  return /KEY|SECRET|PASSWORD|TOKEN|JWK/.test(name) ? 'not usable' : `"${value.replace(/\/\/[^@/]*@/, '//')}"`;
}
