export interface Log {
  debug(message: string, facts?: Record<string, unknown>): void;
  info(message: string, facts?: Record<string, unknown>): void;
  warn(message: string, facts?: Record<string, unknown>): void;
}

const ORDER = { debug: 0, info: 1, warn: 2 } as const;

/** One JSON object a line on stdout; whoever started the process keeps it. Tokens and cookies are never passed to it. */
export function createLog(level: keyof typeof ORDER): Log {
  const write =
    (at: keyof typeof ORDER) =>
    (message: string, facts: Record<string, unknown> = {}) => {
      if (ORDER[at] < ORDER[level]) return;
      const line = { time: new Date().toISOString(), level: at, process: 'idp', message, ...facts };
      process.stdout.write(`${JSON.stringify(line)}\n`);
    };
  return { debug: write('debug'), info: write('info'), warn: write('warn') };
}

/** What may be written of an error: its words and code, without the values it carries. */
export function errorFacts(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: String(error) };
  const code = 'code' in error ? String(error.code) : undefined;
  const detail = 'error_detail' in error ? error.error_detail : undefined;
  return {
    error: error.message || error.name,
    code,
    detail,
    cause: error.cause instanceof Error ? error.cause.message : undefined,
  };
}
