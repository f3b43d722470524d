import { LOGIN_ACTIONS, type LoginAction } from '@linli/contracts';

/** What one must not do to oneself: nobody would be left to undo it, or the second pair of eyes would be missing. */
const BY_ANOTHER: readonly LoginAction[] = ['disable', 'enable', 'reset-password', 'reset-second-factor'];

/** Whoever is shut out has no session and no next log-in for anything to happen at. `able`: what the provider can do. */
export function loginActions(
  { disabled, self }: { disabled: boolean; self: boolean },
  able: readonly LoginAction[] = LOGIN_ACTIONS,
): LoginAction[] {
  const possible = disabled ? (['enable'] as const) : LOGIN_ACTIONS.filter((action) => action !== 'enable');
  return possible.filter((action) => able.includes(action) && (!self || !BY_ANOTHER.includes(action)));
}
