import { defineMachine, plainCommandSchema } from '@linli/contracts';
import { z } from 'zod';

/** A small life with everything that a machine can say: something that one asks for and another one does. */
export const ERRAND_MACHINE = defineMachine({
  noun: 'errand.errand',
  read: 'errand.errand.read',
  create: { action: 'ask', to: 'asked', permission: 'errand.errand.ask' },
  states: {
    asked: { tone: 'warning', step: 'take' },
    taken: { tone: 'active', step: 'do' },
    refused: { final: true, failed: true, step: 'take' },
    done: { tone: 'success', final: true, step: 'do' },
  },
  guards: {
    taker: { barrier: 'not-taker', quiet: true },
    'not-asker': { barrier: 'own-errand' },
    'no-hold': { barrier: 'on-hold', about: 'record' },
  },
  actions: {
    take: { from: ['asked'], to: 'taken', permission: 'errand.errand.take', guards: ['not-asker'] },
    refuse: {
      from: ['asked'],
      to: 'refused',
      permission: 'errand.errand.take',
      guards: ['not-asker'],
      under: 'take',
      command: z.object({ ...plainCommandSchema.shape, reason: z.string().min(2).max(50) }),
      danger: true,
    },
    reword: { from: ['asked', 'taken'], awaited: [], permission: 'errand.errand.ask' },
    finish: {
      from: ['taken'],
      to: 'done',
      permission: 'errand.errand.take',
      guards: ['taker', 'no-hold'],
      follows: ['count'],
      tone: 'success',
    },
  },
  steps: { ask: 'ask', take: 'take', do: 'finish' },
});
