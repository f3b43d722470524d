import { ConflictError, InvalidError } from '@linli/sdk-server';

/** What does not let a project go on, each in a sentence. */
export class ProjectBlockedError extends ConflictError {
  constructor(
    what: 'not-agreed' | 'paper-running' | 'notice-known' | 'expenses-open',
    params: Record<string, unknown> = {},
  ) {
    super(`funds.project.${what}`, { params });
  }
}

/** A field that cannot be as it is; the sentence stands at it. */
export class ProjectFieldError extends InvalidError {
  constructor(
    code: string,
    { field, message, ...params }: { field: string; message: string } & Record<string, unknown>,
  ) {
    super(code, { params, errors: [{ field, code, message }] });
  }
}

/** A rule in force forbids it, or it costs more than the rule lets it: with the clause, at the field. */
export class RuleBlocksError extends InvalidError {
  constructor(
    kind: 'forbidden' | 'cap',
    { field, message, ...params }: { field: string; message: string; clause: string; text: string },
  ) {
    const code = `funds.project.rule-${kind}`;
    super(code, { params, errors: [{ field, code, message }] });
  }
}
