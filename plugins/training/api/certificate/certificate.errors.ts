import { ConflictError, InvalidError, TooManyError } from '@linli/sdk-server';

export class CertificateTypeClosedError extends ConflictError {
  constructor(title: string) {
    super('training.certificate.type-closed', { params: { title } });
  }
}

/** A paper is dated on the day on which it is given or before, never ahead. */
export class IssuedAheadError extends InvalidError {
  constructor(message: string) {
    super('training.certificate.issued-ahead', {
      errors: [{ field: 'issuedOn', code: 'training.certificate.issued-ahead', message }],
    });
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
