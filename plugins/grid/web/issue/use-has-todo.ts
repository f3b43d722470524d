import { useMe } from '@linli/sdk-web';
import { ISSUE_PERMISSION } from '../../contract/index.ts';

const STEPS: readonly string[] = [
  ISSUE_PERMISSION.accept,
  ISSUE_PERMISSION.assign,
  ISSUE_PERMISSION.handle,
  ISSUE_PERMISSION.verify,
  ISSUE_PERMISSION.close,
];

/** Whether a step of an issue can ever be mine; who only reports or looks on needs no list of what waits. */
export function useHasTodo(): boolean {
  return useMe().permissions.some(({ permission }) => STEPS.includes(permission));
}
