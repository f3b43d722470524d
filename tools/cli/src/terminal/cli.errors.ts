import { t, type Params } from './texts.ts';

/** Exit codes of the `linli` command, by class of trouble. */
export const EXIT = { ok: 0, unexpected: 1, badInput: 2, unhealthy: 5 } as const;

/** An expected failure: one sentence for people and an exit code, no stack trace. */
export class CliError extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, message: string) {
    super(message);
    this.name = 'CliError';
    this.exitCode = exitCode;
  }
}

/** An error with the words of a locale key. */
export function cliError(exitCode: number, key: string, params?: Params): CliError {
  return new CliError(exitCode, t(key, params));
}
