import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';
import type { AuditLine } from '../audit/audit-line.ts';
import type { Locale, RequestContext } from '../context/request-context.ts';
import type { RequestTransaction } from './request-transaction.ts';

/** What belongs to the request under way: its language, who asks, and its one transaction. */
export interface RequestScope {
  locale: Locale;
  requestId: string;
  context?: RequestContext;
  transaction?: RequestTransaction;
  readonly manager?: EntityManager;
  /** What services told the audit log, written at the end of the transaction. */
  audit?: (() => Promise<AuditLine>)[];
  /** The list that is asked for is wanted on one page of so many rows, whatever its query says. */
  rowsAtOnce?: number;
  /** The words that the query of that list knows; whatever else was sent is nobody's filter. */
  listWords?: readonly string[];
  /** A line was written already, by the database itself. */
  audited?: boolean;
  /** What is to be done once the transaction is committed, outside of it. */
  afterCommit?: (() => Promise<void>)[];
  /** What is to be written once the transaction has been rolled back. */
  afterRollback?: (() => Promise<void>)[];
}

export const requestScope = new AsyncLocalStorage<RequestScope>();
