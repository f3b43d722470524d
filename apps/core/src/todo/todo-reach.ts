import { ROOT_UNIT_ID, type Anchor, type TodoKind, type UnitId, type UnitLevel } from '@linli/contracts';
import { meetingOf } from '@linli/sdk-server';
import type { AccountAccess } from '../access/account-access.ts';

type Places = Parameters<typeof meetingOf>[2];

/** What a kind asks of whoever it waits for. */
export type AskedKind = Pick<TodoKind, 'id' | 'permission' | 'read'>;

/** A kind and a unit: what waits of this kind in this unit or below it is the account's. */
export interface KindPlace {
  kind: string;
  level: UnitLevel;
  unitId: UnitId;
}

/** What may wait for an account, where. */
export interface TodoReach {
  accountId: string;
  places: KindPlace[];
  /** The kinds that wait for whoever holds their permission; all of them may wait for the account by name. */
  shared: ReadonlySet<string>;
}

/**
 * Where each kind may wait for the account: where what it holds of the kind's permission meets what it may read, and the
 * unit that the list is narrowed to. A kind that asks for neither waits by name alone, wherever that is.
 */
export async function reachOf(
  access: Pick<AccountAccess, 'accountId' | 'anchorsOf'>,
  kinds: readonly AskedKind[],
  unitId: UnitId | undefined,
  places: Places,
): Promise<TodoReach> {
  const found: KindPlace[] = [];
  for (const { id, permission, read } of kinds) {
    const sets = [permission, read].flatMap((asked): (readonly Anchor[])[] =>
      asked === undefined ? [] : [access.anchorsOf(asked)],
    );
    const met = sets.some(({ length }) => length === 0) ? [] : await meetingOf(sets, unitId, places);
    const anchors: readonly Anchor[] = met === 'everywhere' ? [[ROOT_UNIT_ID, 'nation']] : met;
    for (const [unit, level] of anchors) found.push({ kind: id, level, unitId: unit });
  }
  return {
    accountId: access.accountId,
    places: found,
    shared: new Set(kinds.flatMap(({ id, permission }) => (permission === undefined ? [] : [id]))),
  };
}
