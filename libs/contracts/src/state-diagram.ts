import type { StateMachine, Transition } from './state-machine.ts';

/**
 * A machine as the text of a Mermaid state diagram, for a README; a test there compares, so that it stays true. A guard
 * stands in brackets.
 */
export function drawMachine({ create, states, actions }: StateMachine): string {
  const names = Object.keys(states);
  const lines = [
    'stateDiagram-v2',
    // A name of Mermaid's has no dash in it.
    ...names
      .filter((name) => idOf(name) !== name)
      .map((name) => `  state "${name.replaceAll('-', ' ')}" as ${idOf(name)}`),
    `  [*] --> ${idOf(create.to)}: ${create.action}`,
    ...names.flatMap((name) => leavingFrom(name, actions)),
    ...names.filter((name) => states[name]?.final).map((name) => `  ${idOf(name)} --> [*]`),
  ];
  return lines.join('\n');
}

const idOf = (state: string) => state.replaceAll('-', '_');

function leavingFrom(state: string, actions: StateMachine['actions']): string[] {
  return Object.entries(actions).flatMap(([action, { from, to = state, guards }]: [string, Transition]) =>
    from.includes(state)
      ? [`  ${idOf(state)} --> ${idOf(to)}: ${action}${guards?.length ? ` [${guards.join(', ')}]` : ''}`]
      : [],
  );
}
