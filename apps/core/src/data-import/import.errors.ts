import { ConflictError, InvalidError, NotFoundError, PlatformError, TooLargeError } from '@linli/sdk-server';

/** No such import, or it is outside the asker's reach. */
export class ImportNotFoundError extends NotFoundError {
  constructor() {
    super('core.import.not-found');
  }
}

/** What came is no table that can be read: `what` says why. */
export class ImportFileError extends InvalidError {
  constructor(what: string, params: Record<string, unknown> = {}, cause?: unknown) {
    super(`core.import.${what}`, { params, cause });
  }
}

export class FileTooLargeError extends TooLargeError {
  constructor(megabytes: number) {
    super('core.import.too-large', { params: { megabytes } });
  }
}

/** The import is not in the state that this needs, or something stands in the way. `what` says which. */
export class ImportConflictError extends ConflictError {
  constructor(what: string, params: Record<string, unknown> = {}) {
    super(`core.import.${what}`, { params });
  }
}

/** What is kept of an error that ended a step. Anything unexpected is an interruption: it is logged, and may be tried again. */
export function problemOf(error: unknown): { code: string; params: Record<string, unknown> } | undefined {
  return error instanceof PlatformError ? { code: error.code, params: error.details.params ?? {} } : undefined;
}
