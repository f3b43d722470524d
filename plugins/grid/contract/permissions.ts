/** What one may do with an issue. Each is held at units of its own: a scope is never a union over permissions. */
export const ISSUE_PERMISSION = {
  read: 'grid.issue.read',
  report: 'grid.issue.report',
  /** Takes an issue on, or refuses it. */
  accept: 'grid.issue.accept',
  assign: 'grid.issue.assign',
  handle: 'grid.issue.handle',
  verify: 'grid.issue.verify',
  close: 'grid.issue.close',
} as const;

/** Time limits are a district's, not an issue's: their permission is anchored at districts. */
export const TERM_PERMISSION = { manage: 'grid.term.manage' } as const;
