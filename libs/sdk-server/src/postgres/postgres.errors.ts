/** Why an embedded PostgreSQL cannot run: stable codes, which a program turns into words for people. */
export type PostgresFault =
  | 'unsupported-platform'
  | 'disk-full'
  | 'data-version'
  | 'copied-folder'
  | 'data-missing'
  | 'no-user'
  | 'foreign-folder'
  | 'port-taken'
  | 'failed';

/** The embedded PostgreSQL does not run. `message` is one sentence in English; `params` fill the sentence of a locale file. */
export class PostgresStartError extends Error {
  readonly code: PostgresFault;
  readonly params: Record<string, string>;

  constructor(code: PostgresFault, message: string, params: Record<string, string> = {}) {
    super(message);
    this.name = 'PostgresStartError';
    this.code = code;
    this.params = params;
  }
}
