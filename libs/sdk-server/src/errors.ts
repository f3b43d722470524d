import { STEP_UP_CODE } from '@linli/contracts';
import type { FieldError, StepUp } from '@linli/contracts';

/**
 * What is wrong with one field. Without a message of its own it is told by the text `errors.<code>.title`, filled from the
 * params of the error, in the language of whoever gets the answer.
 */
export type FieldFault = Pick<FieldError, 'field' | 'code'> & Partial<Pick<FieldError, 'message'>>;

/** What an error carries besides its code: facts for the texts and for programs, and what is wrong with which field. */
export interface ErrorDetails {
  params?: Record<string, unknown>;
  errors?: FieldFault[];
  /** Seconds after which trying again makes sense; becomes the header Retry-After. */
  retryAfter?: number;
  cause?: unknown;
  /** Words that somebody else has found already, for a code that is not in the own locale files. */
  words?: { title: string; remedy?: string | undefined };
}

/**
 * An expected failure. `code` is stable (`<plugin>.<noun>.<what>`); its words stand in the locale files under
 * `errors.<code>.title` and `errors.<code>.remedy`. One filter makes a problem document of it (RFC 9457).
 */
export abstract class PlatformError extends Error {
  abstract readonly status: number;
  readonly code: string;
  readonly details: ErrorDetails;

  constructor(code: string, details: ErrorDetails = {}) {
    super(code, { cause: details.cause });
    this.name = new.target.name;
    this.code = code;
    this.details = details;
  }
}

/** 404: it does not exist, or the asker may not know that it does. */
export class NotFoundError extends PlatformError {
  readonly status = 404;
}

/** 409: it was changed by somebody else meanwhile, or its state does not allow this. */
export class ConflictError extends PlatformError {
  readonly status = 409;
}

/** 403: the asker can see it but may not do this; says why. */
export class ForbiddenError extends PlatformError {
  readonly status = 403;
}

/** 400: what was sent is wrong; says which field and how to mend it. */
export class InvalidError extends PlatformError {
  readonly status: number = 400;
}

/** 400: one field is wrong; its sentence and the error's are one and the same text, `errors.<code>.title`. */
export class InvalidFieldError extends InvalidError {
  constructor(field: string, code: string, params: Record<string, unknown> = {}) {
    super(code, { params, errors: [{ field, code }] });
  }
}

/** 503: something it needs is away for the moment; says what, and when to try again. */
export class UnavailableError extends PlatformError {
  readonly status: number = 503;
}

/** 429: more than the limit at once; says when to try again. */
export class TooManyError extends PlatformError {
  readonly status = 429;
}

/** 401: nobody is signed in, or no longer. Not one of the six: only the access guard throws it. */
export class UnauthenticatedError extends PlatformError {
  readonly status = 401;
  /** Header WWW-Authenticate. */
  readonly challenge: string = 'Bearer';
}

/** 401: somebody is signed in, but not surely or not recently enough for this (RFC 9470). */
export class StepUpRequiredError extends UnauthenticatedError {
  override readonly challenge: string;

  constructor(stepUp: StepUp) {
    super(STEP_UP_CODE, { params: { ...stepUp } });
    this.challenge = `Bearer error="insufficient_user_authentication", error_description="a more recent or stronger log-in is needed", acr_values="${stepUp.acr}", max_age="${stepUp.maxAgeSec}"`;
  }
}

/** The header WWW-Authenticate of an error that has one. */
export function challengeOf(error: unknown): string | undefined {
  return error instanceof UnauthenticatedError ? error.challenge : undefined;
}

/** 413: the body is larger than the limit. */
export class TooLargeError extends InvalidError {
  override readonly status = 413;
}

/** 504: no answer within the deadline. */
export class DeadlineError extends UnavailableError {
  override readonly status = 504;
}
