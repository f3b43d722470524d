import { dayOf } from '@linli/contracts';
import type { AccountSummary, Disclosure, Grant, Loan, Notice, Role, Todo } from '@linli/contracts';
import { listOf } from './list-of.ts';

const WIDE = { width: 32 };

/** The last day of something that ends with the beginning of the next, in Asia/Shanghai. */
function lastDayOf(end: string | null): string | null {
  return end === null ? null : dayOf(new Date(Date.parse(end) - 1));
}

export const ACCOUNT_LIST = listOf<AccountSummary>('accounts', {
  displayName: {},
  username: {},
  post: WIDE,
  units: { width: 40 },
  grants: { width: 10 },
  personName: {},
  state: { value: ({ disabledAt }: AccountSummary) => (disabledAt ? 'disabled' : 'active') },
  createdAt: {},
});

export const GRANT_LIST = listOf<Grant>('grants', {
  account: { value: 'account.displayName' },
  username: { value: 'account.username' },
  role: WIDE,
  anchor: { value: ({ unit, organisation }: Grant) => unit ?? organisation, width: 32 },
  reason: { width: 40 },
  validFrom: {},
  validTo: { value: ({ validTo }: Grant) => lastDayOf(validTo) },
  grantedBy: {},
  state: {},
  endReason: WIDE,
});

export const LOAN_LIST = listOf<Loan>('loans', {
  title: { width: 40 },
  account: { value: 'account.displayName' },
  permissions: { width: 40 },
  unit: WIDE,
  reason: { width: 40 },
  lentBy: {},
  validTo: {},
  state: { words: 'export.grants.state' },
});

export const ROLE_LIST = listOf<Role>('roles', {
  title: WIDE,
  description: { width: 48 },
  permissions: { width: 60 },
  grants: { width: 10 },
  ended: { width: 10 },
});

export const TODO_LIST = listOf<Todo>('todos', {
  record: { width: 40 },
  kind: {},
  plugin: {},
  unit: { value: ({ path, unit }: Todo) => [...path, unit], width: 40 },
  byName: {},
  since: {},
  due: { value: 'due.at' },
});

export const NOTICE_LIST = listOf<Notice>('notices', {
  title: { width: 48 },
  owner: {},
  unit: WIDE,
  days: { width: 14 },
  publishedOn: {},
  endsOn: {},
  objectionsOn: {},
  openObjections: { width: 12 },
  phase: { words: 'notice.phase' },
});

export const DISCLOSURE_LIST = listOf<Disclosure>('disclosures', {
  at: {},
  by: {},
  appointment: {
    value: ({ appointment }: Disclosure) => appointment && `${appointment.organisation} ${appointment.post}`,
    width: 40,
  },
  subject: {},
  fields: {},
  reason: { width: 40 },
  unit: WIDE,
  outcome: {},
});

export const INVENTORY_LIST = listOf('inventory', {
  owner: {},
  table: {},
  column: {},
  kind: {},
  class: {},
  purpose: { width: 48 },
  basis: {},
  mask: {},
  retentionDays: {},
  published: {},
});
