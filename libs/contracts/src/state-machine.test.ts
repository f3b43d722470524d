import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { drawMachine } from './state-diagram.ts';
import {
  commandSchema,
  historyLineSchema,
  offersSchema,
  plainCommandSchema,
  waitingForSchema,
} from './state-machine-schemas.ts';
import {
  actionsOf,
  awaitedAction,
  awaitedIn,
  defineMachine,
  guardBehind,
  judge,
  nounOf,
  offersFor,
  openStates,
  permissionsOf,
  statesOf,
  transitionOf,
} from './state-machine.ts';
import type { StateMachine, Transition } from './state-machine.ts';

const reason = z.object({ ...plainCommandSchema.shape, reason: z.string() });
const LETTER = defineMachine({
  noun: 'post.letter',
  read: 'post.letter.read',
  create: { action: 'write', to: 'draft', permission: 'post.letter.write' },
  states: { draft: {}, 'to-sign': { tone: 'warning' }, signed: { final: true }, torn: { final: true, failed: true } },
  guards: { 'not-writer': { barrier: 'own-letter' } },
  actions: {
    submit: { from: ['draft'], to: 'to-sign', permission: 'post.letter.write' },
    sign: { from: ['to-sign'], to: 'signed', permission: 'post.letter.sign', guards: ['not-writer'] },
    'give-back': { from: ['to-sign'], to: 'draft', permission: 'post.letter.sign', under: 'sign', command: reason },
    correct: { from: ['draft', 'to-sign'], awaited: [], permission: 'post.letter.write' },
    tear: { from: ['draft'], awaited: [], to: 'torn', permission: 'post.letter.write' },
  },
});
type Letter = typeof LETTER;

/** A machine that the compiler is not asked about. */
const machine = (changes: Partial<StateMachine>): StateMachine => ({ ...LETTER, ...changes });
const defining = (changes: Partial<StateMachine>) => () => defineMachine(machine(changes) as Letter);

describe('a machine', () => {
  test('knows its names', () => {
    expect(nounOf(LETTER)).toBe('letter');
    expect(statesOf(LETTER)).toEqual(['draft', 'to-sign', 'signed', 'torn']);
    expect(openStates(LETTER)).toEqual(['draft', 'to-sign']);
    expect(actionsOf(LETTER)).toEqual(['submit', 'sign', 'give-back', 'correct', 'tear']);
    expect(permissionsOf(LETTER)).toEqual(['post.letter.read', 'post.letter.write', 'post.letter.sign']);
    expect(guardBehind(LETTER, 'own-letter')).toBe(LETTER.guards['not-writer']);
  });

  test('waits in each state for one step, and at the end for none', () => {
    expect(statesOf(LETTER).map((state) => awaitedAction(LETTER, state))).toEqual([
      'submit',
      'sign',
      undefined,
      undefined,
    ]);
    expect(awaitedIn(LETTER, 'give-back')).toEqual([]);
  });

  test.each<[string, Partial<StateMachine>]>([
    ['nothing leads to lost', { states: { ...LETTER.states, lost: { final: true } } }],
    ['nothing leads on from signed, which is not final', { states: { ...LETTER.states, signed: {} } }],
    ['draft is final and leads on', { states: { ...LETTER.states, draft: { final: true } } }],
    [
      'to-sign waits for sign and give-back',
      { actions: { ...LETTER.actions, 'give-back': { ...LETTER.actions['give-back'], awaited: ['to-sign'] } } },
    ],
    [
      'signed waits for sign, which cannot be done there',
      { actions: { ...LETTER.actions, sign: { ...LETTER.actions.sign, awaited: ['signed'] } } },
    ],
  ])('that does not hold is not made: %s', (fault, changes) => {
    expect(defining(changes)).toThrow(`the machine of post.letter does not hold: ${fault}`);
  });

  test('has no action that it does not name, not even one of every object', () => {
    expect(() => transitionOf(LETTER as StateMachine, 'burn')).toThrow('post.letter has no action burn');
    expect(() => transitionOf(LETTER as StateMachine, 'constructor')).toThrow('post.letter has no action constructor');
  });

  test('asks in each command for the version, and what else it names', () => {
    expect(commandSchema(LETTER, 'sign')).toBe(plainCommandSchema);
    expect(commandSchema(LETTER, 'give-back').safeParse({ version: 1 }).success).toBe(false);
    expect(plainCommandSchema.safeParse({ version: 0 }).success).toBe(false);
  });

  test('gives the schemas of what an answer says about it', () => {
    const offers = [{ action: 'sign', barrier: 'own-letter' }];
    expect(offersSchema(LETTER).parse(offers)).toEqual(offers);
    expect(offersSchema(LETTER).safeParse([{ action: 'burn', barrier: null }]).success).toBe(false);
    expect(waitingForSchema(LETTER).parse(null)).toBeNull();
    const line = {
      id: crypto.randomUUID(),
      at: '2026-11-26T04:00:00Z',
      by: { id: crypto.randomUUID(), name: '李建国' },
    };
    expect(historyLineSchema(LETTER).safeParse({ ...line, action: 'write' }).success).toBe(true);
    expect(historyLineSchema(LETTER).safeParse({ ...line, action: 'read' }).success).toBe(false);
  });

  test('is drawn: every way, guards in brackets, names without dashes', () => {
    expect(drawMachine(LETTER).split('\n')).toEqual([
      'stateDiagram-v2',
      '  state "to sign" as to_sign',
      '  [*] --> draft: write',
      '  draft --> to_sign: submit',
      '  draft --> draft: correct',
      '  draft --> torn: tear',
      '  to_sign --> signed: sign [not-writer]',
      '  to_sign --> draft: give-back',
      '  to_sign --> to_sign: correct',
      '  signed --> [*]',
      '  torn --> [*]',
    ]);
  });
});

