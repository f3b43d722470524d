import { ConflictError, InvalidFieldError, TooManyError } from '@linli/sdk-server';

export class CertificateTypeClosedError extends ConflictError {
  constructor(title: string) {
    super('training.certificate.type-closed', { params: { title } });
  }
}

/** A paper is dated on the day on which it is given or before, never ahead. */
export class IssuedAheadError extends InvalidFieldError {
  constructor() {
    super('issuedOn', 'training.certificate.issued-ahead');
  }
}

export class HolderLeftError extends ConflictError {
  constructor(name: string) {
    super('training.certificate.holder-left', { params: { name } });
  }
}

export class TooManyChecksError extends TooManyError {
  constructor(retryAfter: number) {
    super('training.certificate.too-many-checks', { retryAfter });
  }
}
