import { nounOf } from '@linli/contracts';
import type { StateMachine, StateOf } from '@linli/contracts';
import type { StateStep, StateStepsProps } from '../kit/state-steps.tsx';
import type { Translate } from '../texts/use-texts.ts';
import type { HistoryLine } from './record-kit.ts';
import { keyIn } from './record-words.ts';

/** The steps of a machine for a record in a state. `history` is newest first: whoever did a step last is named. */
export function stepsOf<M extends StateMachine>(
  machine: M,
  t: Translate,
  state: StateOf<M>,
  history: readonly Pick<HistoryLine, 'action' | 'by'>[],
): StateStepsProps | undefined {
  const all = Object.entries(machine.steps ?? {});
  const { step: current, final = false, failed = false } = machine.states[state] ?? {};
  const at = all.findIndex(([key]) => key === current);
  if (current === undefined || at < 0) return undefined;
  const finished = final && !failed;
  const done = finished ? all.length : at;
  const steps = all.map(([key, action], index): StateStep => {
    const text = `${nounOf(machine)}.step.${key}`;
    return {
      key,
      label: t(index === at ? keyIn(t, text, state) : text),
      note: index < done ? history.find((line) => [action].flat().includes(line.action))?.by.name : undefined,
    };
  });
  // What came to a bad end goes no further.
  return { steps: final && failed ? steps.slice(0, at + 1) : steps, current, finished, failed };
}
