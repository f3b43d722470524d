import { NOTICE_ACTIONS } from '@linli/contracts';
import type { Anchor, NoticeAction, NoticeObjection, NoticePhase, ObjectionState } from '@linli/contracts';
import { covers } from '@linli/sdk-server';
import type { Placed } from '@linli/sdk-server';

type Scopes = ReadonlyMap<string, readonly Anchor[]>;
export type NoticeColumnState = 'draft' | 'to-publish' | 'published' | 'withdrawn';

export const PUBLISH = 'core.notice.publish';
export const OBJECT = 'core.notice.object';
export const ANSWER = 'core.notice.answer';

export interface Transition {
  from: readonly NoticePhase[];
  /** Undefined: the state stays. */
  to?: NoticeColumnState;
  permission: string;
  /** Whoever submitted it may not. */
  apart?: boolean;
}

/** All that may happen to a notice, as a table. What is not here is refused. */
export const TRANSITIONS: Readonly<Record<NoticeAction, Transition>> = {
  update: { from: ['draft'], permission: PUBLISH },
  submit: { from: ['draft'], to: 'to-publish', permission: PUBLISH },
  return: { from: ['to-publish'], to: 'draft', permission: PUBLISH },
  publish: { from: ['to-publish'], to: 'published', permission: PUBLISH, apart: true },
  withdraw: { from: ['draft', 'to-publish', 'running'], to: 'withdrawn', permission: PUBLISH },
  object: { from: ['running'], permission: OBJECT },
};

/** A notice as the policy sees it. */
export interface NoticeBody extends Placed {
  phase: NoticePhase;
  submittedBy: string | null;
}

export type Refusal = 'out-of-reach' | 'wrong-state' | 'same-person' | 'own-objection';

/** Why the asker may not do this with the notice now; undefined when they may. */
export function refusal(
  action: NoticeAction,
  notice: NoticeBody,
  accountId: string,
  scopes: Scopes,
): Refusal | undefined {
  const { permission, from, apart } = TRANSITIONS[action];
  if (!covers(scopes.get(permission), notice)) return 'out-of-reach';
  if (!from.includes(notice.phase)) return 'wrong-state';
  return apart && notice.submittedBy === accountId ? 'same-person' : undefined;
}

/** What the asker may do with a notice now, or could if they were not who submitted it. */
export function actionsFor(
  notice: NoticeBody,
  accountId: string,
  scopes: Scopes,
): { action: NoticeAction; barrier: 'same-person' | null }[] {
  return NOTICE_ACTIONS.flatMap((action) => {
    const why = refusal(action, notice, accountId, scopes);
    return why === undefined || why === 'same-person' ? [{ action, barrier: why ?? null }] : [];
  });
}

/** An objection as the policy sees it. */
export interface ObjectionBody {
  state: ObjectionState;
  door: NoticeObjection['door'];
  enteredBy: string;
}

/** Nobody answers what they object to themselves. */
export function answerRefusal(
  objection: ObjectionBody,
  notice: NoticeBody,
  accountId: string,
  scopes: Scopes,
): Refusal | undefined {
  if (!covers(scopes.get(ANSWER), notice)) return 'out-of-reach';
  if (objection.state !== 'open' || notice.phase === 'withdrawn') return 'wrong-state';
  return objection.door === 'staff' && objection.enteredBy === accountId ? 'own-objection' : undefined;
}

/** Whether the words of an objection are for the asker: it is theirs to answer, or they entered it. */
export function seesObjection(
  objection: Pick<ObjectionBody, 'enteredBy'>,
  notice: Placed,
  accountId: string,
  scopes: Scopes,
): boolean {
  return objection.enteredBy === accountId || covers(scopes.get(ANSWER), notice);
}

export function objectionActions(
  objection: ObjectionBody & { hasObjector: boolean },
  notice: NoticeBody,
  accountId: string,
  scopes: Scopes,
): NoticeObjection['actions'] {
  const why = answerRefusal(objection, notice, accountId, scopes);
  const actions: NoticeObjection['actions'] = [];
  if (why === undefined || why === 'own-objection') actions.push({ action: 'answer', barrier: why ?? null });
  if (objection.hasObjector && covers(scopes.get(ANSWER), notice)) actions.push({ action: 'reveal', barrier: null });
  return actions;
}
