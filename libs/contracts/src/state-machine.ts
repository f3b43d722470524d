import type { z } from 'zod';
import type { PermissionId } from './access.ts';

/** What a state or a step means for whoever looks: colour only where somebody should look. */
export const TONES = ['neutral', 'active', 'success', 'warning', 'danger'] as const;
export type Tone = (typeof TONES)[number];

/** A state that a record may be in. */
export interface MachineState {
  /** Default `neutral`. */
  tone?: Tone;
  /** The end: nothing leads on from it, though what stays in it may be corrected. Every other state is open. */
  final?: true;
  /** Something went wrong on the way here: refused, sent back. */
  failed?: true;
  /** The step of {@link StateMachine.steps} that goes on in it. */
  step?: string;
}

/** What must hold besides state and permission, by a name that the server knows how to answer. */
export interface MachineGuard {
  /** Word for why not, as problems and texts know it: `errors.<noun>.<barrier>.title`. */
  barrier: string;
  /** Default `asker`: it lies with who asks (403). `record`: with the record, whoever asks (409). */
  about?: 'asker' | 'record';
  /** Somebody else's work: it is not offered at all, instead of being shown with the reason. */
  quiet?: true;
}

/** A step that takes a record from one state to another. What no transition allows is refused. */
export interface Transition {
  from: readonly string[];
  /**
   * Those of `from` in which the record waits for this step; default all, or none for one that stands `under` another. In
   * the others it may be done, but nobody waits for it. A state waits for one step at most.
   */
  awaited?: readonly string[];
  /** Without it the state stays. */
  to?: string;
  permission: PermissionId;
  /** Names of guards; the first that does not hold is the reason. */
  guards?: readonly string[];
  /** What is asked, with the `version` that was looked at; default {@link plainCommandSchema}, which asks for nothing. */
  command?: z.ZodObject;
  /** Names of what is done with it in the same transaction: an event, a notice, a message. */
  follows?: readonly string[];
  /** The action whose form offers this one as its other end: approve or refuse are one decision, and one button. */
  under?: string;
  /** How its line in the history is marked; default `neutral`. */
  tone?: Tone;
  /** Its button warns. */
  danger?: true;
}

/**
 * The life of one kind of record as data. API, buttons, history, documentation and the test of every transition read this
 * one table.
 */
export interface StateMachine {
  /** `<plugin>.<noun>`: begins the codes of its problems; the texts of its pages begin with the noun. */
  noun: string;
  /** Who may see a record. */
  read: PermissionId;
  /** How a record begins. */
  create: { action: string; to: string; permission: PermissionId; follows?: readonly string[] };
  /** In the order of a usual life. */
  states: Readonly<Record<string, MachineState>>;
  guards?: Readonly<Record<string, MachineGuard>>;
  /** In the order in which they are offered. */
  actions: Readonly<Record<string, Transition>>;
  /** The way as people name it: each step with the action, or the actions, that it is done with. Several states may be one step. */
  steps?: Readonly<Record<string, string | readonly string[]>>;
}

export type StateOf<M extends StateMachine> = keyof M['states'] & string;
export type ActionOf<M extends StateMachine> = keyof M['actions'] & string;
/** With the one that a record begins with: what a history may hold. */
export type AnyActionOf<M extends StateMachine> = ActionOf<M> | M['create']['action'];
export type GuardOf<M extends StateMachine> = M extends { guards: infer G } ? keyof G & string : never;
export type BarrierOf<M extends StateMachine> = M extends { guards: Record<string, { barrier: infer B }> }
  ? B & string
  : never;
export type StepOf<M extends StateMachine> = M extends { steps: infer S } ? keyof S & string : never;
export type FollowOf<M extends StateMachine> = NamedIn<M['create'] | M['actions'][ActionOf<M>]>;
type NamedIn<T> = T extends { follows: readonly (infer F)[] } ? F & string : never;
export type PermissionOf<M extends StateMachine> =
  M['read'] | M['create']['permission'] | M['actions'][ActionOf<M>]['permission'];

/** Every name in the table is one of its own. */
interface Checked<M extends StateMachine> {
  create: { to: StateOf<M> };
  states: { [S in keyof M['states']]: { step?: StepOf<M> } };
  actions: {
    [A in keyof M['actions']]: {
      from: readonly StateOf<M>[];
      awaited?: readonly StateOf<M>[];
      to?: StateOf<M>;
      guards?: readonly GuardOf<M>[];
      under?: ActionOf<M>;
    };
  };
  steps?: Readonly<Record<string, AnyActionOf<M> | readonly AnyActionOf<M>[]>>;
}

/** Defines a machine; names are checked by the compiler, the rest here. @throws Error that says what does not hold. */
export function defineMachine<const M extends StateMachine>(machine: M & Checked<M>): M {
  const faults = faultsOf(machine);
  if (faults.length > 0) throw new Error(`the machine of ${machine.noun} does not hold: ${faults.join('; ')}`);
  return machine;
}

