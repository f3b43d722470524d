import type { Anchor } from '@linli/contracts';
import { covers } from '@linli/sdk-server';
import type { Placed } from '@linli/sdk-server';
import { ISSUE_ACTIONS, ISSUE_PERMISSION } from '../../contract/index.ts';
import type { IssueAction, IssueBarrier, IssuePermission, IssueState } from '../../contract/index.ts';

export interface Transition {
  from: readonly IssueState[];
  /** Those of `from` in which the issue waits for this step; in the others it may be done, but nobody waits for it. */
  awaited: readonly IssueState[];
  to: IssueState;
  permission: IssuePermission;
  /** Who among those who hold the permission: only the handler, or anybody but the one who resolved it. */
  relation?: 'handler' | 'not-resolver';
}

const step = (
  from: readonly IssueState[],
  to: IssueState,
  permission: IssuePermission,
  more: Partial<Pick<Transition, 'awaited' | 'relation'>> = {},
): Transition => ({ from, awaited: from, to, permission, ...more });

/** The life of an issue. The guard of the API, the actions that a page offers, the lists and the tests all read this table. */
export const TRANSITIONS: Readonly<Record<IssueAction, Transition>> = {
  accept: step(['reported'], 'accepted', ISSUE_PERMISSION.accept),
  refuse: step(['reported'], 'not-accepted', ISSUE_PERMISSION.accept, { awaited: [] }),
  assign: step(['accepted', 'assigned'], 'assigned', ISSUE_PERMISSION.assign, { awaited: ['accepted'] }),
  start: step(['assigned', 'rework'], 'in-progress', ISSUE_PERMISSION.handle, { relation: 'handler' }),
  resolve: step(['in-progress'], 'resolved', ISSUE_PERMISSION.handle, { relation: 'handler' }),
  verify: step(['resolved'], 'verified', ISSUE_PERMISSION.verify, { relation: 'not-resolver' }),
  rework: step(['resolved'], 'rework', ISSUE_PERMISSION.verify, { relation: 'not-resolver', awaited: [] }),
  close: step(['verified'], 'closed', ISSUE_PERMISSION.close),
};

/** What of an issue decides over what may be done with it. */
export interface IssueStanding extends Placed {
  state: IssueState;
  handlerId: string | null;
  resolvedBy: string | null;
}

/** Who asks: the account and the anchors of each of its permissions. */
export interface Asker {
  accountId: string;
  scopes: ReadonlyMap<string, readonly Anchor[]>;
}

export type Verdict = 'allowed' | 'out-of-reach' | 'wrong-state' | IssueBarrier;

/** Whether the asker may do this with the issue now, and if not, the first reason why. */
export function judge(action: IssueAction, issue: IssueStanding, asker: Asker): Verdict {
  const transition = TRANSITIONS[action];
  if (!covers(asker.scopes.get(transition.permission), issue)) return 'out-of-reach';
  if (!transition.from.includes(issue.state)) return 'wrong-state';
  if (transition.relation === 'handler' && issue.handlerId !== asker.accountId) return 'not-handler';
  if (transition.relation === 'not-resolver' && issue.resolvedBy === asker.accountId) return 'same-person';
  return 'allowed';
}

/** What the asker may do with the issue now, and what only a relation to it keeps from them. */
export function transitionsFor(
  issue: IssueStanding,
  asker: Asker,
): { action: IssueAction; barrier: IssueBarrier | null }[] {
  return ISSUE_ACTIONS.flatMap((action) => {
    const verdict = judge(action, issue, asker);
    if (verdict === 'out-of-reach' || verdict === 'wrong-state') return [];
    return [{ action, barrier: verdict === 'allowed' ? null : verdict }];
  });
}

/** The step that the issue waits for; undefined at the end of its life. */
export function awaitedAction(state: IssueState): IssueAction | undefined {
  return ISSUE_ACTIONS.find((action) => TRANSITIONS[action].awaited.includes(state));
}
