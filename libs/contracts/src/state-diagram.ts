import type { StateMachine, Transition } from './state-machine.ts';

/**
 * A machine as the text of a Mermaid state diagram, for a README; a test there compares, so that it stays true. A guard
 * stands in brackets. A correction that is possible in every state is not drawn: it would be at each of them, and leads nowhere.
 */
export function drawMachine({ create, states, actions }: StateMachine): string {
  const names = Object.keys(states);
  const drawn = Object.entries(actions).filter(
    ([, { from, to }]) => to !== undefined || names.some((name) => !from.includes(name)),
  );
  const lines = [
    'stateDiagram-v2',
    // A name of Mermaid's has no dash in it.
    ...names
      .filter((name) => idOf(name) !== name)
      .map((name) => `  state "${name.replaceAll('-', ' ')}" as ${idOf(name)}`),
    `  [*] --> ${idOf(create.to)}: ${create.action}`,
    ...names.flatMap((name) => leavingFrom(name, drawn)),
    ...names.filter((name) => states[name]?.final).map((name) => `  ${idOf(name)} --> [*]`),
  ];
  return lines.join('\n');
}

const idOf = (state: string) => state.replaceAll('-', '_');

function leavingFrom(state: string, actions: readonly [string, Transition][]): string[] {
  return actions.flatMap(([action, { from, to = state, guards }]) =>
    from.includes(state)
      ? [`  ${idOf(state)} --> ${idOf(to)}: ${action}${guards?.length ? ` [${guards.join(', ')}]` : ''}`]
      : [],
  );
}
