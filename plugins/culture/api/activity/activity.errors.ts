import { ConflictError, InvalidError } from '@linli/sdk-server';

const CODE = 'culture.activity';
export type PlanFault = 'ends-before' | 'too-long' | 'need-or-reason' | 'place-missing' | 'life-elsewhere';

/** The field at which the form says it. */
const FIELD: Readonly<Record<PlanFault, string>> = {
  'ends-before': 'endsAt',
  'too-long': 'endsAt',
  'need-or-reason': 'need',
  'place-missing': 'place',
  'life-elsewhere': 'kind',
};

/** What is planned does not hold together. */
export class PlanFaultError extends InvalidError {
  constructor(fault: PlanFault, message: string, params: Record<string, unknown> = {}) {
    const code = `${CODE}.${fault}`;
    super(code, { params, errors: [{ field: FIELD[fault], code, message }] });
  }
}

/** Nothing is held, or recorded, before it has begun. */
export class NotBegunError extends ConflictError {
  constructor(at: string) {
    super(`${CODE}.not-begun`, { params: { at } });
  }
}
