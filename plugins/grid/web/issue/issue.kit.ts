import type { RecordKit } from '@linli/sdk-web';
import { ISSUE_MACHINE } from '../../contract/index.ts';
import type { IssueDetail, IssueMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { AssignIssueForm, RemovePhotoForm, ResolveIssueForm } from './issue-step.forms.tsx';
import { actOnIssue, forgetIssues, keepIssue } from './issue.queries.ts';

/** Issues, as buttons, forms, steps and history of their pages need to know them. */
export const ISSUES: RecordKit<IssueMachine, IssueDetail> = {
  plugin,
  machine: ISSUE_MACHINE,
  act: actOnIssue,
  keep: keepIssue,
  forget: forgetIssues,
  elsewhere: ['remove-photo'],
  forms: { assign: AssignIssueForm, resolve: ResolveIssueForm, 'remove-photo': RemovePhotoForm },
  said: ['reply', 'reason', 'namedBody'],
};
