import { useCallback, useMemo } from 'react';
import type { Me, PermissionId, UnitRef } from '@linli/contracts';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { useApi } from '../api/api.hooks.ts';
import { unitQuery } from '../unit/unit.queries.ts';
import { useSession } from './session.context.ts';

/** Who is logged in. Throws before log-in. */
export function useMe(): Me {
  const { session } = useSession();
  if (!session) {
    throw new Error('Nobody is logged in.');
  }
  return session.me;
}

/** `zh-CN` or `en`. */
export function useLocale(): SessionValueLocale {
  return useSession().locale;
}
type SessionValueLocale = ReturnType<typeof useSession>['locale'];

const NO_UNITS: readonly UnitRef[] = [];

/** Units whose subtrees a permission of mine reaches; empty when I do not hold it. */
export function useAnchors(permission: PermissionId): readonly UnitRef[] {
  const me = useMe();
  return useMemo(
    () => me.permissions.find((held) => held.permission === permission)?.anchors ?? NO_UNITS,
    [me, permission],
  );
}

/** Whether I hold a permission anywhere. What may be done with one record is said by the record's own `actions`. */
export function useCan(permission: PermissionId): boolean {
  return useAnchors(permission).length > 0;
}

export interface CurrentUnit {
  /** The unit that lists and figures are narrowed to; null means everything I may see. */
  unit: UnitRef | null;
  /** Undefined while an address that names a unit is being looked up. */
  unitId: number | null;
  isLoading: boolean;
  setUnit(unit: UnitRef | null): void;
}

/** The unit in the address (`?unit=`): what I see now. Without one, my only anchor, or everything I may see. */
export function useCurrentUnit(): CurrentUnit {
  const me = useMe();
  const api = useApi();
  const [search, setSearch] = useSearchParams();
  const asked = Number(search.get('unit'));
  const unitId = Number.isInteger(asked) && asked > 0 ? asked : null;
  const own = me.units.find((unit) => unit.id === unitId);
  const found = useQuery({ ...unitQuery(api, unitId ?? 0), enabled: unitId !== null && !own });
  const fallback = me.units.length === 1 ? (me.units[0] ?? null) : null;
  const detail = found.data;
  const unit = unitId === null ? fallback : (own ?? detail ?? null);
  const setUnit = useCallback(
    (next: UnitRef | null) =>
      setSearch((previous) => {
        const params = new URLSearchParams(previous);
        params.delete('page');
        if (next) {
          params.set('unit', String(next.id));
        } else {
          params.delete('unit');
        }
        return params;
      }),
    [setSearch],
  );
  return useMemo(
    () => ({
      unit: unit && { id: unit.id, name: unit.name, level: unit.level },
      unitId: unitId ?? fallback?.id ?? null,
      isLoading: found.isLoading,
      setUnit,
    }),
    [unit, unitId, fallback, found.isLoading, setUnit],
  );
}