describe('whatever the machine and whoever asks', () => {
  const STATES = ['a', 'b', 'c', 'd'];
  const GUARDS = ['g', 'h'];
  const transition: fc.Arbitrary<Transition> = fc.record({
    from: fc.subarray(STATES, { minLength: 1 }),
    to: fc.option(fc.constantFrom(...STATES), { nil: undefined }),
    permission: fc.constantFrom('x.y.p', 'x.y.q'),
    guards: fc.subarray(GUARDS),
  }) as fc.Arbitrary<Transition>;
  const anyMachine = fc
    .dictionary(fc.constantFrom('one', 'two', 'three'), transition, { minKeys: 1, noNullPrototype: true })
    .map((actions): StateMachine => ({
      noun: 'x.y',
      read: 'x.y.read',
      create: { action: 'begin', to: 'a', permission: 'x.y.p' },
      states: Object.fromEntries(STATES.map((state) => [state, {}])),
      guards: Object.fromEntries(GUARDS.map((guard) => [guard, { barrier: `not-${guard}` }])),
      actions,
    }));
  const anyAsker = fc.record({
    state: fc.constantFrom(...STATES),
    held: fc.subarray(['x.y.p', 'x.y.q']),
    meets: fc.subarray(GUARDS),
  });

  test('an act is allowed only if permission, state and every guard are right, and offered unless the first two are wrong', () => {
    fc.assert(
      fc.property(anyMachine, anyAsker, (any, { state, held, meets }) => {
        const standing = {
          state,
          reaches: (permission: string) => held.includes(permission),
          holds: (guard: string) => meets.includes(guard),
        };
        const offers = offersFor(any, standing as Parameters<typeof offersFor<StateMachine>>[1]);
        for (const [action, { from, permission, guards = [] }] of Object.entries(any.actions)) {
          const possible = held.includes(permission) && from.includes(state);
          const missing = guards.filter((guard) => !meets.includes(guard));
          const verdict = judge(any, action, standing as Parameters<typeof judge<StateMachine>>[2]);
          expect(verdict === 'allowed').toBe(possible && missing.length === 0);
          expect(offers.find((offer) => offer.action === action)).toEqual(
            possible ? { action, barrier: missing[0] ? `not-${missing[0]}` : null } : undefined,
          );
        }
      }),
    );
  });
});
