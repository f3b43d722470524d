import { defineRecord } from '@linli/sdk-server';
import { ISSUE_MACHINE, titleOf } from '../../contract/index.ts';
import { todoUntil } from './issue.due.ts';
import { IssueEventRow, IssueRow } from './issue.entity.ts';

/** How issues are kept, and what the guards of their machine mean. */
export const ISSUES = defineRecord({
  machine: ISSUE_MACHINE,
  row: IssueRow,
  history: { line: IssueEventRow, of: 'issueId' },
  guards: { handler: { is: 'handlerId' }, 'not-resolver': { not: 'resolvedBy' } },
  // The desk that takes issues on and closes them is the street's; whoever verifies looks at the place itself.
  inCharge: ({ unitId, communityId, streetId }, action) => (action === 'verify' ? communityId : streetId) ?? unitId,
  title: ({ no }) => no,
  todo: { title: (issue) => titleOf(issue), route: ({ id }) => `issues/${id}`, until: todoUntil },
  masks: { text: 'text', place: 'text', reason: 'text', namedBody: 'text', reply: 'text' },
});
