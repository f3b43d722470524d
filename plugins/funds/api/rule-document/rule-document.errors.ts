import { ConflictError, InvalidError } from '@linli/sdk-server';

const code = (what: string) => `funds.rule-document.${what}`;

/** Another edition of the same name is in force on those days. */
export class InForceAlreadyError extends ConflictError {
  constructor(title: string) {
    super(code('in-force-already'), { params: { title } });
  }
}

/** Only what is in force, and is not being revised yet, is revised. */
export class NotRevisableError extends ConflictError {
  constructor(title: string) {
    super(code('not-revisable'), { params: { title } });
  }
}

/** An edition revises one of its own name, in its own unit. */
export class OtherDocumentError extends InvalidError {
  constructor(message: string) {
    super(code('other-document'), { errors: [{ field: 'revises', code: code('other-document'), message }] });
  }
}

/** It would end before it began, or the edition before it would. */
export class DatesError extends InvalidError {
  constructor(field: 'inForceFrom' | 'inForceUntil', params: { from: string }, message: string) {
    super(code('dates'), { params, errors: [{ field, code: code('dates'), message }] });
  }
}
