import type { AttachmentKind } from '@linli/contracts';
import { InvalidError, NotFoundError, TooLargeError, UnavailableError } from '../errors.ts';

/** What came is not what this kind of attachment may be. `what` says why: `empty`, `unknown-type`, `broken`, `macros` … */
export class AttachmentRefusedError extends InvalidError {
  constructor(what: string, params: Record<string, unknown> = {}, cause?: unknown) {
    super(`core.attachment.${what}`, { params, cause });
  }
}

export class AttachmentTooLargeError extends TooLargeError {
  constructor({ maxMegabytes }: AttachmentKind) {
    super('core.attachment.too-large', { params: { megabytes: maxMegabytes } });
  }
}

/** No such attachment, or it hangs on a record that the asker may not read. */
export class AttachmentNotFoundError extends NotFoundError {
  constructor() {
    super('core.attachment.not-found');
  }
}

/** 507: the disk is full. Trying again at once does not help. */
export class NoSpaceError extends UnavailableError {
  override readonly status = 507;

  constructor(cause: unknown) {
    super('core.attachment.no-space', { cause });
  }
}

/** What the disk says, in the platform's words where there are some. */
export function storageError(error: unknown): unknown {
  const code = codeOf(error);
  return code === 'ENOSPC' || code === 'EDQUOT' ? new NoSpaceError(error) : error;
}

/** What the system calls an error: `ENOENT`. */
export function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

/** What a kind may be, as people call it: `JPEG、PNG、PDF`. */
export function typesInWords({ types }: AttachmentKind): string {
  return types.map((type) => type.toUpperCase()).join('、');
}
