import { QueryFailedError } from 'typeorm';
import { ConflictError, ForbiddenError, InvalidError, UnavailableError } from '../errors.ts';
import type { PlatformError } from '../errors.ts';

const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
  '53300',
]);
const CONNECTION_WORDS =
  /Connection terminated|connection error|not queryable|timeout exceeded when trying to connect|Client was closed/i;
/** What `core_pub.lend_v1` refuses: the words stand under `core.loan.<what>`. */
const LOAN_FAULTS = new Set(['loan_table', 'loan_permissions', 'loan_period', 'loan_account']);
const RETRY_CODES = new Set(['40001', '40P01', '55P03']);

/** PostgreSQL's own refusals in the platform's words; undefined for what only a defect can cause. */
export function translateDatabaseError(error: unknown): PlatformError | undefined {
  const cause = error instanceof QueryFailedError ? (error.driverError as Error) : error;
  if (!(cause instanceof Error)) return undefined;
  const code = 'code' in cause ? String(cause.code) : '';
  if (CONNECTION_CODES.has(code) || CONNECTION_WORDS.test(cause.message)) {
    return new UnavailableError('core.database.unavailable', { retryAfter: 2, cause });
  }
  if (RETRY_CODES.has(code)) return new UnavailableError('core.database.busy', { retryAfter: 1, cause });
  if (code === '42501' && cause.message.includes('row-level security'))
    return new ForbiddenError('core.access.out-of-reach', { cause });
  if (code === '23505') return new ConflictError('core.record.exists', { cause });
  if (code === '23503' && 'constraint' in cause && cause.constraint === 'unit_exists')
    return new InvalidError('core.unit.unknown', { cause });
  if (code === '23514' && 'constraint' in cause && cause.constraint === 'unit_active') return notActive(cause);
  if ('constraint' in cause && typeof cause.constraint === 'string' && LOAN_FAULTS.has(cause.constraint))
    return new InvalidError(`core.loan.${cause.constraint.slice('loan_'.length)}`, { cause });
  if ('constraint' in cause && cause.constraint === 'notice_already_open') {
    return new ConflictError('core.notice.already-open', { params: detailOf(cause), cause });
  }
  if ('constraint' in cause && cause.constraint === 'notice_length')
    return new InvalidError('core.notice.length', { cause });
  // A NUL in a text, or a number that no column holds: the input is at fault.
  if (code === '22021' || code === '22003' || code === '22P05')
    return new InvalidError('core.http.bad-request', { cause });
  return undefined;
}

/** A row was to be put into a unit that is not in force: the database says which, and who took its place. */
function notActive(cause: Error): ConflictError {
  const { unit, state, successors } = detailOf(cause) as { unit?: string; state?: string; successors?: string[] };
  const params = { unit: unit ?? '', state: state ?? '', successors: (successors ?? []).join('、') };
  return new ConflictError('core.unit.not-active', { params, cause });
}

/** Facts that a function of the platform gives along with its refusal. */
function detailOf(cause: Error): Record<string, unknown> {
  const told = 'detail' in cause && typeof cause.detail === 'string' ? cause.detail : '{}';
  return JSON.parse(told) as Record<string, unknown>;
}
