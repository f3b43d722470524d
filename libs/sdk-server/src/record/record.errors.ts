import { nounOf } from '@linli/contracts';
import type { StateMachine } from '@linli/contracts';
import { ConflictError, ForbiddenError } from '../errors.ts';

/** The permission is held, but not where the record is. */
export class OutOfReachError extends ForbiddenError {
  constructor(permission: string) {
    super('core.access.out-of-reach', { params: { permission } });
  }
}

/** `<noun>.state`: `title` is the state in the asker's language, the one thing that explains why it came to nothing. */
export class RecordStateError extends ConflictError {
  constructor({ noun }: StateMachine, params: { action: string; state: string; title: string }) {
    super(`${noun}.state`, { params });
  }
}

/** `<noun>.<barrier>`: it lies with who asks. */
export class BarrierError extends ForbiddenError {
  constructor({ noun }: StateMachine, barrier: string) {
    super(`${noun}.${barrier}`);
  }
}

/** `<noun>.<barrier>`: it lies with the record, whoever asks. */
export class RecordBarrierError extends ConflictError {
  constructor({ noun }: StateMachine, barrier: string) {
    super(`${noun}.${barrier}`);
  }
}

/** No such record, or not within reach: the asker cannot tell which. */
export const notFoundCode = ({ noun }: StateMachine) => `${noun}.not-found`;

/** The key of a state's word in the locale files. */
export const stateKey = (machine: StateMachine, state: string) => `${nounOf(machine)}.state.${state}`;
