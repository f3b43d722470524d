import type { Extension, Me } from '@linli/contracts';

/**
 * Whether an extension is for this person (plugin contract, section 2: evaluated by the shell, without plugin code): the
 * permission is held somewhere, and one of the person's units is of a level it is made for. All conditions given must hold.
 */
export function isFor(me: Me, when: Extension['when']): boolean {
  if (!when) return true;
  if (when.permission && !me.permissions.some((held) => held.permission === when.permission)) return false;
  if (when.unitLevels && !me.units.some((unit) => when.unitLevels?.includes(unit.level))) return false;
  return true;
}
