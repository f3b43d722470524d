import { childLevelOf, ROOT_UNIT_ID, UNIT_LEVELS } from '@linli/contracts';
import type { Anchor, UnitDetail, UnitLevel, UnitState } from '@linli/contracts';
import { covers } from '@linli/sdk-server';
import type { UnitRow } from './unit.row.ts';

export type UnitAction = UnitDetail['actions'][number];
type Scopes = ReadonlyMap<string, readonly Anchor[]>;
type Place = Pick<UnitRow, 'id' | 'level' | 'parentId'>;

/** Digits that a grid's number has behind its community's code. */
const GRID_DIGITS = 3;
const MAX_CODE_LENGTH = 17;

export const rankOf = (level: UnitLevel): number => UNIT_LEVELS.indexOf(level);

/** What somebody with these scopes may do at a unit. The nation is never changed. */
export function actionsFor(unit: UnitRow, scopes: Scopes): UnitAction[] {
  const actions: UnitAction[] = [];
  const may = (permission: string) => covers(scopes.get(permission), unit);
  if (hasEnded(unit.state)) return may('core.unit.distribute') ? ['distribute'] : [];
  if (childLevelOf(unit.level) && may('core.unit.create')) actions.push('add-child');
  if (unit.id === ROOT_UNIT_ID) return actions;
  if (may('core.unit.update')) actions.push('rename');
  if (hasOtherParent(scopes.get('core.unit.move') ?? [], unit)) actions.push('move');
  if (unit.state === 'active') {
    // The one that takes over stands beside it: whoever reaches no further than the unit itself cannot name one.
    if (reachesBeside(scopes.get('core.unit.merge') ?? [], unit)) actions.push('merge');
    if (reachesBeside(scopes.get('core.unit.split') ?? [], unit)) actions.push('split');
    if (may('core.unit.abolish')) actions.push('abolish');
  }
  if (may('core.unit.distribute')) actions.push('distribute');
  return actions;
}

/** Merged, split or abolished: it takes nothing new any more. */
export const hasEnded = (state: UnitState): boolean => state !== 'active' && state !== 'planned';

/** Reach over the unit and over what stands beside it. */
function reachesBeside(anchors: readonly Anchor[], unit: UnitRow): boolean {
  return covers(anchors, unit) && anchors.some(([id, level]) => id !== unit.id && rankOf(level) <= rankOf(unit.level));
}

/** A move needs reach over the unit and over another place of the parent's level: one's own street cannot leave the district. */
function hasOtherParent(anchors: readonly Anchor[], unit: UnitRow): boolean {
  const parentRank = rankOf(unit.level) - 1;
  const other = ([id, level]: Anchor) =>
    rankOf(level) < parentRank || (rankOf(level) === parentRank && id !== unit.parentId);
  return covers(anchors, unit) && anchors.some(other);
}

/** Why a unit cannot stand below a parent; undefined when it can. `parentPath` are the ids from the nation to the parent. */
export function placeProblem(
  unit: Place,
  parent: Place,
  parentPath: readonly number[],
): 'same-parent' | 'cycle' | 'wrong-level' | undefined {
  if (parentPath.includes(unit.id)) return 'cycle';
  if (unit.parentId === parent.id) return 'same-parent';
  return standsBelow(unit.level, parent.level) ? undefined : 'wrong-level';
}

/** Whether a unit of one level may be the child of one of another: the level just above, or the nation for all. */
export function standsBelow(level: UnitLevel, parentLevel: UnitLevel): boolean {
  if (level === 'nation') return false;
  return parentLevel === 'nation' || rankOf(level) === rankOf(parentLevel) + 1;
}

/**
 * Code of a community's next grid: the community's and the number after the highest that was ever used, or the first
 * gap when 999 is used. Null while the community's own code is pending; undefined when no number is left.
 */
export function nextGridCode(communityCode: string | null, used: readonly string[]): string | null | undefined {
  if (communityCode === null || communityCode.length + GRID_DIGITS > MAX_CODE_LENGTH) return null;
  const numbers = new Set(used.map((code) => Number(code.slice(communityCode.length))));
  const highest = Math.max(0, ...numbers);
  const write = (number: number) => communityCode + String(number).padStart(GRID_DIGITS, '0');
  if (highest < 10 ** GRID_DIGITS - 1) return write(highest + 1);
  for (let number = 1; number < 10 ** GRID_DIGITS; number++) if (!numbers.has(number)) return write(number);
  return undefined;
}

/** Matches the codes that {@link nextGridCode} hands out below a community. */
export const gridCodePattern = (communityCode: string): string => `^${communityCode}\\d{${GRID_DIGITS}}$`;

export interface Recoding {
  id: number;
  before: string;
  /** Null: pending. */
  after: string | null;
}

/**
 * What becomes of the codes of a moved unit and of those below it. A code that begins with the moved unit's old one
 * follows the new one, or stays pending with it; others were never derived from it and stay.
 */
export function recode(
  units: readonly { id: number; code: string | null }[],
  oldCode: string | null,
  newCode: string | null,
): Recoding[] {
  if (oldCode === null || oldCode === newCode) return [];
  return units.flatMap(({ id, code }) =>
    code?.startsWith(oldCode)
      ? [{ id, before: code, after: newCode === null ? null : newCode + code.slice(oldCode.length) }]
      : [],
  );
}

export const isTooLong = ({ after }: Recoding): boolean => after !== null && after.length > MAX_CODE_LENGTH;

/**
 * Whether a text can be a unit's name beyond what the contract checks: no invisible characters, which make two names
 * look like one, and no beginning that a spreadsheet would run as a formula once the name is exported.
 */
export function isPlainName(name: string): boolean {
  return (
    !/[\p{Cc}\p{Cf}\u{F0000}-\u{10FFFD}\p{Zl}\p{Zp}\u115F\u1160\u2800\u3164\uFFA0\uFFFD]/u.test(name) &&
    !/^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u.test(name)
  );
}
