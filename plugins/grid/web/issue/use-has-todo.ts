import { actionsOf, awaitedIn, transitionOf } from '@linli/contracts';
import { useMe } from '@linli/sdk-web';
import { ISSUE_MACHINE } from '../../contract/index.ts';

const STEPS: readonly string[] = actionsOf(ISSUE_MACHINE)
  .filter((action) => awaitedIn(ISSUE_MACHINE, action).length > 0)
  .map((action) => transitionOf(ISSUE_MACHINE, action).permission);

/** Whether a step of an issue can ever be mine; who only reports or looks on needs no list of what waits. */
export function useHasTodo(): boolean {
  return useMe().permissions.some(({ permission }) => STEPS.includes(permission));
}