function faultsOf(machine: StateMachine): string[] {
  const transitions = Object.entries(machine.actions);
  const reached = new Set([machine.create.to]);
  for (let before = 0; before !== reached.size;) {
    before = reached.size;
    for (const [, { from, to }] of transitions) if (to && from.some((state) => reached.has(state))) reached.add(to);
  }
  const states = Object.entries(machine.states).flatMap(([state, { final }]) => {
    const leads = transitions.some(([, { from, to }]) => to !== undefined && from.includes(state));
    return [
      ...(reached.has(state) ? [] : [`nothing leads to ${state}`]),
      ...(final && leads ? [`${state} is final and leads on`] : []),
      ...(final || leads ? [] : [`nothing leads on from ${state}, which is not final`]),
    ];
  });
  const waits = Object.keys(machine.states).flatMap((state) => {
    const waited = Object.keys(machine.actions).filter((action) => awaitedIn(machine, action).includes(state));
    return [
      ...(waited.length > 1 ? [`${state} waits for ${waited.join(' and ')}`] : []),
      ...waited
        .filter((action) => !machine.actions[action]?.from.includes(state))
        .map((action) => `${state} waits for ${action}, which cannot be done there`),
    ];
  });
  return [...states, ...waits];
}

/** The noun without its plugin: what the texts of its pages begin with. */
export function nounOf({ noun }: StateMachine): string {
  return noun.slice(noun.indexOf('.') + 1);
}

/** The transition of an action. @throws Error where the machine has no such action. */
export function transitionOf<M extends StateMachine>(machine: M, action: ActionOf<M>): Transition {
  const transition = Object.hasOwn(machine.actions, action) ? machine.actions[action] : undefined;
  if (!transition) throw new Error(`${machine.noun} has no action ${action}`);
  return transition;
}

export function statesOf<M extends StateMachine>(machine: M): StateOf<M>[] {
  return Object.keys(machine.states) as StateOf<M>[];
}

export function actionsOf<M extends StateMachine>(machine: M): ActionOf<M>[] {
  return Object.keys(machine.actions) as ActionOf<M>[];
}

/** Every permission that the machine knows, each once, the one to read first. */
export function permissionsOf<M extends StateMachine>(machine: M): PermissionOf<M>[] {
  const { read, create, actions } = machine;
  const all = [read, create.permission, ...Object.values(actions).map(({ permission }) => permission)];
  return [...new Set(all)] as PermissionOf<M>[];
}

/** The states in which something may still happen. */
export function openStates<M extends StateMachine>(machine: M): StateOf<M>[] {
  return statesOf(machine).filter((state) => !machine.states[state]?.final);
}

/** The states in which a record waits for this action. */
export function awaitedIn<M extends StateMachine>(machine: M, action: ActionOf<M>): StateOf<M>[] {
  const { from, under, awaited = under === undefined ? from : [] } = transitionOf(machine, action);
  return [...awaited] as StateOf<M>[];
}

/** The action that a record in this state waits for; undefined where nobody has to do anything. */
export function awaitedAction<M extends StateMachine>(machine: M, state: StateOf<M>): ActionOf<M> | undefined {
  return actionsOf(machine).find((action) => awaitedIn(machine, action).includes(state));
}

/** How whoever asks stands to a record. */
export interface Standing<M extends StateMachine> {
  state: StateOf<M>;
  /** Whether they hold the permission where the record is. */
  reaches(permission: PermissionId): boolean;
  holds(guard: GuardOf<M>): boolean;
}

export type Verdict<M extends StateMachine> = 'allowed' | 'out-of-reach' | 'wrong-state' | BarrierOf<M>;

/** Whether this may be done now, and if not, the first reason why. */
export function judge<M extends StateMachine>(machine: M, action: ActionOf<M>, standing: Standing<M>): Verdict<M> {
  const { permission, from, guards = [] } = transitionOf(machine, action);
  if (!standing.reaches(permission)) return 'out-of-reach';
  if (!from.includes(standing.state)) return 'wrong-state';
  const barred = guards.find((guard) => !standing.holds(guard as GuardOf<M>));
  return barred === undefined ? 'allowed' : (guardOf(machine, barred).barrier as BarrierOf<M>);
}

/** What may be done now, or could if it were not for `barrier`. */
export interface Offer<M extends StateMachine> {
  action: ActionOf<M>;
  barrier: BarrierOf<M> | null;
}

/** What the asker may do with a record now, and what only a guard keeps from them. */
export function offersFor<M extends StateMachine>(machine: M, standing: Standing<M>): Offer<M>[] {
  return actionsOf(machine).flatMap((action): Offer<M>[] => {
    const verdict = judge(machine, action, standing);
    if (verdict === 'out-of-reach' || verdict === 'wrong-state') return [];
    return [{ action, barrier: verdict === 'allowed' ? null : (verdict as BarrierOf<M>) }];
  });
}

/** The guard of a name. @throws Error where the machine has none. */
export function guardOf(machine: StateMachine, name: string): MachineGuard {
  const guard = machine.guards?.[name];
  if (!guard) throw new Error(`${machine.noun} has no guard ${name}`);
  return guard;
}

/** The guard whose barrier it is. */
export function guardBehind(machine: StateMachine, barrier: string): MachineGuard | undefined {
  return Object.values(machine.guards ?? {}).find((guard) => guard.barrier === barrier);
}
