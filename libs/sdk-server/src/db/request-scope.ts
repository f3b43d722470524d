import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';
import type { Locale, RequestContext } from '../context/request-context.ts';

/** What belongs to the request under way: its language, who asks, and its one transaction. */
export interface RequestScope {
  locale: Locale;
  requestId: string;
  context?: RequestContext;
  manager?: EntityManager;
}

export const requestScope = new AsyncLocalStorage<RequestScope>();
